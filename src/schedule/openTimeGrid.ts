import { MAX_INSTANT, MIN_INSTANT } from '../time/instant.ts';
import type { SegmentSource } from './localSegments.ts';

/** A cell lasts 2^24 ms, some 4 h 40 min: with a power of two, the cell of an instant costs no division. */
const CELL_MS = 16_777_216;
const CELLS_PER_MS = 1 / CELL_MS;
/** A week: how far beyond the first question hours are compiled. Later, half as far again as they are known. */
const AHEAD_MS = 604_800_000;
const NEVER = Number.POSITIVE_INFINITY;

/** Open time by look-up. */
export interface OpenTime {
  /** From here on it never opens; searches go no further. */
  readonly end: number;
  /** The open time between two instants: negative where `end` is before `start`, `NaN` where one is not accepted. */
  between(start: number, end: number): number;
  /** The cells, which hold at least the instants between two, in either order, and these. */
  covering(one: number, other: number): Cells;
  /** The cells that are compiled, where they hold an instant. */
  compiledAt(instant: number): Cells | undefined;
}

/**
 * Open time by look-up. Time is cut into short cells; each knows the open time before it and the open stretch in
 * it. The open time between two instants is then two look-ups, however far apart they are. Cells are compiled
 * when they are first asked for, and kept.
 */
export class OpenTimeGrid implements OpenTime {
  readonly end: number;
  readonly #source: SegmentSource;
  #cells: Cells | undefined;

  constructor(source: SegmentSource, end: number = MAX_INSTANT) {
    this.#source = source;
    this.end = end;
  }

  between(start: number, end: number): number {
    let cells = this.#cells;
    if (cells === undefined || !holds(cells, start) || !holds(cells, end)) {
      if (!(Math.min(start, end) >= MIN_INSTANT && Math.max(start, end) < MAX_INSTANT)) return Number.NaN;
      cells = this.covering(start, end);
    }
    return openTimeAt(cells, end) - openTimeAt(cells, start);
  }

  compiledAt(instant: number): Cells | undefined {
    const cells = this.#cells;
    return cells !== undefined && holds(cells, instant) ? cells : undefined;
  }

  covering(one: number, other: number): Cells {
    const cells = this.#cells;
    if (cells !== undefined && holds(cells, one) && holds(cells, other)) return cells;
    this.#cells = compile(this.#source, Math.min(one, other), Math.max(one, other), cells);
    return this.#cells;
  }
}

function holds({ from, to }: Cells, instant: number): boolean {
  return instant >= from && instant < to;
}

/** The compiled cells of a range of time. */
export interface Cells {
  /** The range `[from, to)` that is compiled; a cell begins at `from`. */
  readonly from: number;
  readonly to: number;
  /** The open stretches in the range: start, end, start, end, … */
  readonly bounds: Float64Array;
  /** For each stretch and the end: the open time before it. */
  readonly openBefore: Float64Array;
  /** For each cell: the open time before it. */
  readonly before: Float64Array;
  /** For each cell: the start of its open stretch, counted from the cell's own. */
  readonly starts: Int32Array;
  /**
   * For each cell: the length of its open stretch. Where it has several: minus their number; `starts` then tells
   * where in `bounds` they begin.
   */
  readonly lengths: Int32Array;
}

function compile(source: SegmentSource, first: number, last: number, known: Cells | undefined): Cells {
  let from = known?.from ?? NEVER;
  let to = known?.to ?? -NEVER;
  const ahead = Math.max(AHEAD_MS, (to - from) / 2);
  if (first < from) from = Math.floor(Math.max(first - ahead, MIN_INSTANT) * CELLS_PER_MS) * CELL_MS;
  if (last >= to) to = Math.min(Math.ceil(last + ahead), MAX_INSTANT);

  const bounds = new Float64Array(source(from, to)).map((at) => Math.min(Math.max(at, from), to));
  const openBefore = new Float64Array(bounds.length / 2 + 1);
  for (let i = 0; i < bounds.length; i += 2) {
    openBefore[i / 2 + 1] = (openBefore[i / 2] ?? 0) + (bounds[i + 1] ?? 0) - (bounds[i] ?? 0);
  }

  const count = Math.floor((to - from) * CELLS_PER_MS) + 1;
  const before = new Float64Array(count);
  const starts = new Int32Array(count);
  const lengths = new Int32Array(count);
  let next = 0;
  for (let cell = 0; cell < count; cell++) {
    const start = from + cell * CELL_MS;
    while ((bounds[next + 1] ?? NEVER) <= start) next += 2;
    let beyond = next;
    while ((bounds[beyond] ?? NEVER) < start + CELL_MS) beyond += 2;
    const several = beyond - next > 2;
    const opens = (bounds[next] ?? NEVER) - start;
    const stretch = Math.max(opens, 0);
    const end = Math.min((bounds[next + 1] ?? NEVER) - start, CELL_MS);
    before[cell] = (openBefore[next / 2] ?? 0) - Math.min(opens, 0);
    starts[cell] = several ? next : stretch;
    lengths[cell] = several ? next - beyond : Math.max(end - stretch, 0);
  }
  return { from, to, bounds, openBefore, before, starts, lengths };
}

/**
 * The open time from the start of the cells to an instant within them or at their end. Small integers and hardly
 * a branch: the processor would guess it wrong for random instants, at several times the cost.
 */
export function openTimeAt(cells: Cells, instant: number): number {
  const { from, before, starts, lengths } = cells;
  const cell = ((instant - from) * CELLS_PER_MS) | 0;
  const start = starts[cell] ?? 0;
  const length = lengths[cell] ?? 0;
  if (length < 0) return searchOpenTime(cells, instant, start, start - length);
  const passed = ((instant & (CELL_MS - 1)) - start) | 0;
  const missing = ((passed & ~(passed >> 31)) - length) | 0; // max(passed, 0) − length
  return (before[cell] ?? 0) + ((length + (missing & (missing >> 31))) | 0); // length + min(missing, 0)
}

function searchOpenTime({ bounds, openBefore }: Cells, instant: number, low: number, high: number): number {
  const passed = countBelow(bounds, instant, low, high);
  // After an odd number of bounds it is open, since the last of them.
  return (openBefore[passed >> 1] ?? 0) + (passed & 1) * (instant - (bounds[passed - 1] ?? 0));
}

/** How long the cells are open in all. */
export function openTimeIn({ openBefore }: Cells): number {
  return openBefore[openBefore.length - 1] ?? 0;
}

/** The first instant by which the cells were open for `target`, which is more than 0 and within them. */
export function instantOfOpenTime({ bounds, openBefore }: Cells, target: number): number {
  // Hours are much alike, so that the stretch is near to where it would be if all were as long.
  const last = openBefore.length - 1;
  const guess = Math.floor((target / (openBefore[last] ?? 1)) * last);
  let low = guess;
  let high = guess + 1;
  // Where the guess is right nothing is searched.
  const isThere = (openBefore[low] ?? 0) < target && target <= (openBefore[high] ?? 0);
  if (isThere) return (bounds[2 * low] ?? 0) + target - (openBefore[low] ?? 0);
  for (let step = 1; low > 0 && (openBefore[low] ?? 0) >= target; step *= 2) low = Math.max(low - step, 0);
  for (let step = 1; high < last && (openBefore[high] ?? 0) < target; step *= 2)
    high = Math.min(high + step, last);
  const stretch = countBelow(openBefore, target, low, high) - 1;
  return (bounds[2 * stretch] ?? 0) + target - (openBefore[stretch] ?? 0);
}

/** The open stretches within `[from, to)`, cut at its ends: start, end, start, end, … */
export function boundsOf({ bounds }: Cells, from: number, to: number): number[] {
  const found: number[] = [];
  const first = countBelow(bounds, from);
  for (let i = first - (first % 2); (bounds[i] ?? to) < to; i += 2) {
    const start = Math.max(bounds[i] ?? 0, from);
    const end = Math.min(bounds[i + 1] ?? 0, to);
    if (start < end) found.push(start, end);
  }
  return found;
}

/** How many ascending numbers are less than `limit`; those before `low` are, and those from `high` on are not. */
function countBelow(
  ascending: Float64Array,
  limit: number,
  low: number = 0,
  high: number = ascending.length,
): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
