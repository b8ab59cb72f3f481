/**
 * The nine quantile definitions, numbered as in R.
 *
 * @example
 * ```ts
 * quantile([1, 2], 0.5, 1); // 1
 * ```
 */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/**
 * The value below which the share `p` of sorted values lies.
 *
 * Position a + p·(n + 1 − a − b) among the values counted from 1, between which types 4 to 9 interpolate:
 *
 * - 1: the inverse of the empirical distribution; `percentile_disc` in Postgres, `inverted_cdf` in numpy
 * - 2: as 1, but averaged at steps; SAS's default, `averaged_inverted_cdf` in numpy
 * - 3: the nearest even rank; `closest_observation` in numpy
 * - 4: `interpolated_inverted_cdf` in numpy
 * - 5: Hazen; `hazen` in numpy
 * - 6: Weibull; PERCENTILE.EXC in Excel, Minitab, SPSS
 * - 7: the default here, in R and in numpy; PERCENTILE.INC in Excel, `percentile_cont` in Postgres,
 *   `quantile_cont` in DuckDB
 * - 8: median-unbiased for any distribution; what Hyndman and Fan advise
 * - 9: for normal values
 *
 * As in R, a position within 4ε of a whole number is that number; the weight of the interpolation is rounded to 12
 * decimals, so that 0.9 of 302 values lies between two of them exactly. The result lies between the smallest and
 * the largest value and never falls as `p` rises.
 *
 * O(1). Gives `null` when there is no value.
 *
 * Source: R. J. Hyndman, Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50, 1996.
 *
 * @param sorted - finite numbers in ascending order; the order is not checked
 * @param p - a share, 0–1
 * @param type - the definition, 1–9
 *
 * @example
 * ```ts
 * quantile([3, 6, 7, 8, 8, 10], 0.25); // 6.25
 * quantile([3, 6, 7, 8, 8, 10], 0.25, 6); // 5.25
 * quantile([], 0.5); // null
 * ```
 */
export function quantile(sorted: ArrayLike<number>, p: number, type: QuantileType = 7): number | null {
  const a = [0, 0, -0.5, 0, 0.5, 0, 1, 1 / 3, 3 / 8][type - 1] ?? 1;
  const n = sorted.length;
  const fuzz = 4 * Number.EPSILON;
  const position = a + p * (n + 1 - a - (type < 5 ? 1 - a : a));
  const rank = Math.floor(position + fuzz);
  const low = sorted[Math.max(0, Math.min(n, rank) - 1)];
  const high = sorted[Math.max(0, Math.min(n - 1, rank))];
  if (low === undefined || high === undefined) return null;
  let weight = Math.round((position - rank) * 1e12) / 1e12;
  if (type === 3) weight = weight || rank % 2 ? 1 : 0;
  else if (type < 3) weight = weight ? 1 : (type - 1) / 2;
  return weight < 1 ? Math.min(high, low + weight * (high - low)) : high;
}
