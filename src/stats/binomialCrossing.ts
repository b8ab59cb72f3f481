import { binomialCdf } from './binomialCdf.ts';

/**
 * Where a binomial distribution reaches a probability.
 *
 * @example
 * ```ts
 * binomialCrossing(0.5, 10, 0.5).count; // 5
 * ```
 */
export interface BinomialCrossing {
  /** The smallest number of successes that is reached or undercut with the probability asked for. */
  readonly count: number;
  /** The probability of at most `count` successes. */
  readonly reached: number;
  /** The probability of fewer than `count` successes. */
  readonly before: number;
}

/**
 * The smallest number of successes in `n` trials that is reached or undercut with probability `q`, and the
 * probabilities on both sides of it.
 *
 * The smallest k with P(X ≤ k) ≥ q, where a difference of 64 units in the last place counts as equal, as in
 * R. Equals `qbinom` in R, `scipy.stats.binom.ppf`, `BINOM.INV` in Excel.
 *
 * Starts from the normal approximation corrected for skewness and kurtosis, which is mostly the answer or next to
 * it; from there in steps that double, then by halving. So the result is that of trying all k.
 *
 * O(√n), or O(√n · log n) where the approximation is poor.
 *
 * Sources: E. A. Cornish, R. A. Fisher, Moments and Cumulants in the Specification of Distributions, Review of the
 * International Statistical Institute 5, 1938; C. Hastings, Approximations for Digital Computers, 1955, sheet 68
 * (normal quantile).
 *
 * @param q - a probability, 0–1
 * @param n - trials, a whole number
 * @param p - the probability of one success, 0–1
 *
 * @example
 * ```ts
 * const { count, reached, before } = binomialCrossing(0.25, 2, 0.5);
 * [count, roundHalfAway(reached, 12), before]; // [0, 0.25, 0]
 * ```
 */
export function binomialCrossing(q: number, n: number, p: number): BinomialCrossing {
  const enough = q * (1 - 64 * Number.EPSILON);
  let low = 0;
  let high = n;
  let reached = 1;
  let before = 0;
  let middle = likelyCount(q, n, p);
  for (let step = 1; low < high; step *= 2) {
    if (!(middle >= low && middle < high)) middle = Math.floor((low + high) / 2);
    const chance = binomialCdf(middle, n, p);
    if (chance >= enough) {
      high = middle;
      reached = chance;
      middle -= step;
    } else {
      low = middle + 1;
      before = chance;
      middle += step;
    }
  }
  return { count: low, reached, before };
}

/** Near the answer; not a number where `q` or `p` is 0 or 1. */
function likelyCount(q: number, n: number, p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(q, 1 - q)));
  const size =
    t - ((0.010328 * t + 0.802853) * t + 2.515517) / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1);
  const z = q < 0.5 ? -size : size;
  const variance = n * p * (1 - p);
  const skewed = ((1 - 2 * p) * (z * z - 1)) / 6;
  const peaked = ((1 - 6 * p * (1 - p)) * (z * z - 3)) / 24 - ((1 - 2 * p) ** 2 * (2 * z * z - 5)) / 36;
  const spread = Math.sqrt(variance);
  return Math.max(0, Math.min(n - 1, Math.round(n * p + spread * z + skewed + (z * peaked) / spread)));
}
