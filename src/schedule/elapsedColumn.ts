import { KpiError } from '../errors.ts';
import { checkColumn, numberOf } from './columns.ts';
import { compiledOf, type Schedule } from './schedule.ts';

/**
 * The open time between many pairs of instants, in milliseconds: `elapsed` for whole columns. The instants are
 * epoch milliseconds; where one of a pair is no number, or not from 1900 to 2199, its answer is `NaN`.
 * Empty columns give an empty column.
 *
 * @throws KpiError `invalid-option` where the columns differ in length, or one is no array
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, elapsedColumn } from 'support-kpi';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
 * const monday = Date.UTC(2026, 2, 30);
 * Array.from(elapsedColumn(office, [monday, monday], [monday + 36_000_000, monday + 86_400_000])); // [3600000, 28800000]
 * ```
 */
export function elapsedColumn(
  schedule: Schedule,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): Float64Array {
  checkColumn(starts, 'starts');
  checkColumn(ends, 'ends');
  const { length } = starts;
  if (ends.length !== length) {
    throw new KpiError('invalid-option', 'ends', ends.length, `Give as many ends as starts: ${length}.`);
  }
  const grid = compiledOf(schedule).grid;
  const spans = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    spans[i] = grid.between(numberOf(starts[i]), numberOf(ends[i]));
  }
  return spans;
}
