import { addCounts } from '../define/addCounts.ts';
import type { FoldedMeasure } from '../define/foldMeasure.ts';
import { type FoldedPlan, foldPlan, latestOf, needKeys } from '../define/foldPlan.ts';
import type { Metric } from '../define/metric.ts';
import type { BoundPlan, Measure, Plan } from '../define/plan.ts';
import { presentPlan } from '../define/presentPlan.ts';
import type { Provenance } from '../define/provenance.ts';
import { readPlan } from '../define/readPlan.ts';
import { ensure } from '../errors.ts';
import type { Counts } from '../facts/reading/tally.ts';
import { checkNames } from '../nearestName.ts';
import type { RecordName } from '../records/records.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';
import { mergeAll } from './mergeAll.ts';
import { readCounts, readList } from './readNumbers.ts';
import { readState, storeState } from './readState.ts';

/**
 * What a metric has folded from some records, before it is divided: plain JSON, to be stored and merged with the
 * summaries of other records.
 */
export interface Summary {
  /** The metric, its version and all of its options. */
  readonly definition: string;
  /** For each part of the metric the states of its folds by name, and the rows that it left out by reason. */
  readonly measures: readonly FoldedMeasure[];
  /** The records that could not be used, counted by reason. */
  readonly excluded: Counts;
  /** The instant that counts as now, in epoch milliseconds; not there where nothing says it. */
  readonly asOf?: number;
  /** Whether something was cut or counted by that instant, so that it cannot be told of another; not there where it can. */
  readonly heldNow?: boolean;
  /** The currency of all amounts, `null` where it is not named; not there where there are no amounts. */
  readonly currency?: string | null;
  /** Whose records these are, where all records of one must be in one summary; not there where none need be. */
  readonly keys?: readonly string[];
}

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
  const { measures, excluded, now, heldNow, currency, keys } = foldPlan(plan, input);
  return {
    definition: plan.definition,
    measures: measures.map(({ states, leftOut }) => ({
      states: Object.fromEntries(Object.entries(states).map(([name, state]) => [name, storeState(state)])),
      leftOut,
    })),
    excluded,
    ...(now !== undefined && { asOf: now }),
    ...(heldNow && { heldNow }),
    ...(currency !== undefined && { currency }),
    ...(keys !== undefined && { keys }),
  };
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
  checkTogether(plan.measures, read);
  const merged = plan.measures.map(({ folds }, i): FoldedMeasure => {
    const states = Object.entries(folds).map(([name, fold]) => {
      const own = read.map(({ measures }) => measures[i]?.states[name]);
      return [name, storeState(mergeAll(fold, own))];
    });
    return {
      states: Object.fromEntries(states),
      leftOut: addCounts(read.map(({ measures }) => measures[i]?.leftOut ?? {})),
    };
  });
  const now = latestOf(read.map((summary) => summary.now));
  const currency = read.find((summary) => summary.currency !== undefined)?.currency;
  const keys = read.flatMap((summary) => summary.keys ?? []);
  return {
    definition: plan.definition,
    measures: merged,
    excluded: addCounts(read.map(({ excluded }) => excluded)),
    ...(now !== undefined && { asOf: now }),
    ...(read.some(({ heldNow }) => heldNow) && { heldNow: true }),
    ...(currency !== undefined && { currency }),
    ...(needKeys(plan.measures) && { keys: keys.sort() }),
  };
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
  at: { readonly now?: TimeInput | undefined } = {},
): Content & Provenance {
  const plan = readPlan(metric);
  const read = readSummary(summary, plan, 'summary');
  checkNames(at, ['now']);
  const now = at.now === undefined ? read.now : toInstant(at.now, 'now');
  ensure(
    read.now === undefined || !(Number(now) < read.now),
    'different-moments',
    'now',
    now,
    `What was before ${read.now} is told by the records alone: metric.with({ asOf }).`,
  );
  checkMoment(plan.measures, read, now, { path: 'now', value: now });
  return presentPlan(plan, { ...read, ...(now !== undefined && { now }) });
}

/** A summary that was stored, checked: every state by its fold. */
function readSummary(
  stored: unknown,
  { definition, measures }: BoundPlan<Plan<unknown>>,
  path: string,
): FoldedPlan {
  const hasKeys = needKeys(measures);
  checkNames(stored, hasKeys ? [...NAMES, 'keys'] : NAMES, path, 'invalid-option');
  const summary = new Map<string, unknown>(Object.entries(stored));
  const found = summary.get('definition');
  const remedy = `Expected ${definition}.`;
  ensure(found === definition, 'different-definitions', `${path}.definition`, found, remedy);
  const folded = readList(summary.get('measures'), `${path}.measures`, measures.length);
  const [asOf, heldNow, currency, keys] = ['asOf', 'heldNow', 'currency', 'keys'].map((name) =>
    summary.get(name),
  );
  return {
    measures: measures.map((measure, i) => readMeasure(measure, folded[i], `${path}.measures[${i}]`)),
    excluded: readCounts(summary.get('excluded'), `${path}.excluded`),
    ...(asOf !== undefined && { now: readAsOf(asOf, `${path}.asOf`) }),
    ...(heldNow !== undefined && { heldNow: readHeldNow(heldNow, `${path}.heldNow`) }),
    ...(currency !== undefined && { currency: readCurrency(currency, `${path}.currency`) }),
    ...(hasKeys && { keys: readKeys(keys, `${path}.keys`) }),
  };
}

const NAMES = ['definition', 'measures', 'excluded', 'asOf', 'heldNow', 'currency'];

function readMeasure({ folds }: Measure, stored: unknown, path: string): FoldedMeasure {
  checkNames(stored, ['states', 'leftOut'], path, 'invalid-option');
  const [given, leftOut]: unknown[] = [Reflect.get(stored, 'states'), Reflect.get(stored, 'leftOut')];
  checkNames(given, Object.keys(folds), `${path}.states`, 'invalid-option');
  const states = Object.entries(folds).map(([name, { spec }]) => [
    name,
    readState(spec, Reflect.get(given, name), `${path}.states.${name}`),
  ]);
  return { states: Object.fromEntries(states), leftOut: readCounts(leftOut, `${path}.leftOut`) };
}

function readAsOf(asOf: unknown, path: string): number {
  ensure(Number.isFinite(asOf), 'invalid-option', path, asOf, 'Give epoch milliseconds, as it was made.');
  return Number(asOf);
}

function readHeldNow(heldNow: unknown, path: string): boolean {
  ensure(
    typeof heldNow === 'boolean',
    'invalid-option',
    path,
    heldNow,
    'Give true or false, as it was made.',
  );
  return heldNow;
}

function readCurrency(currency: unknown, path: string): string | null {
  const isOne = currency === null || (typeof currency === 'string' && currency !== '');
  ensure(isOne, 'invalid-option', path, currency, 'Give the name of a currency, or null, as it was made.');
  return currency;
}

function readKeys(keys: unknown, path: string): string[] {
  return readList(keys, path).map((key, i) => {
    ensure(typeof key === 'string', 'invalid-option', `${path}[${i}]`, key, 'Give a text, as it was made.');
    return key;
  });
}

/** Holds that summaries can be merged. */
function checkTogether(measures: readonly Measure[], summaries: readonly FoldedPlan[]): void {
  const now = latestOf(summaries.map((summary) => summary.now));
  const known = new Map<string, number>();
  let currency: string | null | undefined;
  for (const [i, summary] of summaries.entries()) {
    const path = `summaries[${i}]`;
    checkMoment(measures, summary, now, { path: `${path}.asOf`, value: summary.now });
    if (currency === undefined) currency = summary.currency;
    ensure(
      summary.currency === undefined || summary.currency === currency,
      'mixed-currencies',
      `${path}.currency`,
      summary.currency,
      `Those before are in ${currency ?? 'no named currency'}; convert all to one.`,
    );
    for (const key of summary.keys ?? []) {
      const other = known.get(key);
      const remedy = `Put all records of one into one summary: summaries[${other}] has some of the same.`;
      ensure(other === undefined, 'cut-records', `${path}.keys`, key, remedy);
      known.set(key, i);
    }
  }
}

/** Holds that a summary can be told of a moment: another than its own is refused where that is in the states. */
function checkMoment(
  measures: readonly Measure[],
  { now: own, heldNow }: FoldedPlan,
  now: number | undefined,
  { path, value }: { readonly path: string; readonly value: number | undefined },
): void {
  ensure(
    own === undefined || own === now || !(heldNow || measures.some(({ holdsNow }) => holdsNow)),
    'different-moments',
    path,
    value,
    `What lasts was measured until ${own}, which is in the figures. Give one asOf to all: metric.with({ asOf }).`,
  );
}
