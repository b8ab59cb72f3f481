import { responses, type ScoreInput } from '../../facts/responses.ts';
import type { OnInvalid } from '../../facts/tally.ts';
import type { Interval } from '../../stats/interval.ts';
import { type NpsCounts, npsInterval } from '../../stats/npsInterval.ts';
import { computeBands } from '../computeBands.ts';
import { createMetric, type Metric } from '../metric.ts';
import { type Given, type OptionRules, oneOf, share } from '../options.ts';

/** Options of {@link nps}. */
export interface NpsOptions {
  /** The scale of the survey. Default `'0-10'`; `'1-10'` must be asked for, and a 0 is then off the scale. */
  readonly scale?: '0-10' | '1-10' | undefined;
  /**
   * Whether scores between the points of the scale count (averages, half points): 9 and more is a promoter, 7 and more a passive. By default they are left
   * out as `fractional`.
   */
  readonly fractional?: boolean | undefined;
  /** The confidence of the interval. Default 0.95. */
  readonly confidence?: number | undefined;
  /** What happens with scores that cannot be used: left out and counted, or an error. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
}

/** The Net Promoter Score with what it is made of. */
export interface NpsResult extends NpsCounts {
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
 * Would customers recommend us?
 *
 * Promoters answer 9 or 10, detractors 6 or less, passives 7 or 8. Who did not answer is not in the base, but
 * counted as `unanswered`; scores that cannot be used are counted as `off-scale`, `fractional`, `text-score`,
 * `word-score` or `invalid-score`, kinds of surveys that there are none of as `invalid-kind`. Takes responses or bare scores. Also called: Net Promoter Score.
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
 * nps([9.5, 6.5, 8.5]).excluded; // { fractional: 3 }
 * nps([9.5, 6.5, 8.5], { fractional: true }).value; // 0
 * nps([]).value; // null
 * ```
 */
export const nps: Metric<readonly ScoreInput[], NpsOptions, NpsResult, 'surveyResponses'> =
  /* @__PURE__ */ createMetric({
    id: 'nps@2',
    unit: 'points',
    better: 'up',
    needs: ['surveyResponses'],
    options: (): OptionRules<Given<NpsOptions>> => ({
      scale: oneOf('0-10', '1-10'),
      fractional: oneOf(false, true),
      confidence: share,
      onInvalid: oneOf('exclude', 'throw'),
    }),
    plan: (settings) => ({
      measures: [
        { fact: responses(settings, 'nps'), at: 'at', fold: { bands: BANDS, of: 'score' } },
      ] as const,
      present: ([result]: readonly unknown[]) => {
        const counts = result as NpsCounts;
        const n = counts.promoters + counts.passives + counts.detractors;
        return {
          value: n ? (100 * (counts.promoters - counts.detractors)) / n : null,
          n,
          ...counts,
          interval: npsInterval(counts, settings.confidence),
          ...(n ? {} : { reason: 'no-denominator' as const }),
        };
      },
    }),
    compute: computeBands,
  });

/** Half points too: 8.9 is a passive. */
const BANDS = { promoters: [9, 11], passives: [7, 9], detractors: [0, 7] } as const;
