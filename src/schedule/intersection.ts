import { joinSchedules, mostTelling } from './joinSchedules.ts';
import type { Schedule } from './schedule.ts';
import type { IntersectionJson } from './scheduleJson.ts';

/**
 * Open only while all of the schedules are: the hours that two teams share.
 *
 * @throws KpiError `invalid-schedule` where there is none, or one does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, elapsed, intersection } from 'support-kpi/schedule';
 *
 * const rome = defineSchedule({ timeZone: 'Europe/Rome', weekly: { mon: ['09:00-17:00'] } });
 * const newYork = defineSchedule({ timeZone: 'America/New_York', weekly: { mon: ['09:00-17:00'] } });
 * // From 13:00 to 15:00 UTC.
 * elapsed(intersection(rome, newYork), '2026-03-30T00:00:00Z', '2026-03-31T00:00:00Z'); // 7200000
 * ```
 */
export function intersection(...schedules: readonly Schedule[]): Schedule<IntersectionJson> {
  return joinSchedules(schedules, {
    definition: (members) => ({ intersection: members }),
    isOpen: (open) => !open.includes(false),
    end: (ends) => Math.min(...ends),
    whyClosed: mostTelling,
  });
}
