/**
 * The rate over several periods when each period loses the same share of what is left: a monthly churn as a
 * yearly one.
 *
 * 1 − (1 − rate)^periods, which is not rate × periods: 5% a month is 46% a year, not 60%. Fractions of a
 * period go the other way, from a yearly rate to a monthly one. A negative rate is growth.
 *
 * O(1).
 *
 * @param rate - the share lost in one period, at most 1
 * @param periods - how many periods, from 0 up
 *
 * @example
 * ```ts
 * compoundRate(0.05, 12); // 0.45963991233736307
 * compoundRate(0.5, 2); // 0.75
 * ```
 */
export function compoundRate(rate: number, periods: number): number {
  return periods && rate ? -Math.expm1(periods * Math.log1p(-rate)) : 0;
}
