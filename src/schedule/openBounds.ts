import { MAX_INSTANT, MIN_INSTANT } from '../time/instant.ts';
import { boundsOf } from './openTimeGrid.ts';
import { compiledOf, type Schedule } from './schedule.ts';

/** The open stretches within `[from, to)` as instants: start, end, start, end, …, cut at its ends. */
export function openBounds(schedule: Schedule, from: number, to: number): number[] {
  const start = Math.max(from, MIN_INSTANT);
  const end = Math.min(to, MAX_INSTANT);
  return start < end ? boundsOf(compiledOf(schedule).grid.covering(start, end - 1), start, end) : [];
}
