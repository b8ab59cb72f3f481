import { count } from '../fold/count.ts';
import type { Expression } from '../fold/expression.ts';
import type { RecordName } from '../records/records.ts';
import type { Interval } from '../stats/interval.ts';
import { type NpsCounts, npsInterval } from '../stats/npsInterval.ts';
import { type Description, defineMetric, type Metric } from './metric.ts';
import type { OptionRules } from './options.ts';
import { type Measure, planOf } from './plan.ts';

/** Which rows are for, and which against. */
export interface PointsOf<Column extends string>
  extends Omit<Measure<Record<never, never>, Column>, 'folds' | 'totals'> {
  /** Those that are for; all others that are not against are in between. */
  readonly promoters: Expression<NoInfer<Column>>;
  /** Those that are against. */
  readonly detractors: Expression<NoInfer<Column>>;
  /** What is told of a row where the parts list their records, such as its score. */
  readonly told?: Expression<NoInfer<Column>>;
}

/** What a net score must know. */
export interface PointsSettings {
  /** The confidence of the interval. */
  readonly confidence: number;
}

/** The definition of a net score. */
export interface PointsDefinition<Needs extends RecordName, Settings, Column extends string>
  extends Omit<Description<Needs>, 'family' | 'unit'> {
  /** The rules of its options. */
  options(): OptionRules<Settings>;
  /** What it is made of. */
  measure(settings: Settings): PointsOf<Column>;
}

/** A net score with what it is made of. */
export interface PointsResult extends NpsCounts {
  /** Promoters less detractors in 100 answers, −100 to 100; `null` without an answer. */
  readonly value: number | null;
  /** How many answered, passives included. */
  readonly n: number;
  /** The interval in points; `null` without an answer. */
  readonly interval: Interval | null;
  /** Why there is no value. */
  readonly reason?: 'no-denominator';
}

/**
 * How many more are for than against, in 100? A metric with its interval. No row gives `value: null`.
 *
 * @param definition - its name, what is told of it, its options, and which rows are for and which against
 * @throws KpiError `invalid-option` for a definition that lacks one of these
 * @example
 * ```ts
 * import { oneOf, points, responses, share } from 'support-kpi/define';
 *
 * const net = points({
 *   id: 'net@1',
 *   better: 'up',
 *   needs: ['surveyResponses'],
 *   options: () => ({
 *     scale: oneOf('1-5'),
 *     fractional: oneOf(false, true),
 *     onInvalid: oneOf('exclude', 'throw'),
 *     confidence: share,
 *   }),
 *   measure: (rules) => ({
 *     of: responses(rules, 'csat'),
 *     when: { at: 'at' },
 *     promoters: ['>=', 'score', 4],
 *     detractors: ['<=', 'score', 2],
 *   }),
 * });
 * net([{ score: 5 }, { score: 4 }, { score: 1 }, { score: 3 }]).value; // 25
 * ```
 */
export function points<
  Input,
  Options extends object,
  Needs extends RecordName,
  Settings extends PointsSettings,
  Column extends string,
>(definition: PointsDefinition<Needs, Settings, Column>): Metric<Input, Options, PointsResult, Needs> {
  const { measure, ...description }: typeof definition = Object(definition);
  return defineMetric({
    ...description,
    unit: 'points',
    family: 'points',
    plan(settings) {
      const { promoters, detractors, told, ...rows } = measure(settings);
      const folds = {
        promoters: count(promoters),
        passives: count(['not', ['or', promoters, detractors]]),
        detractors: count(detractors),
      };
      const parts = Object.keys(folds).map((fold) => [fold, [{ fold, ...(told && { value: told }) }]]);
      return planOf(
        { ...rows, folds, totals: TOTALS },
        (counts) => pointsResult(counts, settings.confidence),
        Object.fromEntries(parts),
      );
    },
  });
}

const TOTALS = {
  promoters: (promoters: number) => ({ promoters }),
  passives: (passives: number) => ({ passives }),
  detractors: (detractors: number) => ({ detractors }),
};

/** Makes the result of a net score. */
export function pointsResult(counts: NpsCounts, confidence: number): PointsResult {
  const n = counts.promoters + counts.passives + counts.detractors;
  return {
    value: n ? (100 * (counts.promoters - counts.detractors)) / n : null,
    n,
    ...counts,
    interval: npsInterval(counts, confidence),
    ...(n ? {} : { reason: 'no-denominator' as const }),
  };
}
