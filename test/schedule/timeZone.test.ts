import { expect, it } from 'vitest';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { difference } from '../../src/schedule/difference.ts';
import { explain } from '../../src/schedule/explain.ts';
import { intersection } from '../../src/schedule/intersection.ts';
import { sequence } from '../../src/schedule/sequence.ts';
import { union } from '../../src/schedule/union.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';

it('what is put together has the time zone of its first schedule, and is explained in it', () => {
  const [tokyo, lima] = ['Asia/Tokyo', 'America/Lima'].map((timeZone) =>
    defineSchedule({ timeZone, weekly: { mon: ['09:00-17:00'] } }),
  );
  if (tokyo === undefined || lima === undefined) throw new Error('expected two schedules');
  for (const joined of [
    union(tokyo, lima),
    intersection(tokyo, lima),
    difference(tokyo, lima),
    withPauses(tokyo, []),
    sequence([{ schedule: tokyo }, { from: '2026-03-31T00:00Z', schedule: lima }]),
  ]) {
    expect(joined.timeZone).toBe('Asia/Tokyo');
    const { sentence } = explain(joined, '2026-03-29T22:00Z', '2026-03-29T23:00Z');
    expect(sentence).toContain('in Asia/Tokyo. Not counted: Mon 2026-03-30 07:00 to 08:00 (closed');
  }
});
