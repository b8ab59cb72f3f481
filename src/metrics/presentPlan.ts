import type { Counts } from '../facts/fact.ts';
import { foldOf } from '../fold/foldOf.ts';
import { addCounts } from './addCounts.ts';
import type { Plan } from './plan.ts';

/** What a plan has folded so far. */
export interface FoldedPlan {
  /** A state for each measure. */
  readonly states: readonly unknown[];
  /** The records that could not be used, counted by reason. */
  readonly excluded: Counts;
}

/** Makes the figures of what was folded. */
export function presentPlan<Content>(
  plan: Plan<Content>,
  { states, excluded }: FoldedPlan,
): Content & { readonly excluded: Counts } {
  const content = plan.present(plan.measures.map(({ fold }, i) => foldOf(fold).result(states[i])));
  return { ...content, excluded: addCounts([excluded, content.excluded ?? {}]) };
}
