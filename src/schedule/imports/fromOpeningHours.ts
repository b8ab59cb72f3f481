import { ensure } from '../../errors.ts';
import { readHolidays } from '../holidayCalendar.ts';
import { readParts } from '../readParts.ts';
import type { Holiday, ScheduleDefinition } from '../scheduleDefinition.ts';
import { openingDefinition } from './openingDefinition.ts';
import { openingHoursRules } from './openingHoursRules.ts';
import { readTimeZone } from './readFields.ts';

/** What OpenStreetMap's opening hours need beside the text. */
export interface OpeningHoursOptions {
  /** The public holidays that `PH` stands for. */
  readonly holidays?: readonly Holiday[] | undefined;
}

/** OpenStreetMap allows 255. */
const LONGEST_TEXT = 10_000;

/**
 * The definition of plain hours in the opening hours syntax of OpenStreetMap, for `defineSchedule`: weekdays with
 * hours, `24/7`, `off`, `PH off`, `Dec 25 off`, and dates with a year. It means exactly what OpenStreetMap's own
 * evaluation says, or is refused with the part that is not supported: months, weeks, `Mo[1]`, `SH`, sunrise, open ends,
 * comments, `unknown` and `||`.
 *
 * - Behind a semicolon, a rule replaces all that the rules before it say of its days, each from midnight to midnight:
 *   in `Mo-Fr 22:00-06:00; Sa off` Friday's night ends at midnight. Behind a comma, it adds hours.
 * - Because of that, nights stand in the definition as hours of two days where some dates are off or have hours of
 *   their own, and as one interval where none are.
 * - `PH` needs the list of public holidays, which the text does not hold. Without `PH` in the text the list is not
 *   used: holidays then have the hours of their weekday.
 * - The last rule of a day wins, holiday or not. So in `Mo-Fr 09:00-17:00; PH off; Sa 09:00-12:00` a holiday on a Saturday
 *   is open, and in `PH off; Mo-Fr 09:00-17:00` one from Monday to Friday is: write `PH off` last.
 * - Days that are off become holidays. Hours on public holidays (`PH 10:00-14:00`) and on a date of every year
 *   (`Dec 24 10:00-14:00`) become overrides of each year from 1900 to 2199.
 * - A half day in the list stays one where `PH` is off; where `PH` has hours, the two would contradict each other.
 * - Behind a comma, `PH` and dates are refused: they would add to the hours of the weekday, which few mean.
 * - A comment is read behind `off` alone. Elsewhere it makes hours unknown, as in `Mo-Fr 09:00-17:00 "only by phone"`.
 * - English names of days are read too (`Mon-Fri`, `Sunday`), and `9:00`.
 *
 * @param text - the opening hours; `'off'` never opens
 * @param timeZone - the IANA time zone of the place, which the text does not hold
 * @param options - the public holidays
 * @throws KpiError `invalid-schedule` where a part is not understood or not supported
 * @throws KpiError `invalid-schedule` where a later rule replaces a date whose hours go on over midnight
 * @throws KpiError `invalid-schedule` where `PH` has hours and a holiday is a half day
 * @throws KpiError `invalid-schedule` where `PH` is used and no holidays are given, or they cannot be read
 * @throws KpiError `invalid-option` where the time zone is not known
 * @throws KpiError `unknown-option` where an option does not exist
 * @see https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 *
 * @example
 * ```ts
 * import { defineSchedule, fromOpeningHours, isOpen } from 'support-kpi/schedule';
 *
 * const definition = fromOpeningHours('Mo-Fr 08:00-12:00,13:00-17:30; Fr 08:00-14:00; PH off', 'Europe/Berlin', {
 *   holidays: ['2026-12-25'],
 * });
 * definition.weekly.thu; // ['08:00-12:00', '13:00-17:30']
 * definition.weekly.fri; // ['08:00-14:00']
 * isOpen(defineSchedule(definition), '2026-12-25T09:00:00+01:00'); // false
 * fromOpeningHours('Mo-Fr sunrise-sunset', 'Europe/Berlin'); // throws KpiError sunrise-sunset
 * ```
 */
export function fromOpeningHours(
  text: string,
  timeZone: string,
  options: OpeningHoursOptions = {},
): ScheduleDefinition {
  ensure(
    typeof text === 'string' && text.length <= LONGEST_TEXT,
    'invalid-schedule',
    'text',
    typeof text === 'string' ? `${text.slice(0, 40)}…` : text,
    `Give a text such as 'Mo-Fr 08:00-17:30', of at most ${LONGEST_TEXT} characters.`,
  );
  const zone = readTimeZone(timeZone, 'timeZone');
  const { holidays } = readParts(options, 'options', ['holidays'], "{ holidays: ['2026-12-25'] }");
  const calendar = holidays === undefined ? undefined : readHolidays(holidays);
  return { timeZone: zone, ...openingDefinition(openingHoursRules(text), calendar) };
}
