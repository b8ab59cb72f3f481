import { type Counts, FIRST_FEW, type Places } from '../facts/reading/tally.ts';
import { count } from '../fold/count.ts';
import type { Placed } from '../fold/fold.ts';
import type { Rows } from '../fold/rows.ts';
import type { Frames } from './frames.ts';
import { type Placing, place, upTo } from './place.ts';
import type { Measure } from './plan.ts';
import type { Reading } from './readings.ts';

/** What a measure has folded from the rows of one cell. */
export interface FoldedMeasure {
  /** The states of its folds, by name. */
  readonly states: Readonly<Record<string, unknown>>;
  /** The rows that were left out, counted by reason. */
  readonly leftOut: Counts;
}

/** What a measure has folded, cell by cell. */
export interface FoldedCells {
  /** What is in a cell. */
  at(cell: number): FoldedMeasure;
  /** Whether any row stands in a cell, one that is left out too. */
  has(cell: number): boolean;
  /** How many rows stand in none, because they have no usable time. */
  readonly undated: number;
  /** Whether another now would place rows differently. */
  readonly heldNow: boolean;
}

/** Says in which cells the rows of a placing stand. */
export type Spread = (placing: Placing) => Spreading;

/** Rows in cells. */
export interface Spreading {
  /** The rows; where one stands in several cells, one for each. */
  readonly rows: Rows;
  /** Those of them that are placed. */
  readonly chosen: Int32Array;
  /** The cell of each of the rows, below 0 where it stands in none; without it all stand in cell 0. */
  readonly cell: Int32Array | undefined;
  /** How many cells there are so far. */
  readonly cells: number;
}

/** The rows of a measure, by what becomes of them. */
export interface Judged {
  /** The rows with the columns of the measure. */
  readonly rows: Rows;
  /** Those that stay. */
  readonly staying: Int32Array;
  /** Those that are left out, by reason. */
  readonly leftOut: ReadonlyMap<string, Int32Array>;
}

/** Tells apart which rows a measure is about, and which of these stay. */
export function judge(measure: Measure, reading: Reading): Judged {
  const rows = reading.rows(measure);
  const { where = 1, excluding = {} } = measure;
  let staying = rowsWhere(rows, where);
  const leftOut = new Map<string, Int32Array>();
  for (const [reason, when] of Object.entries(excluding)) {
    const isOut = rows.holds(when);
    const out = rowsOf(staying, isOut, true);
    if (out.length === 0) continue;
    leftOut.set(reason, out);
    staying = rowsOf(staying, isOut, false);
  }
  return { rows, staying, leftOut };
}

function rowsWhere(rows: Rows, where: Measure['where'] & {}): Int32Array {
  const holds = rows.holds(where);
  if (holds === undefined) return upTo(rows.length);
  const chosen = new Int32Array(rows.length);
  let length = 0;
  for (let row = 0; row < chosen.length; row++) if (holds[row] === 1) chosen[length++] = row;
  return chosen.subarray(0, length);
}

/** The rows of a list for which a column holds, or does not. */
function rowsOf(list: Int32Array, holds: Uint8Array | undefined, wanted: boolean): Int32Array {
  if (holds === undefined) return wanted ? list : list.subarray(0, 0);
  const chosen = new Int32Array(list.length);
  let length = 0;
  for (let i = 0; i < list.length; i++) {
    const row = list[i] ?? 0;
    if ((holds[row] === 1) === wanted) chosen[length++] = row;
  }
  return chosen.subarray(0, length);
}

/** Folds the rows of a measure, in all cells at once. */
export function foldMeasure(
  measure: Measure,
  { rows, staying, leftOut }: Judged,
  { frames, now, spread }: { readonly frames: Frames; readonly now: number; readonly spread: Spread },
): FoldedCells {
  const placing = place(rows, staying, measure.when, frames, now);
  const kept = spread(placing);
  const gone = [...leftOut].map(([reason, out]) => {
    const placed = place(rows, out, measure.when, frames, now);
    return { reason, undated: placed.undated, heldNow: placed.heldNow, ...spread(placed) };
  });
  const cells = Math.max(kept.cells, ...gone.map((each) => each.cells));
  const placed: Placed = { row: kept.chosen, cell: kept.cell };
  const states = Object.entries(measure.folds).map(
    ([name, fold]) => [name, fold, fold.gather(kept.rows, placed, cells)] as const,
  );
  const filled = new Uint8Array(cells);
  const counts = new Map<string, Float64Array>();
  fill(filled, kept);
  for (const each of gone) {
    fill(filled, each);
    counts.set(each.reason, countRows(each, cells));
  }
  return {
    undated: gone.reduce((sum, each) => sum + each.undated, placing.undated),
    heldNow: placing.heldNow || gone.some((each) => each.heldNow),
    has: (at) => filled[at] === 1,
    at(at) {
      const own: Record<string, unknown> = {};
      for (const [name, fold, stateOf] of states) {
        own[name] = at >= 0 && at < cells ? stateOf(at) : fold.empty();
      }
      return { states: own, leftOut: countsAt(counts, at) };
    },
  };
}

/** Marks the cells in which any row stands. */
function fill(filled: Uint8Array, { chosen, cell }: Spreading): void {
  if (cell === undefined) {
    if (chosen.length > 0) filled[0] = 1;
    return;
  }
  for (let i = 0; i < chosen.length; i++) {
    const at = cell[chosen[i] ?? 0] ?? -1;
    if (at >= 0) filled[at] = 1;
  }
}

function countRows({ rows, chosen, cell }: Spreading, cells: number): Float64Array {
  const countOf = count().gather(rows, { row: chosen, cell }, cells);
  return Float64Array.from({ length: cells }, (_, at) => countOf(at));
}

function countsAt(counts: ReadonlyMap<string, Float64Array>, at: number): Counts {
  const own: [string, number][] = [];
  for (const [reason, ofCells] of counts) {
    const n = ofCells[at] ?? 0;
    if (n > 0) own.push([reason, n]);
  }
  return Object.fromEntries(own);
}

/** Each row stands in the cell of its frame. */
export const byFrame: Spread = ({ rows, chosen, frame, frames }) => ({
  rows,
  chosen,
  cell: frame,
  cells: frames,
});

/** Where the first few rows stand that a measure leaves out, by reason. */
export function placesOf({ of: { needs } }: Measure, reading: Reading, { leftOut }: Judged): Places {
  const { record } = reading.table;
  return Object.fromEntries(
    [...leftOut].map(([reason, rows]) => {
      const found = new Set<string>();
      for (let i = 0; i < rows.length && found.size < FIRST_FEW; i++) {
        found.add(`${needs[0]}[${record[rows[i] ?? 0]}]`);
      }
      return [reason, [...found]];
    }),
  );
}
