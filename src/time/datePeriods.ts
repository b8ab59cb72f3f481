import { calendarDate, DAY_MS, dayNumber } from './calendarDate.ts';
import type { PeriodSteps } from './periodSteps.ts';
import type { ZoneTable } from './zoneTable.ts';

type Step = (instant: number) => number;

/** Periods of whole dates, numbered in order. Dates are day numbers (days since 1970-01-01). */
export interface PeriodNumbers {
  /** The number of the period that holds a date. */
  numberOf(day: number): number;
  /** The first date of a period. */
  firstDay(number: number): number;
}

/** Periods of so many days; one of them begins on the day `start`. */
export function dayNumbers(days: number, start: number): PeriodNumbers {
  return {
    numberOf: (day) => Math.floor((day - start) / days),
    firstDay: (number) => number * days + start,
  };
}

/** Periods of so many months, the first of a year from January on. */
export function monthNumbers(months: number): PeriodNumbers {
  return {
    numberOf(day) {
      const { year, month } = calendarDate(day);
      return Math.floor((year * 12 + month - 1) / months);
    },
    firstDay(number) {
      const month = number * months;
      return dayNumber(Math.floor(month / 12), (month % 12) + 1, 1);
    },
  };
}

/** Periods of whole local dates: days, weeks, months, quarters, years. */
export function datePeriods(zone: ZoneTable, { numberOf, firstDay }: PeriodNumbers): PeriodSteps {
  const startOfNumber = (number: number): number => zone.startOfDay(firstDay(number));

  /** The number of the period that holds an instant. Where midnight comes twice, the first counts. */
  function numberAt(instant: number): number {
    const number = numberOf(Math.floor((instant + zone.offsetAt(instant)) / DAY_MS));
    return instant >= startOfNumber(number + 1) ? number + 1 : number;
  }

  // A date that the zone skipped starts with the next one, so it is passed over.
  const nextStart = (instant: number): number => startOfNumber(numberAt(instant) + 1);

  return { startOf: remembered((instant) => startOfNumber(numberAt(instant)), nextStart), nextStart };
}

/** Less than the shortest period of whole dates, so that at most one begins in a cell. */
const CELL_MS = 36_000_000;
/** Of so many cells, as a power of two, is a chunk. */
const BITS = 8;
const MASK = 255;
/** The chunk of cells of the first instant that is accepted is −240: an array's index must not be negative. */
const CHUNKS_BEFORE_1970 = 244;

/** The same as `startOf`, from a table of cells: in each, the period that holds its start, and the next. */
function remembered(startOf: Step, nextStart: Step): Step {
  const chunks: Float64Array[] = [];
  return (instant) => {
    const cell = Math.floor(instant / CELL_MS);
    const index = (cell >> BITS) + CHUNKS_BEFORE_1970;
    let chunk = chunks[index];
    if (chunk === undefined) {
      chunk = new Float64Array(2 * (MASK + 1)).fill(Number.NaN);
      chunks[index] = chunk;
    }
    const at = 2 * (cell & MASK);
    if (Number.isNaN(chunk[at])) {
      chunk[at] = startOf(cell * CELL_MS);
      chunk[at + 1] = nextStart(cell * CELL_MS);
    }
    const next = chunk[at + 1] ?? 0;
    return instant < next ? (chunk[at] ?? 0) : next;
  };
}
