import { criticalValue } from './criticalValue.ts';
import type { Interval } from './interval.ts';

/**
 * How far the true share may be from the one observed: the Agresti–Coull interval, Wald's formula after z²
 * invented answers, half of them successes.
 *
 * p̃ ∓ z·√(p̃(1 − p̃)/ñ) with ñ = n + z², p̃ = (x + z²/2)/ñ. The formula may leave 0–1; here the result is
 * clipped to 0–1. Equals `proportion_confint(method='agresti_coull')` in statsmodels (clipped too);
 * `binom.confint(methods = "ac")` in R's binom does not clip.
 *
 * O(1). Gives `null` when n = 0.
 *
 * Source: A. Agresti, B. A. Coull, Approximate Is Better than "Exact" for Interval Estimation of Binomial
 * Proportions, The American Statistician 52, 1998.
 *
 * @param successes - how many of the `n`
 * @param n - how many in all
 * @param confidence - above 0 and below 1
 *
 * @example
 * ```ts
 * agrestiCoullInterval(10, 10)?.high; // 1
 * agrestiCoullInterval(0, 0); // null
 * ```
 */
export function agrestiCoullInterval(
  successes: number,
  n: number,
  confidence: number = 0.95,
): Interval | null {
  const z = criticalValue(confidence);
  if (n === 0) return null;
  const size = n + z * z;
  const share = (successes + (z * z) / 2) / size;
  const reach = z * Math.sqrt((share * (1 - share)) / size);
  return {
    low: Math.max(0, share - reach),
    high: Math.min(1, share + reach),
    confidence,
    method: 'agresti-coull',
  };
}
