import { readInstant, type TimeInput, toInstant } from '../time/instant.ts';
import { compiledOf, type Schedule } from './schedule.ts';

/**
 * How much open time lies between two instants, in milliseconds. Negative where `to` is before `from`; 0 where
 * nothing opens between them. Costs two look-ups, however far apart they are.
 *
 * @throws KpiError `invalid-time` where `from` or `to` names no instant
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, elapsed } from 'support-kpi';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] } });
 * elapsed(office, '2026-03-30T16:00:00Z', '2026-03-31T10:00:00Z'); // 7200000
 * elapsed(office, '2026-03-31T10:00:00Z', '2026-03-30T16:00:00Z'); // -7200000
 * ```
 */
export function elapsed(schedule: Schedule, from: TimeInput, to: TimeInput): number {
  const span = compiledOf(schedule).grid.between(readInstant(from), readInstant(to));
  if (Number.isNaN(span)) {
    // One of them is no instant: this throws, and says which and why.
    toInstant(from, 'from');
    toInstant(to, 'to');
  }
  return span;
}
