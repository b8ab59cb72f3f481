import { type Counts, FIRST_FEW, type Places } from '../facts/reading/tally.ts';
import { Placed } from '../fold/placed.ts';
import type { Rows } from '../fold/rows.ts';
import type { Frames } from './frames.ts';
import { type Placing, place } from './place.ts';
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
  /** 1 for each of them that is placed; without it all are. */
  readonly chosen: Uint8Array | undefined;
  /** The cell of each of the rows, below 0 where it stands in none; without it all stand in cell 0. */
  readonly cell: Int32Array | undefined;
  /** Which row of the fact each of the rows is, where they are not the same. */
  readonly source: Int32Array | undefined;
  /** How many cells there are so far. */
  readonly cells: number;
}

/** The rows of a measure in cells: those that stay, and those that are left out, by reason. */
export interface SpreadMeasure {
  readonly kept: Spreading;
  readonly gone: ReadonlyMap<string, Spreading>;
  /** How many rows stand in no cell, because they have no usable time. */
  readonly undated: number;
  /** Whether another now would place rows differently. */
  readonly heldNow: boolean;
}

/** By what rows are put into cells. */
export interface Cells {
  readonly frames: Frames;
  readonly now: number;
  readonly spread: Spread;
}

/** The rows of a measure, by what becomes of them. */
export interface Judged {
  /** The rows with the columns of the measure. */
  readonly rows: Rows;
  /** 1 for each row that stays; without it all do. */
  readonly staying: Uint8Array | undefined;
  /** 1 for each row that is left out, by reason. */
  readonly leftOut: ReadonlyMap<string, Uint8Array>;
}

/** Tells apart which rows a measure is about, and which of these stay. */
export function judge(measure: Measure, reading: Reading): Judged {
  const rows = reading.rows(measure);
  const { where = 1, excluding = {} } = measure;
  let staying = rows.holds(where);
  const leftOut = new Map<string, Uint8Array>();
  for (const [reason, when] of Object.entries(excluding)) {
    const out = bothHold(staying, rows.holds(when), rows.length);
    if (out === undefined) continue;
    leftOut.set(reason, out);
    const rest = new Uint8Array(rows.length);
    for (let row = 0; row < rest.length; row++) if (staying?.[row] !== 0 && out[row] === 0) rest[row] = 1;
    staying = rest;
  }
  return { rows, staying, leftOut };
}

/** 1 for each row for which both hold; `undefined` where there is none. */
function bothHold(
  one: Uint8Array | undefined,
  other: Uint8Array | undefined,
  length: number,
): Uint8Array | undefined {
  const both = new Uint8Array(length);
  let isAny = false;
  for (let row = 0; row < length; row++) {
    if (one?.[row] === 0 || other?.[row] === 0) continue;
    both[row] = 1;
    isAny = true;
  }
  return isAny ? both : undefined;
}

/** Puts the rows of a measure into cells. */
export function spreadMeasure(
  { when }: Measure,
  { rows, staying, leftOut }: Judged,
  { frames, now, spread }: Cells,
): SpreadMeasure {
  let undated = 0;
  let heldNow = false;
  const spreadOf = (chosen: Uint8Array | undefined): Spreading => {
    const placing = place(rows, chosen, when, frames, now);
    undated += placing.undated;
    heldNow ||= placing.heldNow;
    return spread(placing);
  };
  const kept = spreadOf(staying);
  const gone = [...leftOut].map(([reason, out]) => [reason, spreadOf(out)] as const);
  return { kept, gone: new Map(gone), undated, heldNow };
}

/** Folds the rows of a measure, in all cells at once. */
export function foldMeasure(measure: Measure, judged: Judged, by: Cells): FoldedCells {
  const { kept, gone, undated, heldNow } = spreadMeasure(measure, judged, by);
  const cells = Math.max(kept.cells, ...[...gone.values()].map((each) => each.cells));
  const placed = placedIn(kept, cells);
  const states = Object.entries(measure.folds).map(
    ([name, fold]) => [name, fold, fold.gather(kept.rows, placed, cells)] as const,
  );
  const counts = new Map([...gone].map(([reason, each]) => [reason, placedIn(each, cells).counts]));
  return {
    undated,
    heldNow,
    has: (at) => Number(placed.counts[at]) > 0 || [...counts.values()].some((of) => Number(of[at]) > 0),
    at(at) {
      const own: Record<string, unknown> = {};
      for (const [name, fold, stateOf] of states) {
        own[name] = at >= 0 && at < cells ? stateOf(at) : fold.empty();
      }
      return { states: own, leftOut: countsAt(counts, at) };
    },
  };
}

function placedIn({ rows, chosen, cell }: Spreading, cells: number): Placed {
  return new Placed(rows.length, cells, chosen, cell);
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
export const byFrame: Spread = ({ rows, chosen, frame, source, frames }) => ({
  rows,
  chosen,
  source,
  cell: frame,
  cells: frames,
});

/** Where the first few rows stand that a measure leaves out, by reason. */
export function placesOf({ of: { needs } }: Measure, reading: Reading, { leftOut }: Judged): Places {
  const { record } = reading.table;
  return Object.fromEntries(
    [...leftOut].map(([reason, rows]) => {
      const found = new Set<string>();
      for (let row = 0; row < rows.length && found.size < FIRST_FEW; row++) {
        if (rows[row] === 1) found.add(`${needs[0]}[${record[row]}]`);
      }
      return [reason, [...found]];
    }),
  );
}
