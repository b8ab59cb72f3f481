import { calendarDate, DAY_MS } from './calendarDate.ts';
import type { PeriodUnit } from './period.ts';
import { sharedZone } from './sharedZone.ts';
import { weeksEarlier, yearEarlier } from './yearEarlier.ts';
import type { ZoneTable } from './zoneTable.ts';

/** From an instant up to another, which belongs no more. */
export type InstantRange = readonly [from: number, to: number];

/**
 * The range that ends where another starts and is as long. Of whole local days it has as many, from midnight on, also
 * where the clock changes in one of the two; any other has as many milliseconds. An empty range gives itself.
 *
 * @throws KpiError `invalid-option` where the time zone is not known
 */
export function previousRange(from: number, to: number, timeZone: string = 'UTC'): InstantRange {
  const zone = sharedZone(timeZone);
  const first = dayOf(zone, from);
  const days = dayOf(zone, to) - first;
  const isWholeDays = isMidnight(zone, from) && isMidnight(zone, to);
  return [isWholeDays ? zone.startOfDay(first - days) : from - (to - from), from];
}

/**
 * The same local dates and times one year earlier; 29 February becomes 28 February. Whole months stay whole, and whole
 * days begin at midnight, also where the clock skips it in one of the two years. With the unit `week` it is 52 weeks
 * earlier, so that whole weeks stay whole.
 *
 * @throws KpiError `invalid-option` where the time zone is not known
 */
export function lastYearRange(
  from: number,
  to: number,
  timeZone: string = 'UTC',
  unit?: PeriodUnit,
): InstantRange {
  const zone = sharedZone(timeZone);
  if (unit === 'week') return [moved(zone, from, weeksEarlier), moved(zone, to, weeksEarlier)];
  // What ends at midnight ends after the last date, not on the next: 28 February stays the last day unless it is the
  // month that ends.
  const isWholeMonths = [from, to].every((at) => isMidnight(zone, at) && isFirst(dayOf(zone, at)));
  const afterLastDate = (day: number): number => yearEarlier(day - 1) + 1;
  const isWholeDays = from < to && isMidnight(zone, to) && !isWholeMonths;
  return [moved(zone, from, yearEarlier), moved(zone, to, isWholeDays ? afterLastDate : yearEarlier)];
}

/** The same time of day on another date; midnight stays midnight. */
function moved(zone: ZoneTable, instant: number, dateOf: (day: number) => number): number {
  const day = dayOf(zone, instant);
  const to = dateOf(day);
  if (isMidnight(zone, instant)) return zone.startOfDay(to);
  return zone.instantOf(instant + zone.offsetAt(instant) + (to - day) * DAY_MS);
}

/** Whether an instant is the first of a local day. */
function isMidnight(zone: ZoneTable, instant: number): boolean {
  return zone.startOfDay(dayOf(zone, instant)) === instant;
}

function isFirst(day: number): boolean {
  return calendarDate(day).day === 1;
}

/** The date that the clock shows, as a day number. */
function dayOf(zone: ZoneTable, instant: number): number {
  return Math.floor((instant + zone.offsetAt(instant)) / DAY_MS);
}
