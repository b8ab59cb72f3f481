import { ensure } from '../../errors.ts';
import { dateText } from '../../time/calendarDate.ts';
import { readDay } from '../readDay.ts';
import { readRecord } from '../readParts.ts';
import {
  DAY_MINUTES,
  type MinuteInterval,
  minutesText,
  readMinuteInterval,
  unitedMinutes,
} from './minuteInterval.ts';
import { readArray, readFlag, readName } from './readFields.ts';

/** An open interval of Intercom's office hours. */
export interface IntercomTimeInterval {
  /** Minutes since Monday 00:00; of an exception, since midnight. */
  readonly start_minute: number;
  /** Minutes since Monday 00:00, up to 10080; of an exception, since midnight, up to 1440. */
  readonly end_minute: number;
}

/** An exception to Intercom's office hours on one date. */
export interface IntercomOfficeHoursException {
  /** The date, `'2026-12-25'`. */
  readonly exception_date: string;
  /** `'closed'`, or `'custom_hours'` for other hours on that date. */
  readonly exception_type: string;
  /** The hours of `'custom_hours'`. */
  readonly time_intervals?: readonly IntercomTimeInterval[] | null | undefined;
  /** What it is called. */
  readonly name?: string | null | undefined;
  /** Whether it comes again every year. */
  readonly recurring_annually?: boolean | null | undefined;
}

const NAMES = ['start_minute', 'end_minute'] as const;

/** An exception, checked. */
export interface ReadException {
  readonly path: string;
  readonly date: string;
  readonly recurs: boolean;
  /** None where it is closed. */
  readonly hours: readonly string[] | undefined;
  readonly name: { readonly name?: string };
}

/**
 * Reads an exception.
 *
 * @throws KpiError `invalid-schedule` where a part is missing or of another kind
 */
export function readException(value: unknown, path: string): ReadException {
  const parts = readRecord(value, path, "{ exception_date: '2026-12-25', exception_type: 'closed' }");
  const type = parts['exception_type'];
  ensure(
    type === 'closed' || type === 'custom_hours',
    'invalid-schedule',
    `${path}.exception_type`,
    type,
    "Give 'closed' or 'custom_hours': other kinds of exceptions are not known.",
  );
  const intervals = parts['time_intervals'];
  return {
    path,
    date: dateText(readDay(parts['exception_date'], `${path}.exception_date`)),
    recurs: readFlag(parts['recurring_annually'], `${path}.recurring_annually`),
    name: readName(parts['name'], `${path}.name`),
    hours:
      type === 'closed'
        ? undefined
        : unitedMinutes(readTimeIntervals(intervals, `${path}.time_intervals`, DAY_MINUTES)).map(minutesText),
  };
}

/**
 * Reads a list of intervals.
 *
 * @param limit - the latest end, in minutes
 * @throws KpiError `invalid-schedule` where it is none, or one cannot be read
 */
export function readTimeIntervals(value: unknown, path: string, limit: number): MinuteInterval[] {
  return readArray(
    value,
    path,
    'Give a list of intervals such as [{ start_minute: 540, end_minute: 1020 }].',
  ).map((interval, i) => readMinuteInterval(interval, `${path}[${i}]`, NAMES, limit));
}
