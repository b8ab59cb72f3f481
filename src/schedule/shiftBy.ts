import { DAY_MS } from '../time/calendarDate.ts';
import { MIN_INSTANT } from '../time/instant.ts';
import type { Boundary } from './boundary.ts';
import { type Cells, instantOfOpenTime, openTimeAt, openTimeIn } from './openTimeGrid.ts';
import { compiledOf, type Schedule } from './schedule.ts';

/** The instant that lies so much open time away from another; `null` where there is none among those that are accepted. */
export type Shift = (at: number, ms: number) => number | null;

/**
 * How instants are shifted by open time, after them or before them: looked at once for many.
 *
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 */
export function shiftBy(
  schedule: Schedule,
  direction: 'after' | 'before',
  boundary: Boundary = 'nearest',
): Shift {
  const { grid } = compiledOf(schedule);
  const isNearest = boundary === 'nearest';
  const isBefore = direction === 'before';
  // The last instant by which so much was open lies just before the first by which one millisecond more was.
  const more = isBefore === isNearest ? 1 : 0;
  const found = (cells: Cells, at: number, ms: number): number | undefined => {
    const target = openTimeAt(cells, at) + (isBefore ? -ms : ms) + more;
    return target > 0 && target <= openTimeIn(cells) ? instantOfOpenTime(cells, target) - more : undefined;
  };
  return (at, ms) => {
    if (ms === 0 && isNearest) return at;
    const compiled = grid.compiledAt(at);
    const known = compiled && found(compiled, at, ms);
    if (known !== undefined) return known;
    // As if it were open all the time; then further and further.
    for (let reach = ms; ; reach = 3 * reach + 400 * DAY_MS) {
      const from = isBefore ? Math.max(at - reach, MIN_INSTANT) : at;
      const until = isBefore ? at : Math.min(at + reach, grid.end - 1);
      const shifted = found(grid.covering(from, until), at, ms);
      if (shifted !== undefined) return shifted;
      if (isBefore ? from === MIN_INSTANT : until === grid.end - 1) return null;
    }
  };
}
