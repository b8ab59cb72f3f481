import type { LocalInterval } from './localInterval.ts';
import { readDay } from './readDay.ts';
import { intervalTexts, type readIntervals } from './readIntervals.ts';
import { readRecord } from './readParts.ts';
import type { DatedHours } from './scheduleDefinition.ts';

/** Intervals of single dates. */
export interface ReadDates {
  /** In order of the dates. */
  readonly definition: DatedHours;
  /** The intervals of a day, counted from 1970-01-01, where it has any of its own. */
  readonly hours: ReadonlyMap<number, readonly LocalInterval[]>;
}

/**
 * Reads intervals of single dates. Nothing at all is none, and so is nothing for a date: only an empty list closes it.
 *
 * @param readDate - reads the intervals of one date
 * @throws KpiError `invalid-schedule` where a date does not exist, or intervals cannot be read
 */
export function readDatedHours(value: unknown, path: string, readDate: typeof readIntervals): ReadDates {
  const hours = new Map<number, readonly LocalInterval[]>();
  const definition: Record<string, readonly string[]> = {};
  for (const [date, intervals] of Object.entries(
    readRecord(value ?? {}, path, "{ '2026-12-24': ['09:00-12:00'] }"),
  ).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const day = readDay(date, `${path}.${date}`);
    if (intervals === undefined || intervals === null) continue;
    const read = readDate(intervals, `${path}.${date}`);
    hours.set(day, read);
    definition[date] = intervalTexts(read);
  }
  return { definition: Object.freeze(definition), hours };
}
