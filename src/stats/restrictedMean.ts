import type { SurvivalCurve } from './kaplanMeier.ts';

/**
 * A mean up to a time, with its standard error.
 *
 * @example
 * ```ts
 * restrictedMean(kaplanMeier([], [7]))?.tau; // 7
 * ```
 */
export interface RestrictedMean {
  /** The mean of min(time, τ). */
  readonly mean: number;
  /** Its standard error, by Greenwood's sum. */
  readonly standardError: number;
  /** The time up to which it is taken. */
  readonly tau: number;
}

/**
 * How long it takes on average when every wait is cut at τ, open ones counted fairly. An unrestricted mean
 * does not exist while anyone is waiting.
 *
 * The area under S from 0 to τ; variance Σ A(t)²·d/(r·(r − d)) with A(t) the area from t to τ. Equals
 * `print(survfit(…), rmean = tau)` in R's survival.
 *
 * O(n). Gives `null` when τ lies beyond the last time observed while some are still waiting there.
 *
 * Source: J. P. Klein, M. L. Moeschberger, Survival Analysis, 2nd ed., 2003, section 4.5.
 *
 * @param curve - from {@link kaplanMeier}; its times must not be negative
 * @param tau - a time from 0 up; the last time observed when left out
 *
 * @example
 * ```ts
 * restrictedMean(kaplanMeier([10], [20]))?.mean; // 15
 * restrictedMean(kaplanMeier([10], [20]), 30); // null
 * ```
 */
export function restrictedMean(curve: SurvivalCurve, tau: number = curve.until): RestrictedMean | null {
  const { times, survival, logVariance } = curve;
  if (tau > curve.until && survival[survival.length - 1] !== 0) return null;
  let area = 0;
  let variance = 0;
  let end = tau;
  for (let i = times.length - 1; i >= 0; i--) {
    const start = times[i] ?? NaN;
    if (start >= tau) continue;
    area += (end - start) * (survival[i] ?? NaN);
    end = start;
    if (area) variance += area * area * ((logVariance[i] ?? NaN) - (logVariance[i - 1] ?? 0));
  }
  return { mean: area + end, standardError: Math.sqrt(variance), tau };
}
