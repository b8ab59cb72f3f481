import { type Frames, oneFrame } from '../define/frames.ts';
import { ensure } from '../errors.ts';
import { lastYearRange, previousRange } from '../time/earlierRange.ts';
import { boundedFrames } from './boundedFrames.ts';
import type { Comparison, ReportUnit } from './reportUnit.ts';
import { type Calendar, isCycle, type TimeFrames, timeFrames } from './timeFrames.ts';

/** The frames with which those of a report are compared. */
export interface EarlierFrames {
  readonly frames: Frames;
  /** The number of the frame that a frame of the report is compared with. */
  frameOf(frame: number): number;
}

/** The stretch of time with which a whole report is compared. */
export function earlierRange(
  compare: Comparison,
  [from, to]: readonly [number, number],
  timeZone: string,
  unit: ReportUnit | undefined,
): readonly [start: number, end: number] {
  if (compare === 'previous') return previousRange(from, to, timeZone);
  return lastYearRange(from, to, timeZone, unit === undefined || isCycle(unit) ? undefined : unit);
}

/**
 * The stretches of time with which the frames of a report are compared: of each period the one before it or the same one
 * of last year, of all else the whole earlier stretch.
 *
 * @throws KpiError `invalid-option` where the report is of no certain stretch of time
 */
export function earlierFrames(
  compare: Comparison,
  calendar: Calendar | undefined,
  frames: Frames | TimeFrames,
  range: readonly [number, number],
  timeZone: string,
): EarlierFrames {
  if (calendar && 'period' in calendar && 'boundsOf' in frames) {
    const { period } = calendar;
    const earlier = compare === 'previous' ? period.previousStart : period.lastYearStart;
    const starts = Array.from({ length: frames.size }, (_, frame) => earlier(frames.boundsOf(frame)[0]));
    return stretches(starts.map((start) => [start, period.nextStart(start)] as const));
  }
  const remedy = 'Say of what time: between(from, to), or per with a unit that does not come again.';
  ensure(!frames.isTimeless && Number.isFinite(range[0]), 'invalid-option', 'compare', compare, remedy);
  const [start, end] = earlierRange(compare, range, timeZone, calendar?.unit);
  return {
    frames: calendar ? timeFrames(calendar, start, end) : oneFrame(start, end),
    frameOf: (frame) => frame,
  };
}

/** Frames of stretches that need not follow each other; two may be the same. */
function stretches(all: readonly (readonly [start: number, end: number])[]): EarlierFrames {
  const distinct = new Map([...all].sort(([a], [b]) => a - b));
  const starts = Float64Array.from(distinct.keys());
  const ends = Float64Array.from(distinct.values());
  // Between two stretches that do not touch lies one of which nothing is asked.
  const bounds: number[] = [];
  const places = new Map<number, number>();
  for (const [i, start] of starts.entries()) {
    const before = ends[i - 1];
    if (before !== undefined && before < start) bounds.push(before);
    places.set(start, bounds.length);
    bounds.push(start);
  }
  bounds.push(ends.at(-1) ?? 0);
  return {
    frames: boundedFrames(Float64Array.from(bounds)),
    frameOf: (frame) => places.get(all[frame]?.[0] ?? Number.NaN) ?? -1,
  };
}
