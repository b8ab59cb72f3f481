import { KpiError } from '../errors.ts';
import type { Cost } from '../records/cost.ts';
import type { Fact, FactTable } from './fact.ts';
import { type OnInvalid, Tally } from './tally.ts';

/**
 * Costs, one row each.
 *
 * | column | what it holds |
 * |---|---|
 * | `amount` | the amount |
 *
 * @throws KpiError `mixed-currencies` when the amounts are not all in one currency
 */
export function costs(rules: { readonly onInvalid: OnInvalid }): Fact<'costs'> {
  return { name: 'costs', needs: 'costs', options: rules, read: (records) => read(records, rules.onInvalid) };
}

function read(costs: readonly Cost[], onInvalid: OnInvalid): FactTable {
  const tally = new Tally(onInvalid);
  const record: number[] = [];
  const amount: number[] = [];
  const currency: (string | null)[] = [];
  costs.forEach((cost, index) => {
    if (!Number.isFinite(cost?.amount)) {
      return tally.reject('invalid-cost', () => `costs[${index}].amount`, cost?.amount);
    }
    if (currency.length > 0 && (cost.currency ?? null) !== currency[0]) {
      throw new KpiError(
        'mixed-currencies',
        `costs[${index}].currency`,
        cost.currency,
        `Amounts of two currencies cannot be added up; the first is in ${currency[0]}. Convert them before.`,
      );
    }
    record.push(index);
    amount.push(cost.amount);
    currency.push(cost.currency ?? null);
  });
  return { record, columns: { amount }, excluded: tally.counts };
}
