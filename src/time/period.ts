import { KpiError } from '../errors.ts';
import { unknownName } from '../nearestName.ts';
import { datePeriods, dayNumbers, monthNumbers } from './datePeriods.ts';
import { hourPeriods } from './hourPeriods.ts';
import { periodLabel } from './periodLabel.ts';
import type { PeriodSteps } from './periodSteps.ts';
import { WEEKDAYS, type Weekday } from './weekday.ts';
import { zoneOffset } from './zoneOffset.ts';
import { type ZoneTable, zoneTable } from './zoneTable.ts';

/** A unit of the calendar to group by. */
export type PeriodUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The periods of one unit in one time zone; they follow each other without gap or overlap. */
export interface Period extends PeriodSteps {
  /** The starts of all periods that overlap `[from, to)`, in order; none where `to` is not after `from`. */
  starts(from: number, to: number): number[];
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
  const zone = zoneTable(zoneOffset(timeZone));
  const { startOf, nextStart } = stepsOf(unit, zone, WEEKDAYS.indexOf(weekStart));

  function starts(from: number, to: number): number[] {
    const list: number[] = [];
    for (let start = from < to ? startOf(from) : to; start < to; start = nextStart(start)) list.push(start);
    return list;
  }

  return { startOf, nextStart, starts, label: (start) => periodLabel(unit, start, zone.offsetAt(start)) };
}

function stepsOf(unit: PeriodUnit, zone: ZoneTable, weekStart: number): PeriodSteps {
  if (unit === 'hour') return hourPeriods(zone);
  const months = MONTHS[unit];
  if (months !== undefined) return datePeriods(zone, monthNumbers(months));
  return datePeriods(zone, unit === 'week' ? dayNumbers(7, weekStart - 3) : dayNumbers(1, 0)); // day 0 was a Thursday
}

function checkOneOf<T extends string>(path: string, value: T, known: readonly T[]): void {
  if (!known.includes(value)) {
    // What is no text is named by its kind.
    const name = typeof value === 'string' ? value : typeof value;
    throw new KpiError('invalid-option', path, value, unknownName(name, known));
  }
}
