import { DAY_MS } from '../time/calendarDate.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';
import { hoursNear } from './hoursNear.ts';
import { isOpenAt } from './isOpen.ts';
import type { Closure } from './localDay.ts';
import { compiledOf, type LocalHours, type Schedule } from './schedule.ts';

/**
 * Why is it closed at an instant? `null` while it is open. Of schedules that were put together, the first reason that
 * says more than `closed`.
 *
 * @throws KpiError `invalid-time` where `at` names no instant
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, whyClosed } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({
 *   timeZone: 'Europe/Istanbul',
 *   weekly: { thu: ['09:00-17:00'] },
 *   holidays: [{ date: '10-29', name: 'Republic Day' }],
 *   breaks: { '2026-10-22': ['12:00-13:00'] },
 * });
 * whyClosed(office, '2026-10-29T10:00:00+03:00'); // { reason: 'holiday', name: 'Republic Day' }
 * whyClosed(office, '2026-10-22T12:30:00+03:00'); // { reason: 'break' }
 * whyClosed(office, '2026-10-22T20:00:00+03:00'); // { reason: 'closed' }
 * whyClosed(office, '2026-10-22T10:00:00+03:00'); // null
 * ```
 */
export function whyClosed(schedule: Schedule, at: TimeInput): Closure | null {
  return closureAt(schedule, toInstant(at));
}

/** The same of an instant in epoch milliseconds, which may be any that is accepted as text. */
export function closureAt(schedule: Schedule, instant: number): Closure | null {
  if (isOpenAt(schedule, instant)) return null;
  const { hours } = compiledOf(schedule);
  if ('zone' in hours) return localClosure(hours, instant);
  return hours.whyClosed(instant, (member) => closureAt(member, instant)) ?? { reason: 'closed' };
}

function localClosure(hours: LocalHours, instant: number): Closure {
  // Closed within the hours of a day: then a break cuts them.
  for (const [start, end] of hoursNear(hours, instant, instant)) {
    if (start <= instant && instant < end) return { reason: 'break' };
  }
  const { zone, dayAt } = hours;
  const { reason, name } = dayAt(Math.floor((instant + zone.offsetAt(instant)) / DAY_MS));
  return { reason, ...(name !== undefined && { name }) };
}
