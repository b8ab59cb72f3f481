import { ensure } from '../errors.ts';
import { DAY_MS } from '../time/calendarDate.ts';
import { MIN_INSTANT } from '../time/instant.ts';
import { instantOfOpenTime, openTimeAt } from './openTimeGrid.ts';
import { readParts } from './readParts.ts';
import { compiledOf, type Schedule } from './schedule.ts';

/** How a shift is judged that comes out where hours end. */
export interface ShiftOptions {
  /**
   * Where the open time runs out just as hours end, all instants until they go on are as far away in open time:
   * `'nearest'` takes the one nearest to the start, `'farthest'` the one farthest from it. Default `'nearest'`.
   */
  readonly boundary?: 'nearest' | 'farthest' | undefined;
}

/**
 * The instant that lies so much open time after another, or before it. `null` where there is none among the instants
 * that are accepted.
 *
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 * @throws KpiError `invalid-option` where `boundary` is neither of the two
 */
export function shiftByOpenTime(
  schedule: Schedule,
  at: number,
  ms: number,
  direction: 'after' | 'before',
  options: ShiftOptions,
): number | null {
  const { grid } = compiledOf(schedule);
  const { boundary = 'nearest' } = readParts(
    options ?? {},
    'options',
    ['boundary'],
    "{ boundary: 'farthest' }",
  );
  const isNearest = boundary === 'nearest';
  ensure(
    isNearest || boundary === 'farthest',
    'invalid-option',
    'boundary',
    boundary,
    "Give 'nearest' or 'farthest', or leave it out for 'nearest'.",
  );
  if (ms === 0 && isNearest) return at;
  const isBefore = direction === 'before';
  // The last instant by which so much was open lies just before the first by which one millisecond more was.
  const more = isBefore === isNearest ? 1 : 0;
  // As if it were open all the time; then further and further.
  for (let reach = ms; ; reach = 3 * reach + 400 * DAY_MS) {
    const from = isBefore ? Math.max(at - reach, MIN_INSTANT) : at;
    const until = isBefore ? at : Math.min(at + reach, grid.end - 1);
    const cells = grid.covering(from, until);
    const target = openTimeAt(cells, at) + (isBefore ? -ms : ms) + more;
    if (target > 0 && target <= openTimeAt(cells, cells.to)) return instantOfOpenTime(cells, target) - more;
    if (isBefore ? from === MIN_INSTANT : until === grid.end - 1) return null;
  }
}
