import { ensure } from '../errors.ts';
import { foldOf } from '../fold/foldOf.ts';
import { mergeAll } from '../fold/mergeAll.ts';
import { readCounts, readList } from '../fold/readNumbers.ts';
import { checkNames } from '../nearestName.ts';
import type { RecordName } from '../records/records.ts';
import { addCounts } from './addCounts.ts';
import { foldPlan } from './foldPlan.ts';
import type { BoundPlan, Metric, Provenance } from './metric.ts';
import type { Plan } from './plan.ts';
import { type FoldedPlan, presentPlan } from './presentPlan.ts';
import { readPlan } from './readPlan.ts';

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
 * two summaries. What is open lasts until now: give one `asOf` to all summaries that shall be merged. Without it each
 * is of the latest instant of its own records, and summaries of different moments refuse to merge. Options are fixed by
 * `.with`. No record gives a summary of nothing, which merges with all.
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
  const { excludedAt: _, ...folded } = foldPlan(plan, input);
  return { definition: plan.definition, ...folded };
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
  const { definition, measures } = plan;
  ensure(Array.isArray(summaries), 'invalid-option', 'summaries', summaries, 'Give an array of summaries.');
  const read = Array.from(summaries, (summary, i) => readSummary(summary, plan, `summaries[${i}]`));
  const states = measures.map(({ fold }, measure) =>
    mergeAll(
      foldOf(fold),
      read.map((summary) => summary.states[measure]),
    ),
  );
  return {
    definition,
    states,
    excluded: addCounts(read.map(({ excluded }) => excluded)),
    ...commonBasis(read),
  };
}

/**
 * What the metric makes of a summary: the same result as of all its records in one call.
 *
 * @param metric - the metric, with the options with which it was made
 * @param summary - the summary; it stays as it is
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
): Content & Provenance {
  const plan = readPlan(metric);
  const read = readSummary(summary, plan, 'summary');
  return { unit: metric.unit, ...presentPlan(plan, read), definition: plan.definition };
}

/** A summary that was stored, checked: every state by the reader of its fold. */
function readSummary(
  stored: unknown,
  { definition, measures }: BoundPlan<Plan<unknown>>,
  path: string,
): Summary {
  checkNames(stored, NAMES, path, 'invalid-option');
  const summary = new Map<string, unknown>(Object.entries(stored));
  const found = summary.get('definition');
  const remedy = `Expected ${definition}.`;
  ensure(found === definition, 'different-definitions', `${path}.definition`, found, remedy);
  const states = readList(summary.get('states'), `${path}.states`, measures.length);
  const asOf = summary.get('asOf');
  const currency = summary.get('currency');
  return {
    definition,
    states: measures.map(({ fold }, i) => foldOf(fold).read(states[i], `${path}.states[${i}]`)),
    excluded: readCounts(summary.get('excluded'), `${path}.excluded`),
    ...(asOf !== undefined && { asOf: readAsOf(asOf, `${path}.asOf`) }),
    ...(currency !== undefined && { currency: readCurrency(currency, `${path}.currency`) }),
  };
}

const NAMES = ['definition', 'states', 'excluded', 'asOf', 'currency'];

function readAsOf(asOf: unknown, path: string): number {
  ensure(Number.isFinite(asOf), 'invalid-option', path, asOf, 'Give epoch milliseconds, as it was made.');
  return Number(asOf);
}

function readCurrency(currency: unknown, path: string): string | null {
  const isOne = currency === null || (typeof currency === 'string' && currency !== '');
  ensure(isOne, 'invalid-option', path, currency, 'Give the name of a currency, or null, as it was made.');
  return currency;
}

/** What summaries have in common, if they can be merged. */
function commonBasis(summaries: readonly Summary[]): Pick<Summary, 'asOf' | 'currency'> {
  let asOf: number | undefined;
  let currency: string | null | undefined;
  for (const [i, summary] of summaries.entries()) {
    asOf ??= summary.asOf;
    if (currency === undefined) currency = summary.currency;
    ensure(
      (summary.asOf ?? asOf) === asOf,
      'different-moments',
      `summaries[${i}].asOf`,
      summary.asOf,
      `What is open lasts until this instant, before it until ${asOf}. Give one asOf to all: metric.with({ asOf }).`,
    );
    ensure(
      summary.currency === undefined || summary.currency === currency,
      'mixed-currencies',
      `summaries[${i}].currency`,
      summary.currency,
      `Those before are in ${currency ?? 'no named currency'}; convert all to one.`,
    );
  }
  return { ...(asOf !== undefined && { asOf }), ...(currency !== undefined && { currency }) };
}
