import { ensure } from '../errors.ts';
import type { JoinedHours, Schedule } from './schedule.ts';
import { compiledOf } from './schedule.ts';

/** How deep schedules may stand within each other, so that no question exhausts the stack, and all can be read again. */
export const DEEPEST = 32;

/**
 * Hours put together from those of other schedules.
 *
 * @throws KpiError `invalid-schedule` where they would stand more than 32 deep within each other
 */
export function joinedHours(
  members: readonly Schedule[],
  bounds: readonly number[],
  whyClosed: JoinedHours['whyClosed'],
): JoinedHours {
  const depths = members.map((member) => {
    const { hours } = compiledOf(member);
    return 'depth' in hours ? hours.depth : 0;
  });
  const depth = depths.reduce((deepest, one) => Math.max(deepest, one), 0) + 1;
  ensure(
    depth < DEEPEST,
    'invalid-schedule',
    'schedule',
    depth,
    `Put at most ${DEEPEST} schedules within each other.`,
  );
  return { members, bounds, depth, whyClosed };
}
