import type { TimeInput } from '../time/instant.ts';
import { closureBounds } from './closureBounds.ts';
import { explanationText } from './explanationText.ts';
import type { Closure } from './localDay.ts';
import { openBounds } from './openBounds.ts';
import { type Segment, segmentsOf } from './openSegments.ts';
import { readSpan } from './readSpan.ts';
import type { Schedule } from './schedule.ts';
import { closureAt } from './whyClosed.ts';

/** A stretch of time that is not counted, and why. */
export interface Gap extends Segment, Closure {}

/** What was counted of a span of time, and what was not. */
export interface Explanation {
  /** The open time: the sum of what is counted, in milliseconds. */
  readonly openMs: number;
  /** The open stretches, in order. */
  readonly counted: readonly Segment[];
  /** What lies between them, in order; cut where the reason changes. */
  readonly gaps: readonly Gap[];
  /** The same in words, in the schedule's time zone; long lists are cut short there. */
  readonly sentence: string;
}

/**
 * Why is so much of a span counted? The open stretches between two instants, and for each gap why it is not: closed, a
 * holiday by its name, a date with hours of its own, a break, a pause. Counted stretches and gaps together are the whole
 * span, without a hole. A span of no length has neither.
 *
 * @throws KpiError `invalid-time` where `from` or `to` names no instant
 * @throws KpiError `invalid-option` where `to` is before `from`
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, explain } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({
 *   timeZone: 'Europe/Istanbul',
 *   weekly: { wed: ['09:00-18:00'], thu: ['09:00-18:00'], fri: ['09:00-18:00'] },
 *   holidays: [{ date: '10-29', name: 'Republic Day' }],
 * });
 * const why = explain(office, '2026-10-28T17:30:00+03:00', '2026-10-30T09:15:00+03:00');
 *
 * why.openMs; // 2700000
 * why.gaps.map(({ reason }) => reason); // ['closed', 'holiday', 'closed']
 * why.sentence.slice(0, 36); // '45 min counted, in Europe/Istanbul: '
 * ```
 */
export function explain(schedule: Schedule, from: TimeInput, to: TimeInput): Explanation {
  const [start, end] = readSpan(from, to);
  const bounds = openBounds(schedule, start, end);
  const counted = segmentsOf(bounds);
  const gaps = gapsOf(schedule, [start, end, ...bounds, ...closureBounds(schedule, start, end)]);
  const openMs = counted.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0);
  return { openMs, counted, gaps, sentence: explanationText(schedule.timeZone, openMs, counted, gaps) };
}

/** The closed stretches between instants, of which one lies wherever the reason may change. */
function gapsOf(schedule: Schedule, cuts: number[]): Gap[] {
  cuts.sort((a, b) => a - b);
  const gaps: Gap[] = [];
  cuts.forEach((startAt, i) => {
    const endAt = cuts[i + 1] ?? startAt;
    const closure = startAt < endAt ? closureAt(schedule, startAt) : null;
    if (closure === null) return;
    const before = gaps.at(-1);
    const goesOn =
      before?.endAt === startAt && before.reason === closure.reason && before.name === closure.name;
    if (goesOn) gaps[gaps.length - 1] = { ...before, endAt };
    else gaps.push({ startAt, endAt, ...closure });
  });
  return gaps;
}
