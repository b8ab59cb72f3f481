import type { TimeInput } from '../time/instant.ts';
import { openBounds } from './openBounds.ts';
import { readSpan } from './readSpan.ts';
import type { Schedule } from './schedule.ts';

/** A stretch of time `[startAt, endAt)`, in epoch milliseconds. */
export interface Segment {
  /** Its first instant. */
  readonly startAt: number;
  /** The first instant after it. */
  readonly endAt: number;
}

/**
 * When was it open? The open stretches between two instants, in order, cut at both. Intervals that touch, and nights
 * that run into the next morning, are one. Nothing open gives an empty list.
 *
 * @throws KpiError `invalid-time` where `from` or `to` names no instant
 * @throws KpiError `invalid-option` where `to` is before `from`
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, openSegments } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-12:00', '13:00-17:00'] } });
 * const segments = openSegments(office, '2026-03-30T10:00:00Z', '2026-03-31T00:00:00Z');
 * segments.length; // 2
 * segments[0].endAt - segments[0].startAt; // 7200000
 * ```
 */
export function openSegments(schedule: Schedule, from: TimeInput, to: TimeInput): Segment[] {
  return segmentsOf(openBounds(schedule, ...readSpan(from, to)));
}

/** Bounds in pairs. */
export function segmentsOf(bounds: readonly number[]): Segment[] {
  return Array.from({ length: bounds.length / 2 }, (_, i) => ({
    startAt: bounds[2 * i] ?? 0,
    endAt: bounds[2 * i + 1] ?? 0,
  }));
}
