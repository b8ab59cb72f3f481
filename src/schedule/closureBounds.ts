import { DAY_MS } from '../time/calendarDate.ts';
import { openBounds } from './openBounds.ts';
import { compiledOf, type JoinedHours, type LocalHours, type Schedule } from './schedule.ts';

/** The instants in `[from, to)` at which the reason for being closed may change, in no order, some more than once. */
export function closureBounds(schedule: Schedule, from: number, to: number): number[] {
  const { hours } = compiledOf(schedule);
  const bounds = 'zone' in hours ? localBounds(hours, from, to) : joinedBounds(hours, from, to);
  return bounds.filter((bound) => bound > from && bound < to);
}

/** Where a member opens, closes or gives another reason, and where the joining itself does. */
function joinedBounds({ members, bounds }: JoinedHours, from: number, to: number): number[] {
  return [
    ...members.flatMap((member) => [...openBounds(member, from, to), ...closureBounds(member, from, to)]),
    ...bounds,
  ];
}

/** Where local days begin, and where their hours begin and end, though a break may hide it. */
function localBounds({ zone, dayAt }: LocalHours, from: number, to: number): number[] {
  const bounds: number[] = [];
  for (let day = Math.floor(from / DAY_MS) - 2; day <= Math.ceil(to / DAY_MS); day++) {
    bounds.push(zone.startOfDay(day));
    for (const { start, end } of dayAt(day).intervals) {
      bounds.push(zone.instantOf(day * DAY_MS + start), zone.instantOf(day * DAY_MS + end));
    }
  }
  return bounds;
}
