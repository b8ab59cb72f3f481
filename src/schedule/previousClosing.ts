import { type TimeInput, toInstant } from '../time/instant.ts';
import { boundBefore } from './nearestBound.ts';
import type { Schedule } from './schedule.ts';

/**
 * When did it close last? The last instant before `at` at which open hours closed, in epoch milliseconds. A closing at `at` itself is not meant. Intervals that touch do not close
 * between each other. `null` where that never came since the year 1900, as with hours that never open or never close.
 *
 * @throws KpiError `invalid-time` where `at` names no instant
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, previousClosing } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
 * previousClosing(office, '2026-03-30T17:00:00Z') === Date.UTC(2026, 2, 23, 17); // true
 * previousClosing(defineSchedule({ timeZone: 'UTC', weekly: {} }), '2026-03-30T09:00:00Z'); // null
 * ```
 */
export function previousClosing(schedule: Schedule, at: TimeInput): number | null {
  return boundBefore(schedule, toInstant(at), 'closing');
}
