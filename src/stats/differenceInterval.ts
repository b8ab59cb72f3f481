import type { Interval } from './interval.ts';

/**
 * A figure with its interval: what {@link differenceInterval} compares.
 *
 * @example
 * ```ts
 * const certain = { value: 3, low: 3, high: 3 };
 * differenceInterval({ value: 5, low: 4, high: 7 }, certain).high; // 4
 * ```
 */
export interface Estimate {
  /** The figure. */
  readonly value: number;
  /** The lower end of its interval. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
  /** The confidence of the interval, such as 0.95. */
  readonly confidence?: number;
}

/**
 * How far a true difference may be from the one observed.
 *
 * @example
 * ```ts
 * const before = { value: 0.5, ...wilsonInterval(50, 100) };
 * const after = { value: 0.7, ...wilsonInterval(70, 100) };
 * differenceInterval(after, before).confidence; // 0.95
 * ```
 */
export interface DifferenceInterval extends Omit<Interval, 'confidence'> {
  /** The confidence of both intervals; left out where none is told or they differ. */
  readonly confidence?: number;
}

/**
 * How far the true difference of two figures may be from the one observed, from the interval of each: of two
 * satisfaction shares, of the net score before and after.
 *
 * Square-and-add (also MOVER): with d = a − b, low = d − √((a − aLow)² + (bHigh − b)²) and
 * high = d + √((aHigh − a)² + (b − bLow)²). With Wilson's intervals of two shares it is Newcombe's method 10, with the
 * score intervals of two net scores their counterpart. Holds where the two figures come from different customers or
 * answers: it knows nothing of the same ones being asked twice.
 *
 * Contains the difference, stays within aLow − bHigh to aHigh − bLow, and swapping the two mirrors it. In the unit
 * of the figures: shares or points. A difference is clear at this confidence where the interval leaves out 0. Where a
 * figure has no interval, because nothing was counted, there is no difference to ask for.
 *
 * O(1).
 *
 * Sources: R. G. Newcombe, Interval Estimation for the Difference Between Independent Proportions: Comparison of
 * Eleven Methods, Statistics in Medicine 17, 1998, 873–890; G. Y. Zou, A. Donner, Construction of Confidence Limits
 * About Effect Measures: A General Approach, Statistics in Medicine 27, 2008.
 *
 * @param a - the figure to subtract from, such as this month's
 * @param b - the figure subtracted, such as last month's
 *
 * @example
 * ```ts
 * const now = { value: 56 / 70, ...wilsonInterval(56, 70) };
 * const then = { value: 48 / 80, ...wilsonInterval(48, 80) };
 * const { low, high } = differenceInterval(now, then);
 * [roundHalfAway(low, 4), roundHalfAway(high, 4)]; // [0.0524, 0.3339]
 * ```
 */
export function differenceInterval(a: Estimate, b: Estimate): DifferenceInterval {
  const difference = a.value - b.value;
  return {
    low: difference - Math.hypot(a.value - a.low, b.high - b.value),
    high: difference + Math.hypot(a.high - a.value, b.value - b.low),
    ...(a.confidence !== undefined && a.confidence === b.confidence && { confidence: a.confidence }),
    method: 'square-and-add',
  };
}
