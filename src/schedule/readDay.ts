import { ensure } from '../errors.ts';
import { readDate } from '../time/calendarDate.ts';

/**
 * The day number of a date.
 *
 * @throws KpiError `invalid-schedule` where it is no date that exists
 */
export function readDay(value: unknown, path: string): number {
  const day = typeof value === 'string' ? readDate(value) : Number.NaN;
  ensure(!Number.isNaN(day), 'invalid-schedule', path, value, DATE_REMEDY);
  return day;
}

/** What to do where a text is no date. */
export const DATE_REMEDY = "Give a date that exists as year, month and day: '2026-12-25'.";
