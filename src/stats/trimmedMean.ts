import { addExact, roundExact } from './exactSum.ts';

/**
 * The mean without the smallest and the largest values: what a typical duration is when a few are absurd.
 *
 * Leaves out ⌊n·trim⌋ values at each end; the mean at 0, the median at 0.5. Equals `mean(x, trim = )` in R,
 * `scipy.stats.trim_mean`. Excel's TRIMMEAN takes the share of both ends together.
 *
 * O(n). Gives `null` when there is no value.
 *
 * Source: J. W. Tukey, The Future of Data Analysis, Annals of Mathematical Statistics 33, 1962.
 *
 * @param sorted - finite numbers in ascending order; the order is not checked
 * @param trim - the share left out at each end, 0–0.5
 *
 * @example
 * ```ts
 * trimmedMean([1, 2, 3, 4, 90], 0.2); // 3
 * trimmedMean([], 0.2); // null
 * ```
 */
export function trimmedMean(sorted: ArrayLike<number>, trim: number): number | null {
  const n = sorted.length;
  if (!n) return null;
  const cut = Math.min(Math.floor(n * trim), Math.ceil(n / 2) - 1);
  const partials: number[] = [];
  for (let i = cut; i < n - cut; i++) addExact(partials, sorted[i] ?? NaN);
  return roundExact(partials) / (n - 2 * cut);
}
