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
  const [mantissa = '', exponent] = Math.abs(x).toExponential().split('e');
  const decimals = mantissa.replace('.', '');
  const kept = Number(exponent) + 1 + digits;
  // All digits are kept, or it is not a number at all.
  if (!(kept < decimals.length)) return x || (x === 0 ? 0 : x);
  const whole = kept < 0 ? 0n : BigInt(decimals.slice(0, kept)) + (Number(decimals[kept]) > 4 ? 1n : 0n);
  return Number(`${x < 0 ? '-' : ''}${whole}e${-digits}`) + 0;
}
