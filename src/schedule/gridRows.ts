import { DAY_MS } from '../time/calendarDate.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';
import { boundsOf, openTimeAt } from './openTimeGrid.ts';
import { compiledOf, type Schedule } from './schedule.ts';

/** One UTC day of a schedule, for an engine that joins on the day and knows no time zones. */
export interface GridRow {
  /** The day: `floor(t / 86400000)` of any instant in it. */
  readonly k: number;
  /** The open milliseconds from the start of the first row's day to the start of this one. */
  readonly c: number;
  /** The open stretches `[start, end)` of the day, in epoch milliseconds, cut at its bounds. */
  readonly segments: readonly (readonly [number, number])[];
}

/**
 * The compiled schedule as rows, one for each UTC day from that of `from` to that of `to`, both included. The open
 * time up to an instant `t` of row `k` is `c + Σ max(min(t, end) − start, 0)`; the open time between two instants
 * is the difference of two such sums. No row where `to` lies on an earlier day than `from`.
 *
 * @throws KpiError `invalid-time` where `from` or `to` names no instant
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule } from 'support-kpi';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
 * gridRows(office, '2026-03-30T12:00:00Z', '2026-03-31T12:00:00Z')[1]; // { k: 20543, c: 28800000, segments: [] }
 * ```
 */
export function gridRows(schedule: Schedule, from: TimeInput, to: TimeInput): GridRow[] {
  const start = toInstant(from, 'from');
  const end = toInstant(to, 'to');
  const firstDay = Math.floor(start / DAY_MS);
  const lastDay = Math.floor(end / DAY_MS);
  const cells = compiledOf(schedule).grid.covering(firstDay * DAY_MS, lastDay * DAY_MS + DAY_MS - 1);
  const before = openTimeAt(cells, firstDay * DAY_MS);
  const rows: GridRow[] = [];
  for (let k = firstDay; k <= lastDay; k++) {
    const bounds = boundsOf(cells, k * DAY_MS, (k + 1) * DAY_MS);
    const segments: [number, number][] = [];
    for (let i = 0; i < bounds.length; i += 2) segments.push([bounds[i] ?? 0, bounds[i + 1] ?? 0]);
    rows.push({ k, c: openTimeAt(cells, k * DAY_MS) - before, segments });
  }
  return rows;
}
