import { ensure } from '../errors.ts';
import type { Cost } from '../records/cost.ts';
import { isAbsent } from '../records/isAbsent.ts';
import type { Fact, FactTable } from './fact.ts';
import { type OnInvalid, startTally } from './tally.ts';
import { readTotals } from './totals.ts';

/**
 * Costs, one row each; or one row with the total `cost` that was given in their place.
 *
 * | column | what it holds |
 * |---|---|
 * | `cost` | the amount |
 *
 * @throws KpiError `mixed-currencies` when the amounts are not all in one currency
 */
export function costs({ onInvalid }: { readonly onInvalid: OnInvalid }): Fact<'costs'> {
  return {
    needs: 'costs',
    options: { onInvalid },
    totals: ['cost'],
    read: (records) =>
      Array.isArray(records)
        ? readCosts(records, onInvalid)
        : { ...readTotals(records, ['cost'], 'costs'), currency: null },
  };
}

function readCosts(costs: readonly Cost[], onInvalid: OnInvalid): FactTable {
  const { excluded, excludedAt, refuse } = startTally(onInvalid);
  const record: number[] = [];
  const amounts: number[] = [];
  let currency: string | null = null;
  for (const [index, cost] of costs.entries()) {
    if (!Number.isFinite(cost?.amount)) {
      const path = `costs[${index}].amount`;
      refuse('invalid-cost', () => ({
        path,
        value: cost?.amount,
        problem: 'is no finite number',
        remedy: 'Give a number, such as 12.5.',
      }));
      continue;
    }
    const own = isAbsent(cost.currency) ? null : cost.currency;
    if (own !== null && typeof own !== 'string') {
      const path = `costs[${index}].currency`;
      refuse('invalid-currency', () => ({
        path,
        value: own,
        problem: 'is no currency',
        remedy: "Give a text, such as 'EUR'.",
      }));
      continue;
    }
    if (record.length === 0) currency = own;
    ensure(
      currency === own,
      'mixed-currencies',
      `costs[${index}].currency`,
      cost.currency,
      `The first is in ${currency ?? 'no named currency'}; convert all to one.`,
    );
    record.push(index);
    amounts.push(cost.amount);
  }
  const amount = { cost: amounts };
  return { record, columns: amount, ...(record.length > 0 && { currency }), excluded, excludedAt };
}
