import { DAY_MS } from '../time/calendarDate.ts';
import { daysNear } from './daysNear.ts';
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
