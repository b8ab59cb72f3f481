import { type Frames, oneFrame } from '../define/frames.ts';
import { type Cycle, type CycleUnit, cycle } from '../time/cycle.ts';
import { type Period, period } from '../time/period.ts';
import { periodTable } from '../time/periodTable.ts';
import type { Weekday } from '../time/weekday.ts';
import type { PeriodOfRow } from './reportResult.ts';
import type { ReportUnit } from './reportUnit.ts';

/** Units that come round again and again. */
const CYCLES: readonly string[] = ['hourOfDay', 'weekday', 'hourOfWeek'];

/** Whether a unit comes round again and again. */
export function isCycle(unit: ReportUnit): unit is CycleUnit {
  return CYCLES.includes(unit);
}

/** A unit of time in a time zone, as a report is split by it. */
export type Calendar =
  | { readonly unit: ReportUnit; readonly period: Period }
  | { readonly unit: ReportUnit; readonly cycle: Cycle };

/**
 * The calendar of a unit.
 *
 * @throws KpiError `invalid-option` where the unit, the time zone or the day is not known
 */
export function calendarOf(unit: ReportUnit, timeZone: string, weekStart?: Weekday): Calendar {
  return isCycle(unit)
    ? { unit, cycle: cycle(unit, timeZone, weekStart) }
    : { unit, period: period(unit, timeZone, weekStart) };
}

/** The frames of a calendar over a stretch of time. */
export interface TimeFrames extends Frames {
  /** The first instant and the first after the last. */
  readonly range: readonly [start: number, end: number];
  /** The name of a frame. */
  label(frame: number): string;
  /** Where a frame begins and ends; the whole stretch where it comes again and again. */
  boundsOf(frame: number): readonly [start: number, end: number];
}

/**
 * Cuts a stretch of time into frames; what lies outside of it is in none.
 *
 * @param between - whether the stretch was asked for, so that the first and the last period are cut to it
 */
export function timeFrames(calendar: Calendar, from: number, to: number): TimeFrames {
  if ('cycle' in calendar) return cycleFrames(calendar.cycle, from, to);
  const { period } = calendar;
  const starts = Float64Array.from(period.starts(from, to));
  const last = starts.at(-1);
  const end = last === undefined ? to : period.nextStart(last);
  const bounds = new Float64Array(starts.length + 1);
  bounds.set(starts);
  bounds[starts.length] = end;
  // The first and the last period are named whole, and hold what lies in the stretch.
  const table = periodTable(starts, to, from);
  const cut = Float64Array.from(bounds, (bound) => Math.min(Math.max(bound, from), to));
  return {
    size: starts.length,
    isTimeless: false,
    known: new WeakMap(),
    range: [from, to],
    bounds: cut,
    indexOf: table.indexOf,
    nextStart(instant) {
      const index = instant < from ? -1 : table.indexOf(instant);
      if (index < 0) return instant < from ? from : Number.POSITIVE_INFINITY;
      return cut[index + 1] ?? Number.POSITIVE_INFINITY;
    },
    label: (frame) => period.label(starts[frame] ?? from),
    boundsOf: (frame) => [bounds[frame] ?? from, bounds[frame + 1] ?? to],
  };
}

function cycleFrames(cycle: Cycle, from: number, to: number): TimeFrames {
  const whole = oneFrame(from, to);
  return {
    size: cycle.size,
    isTimeless: false,
    known: new WeakMap(),
    range: [from, to],
    bounds: undefined,
    indexOf: (instant) => (whole.indexOf(instant) < 0 ? -1 : cycle.indexOf(instant)),
    nextStart: (instant) =>
      instant < from
        ? from
        : instant >= to
          ? Number.POSITIVE_INFINITY
          : Math.min(cycle.nextStart(instant), to),
    label: cycle.label,
    boundsOf: () => [from, to],
  };
}

/** The period that a row is about. */
export function periodOf(frames: TimeFrames, frame: number): PeriodOfRow {
  const [start, end] = frames.boundsOf(frame);
  return { period: frames.label(frame), start, end };
}
