import type { Metric } from '../../define/metric.ts';
import { oneOf } from '../../define/options.ts';
import { type QuotientResult, quotient } from '../../define/quotient.ts';
import { conversations } from '../../facts/conversations.ts';
import { costs } from '../../facts/costs.ts';
import type { OnInvalid } from '../../facts/reading/tally.ts';
import type { Conversation } from '../../records/conversation.ts';
import type { Cost } from '../../records/cost.ts';

/** What {@link costPerTicket} is computed from: records, totals, or one of each. */
export type CostPerTicketInput = (
  | {
      /** What support cost in the period, item by item. */
      readonly costs: readonly Cost[];
    }
  | {
      /** What support cost in the period, in all. */
      readonly cost: number;
    }
) &
  (
    | {
        /** The conversations opened in the period. */
        readonly conversations: readonly Conversation[];
      }
    | {
        /** How many tickets were opened in the period. */
        readonly tickets: number;
      }
  );

/** Options of {@link costPerTicket}. */
export interface CostPerTicketOptions {
  /** What happens with records that cannot be used: left out and counted, or an error. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
}

/**
 * What does a ticket cost?
 *
 * All support costs of the period (pay, tools, overhead, training, management) over the conversations opened in it,
 * solved or not. Merged, spam, deleted and test conversations are no tickets. In a report a cost with `startAt` and
 * `endAt` is spread over that stretch of time, so that each period has its part. Also called: average cost per issue.
 *
 * No ticket gives `value: null` with the reason `no-denominator`; no cost record with the reason `no-costs`.
 *
 * @formula total support cost ÷ conversations opened
 * @unit money, in the unit in which the costs are given; lower is better
 * @source Atlasmic, "cost per ticket" among customer service KPIs (2021); MetricNet, "cost per ticket"
 * @throws KpiError `invalid-option`, `unknown-option` for options or totals that cannot be used; `mixed-currencies`
 *   for costs in two currencies; `invalid-record` for a record that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { costPerTicket } from 'support-kpi';
 *
 * costPerTicket({ cost: 5_000, tickets: 400 }).value; // 12.5
 * costPerTicket({ costs: [{ amount: 900 }, { amount: 300 }], tickets: 100 }).value; // 12
 * costPerTicket({ cost: 5_000, tickets: 0 }).value; // null
 * ```
 */
export const costPerTicket: Metric<
  CostPerTicketInput,
  CostPerTicketOptions,
  QuotientResult,
  'costs' | 'conversations'
> = /* @__PURE__ */ quotient({
  id: 'costPerTicket@2',
  unit: 'money',
  better: 'down',
  needs: ['costs', 'conversations'],
  options: () => ({ onInvalid: oneOf('exclude', 'throw') }),
  measure: (rules) => ({
    part: {
      of: costs(rules),
      when: { span: ['startAt', 'endAt'] },
      amount: ['*', 'cost', 'share'],
      totals: { cost: (total) => total },
      unknownAs: 'no-costs',
    },
    whole: {
      of: conversations(rules),
      when: { at: 'createdAt' },
      totals: { tickets: (total) => total },
    },
  }),
});
