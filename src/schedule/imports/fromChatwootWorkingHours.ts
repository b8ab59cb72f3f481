import { ensure } from '../../errors.ts';
import { readRecord } from '../readParts.ts';
import type { ScheduleDefinition } from '../scheduleDefinition.ts';
import { DAY_MINUTES, type MinuteInterval, readWhole } from './minuteInterval.ts';
import { readArray, readFlag, readTimeZone } from './readFields.ts';
import { weeklyFromMinutes } from './weeklyFromMinutes.ts';

/** An inbox as Chatwoot's API gives it. */
export interface ChatwootInbox {
  /** The IANA time zone. */
  readonly timezone: string;
  /** The working hours, one element a day. */
  readonly working_hours: readonly ChatwootWorkingHours[];
  /** Whether the inbox keeps them. */
  readonly working_hours_enabled?: boolean | null | undefined;
}

/** The working hours of one day in a Chatwoot inbox. */
export interface ChatwootWorkingHours {
  /** 0 for Sunday to 6. */
  readonly day_of_week: number;
  /** 0 to 23. */
  readonly open_hour?: number | null | undefined;
  /** 0 to 59. */
  readonly open_minutes?: number | null | undefined;
  /** 0 to 23. */
  readonly close_hour?: number | null | undefined;
  /** 0 to 59. */
  readonly close_minutes?: number | null | undefined;
  /** Whether it is open from midnight to midnight. */
  readonly open_all_day?: boolean | null | undefined;
  /** Whether it is closed all day. */
  readonly closed_all_day?: boolean | null | undefined;
}

/**
 * The definition of the working hours of a Chatwoot inbox, for `defineSchedule`. Days that are not listed are closed.
 *
 * A day that closes at 23:59 is taken to close at midnight. Chatwoot cannot say 24:00: it stores a day that is open
 * all day as 00:00 to 23:59 and means the last minute by it. Read to the letter, a team that is always there would be
 * closed for a minute every night.
 *
 * @param inbox - the inbox, with `timezone` and `working_hours`
 * @throws KpiError `invalid-schedule` where the inbox or a part of it is missing or of another kind
 * @throws KpiError `invalid-schedule` where a day closes before it opens, or is both open and closed
 * @throws KpiError `invalid-schedule` where the inbox does not keep its working hours
 * @throws KpiError `invalid-option` where the time zone is not known
 * @see https://github.com/chatwoot/chatwoot/blob/develop/swagger/definitions/resource/inbox.yml
 *
 * @example
 * ```ts
 * import { fromChatwootWorkingHours } from 'support-kpi/schedule';
 *
 * const definition = fromChatwootWorkingHours({
 *   timezone: 'America/Los_Angeles',
 *   working_hours: [
 *     { day_of_week: 0, closed_all_day: true },
 *     { day_of_week: 1, open_hour: 9, open_minutes: 0, close_hour: 17, close_minutes: 30 },
 *     { day_of_week: 2, open_hour: 14, open_minutes: 0, close_hour: 23, close_minutes: 59 },
 *   ],
 * });
 * definition.weekly; // { mon: ['09:00-17:30'], tue: ['14:00-24:00'] }
 * ```
 */
export function fromChatwootWorkingHours(inbox: ChatwootInbox): ScheduleDefinition {
  const parts = readRecord(inbox, 'inbox', "{ timezone: 'Asia/Kolkata', working_hours: […] }");
  const timeZone = readTimeZone(parts['timezone'], 'timezone');
  ensure(
    parts['working_hours_enabled'] !== false,
    'invalid-schedule',
    'working_hours_enabled',
    false,
    'This inbox does not keep its hours, it is always open. Pass { ...inbox, working_hours_enabled: true } to use them.',
  );
  const days = readArray(parts['working_hours'], 'working_hours', "Give the inbox's list of days.");
  const isOpen = new Map<unknown, boolean>();
  const intervals = days.flatMap((day, i) => {
    const path = `working_hours[${i}]`;
    const hours = readDay(day, path);
    const weekday = readRecord(day, path, DAY)['day_of_week'];
    const opens = hours.length > 0;
    const agrees = (isOpen.get(weekday) ?? opens) === opens;
    ensure(
      agrees,
      'invalid-schedule',
      `${path}.day_of_week`,
      weekday,
      'This day is listed as open and as closed: keep one of the two.',
    );
    isOpen.set(weekday, opens);
    return hours;
  });
  return { timeZone, weekly: weeklyFromMinutes(intervals, 'sun') };
}

const DAY = '{ day_of_week: 1, open_hour: 9, open_minutes: 0, close_hour: 17, close_minutes: 30 }';

function readDay(value: unknown, path: string): MinuteInterval[] {
  const parts = readRecord(value, path, DAY);
  const number = (name: string, limit: number): number =>
    readWhole(parts[name], `${path}.${name}`, limit, 'Give a whole number');
  const isSet = (name: string): boolean => readFlag(parts[name], `${path}.${name}`);

  const midnight = number('day_of_week', 6) * DAY_MINUTES;
  const isClosed = isSet('closed_all_day');
  if (isSet('open_all_day')) {
    ensure(
      !isClosed,
      'invalid-schedule',
      path,
      value,
      'A day cannot be open and closed all day: unset one of the two.',
    );
    return [{ start: midnight, end: midnight + DAY_MINUTES }];
  }
  if (isClosed) return [];
  const start = number('open_hour', 23) * 60 + number('open_minutes', 59);
  const close = number('close_hour', 23) * 60 + number('close_minutes', 59);
  const end = close === DAY_MINUTES - 1 ? DAY_MINUTES : close;
  ensure(
    start < end,
    'invalid-schedule',
    `${path}.close_hour`,
    parts['close_hour'],
    'A day must close after it opens: give hours over midnight as those of two days.',
  );
  return [{ start: midnight + start, end: midnight + end }];
}
