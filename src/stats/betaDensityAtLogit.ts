/**
 * The beta density on the logit scale, x^a·(1 − x)^b / B(a, b): the steepness of the beta distribution as
 * ln(x / (1 − x)) moves, and the factor before its continued fraction.
 *
 * Loader's saddle-point form: exact to about 1e-15 for any `a` and `b`, because no large logarithms of gamma
 * functions are subtracted from one another.
 *
 * O(1).
 *
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000.
 *
 * @param x - above 0 and below 1
 * @param a - above 0
 * @param b - above 0
 * @param rest - 1 − x, where it is known better than by subtraction
 *
 * @example
 * ```ts
 * roundHalfAway(betaDensityAtLogit(0.5, 1, 1), 12); // 0.25
 * ```
 */
export function betaDensityAtLogit(x: number, a: number, b: number, rest: number = 1 - x): number {
  const n = a + b;
  return (
    Math.sqrt(((a / n) * b) / (2 * Math.PI)) *
    Math.exp(
      stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * rest),
    )
  );
}

/** What {@link stirlingError} gave for small whole numbers: counts of few records ask for them again and again. */
const OF_WHOLE: number[] = [];

/** ln Γ(a + 1) less Stirling's approximation of it. */
function stirlingError(a: number): number {
  if (a >= 16 || !Number.isInteger(a)) return stirlingSeries(a);
  const error = OF_WHOLE[a] ?? stirlingSeries(a);
  OF_WHOLE[a] = error;
  return error;
}

function stirlingSeries(a: number): number {
  let sum = 0;
  for (; a < 16; a++) sum += (a + 0.5) * Math.log1p(1 / a) - 1;
  const square = a * a;
  return (
    sum + (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / a
  );
}

/** x·ln(x / mean) + mean − x, also where both are nearly equal. */
function deviance(x: number, mean: number): number {
  const v = (x - mean) / (x + mean);
  if (Math.abs(v) > 0.1) return x * Math.log(x / mean) + mean - x;
  let sum = (x - mean) * v;
  let term = 2 * x * v;
  // Terms fall a hundredfold and more, so that the first that adds nothing is the last.
  for (let k = 3, before = NaN; k < 40 && sum !== before; k += 2) {
    before = sum;
    term *= v * v;
    sum += term / k;
  }
  return sum;
}
