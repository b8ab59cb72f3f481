import { defineMetric, type Metric } from '../../define/metric.ts';
import { type Given, type OptionRules, oneOf } from '../../define/options.ts';
import { type FoldPart, type Parts, planOf } from '../../define/plan.ts';
import { pointsResult } from '../../define/points.ts';
import { type RateOptions, type RateResult, rateOptions, rateResult } from '../../define/rateResult.ts';
import type { OnInvalid } from '../../facts/reading/tally.ts';
import { responses, type Scores } from '../../facts/responses.ts';
import { count } from '../../fold/count.ts';

/** The scales of a satisfaction survey: the lowest and the highest score. Thumbs are `0-1`. */
export type CsatScale =
  | '0-1'
  | '1-2'
  | '1-3'
  | '1-4'
  | '1-5'
  | '1-6'
  | '1-7'
  | '1-10'
  | '0-10'
  | '0-100'
  | '1-100';

/** What counts as satisfied; see {@link csat}. */
export type CsatMethod = 'top2' | 'top1' | 'positiveShare' | 'net' | 'hundredMinusUnhappy';

/** Options of {@link csat}. */
export interface CsatOptions extends RateOptions {
  /** The scale of the survey. Default `'1-5'`. */
  readonly scale?: CsatScale | undefined;
  /**
   * Whether scores between the points of the scale count (averages, half points): the edges of the method hold for them
   * as for whole scores. By default they are left out as `fractional`.
   */
  readonly fractional?: boolean | undefined;
  /** What counts as satisfied. Default `'top2'`. */
  readonly method?: CsatMethod | undefined;
  /** What happens with scores that cannot be used: left out and counted, or an error. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
}

/** The answers of a survey, counted in three groups. */
export interface CsatCounts {
  /** How many are satisfied by this method. */
  readonly satisfied: number;
  /** How many are neither satisfied nor unhappy. */
  readonly neutral: number;
  /** How many are below the middle of the scale. */
  readonly unhappy: number;
}

/**
 * Customer satisfaction with what it is made of: the value is a share from 0 to 1, for the method `net` points from −100 to
 * 100; the numerator counts the satisfied, for `hundredMinusUnhappy` those not unhappy, for `net` the difference.
 */
export interface CsatResult extends RateResult, CsatCounts {
  /** What counts as satisfied. */
  readonly method: CsatMethod;
}

/**
 * How many customers are satisfied?
 *
 * Methods, of which "CSAT" without further words means the first:
 * - `top2`: the top boxes: the two highest scores of 4 to 7; the highest of 2 or 3; 8 and more of 10; 80 and more of 100
 * - `top1`: the highest score only
 * - `positiveShare`: every score above the middle of the scale
 * - `net`: share above the middle less share below it, in points
 * - `hundredMinusUnhappy`: every score that is not below the middle, so that neutral counts as happy
 *
 * Who did not answer is not in the base, but counted as `unanswered`; scores that cannot be used are counted as
 * `off-scale`, `fractional`, `text-score`, `word-score` or `invalid-score`, kinds of surveys that there are none of as
 * `invalid-kind`. Takes responses, bare scores or the three counts, which are then taken to be by this method. Also
 * called: customer satisfaction rate, satisfaction score.
 *
 * No answer gives `value: null` with the reason `no-denominator`.
 *
 * @formula satisfied ÷ all who answered
 * @unit share, 0 to 1 (`net`: points, −100 to 100); higher is better
 * @source Zendesk and Intercom, "customer satisfaction score": 4 and 5 of 5; Crewhu for `net`; Nicereply for
 *   `hundredMinusUnhappy`
 * @throws KpiError `invalid-option`, `unknown-option` for options that cannot be used; `invalid-record` for a score
 *   that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { csat } from 'support-kpi';
 *
 * csat([5, 5, 4, 3, 1]).value; // 0.6
 * csat([5, 5, 4, 3, 1], { method: 'top1' }).value; // 0.4
 * csat([5, 5, 4, 3, 1], { method: 'net' }).value; // 40
 * csat([1, 0, 1, 1], { scale: '0-1' }).value; // 0.75
 * csat([4.5, 3.9], { fractional: true }).value; // 0.5
 * csat({ satisfied: 60, neutral: 15, unhappy: 5 }).value; // 0.75
 * ```
 */
export const csat: Metric<Scores | CsatCounts, CsatOptions, CsatResult, 'surveyResponses'> =
  /* @__PURE__ */ defineMetric({
    id: 'csat@2',
    unit: 'share',
    better: 'up',
    family: 'rate',
    needs: ['surveyResponses'],
    options: (): OptionRules<Given<CsatOptions>> => ({
      ...rateOptions(),
      scale: oneOf('1-5', '0-1', '1-2', '1-3', '1-4', '1-6', '1-7', '1-10', '0-10', '0-100', '1-100'),
      fractional: oneOf(false, true),
      method: oneOf('top2', 'top1', 'positiveShare', 'net', 'hundredMinusUnhappy'),
      onInvalid: oneOf('exclude', 'throw'),
    }),
    plan(settings) {
      const { satisfied, middle } = edgesOf(settings);
      return planOf(
        {
          of: responses(settings, 'csat'),
          when: { at: 'at' },
          folds: {
            satisfied: count(['>=', 'score', satisfied]),
            neutral: count(['and', ['>=', 'score', middle], ['<', 'score', satisfied]]),
            unhappy: count(['<', 'score', middle]),
          },
          totals: TOTALS,
        },
        (counts) => csatResult(counts, settings),
        partsOf(settings),
      );
    },
  });

const TOTALS = {
  satisfied: (satisfied: number) => ({ satisfied }),
  neutral: (neutral: number) => ({ neutral }),
  unhappy: (unhappy: number) => ({ unhappy }),
};

const SATISFIED: FoldPart = { fold: 'satisfied', value: 'score' };
const NEUTRAL: FoldPart = { fold: 'neutral', value: 'score' };
const UNHAPPY: FoldPart = { fold: 'unhappy', value: 'score' };

function partsOf({ method }: Given<CsatOptions>): Parts {
  const numerator = method === 'hundredMinusUnhappy' ? [SATISFIED, NEUTRAL] : [SATISFIED];
  return {
    satisfied: [SATISFIED],
    neutral: [NEUTRAL],
    unhappy: [UNHAPPY],
    // A difference is no set of answers.
    ...(method !== 'net' && { numerator }),
    denominator: [SATISFIED, NEUTRAL, UNHAPPY],
  };
}

/** The lowest score of the top boxes. */
const TOP_BOXES: Readonly<Record<CsatScale, number>> = {
  '0-1': 1,
  '1-2': 2,
  '1-3': 3,
  '1-4': 3,
  '1-5': 4,
  '1-6': 5,
  '1-7': 6,
  '1-10': 8,
  '0-10': 8,
  '0-100': 80,
  '1-100': 80,
};

/** The lowest score that is satisfied, and the lowest that is not unhappy. */
function edgesOf({ scale, method }: Given<CsatOptions>): { satisfied: number; middle: number } {
  const [lowest = 0, highest = 0] = scale.split('-').map(Number);
  const middle = (lowest + highest) / 2;
  if (method === 'top2') return { satisfied: TOP_BOXES[scale], middle };
  if (method === 'top1') return { satisfied: highest, middle };
  // The number next to the middle: what is above the middle begins there, half points too.
  return { satisfied: middle + 2 ** Math.floor(Math.log2(middle)) * Number.EPSILON, middle };
}

function csatResult(counts: CsatCounts, settings: Given<CsatOptions>): CsatResult & { unit?: 'points' } {
  const { satisfied, neutral, unhappy } = counts;
  const { method, confidence } = settings;
  const numerator = method === 'hundredMinusUnhappy' ? satisfied + neutral : satisfied;
  const share = rateResult(numerator, satisfied + neutral + unhappy, settings);
  if (method !== 'net') return { ...share, ...counts, method };
  const net = pointsResult({ promoters: satisfied, passives: neutral, detractors: unhappy }, confidence);
  const { value, interval } = net;
  return { ...share, ...counts, method, unit: 'points', value, numerator: satisfied - unhappy, interval };
}
