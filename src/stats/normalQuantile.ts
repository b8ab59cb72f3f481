import { KpiError } from '../errors.ts';

/**
 * The value below which a standard normal variable falls with probability `p`: how many standard errors
 * an interval reaches.
 *
 * Solves ln Q(z) = ln min(p, 1 − p) by Newton's method, where Q is the upper tail. ln Q is concave, so that
 * Newton's steps come from one side and always arrive. Q is Φ's power series up to z = 1.5 (Marsaglia 2004)
 * and Laplace's continued fraction beyond. The error stays below 1e-14, far in the tails too.
 *
 * Equals `qnorm` in R, `scipy.stats.norm.ppf`, `NORM.S.INV` in Excel.
 *
 * O(1). Gives −Infinity at 0 and Infinity at 1.
 *
 * Sources: G. Marsaglia, Evaluating the Normal Distribution, Journal of Statistical Software 11(4), 2004;
 * P.-S. Laplace, Traité de mécanique céleste, vol. 4, 1805.
 *
 * @param p - a probability, 0–1
 * @throws {@link KpiError} `invalid-option` when `p` is not within 0–1
 *
 * @example
 * ```ts
 * roundHalfAway(normalQuantile(0.975), 6); // 1.959964
 * normalQuantile(0.5); // 0
 * ```
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new KpiError('invalid-option', 'p', p, 'Give a probability from 0 to 1.');
  const tail = Math.min(p, 1 - p);
  let z = tail ? 0 : Infinity;
  for (let step = 1; tail && Math.abs(step) > 1e-9; z += step) {
    let series = z / 2 + 10; // about what the fraction goes on with
    for (let k = 99; k; k--) series = z < 1.5 ? 1 + (z * z * series) / (2 * k + 1) : z + k / series;
    // Mills' ratio: the tail divided by the density
    const mills = z < 1.5 ? Math.sqrt(Math.PI / 2) * Math.exp((z * z) / 2) - z * series : 1 / series;
    step = mills * (Math.log(mills / Math.sqrt(2 * Math.PI)) - Math.log(tail) - (z * z) / 2);
  }
  return p < 0.5 ? -z : z;
}
