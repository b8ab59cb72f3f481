import { ensure } from '../../errors.ts';
import { unite } from '../combineSegments.ts';
import { intervalText } from '../localInterval.ts';
import { segmentsOf } from '../openSegments.ts';
import { readRecord } from '../readParts.ts';

/** A stretch `[start, end)` in minutes from the start of a day or a week. */
export interface MinuteInterval {
  readonly start: number;
  readonly end: number;
}

/** The minutes of a day of 24 hours. */
export const DAY_MINUTES = 1440;

/**
 * Reads a stretch from an object that holds its start and its end as minutes.
 *
 * @param names - the fields of the start and of the end
 * @param limit - the latest end
 * @throws KpiError `invalid-schedule` where it is no object
 * @throws KpiError `invalid-schedule` where the start or the end is no whole minute up to the limit
 * @throws KpiError `invalid-schedule` where it does not end after its start
 */
export function readMinuteInterval(
  value: unknown,
  path: string,
  names: readonly [start: string, end: string],
  limit: number,
): MinuteInterval {
  const parts = readRecord(value, path, `{ ${names[0]}: 540, ${names[1]}: 1020 }`);
  const [start, end] = names.map((name) =>
    readWhole(parts[name], `${path}.${name}`, limit, 'Give whole minutes'),
  );
  ensure(
    start !== undefined && end !== undefined && start < end,
    'invalid-schedule',
    `${path}.${names[1]}`,
    end,
    `Give an end after ${names[0]}, which is ${start}.`,
  );
  return { start, end };
}

/**
 * Reads a whole number of 0 to a limit.
 *
 * @throws KpiError `invalid-schedule` where it is none
 */
export function readWhole(value: unknown, path: string, limit: number, what: string): number {
  ensure(
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limit,
    'invalid-schedule',
    path,
    value,
    `${what} of 0 to ${limit}.`,
  );
  return value;
}

/** The same minutes in order, where stretches that overlap or touch are one. */
export function unitedMinutes(intervals: readonly MinuteInterval[]): MinuteInterval[] {
  const sorted = [...intervals].sort((a, b) => a.start - b.start);
  return segmentsOf(unite(sorted.flatMap(({ start, end }) => [start, end]))).map(({ startAt, endAt }) => ({
    start: startAt,
    end: endAt,
  }));
}

/** A stretch of a day, which may end on the next, as the text that a schedule reads. */
export function minutesText({ start, end }: MinuteInterval): string {
  return intervalText({ start: start * 60_000, end: end * 60_000 });
}
