import { DAY_MS } from '../time/calendarDate.ts';
import { MIN_INSTANT } from '../time/instant.ts';
import type { Boundary } from './boundary.ts';
import { type Cells, instantOfOpenTime, type OpenTime, openTimeAt, openTimeIn } from './openTimeGrid.ts';

/**
 * The instant that lies so much open time away from another; `null` where there is none among those that are accepted.
 * Nothing is made on the way: this is called for each row.
 */
export function shiftBy(
  grid: OpenTime,
  direction: 'after' | 'before',
  boundary: Boundary,
  at: number,
  ms: number,
): number | null {
  const isNearest = boundary === 'nearest';
  if (ms === 0 && isNearest) return at;
  const isBefore = direction === 'before';
  const shift = isBefore ? -ms : ms;
  // The last instant by which so much was open lies just before the first by which one millisecond more was.
  const more = isBefore === isNearest ? 1 : 0;
  const compiled = grid.compiledAt(at);
  const known = compiled === undefined ? Number.NaN : shiftWithin(compiled, at, shift, more);
  return Number.isNaN(known) ? shiftFar(grid, isBefore, at, shift, more) : known;
}

/** As if it were open all the time; then further and further. */
function shiftFar(grid: OpenTime, isBefore: boolean, at: number, shift: number, more: number): number | null {
  for (let reach = Math.abs(shift); ; reach = 3 * reach + 400 * DAY_MS) {
    const from = isBefore ? Math.max(at - reach, MIN_INSTANT) : at;
    const until = isBefore ? at : Math.min(at + reach, grid.end - 1);
    const shifted = shiftWithin(grid.covering(from, until), at, shift, more);
    if (!Number.isNaN(shifted)) return shifted;
    if (isBefore ? from === MIN_INSTANT : until === grid.end - 1) return null;
  }
}

/** The shifted instant where the cells hold it, `NaN` where they do not. */
function shiftWithin(cells: Cells, at: number, shift: number, more: number): number {
  const target = openTimeAt(cells, at) + shift + more;
  return target > 0 && target <= openTimeIn(cells) ? instantOfOpenTime(cells, target) - more : Number.NaN;
}
