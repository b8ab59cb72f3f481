import { customerPeriods } from '../../facts/customerPeriods.ts';
import type { OnInvalid } from '../../facts/tally.ts';
import type { CustomerPeriod } from '../../records/customerPeriod.ts';
import { defineMetric } from '../defineMetric.ts';
import type { Metric } from '../metric.ts';
import { oneOf } from '../options.ts';
import { planOf } from '../plan.ts';
import { quotient } from '../quotient.ts';

/** Totals of one period that stand in place of customers. */
export interface NetLossTotals {
  /** How many customers there were at the start. */
  readonly atStart: number;
  /** How many customers there were at the end, new ones included. */
  readonly atEnd: number;
}

/** Options of {@link netCustomerLossRate}. */
export interface NetCustomerLossRateOptions {
  /** What happens with records that cannot be used: left out and counted, or an error. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
}

/** The net loss rate with what it is made of. */
export interface NetCustomerLossRateResult {
  /** The net loss as a share of the customers at the start, at most 1; negative when the base grows. */
  readonly value: number | null;
  /** How many customers there were at the start. */
  readonly n: number;
  /** How many fewer there were at the end. */
  readonly numerator: number;
  /** How many customers there were at the start. */
  readonly denominator: number;
  /** Always `null`: new customers enter, so that this is not a proportion. */
  readonly interval: null;
  /** Why there is no value. */
  readonly reason?: 'no-denominator';
}

/**
 * By how much did the number of customers shrink in the period?
 *
 * New customers make up for lost ones, and so hide them: to see losses, use `customerChurnRate`. Negative when the
 * base grows, and never clamped. Takes customers or the totals of one period. Also called: customer churn rate (CCR)
 * in texts that subtract the end from the start.
 *
 * No customer at the start gives `value: null` with the reason `no-denominator`.
 *
 * @formula (customers at the start − customers at the end) ÷ customers at the start
 * @unit share, at most 1; lower is better
 * @source Atlasmic, "Customer Churn Rate (CCR)" among customer service KPIs (2021)
 * @throws KpiError `invalid-option`, `unknown-option` for options or totals that cannot be used; `invalid-record` for
 *   a record that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { netCustomerLossRate } from 'support-kpi';
 *
 * netCustomerLossRate({ atStart: 1000, atEnd: 970 }).value; // 0.03
 * netCustomerLossRate({ atStart: 1000, atEnd: 1100 }).value; // -0.1
 * ```
 */
export const netCustomerLossRate: Metric<
  readonly CustomerPeriod[] | NetLossTotals,
  NetCustomerLossRateOptions,
  NetCustomerLossRateResult,
  'customers'
> = /* @__PURE__ */ defineMetric({
  id: 'netCustomerLossRate@2',
  unit: 'share',
  better: 'down',
  needs: ['customers'],
  options: () => ({ onInvalid: oneOf('exclude', 'throw') }),
  plan: (settings) =>
    planOf(
      {
        fact: customerPeriods(settings, ['atStart', 'atEnd']),
        at: 'at',
        fold: { combine: { atStart: { sum: 'atStart', least: 0 }, atEnd: { sum: 'atEnd', least: 0 } } },
      },
      ({ atStart, atEnd }): NetCustomerLossRateResult => {
        const value = quotient(atStart - atEnd, atStart);
        return {
          value,
          n: atStart,
          numerator: atStart - atEnd,
          denominator: atStart,
          interval: null,
          ...(value === null && { reason: 'no-denominator' as const }),
        };
      },
    ),
});
