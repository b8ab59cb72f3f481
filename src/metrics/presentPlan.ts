import type { Counts } from '../facts/fact.ts';
import type { Places } from '../facts/tally.ts';
import { foldOf } from '../fold/foldOf.ts';
import { addCounts } from './addCounts.ts';
import { type LeftOut, leftOut } from './leftOut.ts';
import type { Plan } from './plan.ts';

/** What a plan has folded so far. */
export interface FoldedPlan {
  /** A state for each measure. */
  readonly states: readonly unknown[];
  /** The records that could not be used, counted by reason. */
  readonly excluded: Counts;
  /** Where the first few records of each reason stand, where the records are at hand. */
  readonly excludedAt?: Places;
  /** The instant that counted as now, in epoch milliseconds, where the states depend on it. */
  readonly asOf?: number;
  /** The currency of all amounts, `null` where it is not named; not there where there are no amounts. */
  readonly currency?: string | null;
}

/** Makes the figures of what was folded. */
export function presentPlan<Content>(
  plan: Plan<Content>,
  { states, excluded, excludedAt = {} }: FoldedPlan,
): Content & LeftOut {
  const content = plan.present(plan.measures.map(({ fold }, i) => foldOf(fold).result(states[i])));
  return { ...content, ...leftOut(addCounts([excluded, content.excluded ?? {}]), excludedAt) };
}
