import type { Folds, Results } from '../fold/fold.ts';
import { addCounts } from './addCounts.ts';
import type { FoldedPlan } from './foldPlan.ts';
import { leftOut } from './leftOut.ts';
import type { BoundPlan, Frame, Plan } from './plan.ts';
import type { Provenance } from './provenance.ts';

/** Makes the result of what was folded, in a stretch of time; by default in all of it. */
export function presentPlan<Content>(
  plan: BoundPlan<Plan<Content>>,
  { measures, excluded, excludedAt = {}, now = Number.NEGATIVE_INFINITY }: FoldedPlan,
  { start, end }: Omit<Frame, 'now'> = ALWAYS,
): Content & Provenance {
  const results = plan.measures.map(({ folds }, i): Results<Folds> => {
    const own: Record<string, unknown> = {};
    for (const name in folds) own[name] = folds[name]?.result(measures[i]?.states[name]);
    return own;
  });
  const content = plan.present(results, { start, end, now });
  const all = [excluded, ...measures.map((measure) => measure.leftOut), content.excluded ?? {}];
  return {
    unit: plan.unit,
    ...content,
    ...leftOut(addCounts(all), excludedAt),
    definition: plan.definition,
  };
}

const ALWAYS = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
