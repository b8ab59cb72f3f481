import { betaDensityAtLogit } from './betaDensityAtLogit.ts';

/**
 * The probability that a beta variable is at most `x`: the regularised incomplete beta function I_x(a, b),
 * from which binomial and t probabilities come.
 *
 * Didonato and Morris's continued fraction, by Lentz's method, on the side where it converges: nothing cancels
 * in it, even where `x` is next to 0 or 1. Equals `pbeta`
 * in R, `scipy.special.betainc`, `BETA.DIST(…, TRUE)` in Excel.
 *
 * O(√(a + b)), at most 100,000 steps. Gives 0 for x ≤ 0 and 1 for x ≥ 1.
 *
 * Sources: A. R. Didonato, A. H. Morris, Algorithm 708: Significant Digit Computation of the Incomplete Beta
 * Function Ratios, ACM Transactions on Mathematical Software 18, 1992; W. J. Lentz, Applied Optics 15, 1976.
 *
 * @param x - a share, 0–1
 * @param a - above 0
 * @param b - above 0
 * @param rest - 1 − x, where it is known better than by subtraction
 *
 * @example
 * ```ts
 * roundHalfAway(betaCdf(0.3, 2, 3), 12); // 0.3483
 * ```
 */
export function betaCdf(x: number, a: number, b: number, rest: number = 1 - x): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const density = betaDensityAtLogit(x, a, b, rest);
  return a * rest > b * x ? density / fraction(x, a, b, rest) : 1 - density / fraction(rest, b, a, x);
}

function fraction(x: number, a: number, b: number, rest: number): number {
  let result = (a * (a * rest - b * x + 1)) / (a + 1);
  let c = result;
  let d = 0;
  for (let m = 1, change = 0; m < 1e5 && Math.abs(change - 1) > 2e-16; m++) {
    const left = a + 2 * m - 1;
    const above = ((a + m - 1) / left) * ((a + b + m - 1) / left) * m * (b - m) * x * x;
    const next =
      m + (m * (b - m) * x) / left + ((a + m) * (a * rest - b * x + 1 + m * (1 + rest))) / (a + 2 * m + 1);
    d = 1 / (next + above * d);
    c = next + above / c;
    change = c * d;
    result *= change;
  }
  return result;
}
