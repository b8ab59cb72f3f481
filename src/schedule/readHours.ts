import { ensure, KpiError } from '../errors.ts';
import { readDate } from '../time/calendarDate.ts';
import { WEEKDAYS, type Weekday } from '../time/weekday.ts';
import { intervalText, type LocalInterval, readInterval } from './localInterval.ts';
import { readList, readRecord } from './readParts.ts';

/** Of one day: one for every quarter of an hour and some more. So that no schedule can exhaust the memory. */
const MOST_INTERVALS = 100;

/** Open intervals in order, by the weekday or the date to which they belong. */
export type HoursByName = ReadonlyMap<string, readonly LocalInterval[]>;

/**
 * The intervals of each weekday.
 *
 * @throws KpiError `invalid-schedule` where a day is not known, or intervals cannot be read or overlap
 */
export function readWeekly(value: unknown, path: string): HoursByName {
  return readHours(value, path, isWeekday, `The days are ${WEEKDAYS.join(', ')}.`);
}

/**
 * The intervals of single dates. Nothing at all is none, and so is nothing for a date: only an empty list closes it.
 *
 * @throws KpiError `invalid-schedule` where a date does not exist, or intervals cannot be read or overlap
 */
export function readDated(value: unknown, path: string): HoursByName {
  const given = Object.entries(readRecord(value ?? {}, path)).filter(
    ([, hours]) => (hours ?? undefined) !== undefined,
  );
  return readHours(Object.fromEntries(given), path, isDate, DATE_REMEDY);
}

/** What to do where a text is no date. */
export const DATE_REMEDY = "Expected a date that exists, such as '2026-12-25'.";

/** Whether a text is a date that exists. */
export function isDate(text: string): boolean {
  return !Number.isNaN(readDate(text));
}

/** Whether a value names a day of the week. */
export function isWeekday(value: unknown): value is Weekday {
  return WEEKDAYS.some((day) => day === value);
}

function readHours(
  value: unknown,
  path: string,
  isName: (name: string) => boolean,
  remedy: string,
): HoursByName {
  return new Map(
    Object.entries(readRecord(value, path)).map(([name, intervals]) => {
      const at = `${path}.${name}`;
      if (isName(name)) return [name, readIntervals(intervals, at)];
      throw new KpiError('invalid-schedule', at, name, remedy);
    }),
  );
}

/**
 * Intervals in order of their start.
 *
 * @throws KpiError `invalid-schedule` where one cannot be read, or they overlap
 */
export function readIntervals(value: unknown, path: string): readonly LocalInterval[] {
  const texts = readList(value, path);
  ensure(
    texts.length <= MOST_INTERVALS,
    'invalid-schedule',
    path,
    texts,
    `Give at most ${MOST_INTERVALS} intervals.`,
  );
  const intervals = texts.map((text, i) => readInterval(text, `${path}[${i}]`));
  intervals.sort((a, b) => a.start - b.start);
  intervals.forEach(({ start }, i) => {
    if (start < (intervals[i - 1]?.end ?? 0)) {
      throw new KpiError('invalid-schedule', path, texts, 'The intervals of a day must not overlap.');
    }
  });
  return intervals;
}

/** Intervals as texts again, under these names and in their order. */
export function hoursText(hours: HoursByName, names: readonly string[]): Record<string, readonly string[]> {
  return Object.freeze(Object.fromEntries(names.map((name) => [name, intervalTexts(hours.get(name) ?? [])])));
}

/** Intervals as texts again. */
export function intervalTexts(intervals: readonly LocalInterval[]): readonly string[] {
  return Object.freeze(intervals.map(intervalText));
}
