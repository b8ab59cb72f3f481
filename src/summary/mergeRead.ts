import { addCounts } from '../define/addCounts.ts';
import type { FoldedMeasure } from '../define/foldMeasure.ts';
import { type FoldedPlan, latestOf, needKeys } from '../define/foldPlan.ts';
import type { Measure, Plan } from '../define/plan.ts';
import { checkTogether } from './checkTogether.ts';
import { mergeAll } from './mergeAll.ts';

/** What a measure has folded from all of these together. */
export function mergeMeasures({ folds }: Measure, folded: readonly FoldedMeasure[]): FoldedMeasure {
  const states = Object.entries(folds).map(([name, fold]) => [
    name,
    mergeAll(
      fold,
      folded.map((each) => each.states[name]),
    ),
  ]);
  return { states: Object.fromEntries(states), leftOut: addCounts(folded.map(({ leftOut }) => leftOut)) };
}

/**
 * Merges summaries that have been read.
 *
 * @throws KpiError `different-moments`, `mixed-currencies`, `cut-records` for summaries that do not go together
 */
export function mergeRead({ measures }: Plan<unknown>, read: readonly FoldedPlan[]): FoldedPlan {
  checkTogether(measures, read);
  const now = latestOf(read.map((summary) => summary.now));
  const currency = read.find((summary) => summary.currency !== undefined)?.currency;
  return {
    measures: measures.map((measure, i) =>
      mergeMeasures(
        measure,
        read.flatMap((each) => each.measures[i] ?? []),
      ),
    ),
    excluded: addCounts(read.map(({ excluded }) => excluded)),
    ...(now !== undefined && { now }),
    ...(read.some(({ heldNow }) => heldNow) && { heldNow: true }),
    ...(currency !== undefined && { currency }),
    ...(needKeys(measures) && { keys: read.flatMap((summary) => summary.keys ?? []).sort() }),
  };
}
