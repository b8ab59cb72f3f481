import type { Column } from '../fold/expression.ts';

/** Stretches of time by which rows are told apart. */
export interface Frames {
  /** How many there are. */
  readonly size: number;
  /** The frame that holds an instant; −1 where none does. */
  indexOf(instant: number): number;
  /** Whether what has no time belongs here too. */
  readonly isTimeless: boolean;
  /** Where each begins, followed by where the last one ends; `undefined` where frames come again and again. */
  readonly bounds: Float64Array | undefined;
  /** The frames of the instants of columns that were looked up before. */
  readonly known?: WeakMap<Column, FramesOfColumn>;
  /** The first instant after this one at which another frame begins. */
  nextStart(instant: number): number;
}

/** All time, and what has none. */
export const ALL_TIME: Frames = /* @__PURE__ */ (() => ({
  size: 1,
  indexOf: () => 0,
  isTimeless: true,
  bounds: Float64Array.of(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
  nextStart: () => Number.POSITIVE_INFINITY,
}))();

/** One stretch of time, from an instant up to another. */
export function oneFrame(start: number, end: number): Frames {
  return {
    size: 1,
    indexOf: (instant) => (instant >= start && instant < end ? 0 : -1),
    isTimeless: false,
    bounds: Float64Array.of(start, end),
    known: new WeakMap(),
    nextStart: (instant) => (instant < start ? start : end),
  };
}

/** A row that has no usable time stands in no frame, and is counted. */
export const UNDATED = -2;

/** The frames of the instants of a column. */
export interface FramesOfColumn {
  /** The frame of each: −1 where none holds it, {@link UNDATED} for what is no instant. */
  readonly frame: Int32Array;
  /** Whether any is no instant. */
  readonly hasUndated: boolean;
}

/** Looks up the frame of each instant of a column, once. */
export function framesOf(column: Column, { indexOf, known }: Frames): FramesOfColumn {
  const found = known?.get(column);
  if (found) return found;
  const frame = new Int32Array(column.length);
  let hasUndated = false;
  for (let row = 0; row < frame.length; row++) {
    const instant = column[row] ?? Number.NaN;
    if (Number.isNaN(instant)) {
      hasUndated = true;
      frame[row] = UNDATED;
    } else frame[row] = indexOf(instant);
  }
  known?.set(column, { frame, hasUndated });
  return { frame, hasUndated };
}
