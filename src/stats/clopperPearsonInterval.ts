import { betaQuantile } from './betaQuantile.ts';
import type { Interval } from './interval.ts';

/**
 * How far the true share may be from the one observed, with guaranteed coverage: the "exact" interval of
 * Clopper and Pearson, for contracts. It is wider than it needs to be for most shares.
 *
 * Low = B⁻¹(α/2; x, n − x + 1), high = B⁻¹(1 − α/2; x + 1, n − x), with 0 at x = 0 and 1 at x = n. Equals
 * `binom.test` in R, `proportion_confint(method='beta')` in statsmodels.
 *
 * O(√n). Gives `null` when n = 0.
 *
 * Source: C. J. Clopper, E. S. Pearson, The Use of Confidence or Fiducial Limits Illustrated in the Case of
 * the Binomial, Biometrika 26, 1934.
 *
 * @param successes - how many of the `n`
 * @param n - how many in all
 * @param confidence - above 0 and below 1
 *
 * @example
 * ```ts
 * clopperPearsonInterval(0, 10)?.low; // 0
 * clopperPearsonInterval(0, 0); // null
 * ```
 */
export function clopperPearsonInterval(
  successes: number,
  n: number,
  confidence: number = 0.95,
): Interval | null {
  const tail = (1 - confidence) / 2;
  if (n === 0) return null;
  const bound = (x: number): number => (x ? betaQuantile(tail, x, n - x + 1) : 0);
  return { low: bound(successes), high: 1 - bound(n - successes), confidence, method: 'clopper-pearson' };
}
