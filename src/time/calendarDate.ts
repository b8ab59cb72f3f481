import { twoDigits } from './digits.ts';

/** Milliseconds of a day of 24 hours. */
export const DAY_MS = 86_400_000;

/** A date of the Gregorian calendar, without time and zone. */
export interface CalendarDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

/**
 * The day number of a calendar date: days since 1970-01-01. A month beyond 1 to 12 is not understood; a day
 * beyond the month's end counts on into the next month.
 *
 * The year is taken to begin in March, so that the leap day comes last and the lengths of the months before it
 * follow one line.
 *
 * @see https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
export function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** The calendar date of a day number; `dayNumber` the other way. */
export function calendarDate(number: number): CalendarDate {
  const date = new Date(number * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * The day number that the first ten characters of a text name as `YYYY-MM-DD`, or `NaN` where they name no
 * date that exists (`2026-02-30`). What follows the ten characters is not looked at.
 */
export function leadingDate(text: string): number {
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const wellFormed = text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45;
  return wellFormed && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month))
    ? dayNumber(year, month, day)
    : Number.NaN;
}

/** The day number that a text of exactly the form `YYYY-MM-DD` names, or `NaN`. */
export function readDate(text: string): number {
  return text.length === 10 ? leadingDate(text) : Number.NaN;
}

/** A day number as `YYYY-MM-DD`, for years 0 to 9999. */
export function dateText(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** A number of 0 to 99 as two digits. */
export function padded(number: number): string {
  return String(number).padStart(2, '0');
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  return dayNumber(month < 12 ? year : year + 1, (month % 12) + 1, 1) - dayNumber(year, month, 1);
}
