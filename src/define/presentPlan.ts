import type { Folds, Results } from '../fold/fold.ts';
import { addCounts } from './addCounts.ts';
import type { FoldedMeasure } from './foldMeasure.ts';
import type { FoldedPlan } from './foldPlan.ts';
import { type LeftOut, leftOut } from './leftOut.ts';
import type { Excluding, Frame, Plan } from './plan.ts';

/** The figures of what the measures of a plan have folded, and what they left out. */
export function presentMeasures<Content>(
  plan: Plan<Content>,
  folded: readonly FoldedMeasure[],
  frame: Frame,
): Content & Excluding {
  const results = plan.measures.map(({ folds }, i): Results<Folds> => {
    const own: Record<string, unknown> = {};
    for (const name in folds) own[name] = folds[name]?.result(folded[i]?.states[name]);
    return own;
  });
  return plan.present(results, frame);
}

/** Makes the figures of what was folded. */
export function presentPlan<Content>(
  plan: Plan<Content>,
  { measures, excluded, excludedAt = {}, now = Number.NEGATIVE_INFINITY }: FoldedPlan,
): Content & LeftOut {
  const frame = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY, now };
  const content = presentMeasures(plan, measures, frame);
  const all = [excluded, ...measures.map((measure) => measure.leftOut), content.excluded ?? {}];
  return { ...content, ...leftOut(addCounts(all), excludedAt) };
}
