import { ensure } from '../../errors.ts';
import { dateText } from '../../time/calendarDate.ts';
import { readDay } from '../readDay.ts';
import { readRecord } from '../readParts.ts';
import type { DatedHoliday, ScheduleDefinition } from '../scheduleDefinition.ts';
import { ianaTimeZone } from './ianaTimeZone.ts';
import { DAY_MINUTES, readMinuteInterval } from './minuteInterval.ts';
import { readArray, readName, readTimeZone } from './readFields.ts';
import { weeklyFromMinutes } from './weeklyFromMinutes.ts';

/** A schedule as Zendesk's Schedules API gives it. */
export interface ZendeskSchedule {
  /** Not looked at. */
  readonly id?: unknown;
  /** Not looked at. */
  readonly name?: unknown;
  /** The zone, by its name in Ruby on Rails (`'Eastern Time (US & Canada)'`) or IANA's. */
  readonly time_zone: string;
  /** The open intervals. */
  readonly intervals: readonly ZendeskInterval[];
}

/** An open interval of a Zendesk schedule. */
export interface ZendeskInterval {
  /** Minutes since Sunday 00:00. */
  readonly start_time: number;
  /** Minutes since Sunday 00:00, up to 10080. */
  readonly end_time: number;
}

/** A holiday as Zendesk's Schedules API gives it. */
export interface ZendeskHoliday {
  /** Not looked at. */
  readonly id?: unknown;
  /** What it is called. */
  readonly name?: string | null | undefined;
  /** The first date, `'2026-12-24'`. */
  readonly start_date: string;
  /** The last date, which is closed too. */
  readonly end_date: string;
}

/** Two years, one of them a leap year. */
const LONGEST_HOLIDAY = 731;

/**
 * The definition of a Zendesk schedule, for `defineSchedule`. Pass one element of the answer's `schedules`, and its
 * holidays, which Zendesk keeps under an address of their own. A schedule without intervals never opens.
 *
 * Intervals that overlap are united, and those over midnight are cut there. A holiday becomes one entry a date, each
 * with its name; one that lasts longer than two years is taken for a mistake.
 *
 * @param schedule - the schedule, in minutes since Sunday 00:00
 * @param holidays - its holidays; both dates of each are closed
 * @throws KpiError `invalid-schedule` where the schedule or a part of it is missing or of another kind
 * @throws KpiError `invalid-schedule` where an interval is not in whole minutes of the week or does not end after its
 *   start
 * @throws KpiError `invalid-schedule` where a holiday's date does not exist, or it ends before it begins or after more
 *   than two years
 * @throws KpiError `invalid-option` where the time zone is not known
 * @see https://developer.zendesk.com/api-reference/ticketing/ticket-management/schedules/
 *
 * @example
 * ```ts
 * import { defineSchedule, fromZendeskSchedule, isOpen } from 'support-kpi/schedule';
 *
 * const definition = fromZendeskSchedule(
 *   { time_zone: 'Eastern Time (US & Canada)', intervals: [{ start_time: 1980, end_time: 2460 }] },
 *   [{ name: 'Holiday', start_date: '2026-12-28', end_date: '2026-12-28' }],
 * );
 * definition.timeZone; // 'America/New_York'
 * definition.weekly; // { mon: ['09:00-17:00'] }
 * definition.holidays; // [{ date: '2026-12-28', name: 'Holiday' }]
 * isOpen(defineSchedule(definition), '2026-12-28T10:00:00-05:00'); // false
 * ```
 */
export function fromZendeskSchedule(
  schedule: ZendeskSchedule,
  holidays: readonly ZendeskHoliday[] = [],
): ScheduleDefinition {
  const parts = readRecord(
    schedule,
    'schedule',
    "{ time_zone: 'London', intervals: [{ start_time: 1980, end_time: 2460 }] }",
  );
  const timeZone = readTimeZone(parts['time_zone'], 'time_zone', ianaTimeZone);
  const intervals = readArray(parts['intervals'], 'intervals', "Give the schedule's list of intervals.").map(
    (interval, i) =>
      readMinuteInterval(interval, `intervals[${i}]`, ['start_time', 'end_time'], 7 * DAY_MINUTES),
  );
  const closed = readArray(
    holidays,
    'holidays',
    "Give the list that is the answer's holidays, not the answer around it.",
  ).flatMap((holiday, i) => datesOf(holiday, `holidays[${i}]`));
  return {
    timeZone,
    weekly: weeklyFromMinutes(intervals, 'sun'),
    ...(closed.length > 0 && { holidays: closed }),
  };
}

/** A holiday for each date. */
function datesOf(value: unknown, path: string): DatedHoliday[] {
  const parts = readRecord(
    value,
    path,
    "{ name: 'Christmas', start_date: '2026-12-24', end_date: '2026-12-25' }",
  );
  const first = readDay(parts['start_date'], `${path}.start_date`);
  const last = readDay(parts['end_date'], `${path}.end_date`);
  const name = readName(parts['name'], `${path}.name`);
  ensure(
    first <= last && last - first < LONGEST_HOLIDAY,
    'invalid-schedule',
    `${path}.end_date`,
    parts['end_date'],
    'Give a date that is not before start_date, and less than two years later.',
  );
  return Array.from({ length: last - first + 1 }, (_, i) => ({ date: dateText(first + i), ...name }));
}
