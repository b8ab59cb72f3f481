import { checkOneOf } from './checkOneOf.ts';
import { datePeriods, dayNumbers, monthNumbers } from './datePeriods.ts';
import { hourPeriods } from './hourPeriods.ts';
import { lastYearPeriods } from './lastYearPeriods.ts';
import { periodLabel } from './periodLabel.ts';
import type { PeriodSteps } from './periodSteps.ts';
import { type PeriodTable, periodTable } from './periodTable.ts';
import { sharedZone } from './sharedZone.ts';
import { WEEKDAYS, type Weekday } from './weekday.ts';
import type { ZoneTable } from './zoneTable.ts';

/** A unit of the calendar to group by. */
export type PeriodUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The periods of one unit in one time zone; they follow each other without gap or overlap. */
export interface Period extends PeriodSteps {
  /** The starts of all periods that overlap `[from, to)`, in order; none where `to` is not after `from`. */
  starts(from: number, to: number): number[];
  /** The same periods by number, for loops over millions of instants; only instants in `[from, to)` have one. */
  table(from: number, to: number): PeriodTable;
  /** The start of the period before the one that holds an instant. */
  previousStart(instant: number): number;
  /**
   * The start of the period that corresponds, a year earlier, to the one that holds an instant: a month, quarter or
   * year by its name, a day by its date (to 29 February, 28 February), an hour by its date and local time, a week 52
   * weeks earlier.
   */
  lastYearStart(instant: number): number;
  /**
   * The name of the period that starts at an instant: hour `2026-03-29T03:00+02:00`, day and week (its first
   * day) `2026-03-29`, month `2026-03`, quarter `2026-Q1`, year `2026`.
   */
  label(start: number): string;
}

const UNITS: readonly PeriodUnit[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];
const MONTHS: Readonly<Partial<Record<PeriodUnit, number>>> = { month: 1, quarter: 3, year: 12 };

/**
 * The local hours, days, weeks, months, quarters or years of a time zone. A day on which the clock changes has
 * 23 or 25 hours; an hour that the clock shows twice is two periods.
 *
 * @param unit - what to count in
 * @param timeZone - an IANA time zone
 * @param weekStart - the first day of a week; ISO 8601 says Monday
 * @throws KpiError `invalid-option` where the unit, the time zone or the day is not known
 */
export function period(unit: PeriodUnit, timeZone: string, weekStart: Weekday = 'mon'): Period {
  checkOneOf('unit', unit, UNITS);
  checkOneOf('weekStart', weekStart, WEEKDAYS);
  const zone = sharedZone(timeZone);
  const steps = stepsOf(unit, zone, WEEKDAYS.indexOf(weekStart));
  const { startOf, nextStart } = steps;

  function starts(from: number, to: number): number[] {
    const list: number[] = [];
    for (let start = from < to ? startOf(from) : to; start < to; start = nextStart(start)) list.push(start);
    return list;
  }

  return {
    startOf,
    nextStart,
    starts,
    table: (from, to) => periodTable(new Float64Array(starts(from, to)), to, from),
    previousStart: (instant) => startOf(startOf(instant) - 1),
    lastYearStart: lastYearPeriods(unit, zone, steps),
    label: (start) => periodLabel(unit, start, zone.offsetAt(start)),
  };
}

function stepsOf(unit: PeriodUnit, zone: ZoneTable, weekStart: number): PeriodSteps {
  if (unit === 'hour') return hourPeriods(zone);
  const months = MONTHS[unit];
  if (months !== undefined) return datePeriods(zone, monthNumbers(months));
  return datePeriods(zone, unit === 'week' ? dayNumbers(7, weekStart - 3) : dayNumbers(1, 0)); // day 0 was a Thursday
}
