import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { addOpenTimeColumn } from '../../src/schedule/addOpenTimeColumn.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';

const HOUR = 3_600_000;
const hours = ['09:00-12:30', '13:30-18:00'];
const office = defineSchedule({
  timeZone: 'Europe/Rome',
  weekly: { mon: hours, tue: hours, thu: ['22:00-06:00'], fri: hours },
  holidays: ['2026-04-06', { month: 12, weekday: 'thu', nth: -1 }],
});
const paused = withPauses(office, [{ from: Date.UTC(2026, 2, 2, 9), to: Date.UTC(2026, 2, 3, 9) }]);
const never = defineSchedule({ timeZone: 'UTC', weekly: {} });

describe('due times in a column', () => {
  test('are those of one call each, whatever hours, boundary and order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -5000, max: 20_000 }), fc.oneof(fc.nat(9), fc.nat(900))), {
          maxLength: 20,
        }),
        fc.constantFrom(office, paused, never),
        fc.constantFrom('nearest' as const, 'farthest' as const),
        (pairs, schedule, boundary) => {
          const starts = pairs.map(([half]) => Date.UTC(2026, 2, 1) + half * (HOUR / 2));
          const durations = pairs.map(([, half]) => half * (HOUR / 2));
          const expected = starts.map(
            (start, i) => addOpenTime(schedule, start, durations[i] ?? 0, { boundary }) ?? Number.NaN,
          );
          expect([...addOpenTimeColumn(schedule, starts, durations, { boundary })]).toEqual(expected);
          const typed = addOpenTimeColumn(schedule, Float64Array.from(starts), Float64Array.from(durations), {
            boundary,
          });
          expect([...typed]).toEqual(expected);
        },
      ),
    );
  });

  test('take one duration for all', () => {
    const starts = [Date.UTC(2026, 2, 2, 8), Date.UTC(2026, 2, 2, 16)];
    expect([...addOpenTimeColumn(office, starts, HOUR)]).toEqual(
      starts.map((start) => addOpenTime(office, start, HOUR)),
    );
  });

  test('are none of what is none', () => {
    expect(addOpenTimeColumn(office, [], [])).toHaveLength(0);
    const starts = [Number.NaN, Number.POSITIVE_INFINITY, Date.UTC(1899, 0, 1), Date.UTC(2026, 2, 2)];
    expect([...addOpenTimeColumn(office, starts, HOUR)].map(Number.isNaN)).toEqual([true, true, true, false]);
    const durations = [-1, Number.NaN, Number.POSITIVE_INFINITY, 0];
    const same = starts.map(() => Date.UTC(2026, 2, 2));
    expect([...addOpenTimeColumn(office, same, durations)].map(Number.isNaN)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test.each<[unknown, unknown, unknown, string]>([
    ['x', [1], undefined, 'starts'],
    [[1], {}, undefined, 'durations'],
    [[1], [1, 2], undefined, 'durations'],
    [[1], [1], { boundary: 'near' }, 'boundary'],
  ])('refuse %j and %j with %j', (starts, durations, options, path) => {
    expect(() => Reflect.apply(addOpenTimeColumn, undefined, [office, starts, durations, options])).toThrow(
      expect.objectContaining({ code: 'invalid-option', path }),
    );
  });
});
