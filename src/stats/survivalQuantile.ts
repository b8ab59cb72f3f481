import type { SurvivalCurve } from './kaplanMeier.ts';

/**
 * The time within which the share `p` is done, open ones counted fairly: the Kaplan–Meier median at 0.5.
 *
 * The first event time with S(t) ≤ 1 − p, where a difference of 1e-12 counts as equal. `quantile.survfit` in
 * R takes the middle of the level stretch instead when S(t) equals 1 − p exactly.
 *
 * O(n). Gives `null` when so many are not done yet.
 *
 * Source: R. Brookmeyer, J. Crowley, A Confidence Interval for the Median Survival Time, Biometrics 38, 1982.
 *
 * @param curve - from {@link kaplanMeier}
 * @param p - a share, 0–1
 *
 * @example
 * ```ts
 * survivalQuantile(kaplanMeier([5, 10, 15, 20, 30], [60, 60, 60, 60, 60]), 0.5); // 30
 * survivalQuantile(kaplanMeier([5], [60, 60]), 0.5); // null
 * ```
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): number | null {
  return curve.times[curve.survival.findIndex((share) => share <= 1 - p + 1e-12)] ?? null;
}
