import { KpiError } from '../errors.ts';

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
 * @throws {@link KpiError} `invalid-option` when `rate` is above 1 or not finite
 * @throws {@link KpiError} `invalid-option` when `periods` is negative or not finite
 *
 * @example
 * ```ts
 * compoundRate(0.05, 12); // 0.45963991233736307
 * compoundRate(0.5, 2); // 0.75
 * ```
 */
export function compoundRate(rate: number, periods: number): number {
  if (!(rate <= 1 && rate > -Infinity)) {
    throw new KpiError('invalid-option', 'rate', rate, 'Give a share of at most 1.');
  }
  if (!(periods >= 0 && periods < Infinity)) {
    throw new KpiError('invalid-option', 'periods', periods, 'Give a number from 0 up.');
  }
  return periods && rate ? -Math.expm1(periods * Math.log1p(-rate)) : 0;
}
