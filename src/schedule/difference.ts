import { MAX_INSTANT } from '../time/instant.ts';
import { joinSchedules } from './joinSchedules.ts';
import type { Schedule } from './schedule.ts';
import type { DifferenceJson } from './scheduleJson.ts';

/**
 * Open while the first of the schedules is and none of the others: the hours in which one team is alone.
 *
 * @throws KpiError `invalid-schedule` where one does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, difference, elapsed } from 'support-kpi/schedule';
 *
 * const rome = defineSchedule({ timeZone: 'Europe/Rome', weekly: { mon: ['09:00-17:00'] } });
 * const newYork = defineSchedule({ timeZone: 'America/New_York', weekly: { mon: ['09:00-17:00'] } });
 * // From 07:00 to 13:00 UTC.
 * elapsed(difference(rome, newYork), '2026-03-30T00:00:00Z', '2026-03-31T00:00:00Z'); // 21600000
 * ```
 */
export function difference(schedule: Schedule, ...without: readonly Schedule[]): Schedule<DifferenceJson> {
  return joinSchedules([schedule, ...without], {
    definition: (members) => ({ difference: members }),
    isOpen: ([open, ...others]) => open === true && !others.includes(true),
    end: ([end = MAX_INSTANT]) => end,
    whyClosed: ([closure]) => closure ?? { reason: 'excluded' },
  });
}
