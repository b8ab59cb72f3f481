import { type TimeInput, toInstant } from '../time/instant.ts';
import { boundAfter } from './nearestBound.ts';
import type { Schedule } from './schedule.ts';

/**
 * When does it open next? The first instant after `at` at which closed hours open, in epoch milliseconds. An opening at `at` itself is not meant. Intervals that touch do not close
 * between each other. `null` where that never comes before the year 2200, as with hours that never open or never close.
 *
 * @throws KpiError `invalid-time` where `at` names no instant
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, nextOpening } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
 * nextOpening(office, '2026-03-30T09:00:00Z') === Date.UTC(2026, 3, 6, 9); // true
 * nextOpening(defineSchedule({ timeZone: 'UTC', weekly: {} }), '2026-03-30T09:00:00Z'); // null
 * ```
 */
export function nextOpening(schedule: Schedule, at: TimeInput): number | null {
  return boundAfter(schedule, toInstant(at), 'opening');
}
