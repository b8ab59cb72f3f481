import { WEEKDAYS, weekdayIndex } from '../time/weekday.ts';
import type { LocalDay } from './localDay.ts';
import { intervalTexts, readIntervals } from './readIntervals.ts';
import { readParts } from './readParts.ts';
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
 * @throws KpiError `unknown-option` where a day is not known
 * @throws KpiError `invalid-schedule` where there are none, or intervals cannot be read or overlap
 */
export function readWeek(value: unknown, path: string): WeekHours {
  const hours = readParts(value, path, WEEKDAYS, "{ mon: ['09:00-17:00'], tue: ['09:00-17:00'] }");
  const days = WEEKDAYS.map((day) => readIntervals(hours[day], `${path}.${day}`));
  const open = WEEKDAYS.flatMap((day, i) =>
    days[i]?.length ? [[day, intervalTexts(days[i])] as const] : [],
  );
  return {
    definition: Object.freeze(Object.fromEntries(open)),
    dayAt: (dayNumber) => ({ intervals: days[weekdayIndex(dayNumber)] ?? [], reason: 'closed' }),
  };
}
