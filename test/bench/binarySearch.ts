import { gridRows } from '../../src/schedule/gridRows.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';

/** The usual way to be fast: the open stretches with their running sums, found by binary search. */
export function binarySearch(
  schedule: Schedule,
  from: number,
  to: number,
): (start: number, end: number) => number {
  const stretches = gridRows(schedule, from, to).flatMap((row) => row.segments);
  const opens = Float64Array.from(stretches, ([start]) => start);
  const lengths = Float64Array.from(stretches, ([start, end]) => end - start);
  const sums = new Float64Array(stretches.length);
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i - 1] ?? 0) + (lengths[i - 1] ?? 0);
  const openBefore = (at: number): number => {
    let low = 0;
    let high = opens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((opens[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    return (sums[low - 1] ?? 0) + Math.min(at - (opens[low - 1] ?? 0), lengths[low - 1] ?? 0);
  };
  return (start, end) => openBefore(end) - openBefore(start);
}
