import { KpiError } from '../errors.ts';

/**
 * Tells whether a share of `n` can be formed at all: false at n = 0, an error for counts that contradict
 * themselves.
 *
 * O(1).
 *
 * @throws {@link KpiError} `invalid-option` when not 0 ≤ successes ≤ n, or `n` is not finite
 *
 * @example
 * ```ts
 * checkedProportion(0, 0); // false
 * checkedProportion(3, 4); // true
 * ```
 */
export function checkedProportion(successes: number, n: number): boolean {
  if (!(successes >= 0 && successes <= n && n < Infinity)) {
    throw new KpiError('invalid-option', 'successes', successes, `Give a count from 0 to n, which is ${n}.`);
  }
  return n > 0;
}
