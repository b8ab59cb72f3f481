import { betaCdf } from './betaCdf.ts';

/**
 * The probability of at most `k` successes in `n` trials that each succeed with probability `p`.
 *
 * I_{1 − p}(n − k, k + 1). Equals `pbinom` in R, `scipy.stats.binom.cdf`, `BINOM.DIST(…, TRUE)` in Excel.
 *
 * O(√n). Gives 0 for k < 0 and 1 for k ≥ n.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.5.
 *
 * @param k - successes; rounded down
 * @param n - trials
 * @param p - the probability of one success, 0–1
 *
 * @example
 * ```ts
 * roundHalfAway(binomialCdf(4, 10, 0.9), 12); // 0.0001469026
 * ```
 */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : betaCdf(1 - p, n - Math.floor(k), Math.floor(k) + 1, p);
}
