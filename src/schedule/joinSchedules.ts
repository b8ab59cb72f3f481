import { ensure } from '../errors.ts';
import { combineSegments } from './combineSegments.ts';
import { joinedHours, WIDEST, WIDEST_REMEDY } from './joinedHours.ts';
import type { Closure } from './localDay.ts';
import { openBounds } from './openBounds.ts';
import { OpenTimeGrid } from './openTimeGrid.ts';
import { CheckedSchedule, compiledOf, type Schedule } from './schedule.ts';
import type { ScheduleJson } from './scheduleJson.ts';

/** How several schedules become one. */
export interface Joining<Definition extends ScheduleJson> {
  /** The definition, from those of the members. */
  definition(definitions: readonly ScheduleJson[]): Definition;
  /** Whether it is open, by which of the members are; not so where none is. */
  isOpen(open: readonly boolean[]): boolean;
  /** From when on it never opens, by from when on the members do not. */
  end(ends: readonly number[]): number;
  /** Why it is closed, by why the members are; of one that is open that is `null`. */
  whyClosed(closures: readonly (Closure | null)[]): Closure | null | undefined;
}

/**
 * One schedule out of several, by what they say at each instant.
 *
 * @throws KpiError `invalid-schedule` where there is none, one does not come from `defineSchedule`, or they stand too
 *   deep within each other or are too many
 */
export function joinSchedules<Definition extends ScheduleJson>(
  members: readonly Schedule[],
  joining: Joining<Definition>,
): Schedule<Definition> {
  ensure(members.length <= WIDEST, 'invalid-schedule', 'schedules', members.length, WIDEST_REMEDY);
  const ends = members.map((member, i) => compiledOf(member, `schedules[${i}]`).grid.end);
  const [first] = members;
  ensure(first !== undefined, 'invalid-schedule', 'schedules', members, 'Give at least one schedule.');
  const definition = joining.definition(Object.freeze(members.map((member) => member.definition)));
  const segments = (from: number, to: number): number[] =>
    combineSegments(
      members.map((member) => openBounds(member, from, to)),
      joining.isOpen,
    );
  return new CheckedSchedule(definition, first.timeZone, {
    grid: new OpenTimeGrid(segments, joining.end(ends)),
    hours: joinedHours(members, [], (_at, whyMember) => joining.whyClosed(members.map(whyMember))),
  });
}

/** The first of the reasons that says more than that it is outside of the hours. */
export function mostTelling(closures: readonly (Closure | null)[]): Closure | null | undefined {
  return closures.find((closure) => closure !== null && closure.reason !== 'closed');
}
