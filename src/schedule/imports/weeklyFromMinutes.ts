import { WEEKDAYS, type Weekday } from '../../time/weekday.ts';
import { commonIntervals } from '../commonIntervals.ts';
import type { WeeklyHours } from '../scheduleDefinition.ts';
import { DAY_MINUTES, type MinuteInterval, unitedMinutes } from './minuteInterval.ts';
import { textsByWeekday } from './textsByWeekday.ts';

/**
 * Weekly hours from stretches of minutes of the week, which may overlap and reach over midnights. They are cut at
 * midnights, so that a holiday closes its whole date, as it does in the helpdesks that count minutes of the week.
 *
 * @param firstDay - the day on which minute 0 lies
 */
export function weeklyFromMinutes(intervals: readonly MinuteInterval[], firstDay: Weekday): WeeklyHours {
  const united = unitedMinutes(intervals);
  const shift = WEEKDAYS.indexOf(firstDay);
  return textsByWeekday(
    WEEKDAYS.map((_, i) => {
      const midnight = ((i - shift + 7) % 7) * DAY_MINUTES;
      const day = { start: midnight, end: midnight + DAY_MINUTES };
      return commonIntervals(united, [day]).map(({ start, end }) => ({
        start: start - midnight,
        end: end - midnight,
      }));
    }),
  );
}
