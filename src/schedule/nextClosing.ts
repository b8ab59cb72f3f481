import { type TimeInput, toInstant } from '../time/instant.ts';
import { boundAfter } from './nearestBound.ts';
import type { Schedule } from './schedule.ts';

/**
 * When does it close next? The first instant after `at` at which open hours close, in epoch milliseconds. A closing at `at` itself is not meant. Intervals that touch do not close
 * between each other. `null` where that never comes before the year 2200, as with hours that never open or never close.
 *
 * @throws KpiError `invalid-time` where `at` names no instant
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, nextClosing } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
 * nextClosing(office, '2026-03-30T09:00:00Z') === Date.UTC(2026, 2, 30, 17); // true
 * nextClosing(defineSchedule({ timeZone: 'UTC', weekly: {} }), '2026-03-30T09:00:00Z'); // null
 * ```
 */
export function nextClosing(schedule: Schedule, at: TimeInput): number | null {
  return boundAfter(schedule, toInstant(at), 'closing');
}
