import { DAY_MS } from '../time/calendarDate.ts';
import type { LocalHours } from './schedule.ts';

/** The hours of all local days that may touch `[from, to]`, as instants, though a break may hide them. */
export function hoursNear(
  { zone, dayAt }: LocalHours,
  from: number,
  to: number,
): [start: number, end: number][] {
  return daysNear(from, to).flatMap((day) =>
    dayAt(day).intervals.map(({ start, end }): [number, number] => [
      zone.instantOf(day * DAY_MS + start),
      zone.instantOf(day * DAY_MS + end),
    ]),
  );
}

/**
 * The local days whose hours may touch `[from, to]`, in any zone: zones differ from UTC by less than a day, and an
 * interval ends at latest on the day after its start.
 */
export function daysNear(from: number, to: number): number[] {
  const first = Math.floor(from / DAY_MS) - 2;
  return Array.from({ length: Math.ceil(to / DAY_MS) - first + 1 }, (_, i) => first + i);
}
