import { costs } from '../../facts/costs.ts';
import { openedConversations } from '../../facts/openedConversations.ts';
import type { OnInvalid } from '../../facts/tally.ts';
import type { FoldResult, SumSpec } from '../../fold/spec.ts';
import type { Conversation } from '../../records/conversation.ts';
import type { Cost } from '../../records/cost.ts';
import { defineMetric } from '../defineMetric.ts';
import type { Metric } from '../metric.ts';
import { oneOf } from '../options.ts';
import { quotient } from '../quotient.ts';

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

/** The cost of a ticket with what it is made of. */
export interface CostPerTicketResult {
  /** The cost of a ticket, in the unit in which the costs are given; `null` without a ticket. */
  readonly value: number | null;
  /** How many tickets were opened. */
  readonly n: number;
  /** The cost in all. */
  readonly numerator: number;
  /** How many tickets were opened. */
  readonly denominator: number;
  /** Always `null`: a total has no sampling error. */
  readonly interval: null;
  /** Why there is no value: no ticket, or no cost, which is unknown and not 0. */
  readonly reason?: 'no-denominator' | 'no-costs';
}

/**
 * What does a ticket cost?
 *
 * All support costs of the period (pay, tools, overhead, training, management) over the conversations opened in it,
 * solved or not. Merged, spam, deleted and test conversations are no tickets. Also called: average cost per issue.
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
  CostPerTicketResult,
  'costs' | 'conversations'
> = /* @__PURE__ */ defineMetric({
  id: 'costPerTicket@2',
  unit: 'money',
  better: 'down',
  needs: ['costs', 'conversations'],
  options: () => ({ onInvalid: oneOf('exclude', 'throw') }),
  plan: (settings) => ({
    measures: [
      { fact: costs(settings), at: 'at', fold: COSTS },
      { fact: openedConversations(settings), at: 'at', fold: { sum: 'tickets', least: 0 } satisfies SumSpec },
    ],
    present([given, denominator]): CostPerTicketResult {
      // The results are those of the two folds above.
      const { cost, items } = given as FoldResult<typeof COSTS>;
      const tickets = Number(denominator);
      const value = items > 0 ? quotient(cost, tickets) : null;
      const reason = tickets > 0 && items === 0 ? ('no-costs' as const) : ('no-denominator' as const);
      return {
        value,
        n: tickets,
        numerator: cost,
        denominator: tickets,
        interval: null,
        ...(value === null && { reason }),
      };
    },
  }),
});

const COSTS = { combine: { cost: { sum: 'cost' }, items: { count: 1 } } } as const;
