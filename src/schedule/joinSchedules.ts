import { ensure } from '../errors.ts';
import { combineSegments } from './combineSegments.ts';
import type { Closure } from './localDay.ts';
import { openBounds } from './openBounds.ts';
import { OpenTimeGrid } from './openTimeGrid.ts';
import { compiledOf, Schedule } from './schedule.ts';
import type { ScheduleJson } from './scheduleJson.ts';

/**
 * One schedule out of several, by what they say at each instant.
 *
 * @param members - the schedules
 * @param toDefinition - the definition, from those of the members
 * @param isOpen - whether it is open, by which of the members are; not so where none is
 * @param whyClosed - why it is closed, by why the members are; of one that is open that is `null`
 * @throws KpiError `invalid-schedule` where there is none, or one does not come from `defineSchedule`
 */
export function joinSchedules<Definition extends ScheduleJson>(
  members: readonly Schedule[],
  toDefinition: (definitions: readonly ScheduleJson[]) => Definition,
  isOpen: (open: readonly boolean[]) => boolean,
  whyClosed: (closures: readonly (Closure | null)[]) => Closure | null | undefined,
): Schedule<Definition> {
  members.forEach((member, i) => {
    compiledOf(member, `schedules[${i}]`);
  });
  const [first] = members;
  ensure(first !== undefined, 'invalid-schedule', 'schedules', members, 'Give at least one schedule.');
  const definition = toDefinition(Object.freeze(members.map((member) => member.definition)));
  return new Schedule(definition, first.timeZone, {
    grid: new OpenTimeGrid((from, to) =>
      combineSegments(
        members.map((member) => openBounds(member, from, to)),
        isOpen,
      ),
    ),
    hours: { members, bounds: [], whyClosed: (_at, whyMember) => whyClosed(members.map(whyMember)) },
  });
}

/** The first of the reasons that says more than that it is outside of the hours. */
export function mostTelling(closures: readonly (Closure | null)[]): Closure | null | undefined {
  return closures.find((closure) => closure !== null && closure.reason !== 'closed');
}
