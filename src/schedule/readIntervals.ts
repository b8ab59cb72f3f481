import { ensure } from '../errors.ts';
import { intervalText, type LocalInterval, readInterval } from './localInterval.ts';
import { readList } from './readParts.ts';

/** Of one day: one for every quarter of an hour and some more. So that no schedule can exhaust the memory. */
const MOST = 100;

/**
 * The intervals of a day, in order of their start; nothing at all is none.
 *
 * @throws KpiError `invalid-schedule` where there are too many, one cannot be read, or they overlap
 */
export function readIntervals(value: unknown, path: string): readonly LocalInterval[] {
  const intervals = readOverlapping(value, path);
  intervals.forEach((interval, i) => {
    const before = intervals[i - 1];
    ensure(
      before === undefined || before.end <= interval.start,
      'invalid-schedule',
      path,
      intervalText(interval),
      `This overlaps ${intervalText(before ?? interval)}: give intervals that lie apart, or one that covers both.`,
    );
  });
  return intervals;
}

/**
 * Intervals of a day that may overlap, in order of their start; nothing at all is none.
 *
 * @throws KpiError `invalid-schedule` where there are too many, or one cannot be read
 */
export function readOverlapping(value: unknown, path: string): readonly LocalInterval[] {
  const texts = readList(value, path, "['09:00-12:30', '13:30-18:00']");
  ensure(
    texts.length <= MOST,
    'invalid-schedule',
    path,
    texts.length,
    `Give at most ${MOST} intervals a day.`,
  );
  return texts
    .map((text, i) => readInterval(text, `${path}[${i}]`))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Intervals as texts again. */
export function intervalTexts(intervals: readonly LocalInterval[]): readonly string[] {
  return Object.freeze(intervals.map(intervalText));
}
