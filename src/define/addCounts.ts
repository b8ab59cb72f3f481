import type { Counts } from '../facts/reading/tally.ts';

/** Adds up, reason by reason, what was left out in several places. */
export function addCounts(all: readonly Counts[]): Counts {
  const sums = new Map<string, number>();
  for (const counts of all) {
    for (const [reason, n] of Object.entries(counts)) sums.set(reason, (sums.get(reason) ?? 0) + n);
  }
  return Object.fromEntries(sums);
}
