import { calendarDate, dayNumber, daysInMonth } from './calendarDate.ts';

/** The same date a year earlier, as day numbers; of 29 February, 28 February. */
export function yearEarlier(number: number): number {
  const { year, month, day } = calendarDate(number);
  return dayNumber(year - 1, month, Math.min(day, daysInMonth(year - 1, month)));
}

/** The day 52 weeks earlier, as day numbers: the same day of the week. */
export function weeksEarlier(number: number): number {
  return number - 52 * 7;
}
