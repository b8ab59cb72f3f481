import { calendarDate, dayNumber, daysInMonth } from './calendarDate.ts';

/** The same date a year earlier, as day numbers; of 29 February, 28 February. */
export function yearEarlier(number: number): number {
  const { year, month, day } = calendarDate(number);
  return dayNumber(year - 1, month, Math.min(day, daysInMonth(year - 1, month)));
}
