import { DAY_MS } from '../time/calendarDate.ts';
import { daysNear } from './daysNear.ts';
import { hoursNear } from './hoursNear.ts';
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

/** Where the local date changes, and where hours begin and end, though a break may hide it. */
function localBounds(hours: LocalHours, from: number, to: number): number[] {
  const { zone } = hours;
  return [
    ...daysNear(from, to).flatMap((day) => {
      const midnight = day * DAY_MS;
      // A clock that goes back over midnight shows the old date again, from the change until midnight comes again.
      const change = zone.changeBefore(midnight + DAY_MS);
      return [zone.startOfDay(day), midnight - zone.offsetAt(midnight + DAY_MS), change];
    }),
    ...hoursNear(hours, from, to).flat(),
  ];
}
