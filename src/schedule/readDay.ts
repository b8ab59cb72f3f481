import { ensure } from '../errors.ts';
import { readDate } from '../time/calendarDate.ts';

/**
 * The day number of a date.
 *
 * @param more - what else to say where it is none
 * @throws KpiError `invalid-schedule` where it is no date that exists
 */
export function readDay(value: unknown, path: string, more: string = ''): number {
  const day = typeof value === 'string' ? readDate(value) : Number.NaN;
  ensure(!Number.isNaN(day), 'invalid-schedule', path, value, `${DATE_REMEDY}${more}`);
  return day;
}

/** What to do where a text is no date. */
export const DATE_REMEDY = "Expected a date that exists, such as '2026-12-25'.";
