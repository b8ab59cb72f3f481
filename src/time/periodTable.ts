/** Periods that follow each other, by number. */
export interface PeriodTable {
  /** Where each period starts, in order; the first may lie before the first instant that has a number. */
  readonly starts: Float64Array;
  /** The number of the period that holds an instant, from 0; −1 where none does, and for `NaN`. */
  indexOf(instant: number): number;
}

/** With more cells for each period the table leaves the nearest memory; with one, a shorter period shares its cell. */
const CELLS_EACH = 2;
/** In a cell that holds several starts, all are searched. */
const SEARCH = -1;

/**
 * Numbers periods by look-up, for loops over millions of instants. Each period lasts until the next starts, the last
 * until `to`.
 *
 * Cells of equal length cover the time; each knows the last period that started before it, so that an instant is
 * compared with one start alone.
 *
 * @param starts - ascending; without any, no instant has a number
 * @param to - the first instant that belongs no more
 * @param from - instants before it have no number, even if a period holds them
 */
export function periodTable(
  starts: Float64Array,
  to: number,
  from: number = Number.NEGATIVE_INFINITY,
): PeriodTable {
  const first = Math.max(from, starts[0] ?? to);
  if (starts.length <= 2) {
    const second = starts[1] ?? to;
    return {
      starts,
      indexOf: (instant) => (instant >= first && instant < to ? Number(instant >= second) : -1),
    };
  }

  const ends = new Float64Array(starts.length).fill(Number.POSITIVE_INFINITY);
  ends.set(starts.subarray(1));
  const cells = CELLS_EACH * starts.length;
  const scale = cells / (to - first);
  // The same rounding puts starts and instants into cells: never a later one into an earlier cell.
  const cellOf = (instant: number): number => Math.trunc((instant - first) * scale);
  const lastBefore = lastBeforeCells(starts, cells, (start) =>
    start > first ? Math.min(cellOf(start), cells) : -1,
  );

  return {
    starts,
    indexOf(instant) {
      if (!(instant >= first && instant < to)) return -1;
      const index = lastBefore[((instant - first) * scale) | 0] ?? 0;
      if (index === SEARCH) return lastUpTo(starts, instant);
      return index + Number(instant >= (ends[index] ?? 0)); // no branch, which could not be foretold
    },
  };
}

/** For each cell the number of the last start in the cells before it, or `SEARCH`; one cell more for what rounds up. */
function lastBeforeCells(starts: Float64Array, cells: number, cellOf: (start: number) => number): Int32Array {
  const last = new Int32Array(cells + 1);
  const crowded: number[] = [];
  let filled = -1;
  for (let i = 1; i < starts.length; i++) {
    const cell = cellOf(starts[i] ?? 0);
    if (cell === filled && cell >= 0) crowded.push(cell);
    while (filled < cell) last[++filled] = i - 1;
  }
  last.fill(starts.length - 1, filled + 1);
  for (const cell of crowded) last[cell] = SEARCH;
  return last;
}

/** The number of the last start that is not after an instant, by halving. */
function lastUpTo(starts: Float64Array, instant: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (instant < (starts[middle] ?? 0)) high = middle - 1;
    else low = middle;
  }
  return low;
}
