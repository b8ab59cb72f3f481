import { type DurationInput, toDuration } from '../time/duration.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';
import { readBoundary, type ShiftOptions } from './boundary.ts';
import { compiledOf, type Schedule } from './schedule.ts';
import { shiftBy } from './shiftBy.ts';

/**
 * When must work begin for so much open time to have passed by an instant? In epoch milliseconds. Time that is used up
 * just where hours begin gives that opening, or with `boundary: 'farthest'` the closing before it. A duration of 0 gives
 * the instant itself. `null` where there was not that much open time since the year 1900.
 *
 * @throws KpiError `invalid-time` where `at` names no instant
 * @throws KpiError `invalid-duration` where the duration cannot be read or is negative
 * @throws KpiError `invalid-option` where `boundary` is neither of the two
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, subtractOpenTime } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] } });
 * subtractOpenTime(office, '2026-03-31T10:00:00Z', '2h') === Date.UTC(2026, 2, 30, 16); // true
 * subtractOpenTime(office, '2026-03-31T10:00:00Z', '1h') === Date.UTC(2026, 2, 31, 9); // true
 * ```
 */
export function subtractOpenTime(
  schedule: Schedule,
  at: TimeInput,
  duration: DurationInput,
  options?: ShiftOptions,
): number | null {
  const [from, ms] = [toInstant(at), toDuration(duration)];
  const boundary = readBoundary(options);
  return shiftBy(compiledOf(schedule).grid, 'before', boundary, from, ms);
}
