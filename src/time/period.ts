import { KpiError } from '../errors.ts';
import { calendarDate, DAY_MS, dateText, dayNumber, padded } from './calendarDate.ts';
import { WEEKDAYS, type Weekday } from './weekday.ts';
import { zoneOffset } from './zoneOffset.ts';
import { type ZoneTable, zoneTable } from './zoneTable.ts';

/** A unit of the calendar to group by. */
export type PeriodUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The periods of one unit in one time zone; they follow each other without gap or overlap. */
export interface Period {
  /** The start of the period that holds an instant: a look-up, fit for millions of instants. */
  startOf(instant: number): number;
  /** The start of the period after the one that holds an instant. */
  nextStart(instant: number): number;
  /** The starts of all periods that overlap `[from, to)`, in order; none where `to` is not after `from`. */
  starts(from: number, to: number): number[];
  /**
   * The name of the period that starts at an instant: hour `2026-03-29T03:00+02:00`, day and week (its first
   * day) `2026-03-29`, month `2026-03`, quarter `2026-Q1`, year `2026`.
   */
  label(start: number): string;
}

const HOUR_MS = 3_600_000;
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };
const UNITS: readonly string[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];

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
  const weekShift = 3 - WEEKDAYS.indexOf(weekStart);
  if (weekShift > 3)
    throw new KpiError('invalid-option', 'weekStart', weekStart, `Expected one of ${WEEKDAYS.join(', ')}.`);
  if (!UNITS.includes(unit))
    throw new KpiError('invalid-option', 'unit', unit, `Expected one of ${UNITS.join(', ')}.`);
  const zone = zoneTable(zoneOffset(timeZone));
  const [startOf, nextStart] = unit === 'hour' ? hours(zone) : dates(zone, unit, weekShift);

  function starts(from: number, to: number): number[] {
    const list: number[] = [];
    for (let start = from < to ? startOf(from) : to; start < to; start = nextStart(start)) list.push(start);
    return list;
  }

  return { startOf, nextStart, starts, label: (start) => label(unit, start, zone.offsetAt(start)) };
}

type Step = (instant: number) => number;

/** Hours begin where the clock shows a full hour and where it jumps. */
function hours(zone: ZoneTable): [Step, Step] {
  function startOf(instant: number): number {
    const offset = zone.offsetAt(instant);
    const start = Math.floor((instant + offset) / HOUR_MS) * HOUR_MS - offset;
    return zone.offsetAt(start) === offset ? start : zone.changeBefore(instant);
  }

  function nextStart(instant: number): number {
    const next = startOf(instant) + HOUR_MS;
    const offset = zone.offsetAt(instant);
    const fullHour = Math.ceil((instant + offset + 1) / HOUR_MS) * HOUR_MS - offset;
    const change = zone.changeBefore(Math.min(next, fullHour));
    return change > instant ? change : fullHour;
  }

  return [startOf, nextStart];
}

/** Periods of whole local dates, numbered in order. */
function dates(zone: ZoneTable, unit: PeriodUnit, weekShift: number): [Step, Step] {
  const months = MONTHS[unit] ?? 0;
  const days = unit === 'week' ? 7 : 1;
  const shift = unit === 'week' ? weekShift : 0;

  function numberOf(day: number): number {
    if (months === 0) return Math.floor((day + shift) / days);
    const { year, month } = calendarDate(day);
    return Math.floor((year * 12 + month - 1) / months);
  }

  function startOfNumber(number: number): number {
    if (months === 0) return zone.startOfDay(number * days - shift);
    const month = number * months;
    return zone.startOfDay(dayNumber(Math.floor(month / 12), (month % 12) + 1, 1));
  }

  /** The number of the period that holds an instant. Where midnight comes twice, the first counts. */
  function numberAt(instant: number): number {
    const number = numberOf(Math.floor((instant + zone.offsetAt(instant)) / DAY_MS));
    return instant >= startOfNumber(number + 1) ? number + 1 : number;
  }

  function nextStart(instant: number): number {
    let number = numberAt(instant) + 1;
    while (startOfNumber(number) <= instant) number += 1; // a date that the zone skipped holds no instant
    return startOfNumber(number);
  }

  return [remembered((instant) => startOfNumber(numberAt(instant)), nextStart), nextStart];
}

/** Less than the shortest period of whole dates, so that at most one begins in a cell. */
const CELL_MS = 10 * HOUR_MS;
const CELLS = 256;

/** The same as `startOf`, from a table of cells: in each, the period that holds its start, and the next. */
function remembered(startOf: Step, nextStart: Step): Step {
  const chunks = new Map<number, Float64Array>();
  return (instant) => {
    const cell = Math.floor(instant / CELL_MS);
    const number = Math.floor(cell / CELLS);
    let chunk = chunks.get(number);
    if (chunk === undefined) {
      chunk = new Float64Array(2 * CELLS).fill(Number.NaN);
      chunks.set(number, chunk);
    }
    const at = 2 * (cell - number * CELLS);
    if (Number.isNaN(chunk[at])) {
      chunk[at] = startOf(cell * CELL_MS);
      chunk[at + 1] = nextStart(cell * CELL_MS);
    }
    const next = chunk[at + 1] ?? 0;
    return instant < next ? (chunk[at] ?? 0) : next;
  };
}

function label(unit: PeriodUnit, start: number, offset: number): string {
  const local = start + offset;
  const day = Math.floor(local / DAY_MS);
  const date = dateText(day);
  if (unit === 'year') return date.slice(0, 4);
  if (unit === 'month') return date.slice(0, 7);
  if (unit === 'quarter') return `${date.slice(0, 4)}-Q${Math.ceil(calendarDate(day).month / 3)}`;
  return unit === 'hour' ? `${date}T${clockText(local - day * DAY_MS)}${offsetText(offset)}` : date;
}

/** `03:00`, with seconds only where there are some. */
function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const text = `${padded(Math.floor(seconds / 3600))}:${padded(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${padded(seconds % 60)}`;
}

function offsetText(offset: number): string {
  return `${offset < 0 ? '-' : '+'}${clockText(Math.abs(offset))}`;
}
