import { type DurationInput, toDuration } from '../time/duration.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';
import { readBoundary, type ShiftOptions } from './boundary.ts';
import { compiledOf, type Schedule } from './schedule.ts';
import { shiftBy } from './shiftBy.ts';

/**
 * When will so much open time have passed? The due time of a promise, in epoch milliseconds. Time that runs
 * out just as the hours end is due at closing, or with `boundary: 'farthest'` when they next open. A duration of 0 is
 * due at once. A day (`'1d'`) is 24 open hours; `addOpenDays` of `support-kpi/schedule` counts working days. `null` where that much open time never passes before the year 2200, as with hours that never open.
 *
 * @throws KpiError `invalid-time` where `at` names no instant
 * @throws KpiError `invalid-duration` where the duration cannot be read or is negative
 * @throws KpiError `invalid-option` where `boundary` is neither of the two
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { addOpenTime, defineSchedule } from 'support-kpi';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] } });
 * addOpenTime(office, '2026-03-30T16:00:00Z', '2h') === Date.UTC(2026, 2, 31, 10); // true
 * addOpenTime(office, '2026-03-30T16:00:00Z', '1h') === Date.UTC(2026, 2, 30, 17); // true
 * ```
 */
export function addOpenTime(
  schedule: Schedule,
  at: TimeInput,
  duration: DurationInput,
  options?: ShiftOptions,
): number | null {
  const [from, ms] = [toInstant(at), toDuration(duration)];
  const boundary = readBoundary(options);
  return shiftBy(compiledOf(schedule).grid, 'after', boundary, from, ms);
}
