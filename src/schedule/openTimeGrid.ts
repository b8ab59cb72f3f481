import { DAY_MS } from '../time/calendarDate.ts';
import type { SegmentSource } from './localSegments.ts';

// The days of the first instant that is accepted, and of the first that is not.
const FIRST_CELL = -25_567;
const END_CELL = 84_006;
/** How many cells are compiled ahead, so that a slowly growing range is not compiled again for each day. */
const AHEAD = 400;

/**
 * Open time by look-up. Time is cut into cells of one UTC day; each cell knows the open time before it and the
 * open stretches in it. The open time between two instants is then two look-ups, however far apart they are.
 * Cells are compiled when they are first asked for, and kept.
 */
export class OpenTimeGrid {
  readonly #source: SegmentSource;
  #cells: Cells;

  constructor(source: SegmentSource) {
    this.#source = source;
    this.#cells = compile(source, 0, 0);
  }

  /** The cells, which hold at least the instants from `from` to `to`. */
  covering(from: number, to: number): Cells {
    const cells = this.#cells;
    const first = Math.floor(from / DAY_MS);
    const last = Math.floor(to / DAY_MS);
    if (first >= cells.first && last < cells.end) return cells;
    return this.#extend(first, last + 1);
  }

  #extend(first: number, end: number): Cells {
    const known = this.#cells;
    const empty = known.first === known.end;
    const ahead = Math.max(AHEAD, (known.end - known.first) >> 1);
    const newFirst = first < known.first || empty ? Math.max(first - ahead, FIRST_CELL) : known.first;
    const newEnd = end > known.end || empty ? Math.min(end + ahead, END_CELL) : known.end;
    this.#cells = compile(this.#source, newFirst, newEnd);
    return this.#cells;
  }
}

/** The compiled cells of a range of UTC days. */
export interface Cells {
  /** The first cell, in days since 1970-01-01. */
  readonly first: number;
  /** The cell after the last. */
  readonly end: number;
  /** For each cell and the end: the open time from the first cell's start to its start. */
  readonly openBefore: Float64Array;
  /** For each cell and the end: where its stretches begin in `stretches`; then once more their number. */
  readonly stretchesAt: Int32Array;
  /** The open stretches, cut at the cells: start in milliseconds from the cell's start, length, start, length, … */
  readonly stretches: Int32Array;
}

function compile(source: SegmentSource, first: number, end: number): Cells {
  const openBefore = new Float64Array(end - first + 1);
  const stretchesAt = new Int32Array(end - first + 2);
  const stretches: number[] = [];
  const segments = first < end ? source(first * DAY_MS, end * DAY_MS) : [];
  let open = 0;
  let next = 0;
  for (let cell = first; cell < end; cell++) {
    for (; next < segments.length; next += 2) {
      const start = Math.max((segments[next] ?? 0) - cell * DAY_MS, 0);
      const stop = (segments[next + 1] ?? 0) - cell * DAY_MS;
      if (start >= DAY_MS) break;
      const length = Math.min(stop, DAY_MS) - start;
      stretches.push(start, length);
      open += length;
      if (stop > DAY_MS) break; // goes on in the next cell
    }
    openBefore[cell - first + 1] = open;
    stretchesAt[cell - first + 1] = stretches.length;
  }
  stretchesAt[end - first + 1] = stretches.length;
  return { first, end, openBefore, stretchesAt, stretches: Int32Array.from(stretches) };
}

/**
 * The open time from the first cell's start to an instant within the cells or at their end. Small integers and no
 * branches: the processor would guess them wrong for random instants, at several times the cost.
 */
export function openTimeAt(cells: Cells, instant: number): number {
  const { first, openBefore, stretchesAt, stretches } = cells;
  const day = Math.floor(instant / DAY_MS);
  const cell = (day - first) | 0;
  const time = (instant - day * DAY_MS) | 0;
  const end = stretchesAt[cell + 1] ?? 0;
  let open = 0;
  for (let i = stretchesAt[cell] ?? 0; i < end; i += 2) {
    const length = stretches[i + 1] ?? 0;
    const passed = (time - (stretches[i] ?? 0)) | 0;
    const missing = ((passed & ~(passed >> 31)) - length) | 0; // max(passed, 0) − length
    open = (open + length + (missing & (missing >> 31))) | 0; // length + min(missing, 0)
  }
  return (openBefore[cell] ?? 0) + open;
}

/** The open stretches within `[from, to)`, which the cells hold, cut at its ends: start, end, start, end, … */
export function boundsOf({ first, stretchesAt, stretches }: Cells, from: number, to: number): number[] {
  const bounds: number[] = [];
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) {
    for (let i = stretchesAt[day - first] ?? 0; i < (stretchesAt[day - first + 1] ?? 0); i += 2) {
      const open = day * DAY_MS + (stretches[i] ?? 0);
      const start = Math.max(open, from);
      const end = Math.min(open + (stretches[i + 1] ?? 0), to);
      if (start >= end) continue;
      // What was cut between two cells is one stretch.
      if (bounds.at(-1) === start) bounds[bounds.length - 1] = end;
      else bounds.push(start, end);
    }
  }
  return bounds;
}

/** The first instant by which the cells have been open for `target`, which is more than 0 and within them. */
export function instantOfOpenTime(
  { first, openBefore, stretchesAt, stretches }: Cells,
  target: number,
): number {
  let low = 0;
  let high = openBefore.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((openBefore[middle] ?? 0) < target) low = middle;
    else high = middle;
  }
  let left = target - (openBefore[low] ?? 0);
  let at = stretchesAt[low] ?? 0;
  for (let length = stretches[at + 1] ?? left; left > length; length = stretches[at + 1] ?? left) {
    left -= length;
    at += 2;
  }
  return (first + low) * DAY_MS + (stretches[at] ?? 0) + left;
}

/** The open time of all cells. */
export function openTimeOf({ first, end, openBefore }: Cells): number {
  return openBefore[end - first] ?? 0;
}
