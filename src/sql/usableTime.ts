import { MAX_INSTANT, MIN_INSTANT } from '../time/instant.ts';

/** The condition of a time that is accepted: milliseconds, not seconds. NULL where there is no time. */
export function usableTime(column: string): string {
  return `${column} >= ${MIN_INSTANT} AND ${column} < ${MAX_INSTANT} AND (${column} <= -100000000000 OR ${column} >= 100000000000)`;
}
