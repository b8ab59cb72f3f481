import { betaCdf } from './betaCdf.ts';
import { betaDensityAtLogit } from './betaDensityAtLogit.ts';

/**
 * The share below which a beta variable falls with probability `p`.
 *
 * Solves ln I = ln p by Newton's method on the logit of x, in the smaller tail. There ln I is concave, so
 * that the steps come from one side and always arrive. Equals `qbeta` in R, `scipy.stats.beta.ppf`,
 * `BETA.INV` in Excel.
 *
 * O(√(a + b)). Gives 0 for p = 0 and 1 for p = 1.
 *
 * @param p - a probability, 0–1
 * @param a - above 0
 * @param b - above 0
 *
 * @example
 * ```ts
 * roundHalfAway(betaQuantile(0.25, 1, 2), 12); // 0.133974596216
 * ```
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p === 0 || p === 1) return p;
  return p > 0.5 ? 1 / (1 + Math.exp(lowerLogit(1 - p, b, a))) : 1 / (1 + Math.exp(-lowerLogit(p, a, b)));
}

function lowerLogit(p: number, a: number, b: number): number {
  let logit = Math.log(a / b);
  for (let i = 0, step = 1; i < 200 && Math.abs(step) > 1e-10; i++, logit += step) {
    const x = 1 / (1 + Math.exp(-logit));
    const rest = 1 / (1 + Math.exp(logit));
    const reached = betaCdf(x, a, b, rest);
    const density = betaDensityAtLogit(x, a, b, rest);
    // Where nothing is left of the tail, the step was too wide: go half of it back.
    step = reached && density ? ((Math.log(p) - Math.log(reached)) * reached) / density : Math.abs(step) / 2;
  }
  return logit;
}
