import type { Metric } from '../../define/metric.ts';
import { type Given, type OptionRules, oneOf, share } from '../../define/options.ts';
import { type PointsResult, points } from '../../define/points.ts';
import type { OnInvalid } from '../../facts/reading/tally.ts';
import { responses, type Scores } from '../../facts/responses.ts';
import type { NpsCounts } from '../../stats/npsInterval.ts';

/** Options of {@link nps}. */
export interface NpsOptions {
  /** The scale of the survey. Default `'0-10'`; `'1-10'` must be asked for, and a 0 is then off the scale. */
  readonly scale?: '0-10' | '1-10' | undefined;
  /**
   * Whether scores between the points of the scale count (averages, half points): 9 and more is a promoter, 7 and more a
   * passive. By default they are left out as `fractional`.
   */
  readonly fractional?: boolean | undefined;
  /** The confidence of the interval. Default 0.95. */
  readonly confidence?: number | undefined;
  /** What happens with scores that cannot be used: left out and counted, or an error. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
}

/**
 * Would customers recommend us?
 *
 * Promoters answer 9 or 10, detractors 6 or less, passives 7 or 8. Who did not answer is not in the base, but
 * counted as `unanswered`; scores that cannot be used are counted as `off-scale`, `fractional`, `text-score`,
 * `word-score` or `invalid-score`, kinds of surveys that there are none of as `invalid-kind`. Takes responses, bare
 * scores or the three counts. Also called: Net Promoter Score.
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
 * nps({ promoters: 50, passives: 30, detractors: 20 }).value; // 30
 * ```
 */
export const nps: Metric<Scores | NpsCounts, NpsOptions, PointsResult, 'surveyResponses'> =
  /* @__PURE__ */ points({
    id: 'nps@2',
    better: 'up',
    needs: ['surveyResponses'],
    options: (): OptionRules<Given<NpsOptions>> => ({
      scale: oneOf('0-10', '1-10'),
      fractional: oneOf(false, true),
      confidence: share,
      onInvalid: oneOf('exclude', 'throw'),
    }),
    measure: (settings) => ({
      of: responses(settings, 'nps'),
      when: { at: 'at' },
      promoters: ['>=', 'score', 9],
      // Half points too: 6.9 is a detractor.
      detractors: ['<', 'score', 7],
      told: 'score',
    }),
  });
