import type { SurvivalCurve } from './kaplanMeier.ts';

/**
 * The share still waiting right after time `t`; one minus it is the share done within `t`, open ones counted
 * fairly.
 *
 * Beyond the last time observed (`curve.until`) the curve goes on level, as with `extend = TRUE` in R: then it
 * is the most that can be still waiting. Equals `summary(fit, times = t, extend = TRUE)$surv` in R's survival.
 *
 * O(log n).
 *
 * Source: E. L. Kaplan, P. Meier, Nonparametric Estimation from Incomplete Observations, JASA 53, 1958.
 *
 * @param curve - from {@link kaplanMeier}
 * @param t - a time, in the unit of the curve
 *
 * @example
 * ```ts
 * survivalAt(kaplanMeier([1, 2], [3, 3]), 1); // 0.75
 * ```
 */
export function survivalAt(curve: SurvivalCurve, t: number): number {
  let low = 0;
  let high = curve.times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((curve.times[middle] ?? NaN) <= t) low = middle + 1;
    else high = middle;
  }
  return curve.survival[low - 1] ?? 1;
}
