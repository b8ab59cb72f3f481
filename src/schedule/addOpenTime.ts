import { DAY_MS } from '../time/calendarDate.ts';
import { type DurationInput, toDuration } from '../time/duration.ts';
import { MAX_INSTANT, type TimeInput, toInstant } from '../time/instant.ts';
import { type Cells, openTimeAt } from './openTimeGrid.ts';
import { Schedule } from './schedule.ts';

/**
 * When so much open time will have passed: the due time of a promise, in epoch milliseconds. Time that runs
 * out just as the hours end is due at closing. A duration of 0 is due at once. `null` where that much open time
 * never passes before the year 2200, as with hours that never open.
 *
 * @throws KpiError `invalid-time` where `at` names no instant
 * @throws KpiError `invalid-duration` where the duration cannot be read or is negative
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { addOpenTime, defineSchedule } from 'support-kpi';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] } });
 * const tuesdayAtTen = Date.UTC(2026, 2, 31, 10);
 * addOpenTime(office, '2026-03-30T16:00:00Z', '2h') === tuesdayAtTen; // true
 * ```
 */
export function addOpenTime(schedule: Schedule, at: TimeInput, duration: DurationInput): number | null {
  const start = toInstant(at);
  const ms = toDuration(duration);
  const grid = Schedule.gridOf(schedule);
  if (ms === 0) return start;
  // As if it were open all the time; then further and further.
  let until = start + ms;
  for (;;) {
    const cells = grid.covering(start, Math.min(until, MAX_INSTANT - 1));
    const target = openTimeAt(cells, start) + ms;
    if (target <= (cells.openBefore[cells.end - cells.first] ?? 0)) return instantOfOpenTime(cells, target);
    if (until >= MAX_INSTANT) return null;
    until += 2 * (until - start) + 400 * DAY_MS;
  }
}

/** The first instant by which the cells have been open for `target`, which is more than 0 and within them. */
function instantOfOpenTime({ first, openBefore, stretchesAt, stretches }: Cells, target: number): number {
  let low = 0;
  let high = openBefore.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((openBefore[middle] ?? 0) < target) low = middle;
    else high = middle;
  }
  let left = target - (openBefore[low] ?? 0);
  let at = stretchesAt[low] ?? 0;
  for (let length = stretches[at + 1] ?? left; left > length; length = stretches[at + 1] ?? left) {
    left -= length;
    at += 2;
  }
  return (first + low) * DAY_MS + (stretches[at] ?? 0) + left;
}
