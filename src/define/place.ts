import { KpiError } from '../errors.ts';
import type { Column, Expression } from '../fold/expression.ts';
import type { Rows } from '../fold/rows.ts';
import { type Frames, type FramesOfColumn, framesOf, UNDATED } from './frames.ts';
import type { When } from './plan.ts';

/** Rows in the frames in which they count. */
export interface Placing {
  /** The rows; where one may count in several frames, or is cut to them, one for each time that it counts. */
  readonly rows: Rows;
  /** 1 for each of them that is placed; without it all are. */
  readonly chosen: Uint8Array | undefined;
  /** The frame of each of the rows, below 0 where it stands in none; without it all stand in frame 0. */
  readonly frame: Int32Array | undefined;
  /** Which row of the fact each of the rows is, where they are not the same. */
  readonly source: Int32Array | undefined;
  /** How many frames there are. */
  readonly frames: number;
  /** How many rows have no usable time. */
  readonly undated: number;
  /** Whether another now would place rows differently. */
  readonly heldNow: boolean;
}

/**
 * Places rows in time.
 *
 * @param chosen - 1 for each row that is meant; without it all are
 * @param now - what has not ended lasts until this instant
 * @throws KpiError `invalid-option` for rows that would have to stand in more than 10 million places
 */
export function place(
  rows: Rows,
  chosen: Uint8Array | undefined,
  when: When,
  frames: Frames,
  now: number,
): Placing {
  if ('span' in when) return placeSpans(rows, chosen, when.span, frames, now);
  if ('state' in when) return placeStates(rows, chosen, when.state, frames, now);
  if ('trailing' in when) return placeTrailing(rows, chosen, when, frames, now);
  // All time asks for none, but a misspelt column must not wait until a report cuts time.
  if (frames.isTimeless) rows.check(when.at);
  const { frame, hasUndated = false } = frames.isTimeless ? TIMELESS : framesOf(rows.values(when.at), frames);
  let undated = 0;
  for (let row = 0; hasUndated && frame && row < frame.length; row++) {
    if (frame[row] === UNDATED && chosen?.[row] !== 0) undated++;
  }
  return { rows, chosen, frame, source: undefined, frames: frames.size, undated, heldNow: false };
}

const TIMELESS: Partial<FramesOfColumn> = {};

/**
 * Looks at the rows that are meant, each with its instant.
 *
 * @returns how many have no usable time
 */
function eachRow(
  chosen: Uint8Array | undefined,
  instants: Column,
  look: (row: number, instant: number) => void,
): number {
  let undated = 0;
  for (let row = 0; row < instants.length; row++) {
    if (chosen && chosen[row] === 0) continue;
    const instant = instants[row] ?? Number.NaN;
    if (Number.isNaN(instant)) undated++;
    look(row, instant);
  }
  return undated;
}

/** More placings than this would only fill the memory. */
const MOST_PLACINGS = 10_000_000;

/** Placings as they grow. */
class Places {
  readonly row: number[] = [];
  readonly frame: number[] = [];

  add(row: number, frame: number): void {
    if (this.row.length === MOST_PLACINGS) {
      const remedy = 'Take longer periods or a shorter range: a row stands in each period in which it lasts.';
      throw new KpiError('invalid-option', 'per', MOST_PLACINGS, remedy);
    }
    this.row.push(row);
    this.frame.push(frame);
  }

  done(rows: Rows, { size }: Frames, undated: number, heldNow: boolean, cut = NO_COLUMNS): Placing {
    const source = Int32Array.from(this.row);
    return {
      rows: rows.taken(source, cut),
      chosen: undefined,
      frame: Int32Array.from(this.frame),
      source,
      frames: size,
      undated,
      heldNow,
    };
  }
}

function placeSpans(
  rows: Rows,
  chosen: Uint8Array | undefined,
  [from, to]: readonly [string, string],
  frames: Frames,
  now: number,
): Placing {
  const begins = rows.values(from);
  const ends = rows.values(to);
  const places = new Places();
  const starts: number[] = [];
  const stops: number[] = [];
  const shares: number[] = [];
  let heldNow = false;
  const undated = eachRow(chosen, begins, (row, start) => {
    if (Number.isNaN(start) && !frames.isTimeless) return;
    const given = ends[row] ?? Number.NaN;
    if (Number.isNaN(given) && !Number.isNaN(start)) heldNow = true;
    // What has not ended lasts until now.
    const end = Number.isNaN(given) ? Math.max(start, now) : given;
    // What takes no time counts whole, where it is.
    for (let at = start; at < end || at === start || Number.isNaN(start); ) {
      const next = Number.isNaN(at) ? Number.POSITIVE_INFINITY : frames.nextStart(at);
      const stop = Math.min(end, next);
      const frame = frames.indexOf(at);
      if (frame >= 0) {
        places.add(row, frame);
        starts.push(at);
        stops.push(stop);
        shares.push(end > start ? (stop - at) / (end - start) : 1);
      }
      if (!(next > at && next < end)) break;
      at = next;
    }
  });
  const cut = new Map<string, Column>([
    [from, Float64Array.from(starts)],
    [to, Float64Array.from(stops)],
    ['share', Float64Array.from(shares)],
  ]);
  return places.done(rows, frames, frames.isTimeless ? 0 : undated, heldNow, cut);
}

function placeStates(
  rows: Rows,
  chosen: Uint8Array | undefined,
  [from, to]: readonly [string, string],
  frames: Frames,
  now: number,
): Placing {
  const begins = rows.values(from);
  const ends = rows.values(to);
  const bounds = boundsOf(frames);
  const places = new Places();
  let heldNow = false;
  const undated = eachRow(chosen, begins, (row, start) => {
    const end = ends[row] ?? Number.NaN;
    // What lies ahead will have begun, or ended, at a later now.
    if (start > now || end > now) heldNow = true;
    // The first period whose end lies behind its beginning, and so on until it has ended.
    for (let frame = firstEndAfter(bounds, start); frame < frames.size; frame++) {
      const until = endOf(bounds, frame, now);
      if (!(start < until)) break;
      if (end < until) break;
      places.add(row, frame);
    }
  });
  return places.done(rows, frames, undated, heldNow);
}

function placeTrailing(
  rows: Rows,
  chosen: Uint8Array | undefined,
  { at: expression, trailing }: { readonly at: Expression; readonly trailing: number },
  frames: Frames,
  now: number,
): Placing {
  const at = rows.values(expression);
  const bounds = boundsOf(frames);
  const places = new Places();
  const undated = eachRow(chosen, at, (row, instant) => {
    for (let frame = firstEndAfter(bounds, instant); frame < frames.size; frame++) {
      const end = endOf(bounds, frame, now);
      if (!(instant < end && instant >= end - trailing)) break;
      places.add(row, frame);
    }
  });
  // At a later now some of these lie too far back, and what lies ahead has come.
  return places.done(rows, frames, undated, chosen?.includes(1) ?? rows.length > 0);
}

const NO_COLUMNS: ReadonlyMap<string, Column> = /* @__PURE__ */ new Map();

/** The first instant after a frame, or after now, where there is one: nothing is known of later ones. */
function endOf(bounds: Float64Array, frame: number, now: number): number {
  const end = bounds[frame + 1] ?? Number.POSITIVE_INFINITY;
  return now === Number.NEGATIVE_INFINITY ? end : Math.min(end, now + 1);
}

function boundsOf({ bounds }: Frames): Float64Array {
  if (bounds) return bounds;
  throw new KpiError(
    'invalid-option',
    'per',
    undefined,
    'A figure of what lasts, or of the days before, needs periods that follow each other: hour, day, week, month, quarter or year.',
  );
}

/** The first frame that ends after an instant. */
function firstEndAfter(bounds: Float64Array, instant: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number(bounds[middle + 1]) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}
