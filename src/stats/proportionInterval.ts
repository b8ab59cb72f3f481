import { agrestiCoullInterval } from './agrestiCoullInterval.ts';
import { clopperPearsonInterval } from './clopperPearsonInterval.ts';
import type { Interval } from './interval.ts';
import { jeffreysInterval } from './jeffreysInterval.ts';
import { wilsonInterval } from './wilsonInterval.ts';

/**
 * The methods of `proportionInterval`.
 *
 * @example
 * ```ts
 * proportionInterval(3, 4, 0.95, 'jeffreys')?.method; // 'jeffreys'
 * ```
 */
export type ProportionIntervalMethod = 'wilson' | 'clopper-pearson' | 'jeffreys' | 'agresti-coull';

/**
 * How far a true share (satisfied answers, targets kept, customers lost) may be from the one observed, by
 * the method named. All methods stay within 0–1.
 *
 * - `wilson`: the default; right on average from a handful of answers up ({@link wilsonInterval})
 * - `clopper-pearson`: never covers less than promised; for contracts ({@link clopperPearsonInterval})
 * - `jeffreys`: Bayesian ({@link jeffreysInterval})
 * - `agresti-coull`: simple by hand; clipped to 0–1 ({@link agrestiCoullInterval})
 *
 * Import the method's own function where bytes count: this one carries all four.
 *
 * O(1), or O(√n) for `clopper-pearson` and `jeffreys`. Gives `null` when n = 0.
 *
 * Source: L. D. Brown, T. T. Cai, A. DasGupta, Interval Estimation for a Binomial Proportion, Statistical
 * Science 16, 2001, compares all four.
 *
 * @param successes - how many of the `n`
 * @param n - how many in all
 * @param confidence - above 0 and below 1
 * @param method - the method's name
 *
 * @example
 * ```ts
 * const { low, high } = proportionInterval(1, 2);
 * [roundHalfAway(low, 4), roundHalfAway(high, 4)]; // [0.0945, 0.9055]
 * proportionInterval(0, 0); // null
 * ```
 */
export function proportionInterval(
  successes: number,
  n: number,
  confidence: number = 0.95,
  method: ProportionIntervalMethod = 'wilson',
): Interval | null {
  switch (method) {
    case 'wilson':
      return wilsonInterval(successes, n, confidence);
    case 'clopper-pearson':
      return clopperPearsonInterval(successes, n, confidence);
    case 'jeffreys':
      return jeffreysInterval(successes, n, confidence);
    case 'agresti-coull':
      return agrestiCoullInterval(successes, n, confidence);
  }
}
