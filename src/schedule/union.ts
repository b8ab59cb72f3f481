import { joinSchedules, mostTelling } from './joinSchedules.ts';
import type { Schedule } from './schedule.ts';
import type { UnionJson } from './scheduleJson.ts';

/**
 * Open whenever any of the schedules is: teams in several time zones that follow the sun. Instant by instant, so each
 * keeps its own zone, holidays and changes of the clock.
 *
 * @throws KpiError `invalid-schedule` where there is none, or one does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, elapsed, union } from 'support-kpi/schedule';
 *
 * const rome = defineSchedule({ timeZone: 'Europe/Rome', weekly: { mon: ['09:00-17:00'] } });
 * const newYork = defineSchedule({ timeZone: 'America/New_York', weekly: { mon: ['09:00-17:00'] } });
 * // From 07:00 to 15:00 and from 13:00 to 21:00 UTC.
 * elapsed(union(rome, newYork), '2026-03-30T00:00:00Z', '2026-03-31T00:00:00Z'); // 50400000
 * ```
 */
export function union(...schedules: readonly Schedule[]): Schedule<UnionJson> {
  return joinSchedules(schedules, {
    definition: (members) => ({ union: members }),
    isOpen: (open) => open.includes(true),
    end: (ends) => Math.max(...ends),
    whyClosed: mostTelling,
  });
}
