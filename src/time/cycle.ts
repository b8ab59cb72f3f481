import { DAY_MS, padded } from './calendarDate.ts';
import { checkOneOf } from './checkOneOf.ts';
import { evenOffset } from './evenOffset.ts';
import { sharedZone } from './sharedZone.ts';
import { WEEKDAYS, type Weekday } from './weekday.ts';
import type { ZoneTable } from './zoneTable.ts';

/** What comes round again and again: the hours of the day, the days of the week, the hours of the week. */
export type CycleUnit = 'hourOfDay' | 'weekday' | 'hourOfWeek';

/** The parts of a day or a week by what the clock of one time zone shows, numbered in order. */
export interface Cycle {
  /** How many parts there are: 24, 7 or 168. */
  readonly size: number;
  /** The number of the part that holds an instant, 0 to `size` − 1: a look-up, fit for millions of instants. */
  indexOf(instant: number): number;
  /**
   * The first instant after another at which a new local hour or day begins or the number changes. An hour that the
   * clock shows twice comes twice with the same number; one that it skips does not come.
   */
  nextStart(instant: number): number;
  /** The name of a part: `00` to `23`, `mon` to `sun`, `mon 00` to `sun 23`; empty where there is no such part. */
  label(index: number): string;
}

const HOUR_MS = 3_600_000;
const UNITS: readonly CycleUnit[] = ['hourOfDay', 'weekday', 'hourOfWeek'];
const HOURS: readonly string[] = /* @__PURE__ */ Array.from({ length: 24 }, (_, hour) => padded(hour));

/**
 * The hours of the day, days of the week or hours of the week of a time zone, by what its clock shows: where the clock
 * is set back over midnight, the evening belongs to its day again.
 *
 * @param unit - which parts
 * @param timeZone - an IANA time zone
 * @param weekStart - the day that has number 0, or whose first hour has; ISO 8601 says Monday
 * @throws KpiError `invalid-option` where the unit, the time zone or the day is not known
 */
export function cycle(unit: CycleUnit, timeZone: string, weekStart: Weekday = 'mon'): Cycle {
  checkOneOf('unit', unit, UNITS);
  checkOneOf('weekStart', weekStart, WEEKDAYS);
  const zone = sharedZone(timeZone);
  const first = WEEKDAYS.indexOf(weekStart);
  const days = [...WEEKDAYS.slice(first), ...WEEKDAYS.slice(0, first)];
  const labels = labelsOf(unit, days);
  const partMs = unit === 'weekday' ? DAY_MS : HOUR_MS;
  // 1970-01-01 was a Thursday, the fourth day of a week that starts on Monday.
  const shift = unit === 'hourOfDay' ? 0 : ((3 - first) * DAY_MS) / partMs;
  const size = labels.length;
  const evenOffsetAt = evenOffset(zone);

  function indexOf(instant: number): number {
    const even = evenOffsetAt(instant);
    const offset = Number.isFinite(even) ? even : zone.offsetAt(instant);
    const part = Math.floor((instant + offset) / partMs) + shift;
    return part - Math.floor(part / size) * size;
  }

  return {
    size,
    indexOf,
    nextStart: (instant) => nextPart(zone, partMs, indexOf, instant),
    label: (index) => labels[index] ?? '',
  };
}

function labelsOf(unit: CycleUnit, days: readonly string[]): readonly string[] {
  if (unit === 'hourOfDay') return HOURS;
  return unit === 'weekday' ? days : days.flatMap((day) => HOURS.map((hour) => `${day} ${hour}`));
}

function nextPart(
  zone: ZoneTable,
  partMs: number,
  indexOf: (instant: number) => number,
  instant: number,
): number {
  for (let at = instant; ; ) {
    const local = at + zone.offsetAt(at);
    const full = (Math.floor(local / partMs) + 1) * partMs - zone.offsetAt(at);
    const change = zone.changeBefore(full);
    if (change <= at) return full;
    // The clock jumps. Within the same part it is no start, unless it jumps back to where that began.
    const isStart = (change + zone.offsetAt(change)) % partMs === 0;
    if (isStart || indexOf(change) !== indexOf(instant)) return change;
    at = change;
  }
}
