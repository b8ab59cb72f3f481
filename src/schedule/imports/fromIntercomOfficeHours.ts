import { ensure } from '../../errors.ts';
import { readDate } from '../../time/calendarDate.ts';
import { readParts, readRecord } from '../readParts.ts';
import type { DatedHoliday, ScheduleDefinition } from '../scheduleDefinition.ts';
import {
  type IntercomOfficeHoursException,
  type IntercomTimeInterval,
  readException,
  readTimeIntervals,
} from './intercomException.ts';
import { DAY_MINUTES, type MinuteInterval } from './minuteInterval.ts';
import { readArray, readFlag, readTimeZone } from './readFields.ts';
import { weeklyFromMinutes } from './weeklyFromMinutes.ts';

/** An office hours schedule as Intercom's API gives it. */
export interface IntercomOfficeHours {
  /** The IANA time zone. */
  readonly time_zone_name: string;
  /** The open intervals, in minutes since Monday 00:00. */
  readonly time_intervals?: readonly IntercomTimeInterval[] | null | undefined;
  /** Whether it is always open; the intervals then say nothing more. */
  readonly twenty_four_seven?: boolean | null | undefined;
}

/** How to read Intercom's office hours. */
export interface IntercomOfficeHoursOptions {
  /** The first and the last year in which hours that recur annually are wanted. */
  readonly years?: readonly [first: number, last: number] | undefined;
}

const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * The definition of Intercom's office hours, for `defineSchedule`. Pass an office hours schedule and the list of its
 * exceptions, which Intercom keeps under an address of their own. An empty list of intervals never opens.
 *
 * Intervals that overlap are united, and those over midnight are cut there. The interval 0 to 10079, which is
 * Intercom's way to write the whole week, is one. A closed exception becomes a holiday with its name, each year where
 * it recurs; other hours become an override. Other hours that recur have no counterpart, so they are written out for
 * the `years` asked for.
 *
 * @param schedule - the office hours, in minutes since Monday 00:00
 * @param exceptions - the exceptions, in minutes of their date
 * @throws KpiError `invalid-schedule` where a part is missing or of another kind
 * @throws KpiError `invalid-schedule` where an interval is not in whole minutes of its week or date, or does not end
 *   after its start
 * @throws KpiError `invalid-schedule` where an exception's date does not exist or has two exceptions of one kind
 * @throws KpiError `invalid-schedule` where other hours recur annually and no years are given
 * @throws KpiError `invalid-option` where the time zone is not known or the years are not two of 1900 to 2199
 * @throws KpiError `unknown-option` where an option does not exist
 * @see https://developers.intercom.com/docs/references/2.17/rest-api/api.intercom.io/office-hours/office_hours_time_interval
 *
 * @example
 * ```ts
 * import { defineSchedule, fromIntercomOfficeHours, isOpen } from 'support-kpi/schedule';
 *
 * const definition = fromIntercomOfficeHours(
 *   { time_zone_name: 'America/New_York', time_intervals: [{ start_minute: 540, end_minute: 1020 }] },
 *   [{ exception_date: '2026-12-25', exception_type: 'closed', name: 'Christmas Day', recurring_annually: true }],
 * );
 * definition.weekly; // { mon: ['09:00-17:00'] }
 * definition.holidays; // [{ date: '12-25', name: 'Christmas Day' }]
 * isOpen(defineSchedule(definition), '2028-12-25T10:00:00-05:00'); // false
 * ```
 */
export function fromIntercomOfficeHours(
  schedule: IntercomOfficeHours,
  exceptions: readonly IntercomOfficeHoursException[] = [],
  options: IntercomOfficeHoursOptions = {},
): ScheduleDefinition {
  const parts = readRecord(
    schedule,
    'schedule',
    "{ time_zone_name: 'Europe/Rome', time_intervals: [{ start_minute: 540, end_minute: 1020 }] }",
  );
  const timeZone = readTimeZone(parts['time_zone_name'], 'time_zone_name');
  const weekly = weeklyFromMinutes(readWeek(parts), 'mon');
  const years = readYears(options);
  const found = readArray(
    exceptions,
    'exceptions',
    'Give the list of exceptions, not the answer around it.',
  ).map((exception, i) => readException(exception, `exceptions[${i}]`));

  const holidays = new Map<string, DatedHoliday>();
  const once = new Map<string, readonly string[]>();
  const yearly = new Map<string, readonly string[]>();
  for (const { date, recurs, hours, name, path } of found) {
    const key = recurs ? date.slice(5) : date;
    const isNew = ![holidays, once, yearly].some((kind) => kind.has(key));
    ensure(
      isNew,
      'invalid-schedule',
      path,
      date,
      'This date has another exception: give each date one, which may recur or not.',
    );
    if (!hours) holidays.set(key, { date: key, ...name });
    else (recurs ? yearly : once).set(key, hours);
    ensure(
      !(recurs && hours) || years !== undefined,
      'invalid-schedule',
      `${path}.recurring_annually`,
      true,
      'Hours that recur must be written out: say for which years, as in { years: [2026, 2030] }.',
    );
  }

  const overrides = new Map(once);
  const [firstYear, lastYear] = years ?? [0, -1];
  for (let year = firstYear; year <= lastYear; year++) {
    for (const [key, hours] of yearly) {
      const date = `${year}-${key}`;
      const isFree = !once.has(date) && !holidays.has(date);
      if (isFree && !Number.isNaN(readDate(date))) overrides.set(date, hours);
    }
  }
  return {
    timeZone,
    weekly,
    ...(holidays.size > 0 && { holidays: [...holidays.values()] }),
    ...(overrides.size > 0 && { overrides: Object.fromEntries(overrides) }),
  };
}

function readWeek(parts: Record<string, unknown>): MinuteInterval[] {
  const always = { start: 0, end: WEEK_MINUTES };
  if (readFlag(parts['twenty_four_seven'], 'twenty_four_seven')) return [always];
  const intervals = readTimeIntervals(parts['time_intervals'], 'time_intervals', WEEK_MINUTES);
  return intervals.map((interval) =>
    interval.start === 0 && interval.end === WEEK_MINUTES - 1 ? always : interval,
  );
}

function readYears(options: unknown): readonly [number, number] | undefined {
  const { years } = readParts(options, 'options', ['years'], '{ years: [2026, 2030] }');
  if (years === undefined || years === null) return undefined;
  const [first, last, more]: unknown[] = Array.isArray(years) ? years : [];
  ensure(
    isYear(first) && isYear(last) && first <= last && more === undefined,
    'invalid-option',
    'options.years',
    years,
    'Give the first and the last year, of 1900 to 2199, such as [2026, 2030].',
  );
  return [first, last];
}

function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1900 && value < 2200;
}
