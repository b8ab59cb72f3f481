import { ensure } from '../errors.ts';
import type { JoinedHours, Schedule } from './schedule.ts';
import { compiledOf } from './schedule.ts';

/** How deep schedules may stand within each other, so that no question exhausts the stack, and all can be read again. */
export const DEEPEST = 32;

/** Of how many one schedule may be put together in all, so that no question takes longer than anybody waits. */
export const WIDEST = 1000;

/** What to do where there are more. */
export const WIDEST_REMEDY: string = `Put at most ${WIDEST} schedules together, those within others counted too.`;

/**
 * Hours put together from those of other schedules.
 *
 * @throws KpiError `invalid-schedule` where they would stand more than 32 deep within each other
 * @throws KpiError `invalid-schedule` where they would be more than 1000
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
  const size = members.reduce((sum, member) => {
    const { hours } = compiledOf(member);
    return sum + ('size' in hours ? hours.size : 1);
  }, 0);
  ensure(size <= WIDEST, 'invalid-schedule', 'schedule', size, WIDEST_REMEDY);
  return { members, bounds, depth, size, whyClosed };
}
