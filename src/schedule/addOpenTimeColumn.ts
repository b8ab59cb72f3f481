import { KpiError } from '../errors.ts';
import { inRange } from '../time/instant.ts';
import { readBoundary, type ShiftOptions } from './boundary.ts';
import { checkColumn, numberOf } from './columns.ts';
import { compiledOf, type Schedule } from './schedule.ts';
import { shiftBy } from './shiftBy.ts';

/**
 * When will so much open time have passed, for many at once?
 *
 * As `addOpenTime`, for epoch milliseconds, with nothing looked at twice: due dates of many tickets, each with its own target or
 * all with the same. NaN where a start or a duration is no number or a duration is negative, and where that much open time never
 * passes. No start gives an empty column.
 *
 * @param schedule - the hours
 * @param starts - epoch milliseconds
 * @param durations - milliseconds of open time: one for all, or as many as there are starts
 * @param options - `boundary`: where time that runs out just as the hours end is due, at closing (`'nearest'`, the default) or when
 *   they next open (`'farthest'`)
 * @throws KpiError `invalid-option` where a column is none, is not as long as the other, or `boundary` is neither of the two
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { addOpenTimeColumn, defineSchedule } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] } });
 * const starts = [Date.UTC(2026, 2, 30, 10), Date.UTC(2026, 2, 30, 16)];
 * const due = addOpenTimeColumn(office, starts, 7_200_000);
 * Array.from(due, (at) => new Date(at).getUTCHours()); // [12, 10]
 * ```
 */
export function addOpenTimeColumn(
  schedule: Schedule,
  starts: ArrayLike<number>,
  durations: number | ArrayLike<number>,
  options?: ShiftOptions,
): Float64Array {
  const boundary = readBoundary(options);
  const { grid } = compiledOf(schedule);
  checkColumn(starts, 'starts');
  const { length } = starts;
  const each = typeof durations === 'number' ? new Float64Array(length).fill(durations) : durations;
  checkColumn(each, 'durations');
  if (each.length !== length) {
    const remedy = `Give one for all, or as many as starts: ${length}.`;
    throw new KpiError('invalid-option', 'durations', each.length, remedy);
  }
  const due = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const [start, ms] = [inRange(numberOf(starts[i])), numberOf(each[i])];
    const isShift = !Number.isNaN(start) && ms >= 0 && ms < Number.POSITIVE_INFINITY;
    due[i] = isShift ? (shiftBy(grid, 'after', boundary, start, ms) ?? Number.NaN) : Number.NaN;
  }
  return due;
}
