/**
 * A range that holds the true value with the stated confidence, if the survey or the period were repeated
 * many times.
 *
 * @example
 * ```ts
 * wilsonInterval(8, 10)?.method; // 'wilson'
 * ```
 */
export interface Interval {
  /** The lower end. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
  /** The confidence asked for, such as 0.95. */
  readonly confidence: number;
  /** The method's name, such as `wilson`. */
  readonly method: string;
}
