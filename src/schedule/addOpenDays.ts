import { ensure } from '../errors.ts';
import { DAY_MS } from '../time/calendarDate.ts';
import { MAX_INSTANT, MIN_INSTANT, type TimeInput, toInstant } from '../time/instant.ts';
import { isOpenAt } from './isOpen.ts';
import { boundAfter, boundBefore } from './nearestBound.ts';
import { openBounds } from './openBounds.ts';
import { compiledOf, type LocalHours, type Schedule } from './schedule.ts';

/**
 * When are so many working days over? Goes on by that many local dates whose own hours open at all (no closed weekday,
 * no holiday; a half day is one), keeps the time of day, and moves on to the next opening where that is closed. A
 * negative number goes back, and back to the last closing; 0 only moves to the next opening. In epoch milliseconds;
 * `null` where the dates run out before the year 2200, or after 1900.
 *
 * It counts dates, not shifts: two in the morning, in a night that began on Friday, is a time of Saturday.
 *
 * @throws KpiError `invalid-time` where `at` names no instant
 * @throws KpiError `invalid-option` where `days` is no whole number
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`, with pauses or without: one
 *   that is put together of several has no days of its own
 * @source zendesk/biz, `Biz.time(n, :days)`
 *
 * @example
 * ```ts
 * import { addOpenDays, defineSchedule } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'], fri: ['09:00-17:00'] } });
 * addOpenDays(office, '2026-03-27T11:00:00Z', 1) === Date.UTC(2026, 2, 30, 11); // true
 * addOpenDays(office, '2026-03-27T19:00:00Z', 1) === Date.UTC(2026, 3, 3, 9); // true
 * ```
 */
export function addOpenDays(schedule: Schedule, at: TimeInput, days: number): number | null {
  const { zone } = localHours(schedule);
  const instant = toInstant(at);
  ensure(Number.isInteger(days), 'invalid-option', 'days', days, 'Give a whole number of days.');
  const isWorkingDay = workingDays(schedule);
  const local = instant + zone.offsetAt(instant);
  const step = Math.sign(days);
  let day = Math.floor(local / DAY_MS);
  const timeOfDay = local - day * DAY_MS;
  for (let left = Math.abs(days); left > 0; ) {
    day += step;
    if (day * DAY_MS < MIN_INSTANT || day * DAY_MS >= MAX_INSTANT) return null;
    if (isWorkingDay(day)) left--;
  }
  const moved = zone.instantOf(day * DAY_MS + timeOfDay);
  if (step >= 0) return isOpenAt(schedule, moved) ? moved : boundAfter(schedule, moved, 'opening');
  return moved > MIN_INSTANT && isOpenAt(schedule, moved - 1)
    ? moved
    : boundBefore(schedule, moved, 'closing');
}

/** What was found out about the days of schedules: work is counted over the same ones again and again. */
const found = new WeakMap<Schedule, (day: number) => boolean>();

/** Tells of a local day, counted from 1970-01-01, whether its own hours open at all. */
function workingDays(schedule: Schedule): (day: number) => boolean {
  const known = found.get(schedule);
  if (known) return known;
  const { zone, dayAt } = localHours(schedule);
  const days = new Map<number, boolean>();
  const isWorkingDay = (day: number): boolean => {
    const before = days.get(day);
    if (before !== undefined) return before;
    const opens = dayAt(day).intervals.some(({ start, end }) => {
      const [from, to] = [zone.instantOf(day * DAY_MS + start), zone.instantOf(day * DAY_MS + end)];
      return openBounds(schedule, from, to).length > 0;
    });
    days.set(day, opens);
    return opens;
  };
  found.set(schedule, isWorkingDay);
  return isWorkingDay;
}

/** The days of a schedule: its own, or those under its pauses. */
function localHours(schedule: Schedule): LocalHours {
  const { hours } = compiledOf(schedule);
  if ('zone' in hours) return hours;
  const [member] = hours.members;
  ensure(
    member !== undefined && 'pauses' in schedule.definition,
    'invalid-schedule',
    'schedule',
    schedule,
    'Give a schedule of defineSchedule, with pauses or without: one that is put together of several has no days of its own.',
  );
  return localHours(member);
}
