import { type TimeInput, toInstant } from '../time/instant.ts';
import { openTimeAt } from './openTimeGrid.ts';
import { compiledOf, type Schedule } from './schedule.ts';

/**
 * Whether an instant lies in open hours. The opening instant is open, the closing instant closed.
 *
 * @throws KpiError `invalid-time` where `at` names no instant
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, isOpen } from 'support-kpi';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
 * isOpen(office, '2026-03-30T09:00:00Z'); // true
 * isOpen(office, '2026-03-30T17:00:00Z'); // false
 * ```
 */
export function isOpen(schedule: Schedule, at: TimeInput): boolean {
  return isOpenAt(schedule, toInstant(at));
}

/** Whether an instant in epoch milliseconds, which may be any that is accepted as text, lies in open hours. */
export function isOpenAt(schedule: Schedule, instant: number): boolean {
  const cells = compiledOf(schedule).grid.covering(instant, instant);
  return openTimeAt(cells, instant + 1) > openTimeAt(cells, instant);
}
