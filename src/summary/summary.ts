import { foldPlan } from '../define/foldPlan.ts';
import type { Metric } from '../define/metric.ts';
import { presentPlan } from '../define/presentPlan.ts';
import type { Provenance } from '../define/provenance.ts';
import { readPlan } from '../define/readPlan.ts';
import { ensure } from '../errors.ts';
import type { RecordName } from '../records/records.ts';
import { type At, momentOf } from './checkTogether.ts';
import { mergeRead } from './mergeRead.ts';
import { readSummary } from './readSummary.ts';
import { type Summary, storeFolded } from './storeSummary.ts';

/**
 * Folds records into a summary: one for each day, shard or customer, stored as JSON and merged when it is asked for.
 *
 * Merging is exact, medians and intervals included, as long as no record (no conversation, no survey response) is in
 * two summaries. What is open lasts until now, which is `asOf` or the latest instant of the records: merged summaries are of
 * the latest of their moments. Where each conversation has hours of its own, where what lasts is cut at now, and where the days
 * before now are counted, all must be of one moment. Options are
 * fixed by `.with`. No record gives a summary of nothing, which merges with all.
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
  const plan = readPlan(metric);
  return storeFolded(plan.definition, foldPlan(plan, input));
}

/**
 * Merges summaries of different records into one. In any order and grouping it presents the same. No summary gives
 * a summary of nothing.
 *
 * @param metric - the metric, with the options with which they were made
 * @param summaries - the summaries; they stay as they are
 * @throws KpiError `invalid-option` when a summary is not as it was made: a part is missing, too much, or of a value
 *   that it cannot have; the path names it
 * @throws KpiError `different-definitions` when one was made by another metric, version or options
 * @throws KpiError `different-moments` when two are of different instants, and what is open lasts until now
 * @throws KpiError `mixed-currencies` when two are of amounts in different currencies
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
  const plan = readPlan(metric);
  ensure(Array.isArray(summaries), 'invalid-option', 'summaries', summaries, 'Give an array of summaries.');
  const read = Array.from(summaries, (summary, i) => readSummary(summary, plan, `summaries[${i}]`));
  return storeFolded(plan.definition, mergeRead(plan, read));
}

/**
 * What the metric makes of a summary: the same result as of all its records in one call.
 *
 * @param metric - the metric, with the options with which it was made
 * @param summary - the summary; it stays as it is
 * @param at - `now`: the instant until which what is open lasts. Default: that of the summary
 * @throws KpiError `different-moments` for an instant before that of the summary, and for any other than its own where
 *   what lasts was measured until that
 * @throws KpiError `invalid-option` when a summary is not as it was made: a part is missing, too much, or of a value
 *   that it cannot have; the path names it
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
  at: At = {},
): Content & Provenance {
  const plan = readPlan(metric);
  const read = readSummary(summary, plan, 'summary');
  const now = momentOf(plan.measures, read, at);
  return presentPlan(plan, { ...read, ...(now !== undefined && { now }) });
}
