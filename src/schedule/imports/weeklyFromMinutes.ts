import { WEEKDAYS, type Weekday } from '../../time/weekday.ts';
import type { WeeklyHours } from '../scheduleDefinition.ts';
import { DAY_MINUTES, type MinuteInterval, minutesText, unitedMinutes } from './minuteInterval.ts';

/**
 * Weekly hours from stretches of minutes of the week, which may overlap and reach over midnights. They are cut at
 * midnights, so that a holiday closes its whole date, as it does in the helpdesks that count minutes of the week.
 *
 * @param firstDay - the day on which minute 0 lies
 */
export function weeklyFromMinutes(intervals: readonly MinuteInterval[], firstDay: Weekday): WeeklyHours {
  const weekly: { [day in Weekday]?: readonly string[] } = {};
  const united = unitedMinutes(intervals);
  const shift = WEEKDAYS.indexOf(firstDay);
  WEEKDAYS.forEach((day, i) => {
    const midnight = ((i - shift + 7) % 7) * DAY_MINUTES;
    const hours = united
      .map(({ start, end }) => ({
        start: Math.max(start - midnight, 0),
        end: Math.min(end - midnight, DAY_MINUTES),
      }))
      .filter(({ start, end }) => start < end);
    if (hours.length > 0) weekly[day] = hours.map(minutesText);
  });
  return weekly;
}
