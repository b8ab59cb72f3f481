import { binomialCdf } from './binomialCdf.ts';

/**
 * The smallest number of successes in `n` trials that is reached or undercut with probability `q`.
 *
 * The smallest k with P(X ≤ k) ≥ q, where a difference of 64 units in the last place counts as equal, as in
 * R. Equals `qbinom` in R, `scipy.stats.binom.ppf`, `BINOM.INV` in Excel.
 *
 * O(√n · log n) by halving.
 *
 * @param q - a probability, 0–1
 * @param n - trials, a whole number
 * @param p - the probability of one success, 0–1
 *
 * @example
 * ```ts
 * binomialQuantile(0.5, 10, 0.5); // 5
 * ```
 */
export function binomialQuantile(q: number, n: number, p: number): number {
  const enough = q * (1 - 64 * Number.EPSILON);
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, n, p) >= enough) high = middle;
    else low = middle + 1;
  }
  return low;
}
