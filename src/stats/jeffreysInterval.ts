import { betaQuantile } from './betaQuantile.ts';
import type { Interval } from './interval.ts';

/**
 * How far the true share may be from the one observed: the equal-tailed Bayesian interval with Jeffreys'
 * prior, whose average coverage is close to the confidence asked for.
 *
 * B⁻¹(α/2; x + ½, n − x + ½) to B⁻¹(1 − α/2; …), with 0 at x = 0 and 1 at x = n, as Brown, Cai and DasGupta
 * advise. Equals `proportion_confint(method='jeffreys')` in statsmodels but for these two ends.
 *
 * O(√n). Gives `null` when n = 0.
 *
 * Source: L. D. Brown, T. T. Cai, A. DasGupta, Interval Estimation for a Binomial Proportion, Statistical
 * Science 16, 2001.
 *
 * @param successes - how many of the `n`
 * @param n - how many in all
 * @param confidence - above 0 and below 1
 *
 * @example
 * ```ts
 * jeffreysInterval(10, 10)?.high; // 1
 * jeffreysInterval(0, 0); // null
 * ```
 */
export function jeffreysInterval(successes: number, n: number, confidence: number = 0.95): Interval | null {
  const tail = (1 - confidence) / 2;
  if (n === 0) return null;
  const bound = (x: number): number => (x ? betaQuantile(tail, x + 0.5, n - x + 0.5) : 0);
  return { low: bound(successes), high: 1 - bound(n - successes), confidence, method: 'jeffreys' };
}
