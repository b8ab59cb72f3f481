import { DAY_MS } from '../time/calendarDate.ts';

/**
 * The local days whose hours may touch `[from, to]`, in any zone: zones differ from UTC by less than a day, and an
 * interval ends at latest on the day after its start.
 */
export function daysNear(from: number, to: number): number[] {
  const first = Math.floor(from / DAY_MS) - 2;
  return Array.from({ length: Math.ceil(to / DAY_MS) - first + 1 }, (_, i) => first + i);
}
