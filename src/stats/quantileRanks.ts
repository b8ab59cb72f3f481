import { binomialCrossing } from './binomialCrossing.ts';

/**
 * Which two of `n` sorted values enclose a true quantile.
 *
 * @example
 * ```ts
 * quantileRanks(6, 0.5)?.highRank; // 6
 * ```
 */
export interface QuantileRanks {
  /** The rank of the lower bound, counted from 1; `null` where no value is a bound. */
  readonly lowRank: number | null;
  /** The rank of the upper bound, counted from 1; `null` where no value is a bound. */
  readonly highRank: number | null;
  /** The probability that the true quantile is enclosed: at least the confidence asked for. */
  readonly coverage: number;
}

/**
 * Which two of `n` sorted values enclose the true quantile with the confidence asked for, whatever the
 * distribution is.
 *
 * With X binomial(n, p): low rank = the α/2 quantile of X, high rank = the 1 − α/2 quantile of X plus 1,
 * coverage = P(low ≤ X < high). Rank 0 or n + 1 does not exist and is `null`: with 95% confidence the median
 * needs 6 values for both bounds, the 90th percentile 36. Equals `qbinom(c(.025, .975), n, p) + c(0, 1)` in R.
 *
 * O(√n). Gives `null` when n = 0.
 *
 * Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed., 1999, section 3.2.
 *
 * @param n - how many values
 * @param p - the quantile's share, 0–1
 * @param confidence - above 0 and below 1
 *
 * @example
 * ```ts
 * quantileRanks(6, 0.5)?.lowRank; // 1
 * quantileRanks(5, 0.5)?.lowRank; // null
 * quantileRanks(0, 0.5); // null
 * ```
 */
export function quantileRanks(n: number, p: number, confidence: number = 0.95): QuantileRanks | null {
  const tail = (1 - confidence) / 2;
  if (!n) return null;
  const low = binomialCrossing(tail, n, p);
  const high = binomialCrossing(1 - tail, n, p);
  return {
    lowRank: low.count || null,
    highRank: high.count < n ? high.count + 1 : null,
    coverage: high.reached - low.before,
  };
}
