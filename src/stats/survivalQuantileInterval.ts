import { criticalValue } from './criticalValue.ts';
import type { SurvivalCurve } from './kaplanMeier.ts';

/**
 * A range that holds a true quantile of waiting times.
 *
 * @example
 * ```ts
 * survivalQuantileInterval(kaplanMeier([], [7]), 0.5).low; // null
 * ```
 */
export interface SurvivalQuantileInterval {
  /** The lower end; `null` where the curve gives none. */
  readonly low: number | null;
  /** The upper end; `null` where the curve gives none: it may take any time. */
  readonly high: number | null;
  /** The confidence asked for, such as 0.95. */
  readonly confidence: number;
  /** Always `log-log`. */
  readonly method: string;
}

/**
 * How far the true median or percentile of waiting times may be from the one of {@link survivalQuantile}.
 *
 * The first times at which the lower and the upper log-log band of S, S^exp(±z·√V / ln S) with V the variance
 * of ln S, reach 1 − p. Where S is 0 there is no variance and so no bound. Equals
 * `quantile(survfit(…, conf.type = "log-log"))` in R's survival.
 *
 * O(n).
 *
 * Source: R. Brookmeyer, J. Crowley, A Confidence Interval for the Median Survival Time, Biometrics 38, 1982;
 * J. D. Kalbfleisch, R. L. Prentice, The Statistical Analysis of Failure Time Data, 1980 (log-log band).
 *
 * @param curve - from {@link kaplanMeier}
 * @param p - a share, 0–1
 * @param confidence - above 0 and below 1
 *
 * @example
 * ```ts
 * const curve = kaplanMeier([5, 10, 15, 20, 30], [60, 60, 60, 60, 60]);
 * survivalQuantileInterval(curve, 0.5); // { low: 5, high: null, confidence: 0.95, method: 'log-log' }
 * ```
 */
export function survivalQuantileInterval(
  curve: SurvivalCurve,
  p: number,
  confidence: number = 0.95,
): SurvivalQuantileInterval {
  const z = criticalValue(confidence);
  const reaches = (side: number): number | null => {
    const first = curve.survival.findIndex((share, i) => {
      const spread = (side * Math.sqrt(curve.logVariance[i] ?? NaN)) / Math.log(share);
      // Where S is 0, this compares with NaN.
      return share ** Math.exp(spread) <= 1 - p + 1e-12;
    });
    return curve.times[first] ?? null;
  };
  return { low: reaches(-z), high: reaches(z), confidence, method: 'log-log' };
}
