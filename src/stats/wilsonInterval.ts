import { criticalValue } from './criticalValue.ts';
import type { Interval } from './interval.ts';

/**
 * How far the true share may be from the one observed: Wilson's score interval.
 *
 * (x + z²/2 ∓ z·√(x(n − x)/n + z²/4)) / (n + z²), in a form that does not cancel near 0 and 1. Without
 * continuity correction. Equals `prop.test(correct = FALSE)` in R, `proportion_confint(method='wilson')` in
 * statsmodels. Stays within 0–1 and contains x/n.
 *
 * O(1). Gives `null` when n = 0.
 *
 * Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22, 1927.
 *
 * @param successes - how many of the `n`
 * @param n - how many in all
 * @param confidence - above 0 and below 1
 *
 * @example
 * ```ts
 * const { low, high } = wilsonInterval(10, 10);
 * [roundHalfAway(low, 4), high]; // [0.7225, 1]
 * wilsonInterval(0, 0); // null
 * ```
 */
export function wilsonInterval(successes: number, n: number, confidence: number = 0.95): Interval | null {
  const z = criticalValue(confidence);
  if (n === 0) return null;
  const bound = (x: number): number =>
    (x * x) / n / (x + (z * z) / 2 + z * Math.sqrt((x * (n - x)) / n + (z * z) / 4));
  return { low: bound(successes), high: 1 - bound(n - successes), confidence, method: 'wilson' };
}
