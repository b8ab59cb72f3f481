/**
 * A number rounded for display, the way people round: halves away from zero, judged on the decimal that is
 * printed and not on the binary number behind it.
 *
 * 1.005 becomes 1.01 (`toFixed` gives 1.00), −2.5 becomes −3 (`Math.round` gives −2), and −0 becomes 0. Equals
 * ROUND in Excel and Postgres on `numeric`; Python's `round` goes half to even. Never compute with the result.
 *
 * O(1). NaN and ±Infinity come back as they are.
 *
 * Source: IEEE 754-2019, roundTiesToAway, applied to the shortest decimal of ECMAScript's `Number::toString`.
 *
 * @param x - a number
 * @param digits - how many decimals; negative for tens, hundreds …
 *
 * @example
 * ```ts
 * roundHalfAway(1.005, 2); // 1.01
 * roundHalfAway(-0.4); // 0
 * ```
 */
export function roundHalfAway(x: number, digits: number = 0): number {
  const [mantissa, exponent] = Math.abs(x).toExponential().split('e');
  // Moved by its decimals as text, because multiplying would round on the way.
  const moved = Number(`${mantissa}e${Number(exponent) + digits}`);
  // Beyond 2^52 there are no halves; what is no number stays none.
  if (!(moved < 4_503_599_627_370_496)) return x;
  return Math.sign(x) * Number(`${Math.round(moved)}e${-digits}`) + 0;
}
