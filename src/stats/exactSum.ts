import { KpiError } from '../errors.ts';

/**
 * The sum of numbers, exact and rounded once: the same for every order.
 *
 * Equals `math.fsum` in Python, `fsum` in d3-array (whose last bit may differ).
 *
 * O(n). Gives 0 when there is no value.
 *
 * Source: J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates,
 * Discrete & Computational Geometry 18, 1997.
 *
 * @param values - finite numbers in any order
 * @throws {@link KpiError} `invalid-option` when a value is not finite or the sum leaves ±2¹⁰²³
 *
 * @example
 * ```ts
 * exactSum([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]); // 1
 * exactSum([]); // 0
 * ```
 */
export function exactSum(values: ArrayLike<number>): number {
  let whole = 0;
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    whole += value;
    largest = value === Math.floor(value) ? Math.max(largest, Math.abs(whole)) : Infinity;
    if (!(largest <= Number.MAX_SAFE_INTEGER)) break;
  }
  // Whole numbers that stay safe on the way add up exactly as they are.
  if (largest <= Number.MAX_SAFE_INTEGER) return whole + 0;
  const partials: number[] = [];
  for (let i = 0; i < values.length; i++) addExact(partials, values[i] ?? NaN);
  return roundExact(partials);
}

/**
 * Adds a number to an exact sum, in place, losing nothing.
 *
 * Shewchuk's grow-expansion: `partials` are non-overlapping numbers in ascending magnitude whose sum is the
 * sum of all numbers added, exactly. An empty array is the sum 0. Two sums merge by adding the partials of
 * one to the other. As long as the sum of integers is a safe integer, there is one partial.
 *
 * The value held does not depend on the order of additions; the partials that hold it may. Read it with
 * {@link roundExact}.
 *
 * O(partials), which is 1 for integers and seldom more than 3.
 *
 * Source: J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates,
 * Discrete & Computational Geometry 18, 1997.
 *
 * @param partials - the sum so far; changed
 * @param x - a finite number
 * @throws {@link KpiError} `invalid-option` when `x` is not finite or the sum would leave ±2¹⁰²³; the partials
 * are then unchanged
 *
 * @example
 * ```ts
 * const partials = [];
 * addExact(partials, 1e100);
 * addExact(partials, 1);
 * addExact(partials, -1e100);
 * roundExact(partials); // 1
 * ```
 */
export function addExact(partials: number[], x: number): void {
  const largest = partials[partials.length - 1] ?? 0;
  if (!(Math.abs(x) + Math.abs(largest) < 2 ** 1023)) {
    throw new KpiError('invalid-option', 'x', x, 'Give a finite number.');
  }
  let kept = 0;
  let high = x;
  for (const partial of partials) {
    const sum = high + partial;
    const low = Math.abs(high) < Math.abs(partial) ? high - (sum - partial) : partial - (sum - high);
    if (low) partials[kept++] = low;
    high = sum;
  }
  if (high) partials[kept++] = high;
  partials.length = kept;
}

/**
 * The number nearest to an exact sum, rounded once, half to even.
 *
 * `partials` as kept by {@link addExact}. The result is the same for every order in which the numbers came.
 * Equals `math.fsum` in Python.
 *
 * O(partials). Gives 0 for no partials.
 *
 * Source: R. Hettinger, R. M. Dickinson, `math.fsum` in Python, after J. R. Shewchuk, 1997.
 *
 * @param partials - the exact sum; unchanged
 *
 * @example
 * ```ts
 * roundExact([]); // 0
 * ```
 */
export function roundExact(partials: readonly number[]): number {
  let i = partials.length - 1;
  let high = partials[i] ?? 0;
  let low = 0;
  while (i > 0 && !low) {
    const next = partials[--i] ?? 0;
    const sum = high + next;
    low = next - (sum - high);
    high = sum;
  }
  // At an exact half, what lies below decides: go one step further in its direction.
  const next = partials[i - 1] ?? 0;
  const further = high + 2 * low;
  return Math.sign(low) * next > 0 && further - high === 2 * low ? further : high;
}
