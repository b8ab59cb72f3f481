import { ensure } from '../errors.ts';
import { foldOf } from '../fold/foldOf.ts';
import { mergeAll } from '../fold/mergeAll.ts';
import type { RecordName } from '../records/records.ts';
import { addCounts } from './addCounts.ts';
import { foldPlan } from './foldPlan.ts';
import type { BoundPlan, Metric, Provenance } from './metric.ts';
import type { Plan } from './plan.ts';
import { type FoldedPlan, presentPlan } from './presentPlan.ts';

/**
 * What a metric has folded from some records, before it is divided: plain JSON, to be stored and merged with the
 * summaries of other records.
 */
export interface Summary extends Omit<FoldedPlan, 'excludedAt'> {
  /** The metric, its version and all of its options. */
  readonly definition: string;
}

/**
 * Folds records into a summary: one for each day, shard or customer, stored as JSON and merged when it is asked for.
 *
 * Merging is exact, medians and intervals included, as long as no record (no conversation, no survey response) is in
 * two summaries. What is open lasts until `asOf`; give the same instant to all, else each lasts until the latest
 * instant of its own records. Options are fixed by `.with`. No record gives a summary of nothing.
 *
 * O(n); a summary of durations holds them all, a summary of counts is of one size.
 *
 * @param metric - a metric, with its options fixed
 * @param input - what the metric takes
 * @throws KpiError as the metric does
 * @example
 * ```ts
 * import { nps } from 'support-kpi';
 * import { mergeSummaries, presentSummary, summarize } from 'support-kpi/summary';
 *
 * const monday = summarize(nps, [10, 9]);
 * const tuesday = JSON.parse(JSON.stringify(summarize(nps, [8, 6])));
 * presentSummary(nps, mergeSummaries(nps, [monday, tuesday])).value; // 25
 * ```
 */
export function summarize<Input, Options extends object, Content, Needs extends RecordName>(
  metric: Metric<Input, Options, Content, Needs>,
  input: Input,
): Summary {
  const plan = metric.bind();
  const { states, excluded } = foldPlan(plan, input);
  return { definition: plan.definition, states, excluded };
}

/**
 * Merges summaries of different records into one. In any order and grouping it presents the same. No summary gives
 * a summary of nothing.
 *
 * @param metric - the metric, with the options with which they were made
 * @param summaries - the summaries; they stay as they are
 * @throws KpiError `invalid-option` when a summary has not a state for each part of the metric
 * @throws KpiError `different-definitions` when one was made by another metric, version or options
 * @example
 * ```ts
 * import { csat } from 'support-kpi';
 * import { mergeSummaries, presentSummary, summarize } from 'support-kpi/summary';
 *
 * const shards = [[5, 5], [4], [3, 1]].map((scores) => summarize(csat, scores));
 * presentSummary(csat, mergeSummaries(csat, shards)).value; // 0.6
 * presentSummary(csat, mergeSummaries(csat, [])).value; // null
 * ```
 */
export function mergeSummaries<Input, Options extends object, Content, Needs extends RecordName>(
  metric: Metric<Input, Options, Content, Needs>,
  summaries: readonly Summary[],
): Summary {
  const plan = metric.bind();
  const { definition, measures } = plan;
  summaries.forEach((summary, i) => {
    checkSummary(summary, plan, `summaries[${i}]`);
  });
  const states = measures.map(({ fold }, measure) =>
    mergeAll(
      foldOf(fold),
      summaries.map((summary) => summary.states[measure]),
    ),
  );
  return { definition, states, excluded: addCounts(summaries.map(({ excluded }) => excluded)) };
}

/**
 * What the metric makes of a summary: the same result as of all its records in one call.
 *
 * @param metric - the metric, with the options with which it was made
 * @param summary - the summary; it stays as it is
 * @throws KpiError `invalid-option` when a summary has not a state for each part of the metric
 * @throws KpiError `different-definitions` when it was made by another metric, version or options
 * @example
 * ```ts
 * import { customerChurnRate } from 'support-kpi';
 * import { presentSummary, summarize } from 'support-kpi/summary';
 *
 * const summary = summarize(customerChurnRate, { atStart: 1000, lost: 50 });
 * presentSummary(customerChurnRate, summary).value; // 0.05
 * ```
 */
export function presentSummary<Input, Options extends object, Content, Needs extends RecordName>(
  metric: Metric<Input, Options, Content, Needs>,
  summary: Summary,
): Content & Provenance {
  const plan = metric.bind();
  checkSummary(summary, plan, 'summary');
  return { unit: metric.unit, ...presentPlan(plan, summary), definition: plan.definition };
}

function checkSummary(
  summary: Summary,
  { definition, measures }: BoundPlan<Plan<unknown>>,
  path: string,
): void {
  const found = summary?.definition;
  ensure(
    found === definition,
    'different-definitions',
    `${path}.definition`,
    found,
    `Expected ${definition}.`,
  );
  const { states } = summary;
  ensure(
    states?.length === measures.length,
    'invalid-option',
    `${path}.states`,
    states,
    'Give a whole summary.',
  );
}
