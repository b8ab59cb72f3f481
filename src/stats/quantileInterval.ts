import { type QuantileRanks, quantileRanks } from './quantileRanks.ts';

/**
 * A range that holds a true quantile, with the ranks of the values that bound it.
 *
 * @example
 * ```ts
 * quantileInterval([1, 2, 3], 0.5)?.low; // null
 * ```
 */
export interface QuantileInterval extends QuantileRanks {
  /** The lower end; `null` where the values give none. */
  readonly low: number | null;
  /** The upper end; `null` where the values give none. */
  readonly high: number | null;
  /** The confidence asked for, such as 0.95. */
  readonly confidence: number;
  /** Always `order-statistics`. */
  readonly method: string;
}

/**
 * How far a true quantile (a median, a 90th percentile) may be from the one observed, whatever the
 * distribution is.
 *
 * The two values at the ranks of {@link quantileRanks}. The coverage reached is at least the confidence, and
 * more with ties. An end is `null` where too few values exist to bound it.
 *
 * O(√n). Gives `null` when there is no value.
 *
 * Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed., 1999, section 3.2.
 *
 * @param sorted - numbers in ascending order; the order is not checked
 * @param p - the quantile's share, 0–1
 * @param confidence - above 0 and below 1
 * @throws {@link KpiError} `invalid-option` when `p` is not within 0–1
 *
 * @example
 * ```ts
 * quantileInterval([507, 656, 689, 10775, 12359, 23745], 0.5)?.high; // 23745
 * quantileInterval([], 0.5); // null
 * ```
 */
export function quantileInterval(
  sorted: ArrayLike<number>,
  p: number,
  confidence: number = 0.95,
): QuantileInterval | null {
  const ranks = quantileRanks(sorted.length, p, confidence);
  if (!ranks) return null;
  const at = (rank: number | null): number | null => (rank === null ? null : (sorted[rank - 1] ?? null));
  return {
    low: at(ranks.lowRank),
    high: at(ranks.highRank),
    ...ranks,
    confidence,
    method: 'order-statistics',
  };
}
