import { WEEKDAYS, weekdayIndex } from '../time/weekday.ts';
import type { LocalDay } from './localDay.ts';
import { hoursText, readWeekly } from './readHours.ts';
import type { WeeklyHours } from './scheduleDefinition.ts';

/** The hours of every week. */
export interface WeekHours {
  /** Monday first, without the days that are closed. */
  readonly definition: WeeklyHours;
  /** The hours of a day, counted from 1970-01-01. */
  dayAt(dayNumber: number): LocalDay;
}

/**
 * Reads weekly hours.
 *
 * @throws KpiError `invalid-schedule` where a day is not known, or intervals cannot be read or overlap
 */
export function readWeek(value: unknown, path: string): WeekHours {
  const hours = readWeekly(value, path);
  const days = WEEKDAYS.map((day) => hours.get(day) ?? []);
  return {
    definition: hoursText(
      hours,
      WEEKDAYS.filter((_, i) => days[i]?.length),
    ),
    dayAt: (dayNumber) => ({ intervals: days[weekdayIndex(dayNumber)] ?? [], reason: 'closed' }),
  };
}
