import { type ScoreInput, responses } from '../../facts/responses.ts';
import type { OnInvalid } from '../../facts/tally.ts';
import { count } from '../../fold/count.ts';
import type { Interval } from '../../stats/interval.ts';
import { type NpsCounts, type NpsIntervalMethod, npsInterval } from '../../stats/npsInterval.ts';
import { defineMetric, type Metric } from '../defineMetric.ts';
import { planOf } from '../plan.ts';
import { onInvalid, oneOf, share } from '../options.ts';

/** Options of {@link nps}. */
export interface NpsOptions {
  /** The scale of the survey. Default `'0-10'`; `'1-10'` must be asked for, and a 0 is then invalid. */
  readonly scale?: '0-10' | '1-10' | undefined;
  /** The interval's method. Default `'score'`; `'wald'` is there for comparison only. */
  readonly interval?: NpsIntervalMethod | undefined;
  /** The confidence of the interval. Default 0.95. */
  readonly confidence?: number | undefined;
  /** What happens with scores that cannot be used: left out and counted, or an error. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
}

/** The Net Promoter Score with what it is made of. */
export interface NpsResult extends NpsCounts {
  /** Promoters less detractors in 100 answers, −100 to 100; `null` without an answer. */
  readonly value: number | null;
  readonly unit: 'points';
  /** How many answered, passives included. */
  readonly n: number;
  /** The interval in points; `null` without an answer. */
  readonly interval: Interval | null;
  /** Why there is no value. */
  readonly reason?: 'no-denominator';
}

/**
 * Would customers recommend us?
 *
 * Promoters answer 9 or 10, detractors 6 or less, passives 7 or 8. Who did not answer is not in the base, but
 * counted as `unanswered`. Takes responses, bare scores, or the three counts. Also called: Net Promoter Score.
 *
 * No answer gives `value: null` with the reason `no-denominator`.
 *
 * @formula 100 · (promoters − detractors) ÷ (promoters + passives + detractors)
 * @unit points, −100 to 100; higher is better
 * @source Reichheld, "The One Number You Need to Grow" (2003); the interval: Tango (1998)
 * @throws KpiError `invalid-option`, `unknown-option` for options that cannot be used; `invalid-record` for a score
 *   that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { nps } from 'support-kpi';
 *
 * nps([10, 9, 8, 6]).value; // 25
 * nps([10, null, '', 3]).excluded; // { unanswered: 2 }
 * nps({ promoters: 60, passives: 25, detractors: 15 }).value; // 45
 * nps([]).value; // null
 * ```
 */
export const nps: Metric<
  readonly ScoreInput[] | NpsCounts,
  NpsOptions,
  NpsResult,
  'surveyResponses'
> = /* @__PURE__ */ defineMetric({
  id: 'nps@1',
  unit: 'points',
  better: 'up',
  needs: ['surveyResponses'],
  options: () => ({
    scale: oneOf('0-10', '1-10'),
    interval: oneOf('score', 'adjusted-wald', 'wald'),
    confidence: share(0.95),
    onInvalid,
  }),
  plan: (settings) =>
    planOf(
      {
        fact: responses({
          scale: settings.scale === '0-10' ? [0, 10] : [1, 10],
          kind: 'nps',
          onInvalid: settings.onInvalid,
        }),
        at: 'respondedAt',
        parts: {
          promoters: { fold: count, where: ['>=', 'score', 9] },
          passives: { fold: count, where: ['and', ['>=', 'score', 7], ['<', 'score', 9]] },
          detractors: { fold: count, where: ['<', 'score', 7] },
        },
      },
      (counts) => npsResult(counts, settings),
    ),
});

function npsResult(
  { promoters, passives, detractors }: NpsCounts,
  settings: { readonly confidence: number; readonly interval: NpsIntervalMethod },
): NpsResult {
  const n = promoters + passives + detractors;
  const bounds = npsInterval({ promoters, passives, detractors }, settings.confidence, settings.interval);
  return {
    value: n === 0 ? null : (100 * (promoters - detractors)) / n,
    unit: 'points',
    n,
    promoters,
    passives,
    detractors,
    interval: bounds && { ...bounds, low: 100 * bounds.low, high: 100 * bounds.high },
    ...(n === 0 && { reason: 'no-denominator' as const }),
  };
}
