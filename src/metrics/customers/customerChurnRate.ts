import { defineMetric, type Metric, type Records } from '../../define/metric.ts';
import { allow, oneOf, optional } from '../../define/options.ts';
import { planOf } from '../../define/plan.ts';
import { type RateOptions, type RateResult, rateOptions, rateResult } from '../../define/rateResult.ts';
import { ensure } from '../../errors.ts';
import { customerPeriods } from '../../facts/customerPeriods.ts';
import type { OnInvalid } from '../../facts/reading/tally.ts';
import { sum } from '../../fold/sum.ts';
import { compoundRate } from '../../stats/compoundRate.ts';

/** Totals of one period that stand in place of customers. */
export interface ChurnTotals {
  /** How many customers there were at the start. */
  readonly atStart: number;
  /** How many of these there were no more at the end. */
  readonly lost: number;
  /** How many customers there were at the end, new ones included; needed for `base: 'midpoint'`. */
  readonly atEnd?: number;
}

/** Options of {@link customerChurnRate}. */
export interface CustomerChurnRateOptions extends RateOptions {
  /** What is divided by: the customers at the start, or the mean of start and end. Default `'start'`. */
  readonly base?: 'start' | 'midpoint' | undefined;
  /** How many such periods a year has (12 for months), to add the yearly rate. Default: no yearly rate. */
  readonly annualise?: number | undefined;
  /** What happens with records that cannot be used: left out and counted, or an error. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
}

/** The churn rate with what it is made of. */
export interface CustomerChurnRateResult extends RateResult {
  /** The rate of a year of such periods, 1 − (1 − rate)^periods, where `annualise` asks for it; `null` above 1. */
  readonly annual?: number | null;
}

/**
 * How many of the customers did we lose in the period?
 *
 * The gross rate: who was a customer at the start and is none at the end. New customers do not enter, and cannot hide
 * a loss. Takes customers or the totals of one period. Also called: customer attrition rate, logo churn.
 *
 * No customer at the start gives `value: null` with the reason `no-denominator`.
 *
 * @formula lost ÷ customers at the start; a year of n such periods: 1 − (1 − rate)^n
 * @unit share, 0 to 1; lower is better
 * @source Farris, Bendle, Pfeifer, Reibstein, "Marketing Metrics" (retention rate, of which this is the complement)
 * @throws KpiError `invalid-option`, `unknown-option` for options or totals that cannot be used, more lost than there
 *   were among them; `invalid-record` for a record that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { customerChurnRate } from 'support-kpi';
 *
 * customerChurnRate({ atStart: 1000, lost: 50 }).value; // 0.05
 * customerChurnRate({ atStart: 1000, lost: 50 }, { annualise: 12 }).annual; // ≈ 0.4596
 * customerChurnRate([
 *   { activeAtStart: true, activeAtEnd: true },
 *   { activeAtStart: true, activeAtEnd: false },
 *   { activeAtStart: false, activeAtEnd: true },
 * ]).value; // 0.5
 * ```
 */
export const customerChurnRate: Metric<
  Records<'customers'> | ChurnTotals,
  CustomerChurnRateOptions,
  CustomerChurnRateResult,
  'customers'
> = /* @__PURE__ */ defineMetric({
  id: 'customerChurnRate@2',
  unit: 'share',
  better: 'down',
  family: 'rate',
  needs: ['customers'],
  options: () => ({
    ...rateOptions(),
    base: oneOf('start', 'midpoint'),
    annualise: optional(allow(isPeriods, 12, 'Give the number of periods in a year, such as 12.')),
    onInvalid: oneOf('exclude', 'throw'),
  }),
  plan(settings) {
    const { base, annualise } = settings;
    const { atEnd, ...both } = TOTALS;
    return planOf(
      {
        of: customerPeriods(settings),
        when: { at: 'at' },
        folds: {
          atStart: sum('atStart', { least: 0 }),
          lost: sum('lost', { least: 0 }),
          atEnd: sum('atEnd', { least: 0 }),
        },
        totals: base === 'start' ? both : TOTALS,
        spareTotals: { atEnd },
      },
      ({ atStart, lost, atEnd }): CustomerChurnRateResult => {
        ensure(lost <= atStart, 'invalid-option', 'lost', lost, `Only ${atStart} customers could be lost.`);
        const stayed = atStart - lost;
        const isWhole = base === 'start' || atEnd >= stayed;
        ensure(isWhole, 'invalid-option', 'atEnd', atEnd, `At least ${stayed} customers stayed.`);
        const result =
          base === 'start'
            ? rateResult(lost, atStart, settings)
            : { ...rateResult(lost, atStart / 2 + atEnd / 2, settings), interval: null };
        return annualise === undefined ? result : { ...result, annual: annual(result.value, annualise) };
      },
      {
        numerator: [{ fold: 'lost' }],
        [base === 'start' ? 'denominator' : 'atStart']: [{ fold: 'atStart' }],
        ...(base === 'midpoint' && { atEnd: [{ fold: 'atEnd' }] }),
      },
    );
  },
});

const TOTALS = {
  atStart: (atStart: number) => ({ atStart }),
  lost: (lost: number) => ({ lost }),
  atEnd: (atEnd: number) => ({ atEnd }),
};

function annual(rate: number | null, periods: number): number | null {
  return rate === null || rate > 1 ? null : compoundRate(rate, periods);
}

function isPeriods(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < Number.POSITIVE_INFINITY;
}
