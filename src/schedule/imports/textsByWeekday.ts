import { WEEKDAYS, type Weekday } from '../../time/weekday.ts';
import type { WeeklyHours } from '../scheduleDefinition.ts';
import { type MinuteInterval, minutesText } from './minuteInterval.ts';

/** The hours of each weekday, Monday first, as texts; closed days are left out. */
export function textsByWeekday(weekly: readonly (readonly MinuteInterval[])[]): WeeklyHours {
  const texts: { [day in Weekday]?: readonly string[] } = {};
  WEEKDAYS.forEach((day, i) => {
    const hours = weekly[i] ?? [];
    if (hours.length > 0) texts[day] = hours.map(minutesText);
  });
  return texts;
}
