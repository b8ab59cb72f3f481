import type { Metric, Records } from '../../define/metric.ts';
import { oneOf } from '../../define/options.ts';
import { type QuotientResult, quotient } from '../../define/quotient.ts';
import { customerPeriods } from '../../facts/customerPeriods.ts';
import type { OnInvalid } from '../../facts/reading/tally.ts';

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
  Records<'customers'> | NetLossTotals,
  NetCustomerLossRateOptions,
  QuotientResult,
  'customers'
> = /* @__PURE__ */ quotient({
  id: 'netCustomerLossRate@2',
  unit: 'share',
  better: 'down',
  needs: ['customers'],
  options: () => ({ onInvalid: oneOf('exclude', 'throw') }),
  measure(settings) {
    const rows = { of: customerPeriods(settings), when: { at: 'at' } } as const;
    return {
      part: { ...rows, amount: ['-', 'atStart', 'atEnd'], totals: NET_LOSS, spareTotals: { lost: 0 } },
      whole: { ...rows, amount: 'atStart', totals: { atStart: (total) => total } },
    };
  },
});

const NET_LOSS = { atStart: (total: number) => total, atEnd: (total: number) => -total };
