import { addCounts } from '../define/addCounts.ts';
import { byFrame, type FoldedCells, foldMeasure, type Judged, placesOf } from '../define/foldMeasure.ts';
import { leftOutBy } from '../define/foldPlan.ts';
import type { Frames } from '../define/frames.ts';
import { firstPlaces } from '../define/places.ts';
import type { BoundPlan, Frame, Measure, Plan } from '../define/plan.ts';
import { presentPlan } from '../define/presentPlan.ts';
import type { Reading } from '../define/readings.ts';
import type { Lists } from '../facts/fact.ts';
import type { Counts } from '../facts/reading/tally.ts';
import type { Grouping } from './grouping.ts';

/** A metric of a report, with what it is read from. */
export interface Column {
  readonly name: string;
  readonly plan: BoundPlan<Plan<unknown>>;
  readonly parts: readonly Part[];
  /** The instant that counts as now for all of them; −Infinity where nothing says it. */
  readonly now: number;
}

/** A measure of a metric, read. */
export interface Part {
  readonly measure: Measure;
  readonly reading: Reading;
  readonly judged: Judged;
  /** The label by which rows are put down to somebody. */
  readonly label: string | undefined;
}

/** What all metrics of a report have folded, cell by cell. */
export interface FoldedColumns {
  /** For each metric what its measures have folded. */
  readonly columns: readonly (readonly FoldedCells[])[];
  /** How many rows have no usable time, by metric. */
  readonly undated: Counts;
  /** Whether any row stands in a group in a frame. */
  has(group: number, frame: number): boolean;
}

/** Folds all metrics, in all groups and frames at once. */
export function foldColumns(
  columns: readonly Column[],
  frames: Frames,
  grouping: Grouping,
  lists: Lists,
): FoldedColumns {
  const folded = columns.map(({ parts }) =>
    parts.map(({ measure, reading, judged, label }) =>
      foldMeasure(measure, judged, {
        frames,
        now: nowOf(reading),
        spread: grouping.spread(measure, reading, judged.rows, lists, label),
      }),
    ),
  );
  const undated = columns.map(({ name }, i): [string, number] => [
    name,
    folded[i]?.reduce((sum, each) => sum + each.undated, 0) ?? 0,
  ]);
  return {
    columns: folded,
    undated: Object.fromEntries(undated.filter(([, n]) => n > 0)),
    has: (group, frame) =>
      frame >= 0 && folded.some((parts) => parts.some((part) => part.has(group * frames.size + frame))),
  };
}

/** The instant that counts as now for a reading; −Infinity where nothing says it. */
export function nowOf({ table }: Reading): number {
  return table.now ?? Number.NEGATIVE_INFINITY;
}

/** Results of metrics by name. */
export type ResultsByName = Record<string, object>;

/** Makes the results of cells. */
export class Presenter {
  readonly #columns: readonly Column[];
  readonly #folded: FoldedColumns;
  readonly #frames: Frames;
  /** Most cells of a long report are empty, and all of these of one frame say the same. */
  readonly #nothing: Map<string, object> = new Map();

  constructor(columns: readonly Column[], folded: FoldedColumns, frames: Frames) {
    this.#columns = columns;
    this.#folded = folded;
    this.#frames = frames;
  }

  /** The results of a group in a frame. */
  at(group: number, frame: number): ResultsByName {
    const cell = group * this.#frames.size + frame;
    const bounds = boundsOf(this.#frames, frame);
    // By entries: a measure may have the name of what every object has.
    return Object.fromEntries(
      this.#columns.map((column, i) => {
        const parts = this.#folded.columns[i] ?? [];
        const result = parts.some((part) => part.has(cell))
          ? this.#present(column, parts, cell, bounds)
          : { ...this.#nothingIn(column, parts, frame) };
        return [column.name, result];
      }),
    );
  }

  #present(
    { plan, now }: Column,
    parts: readonly FoldedCells[],
    cell: number,
    frame: Omit<Frame, 'now'>,
  ): object {
    return presentPlan(plan, { measures: parts.map((part) => part.at(cell)), excluded: {}, now }, frame);
  }

  #nothingIn(column: Column, parts: readonly FoldedCells[], frame: number): object {
    const key = `${frame} ${column.name}`;
    const known = this.#nothing.get(key);
    if (known) return known;
    const result = this.#present(column, parts, -1, boundsOf(this.#frames, frame));
    this.#nothing.set(key, result);
    return result;
  }
}

/** From where to where a frame reaches. */
export function boundsOf({ bounds }: Frames, frame: number): Omit<Frame, 'now'> {
  const [start, end] = [bounds?.[frame], bounds?.[frame + 1]];
  return { start: start ?? Number.NEGATIVE_INFINITY, end: end ?? Number.POSITIVE_INFINITY };
}

/** The results of all rows together, with the records that could not be used at all. */
export function presentTotal(columns: readonly Column[], whole: Frames): ResultsByName {
  return Object.fromEntries(columns.map((column) => [column.name, totalOf(column, whole)]));
}

function totalOf({ plan, parts, now }: Column, whole: Frames): object {
  const folded = parts.map(({ measure, reading, judged }) =>
    foldMeasure(measure, judged, { frames: whole, now: nowOf(reading), spread: byFrame }).at(0),
  );
  const unusable = leftOutBy(parts.map(({ reading }) => reading));
  const places = firstPlaces([
    ...unusable.map(({ excludedAt }) => excludedAt),
    ...parts.map(({ measure, reading, judged }) => placesOf(measure, reading, judged)),
  ]);
  const excluded = addCounts(unusable.map((each) => each.excluded));
  return presentPlan(plan, { measures: folded, excluded, excludedAt: places, now }, boundsOf(whole, 0));
}
