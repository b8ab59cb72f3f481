import type { Counts } from '../facts/fact.ts';

/** Adds up, reason by reason, what was left out in several places. */
export function addCounts(all: readonly Counts[]): Counts {
  const sums: Record<string, number> = {};
  for (const counts of all) {
    for (const [reason, n] of Object.entries(counts)) sums[reason] = (sums[reason] ?? 0) + n;
  }
  return sums;
}
