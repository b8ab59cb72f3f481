import { describe, expect, it } from 'vitest';
import { evenOffset } from '../../src/time/evenOffset.ts';
import { zoneTable } from '../../src/time/zoneTable.ts';

const HOUR = 3_600_000;
const DAY = 86_400_000;
const SECOND = 1000;

describe('the offset of a day on which the clock runs evenly', () => {
  it('is known where it does from an hour before the day to its end, before 1970 and after', () => {
    for (const start of [Date.UTC(1950, 5, 1), Date.UTC(2030, 5, 1)]) {
      const at = (change: number): number =>
        evenOffset(zoneTable((t) => (t < change ? HOUR : 2 * HOUR)))(start);
      expect(at(start - HOUR)).toBe(2 * HOUR);
      expect(at(start + DAY + SECOND)).toBe(HOUR);
      for (const later of [SECOND - HOUR, 0, DAY / 2, DAY - SECOND, DAY])
        expect(at(start + later)).not.toSatisfy(Number.isFinite);
    }
  });

  it('is the same whenever in the day it is asked for, and the first time and later', () => {
    const start = Date.UTC(2030, 5, 1);
    const offsetAt = evenOffset(zoneTable((t) => (t < start - HOUR ? HOUR : 2 * HOUR)));
    for (const later of [0, DAY - 1, HOUR, 0, DAY]) expect(offsetAt(start + later)).toBe(2 * HOUR);
    expect(offsetAt(start - DAY - 1)).toBe(HOUR);
    expect([start - 1, start - DAY].map(offsetAt).filter(Number.isFinite)).toEqual([]);
  });
});
