import { joinedNight } from './joinedNight.ts';
import { DAY_MINUTES } from './minuteInterval.ts';
import type { SpecialDay } from './openingDays.ts';
import { isSpecial } from './openingHoursOfDay.ts';

/**
 * The same days in their order, where an evening that goes on after midnight belongs wholly to the day on which it begins.
 *
 * Where the next day would be left without hours of its own, midnight parts the two.
 *
 * @param isUsual - whether what is left of the next day need not be written
 */
export function joinNights(days: readonly SpecialDay[], isUsual: (day: SpecialDay) => boolean): SpecialDay[] {
  const joined: SpecialDay[] = [];
  let now = days[0];
  for (let i = 1; now; i++) {
    let next = days[i];
    const evening = now.hours.at(-1);
    const end = next?.number === now.number + 1 ? joinedNight(evening, next.hours[0]) : 0;
    if (next && evening && end > 0) {
      const rest = { ...next, hours: next.hours.slice(1) };
      const isLeftOut = isUsual(rest);
      const hasOwnHours = rest.winner && isSpecial(rest.winner) && rest.hours.length > 0;
      if (isLeftOut || hasOwnHours) {
        const night = { start: evening.start, end: DAY_MINUTES + end };
        now = { ...now, hours: [...now.hours.slice(0, -1), night] };
        next = isLeftOut ? days[++i] : rest;
      }
    }
    joined.push(now);
    now = next;
  }
  return joined;
}
