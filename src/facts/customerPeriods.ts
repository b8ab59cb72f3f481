import type { CustomerPeriod } from '../records/customerPeriod.ts';
import type { Fact, FactTable } from './fact.ts';
import { type OnInvalid, startTally } from './tally.ts';
import { readTotals } from './totals.ts';

/** The totals that may stand in place of customers. */
export type CustomerTotal = 'atStart' | 'atEnd' | 'lost';

/**
 * Customers over a period, one row each; or one row with the totals that were given in their place.
 *
 * | column | what it holds |
 * |---|---|
 * | `atStart`, `atEnd` | how many customers there were at that end of the period: 1 or 0 |
 * | `lost` | how many were there at the start and not at the end |
 *
 * @param totals - the totals that are needed where there are no records
 */
export function customerPeriods(
  rules: { readonly onInvalid: OnInvalid },
  totals: readonly CustomerTotal[],
): Fact<'customers'> {
  return {
    needs: 'customers',
    options: rules,
    read: (records) =>
      Array.isArray(records)
        ? readCustomers(records, rules.onInvalid)
        : readTotals(records, totals, 'customers'),
  };
}

function readCustomers(customers: readonly CustomerPeriod[], onInvalid: OnInvalid): FactTable {
  const { excluded, excludedAt, refuse } = startTally(onInvalid);
  const record: number[] = [];
  const atStart: number[] = [];
  const atEnd: number[] = [];
  const lost: number[] = [];
  for (const [index, customer] of customers.entries()) {
    if (typeof customer?.activeAtStart === 'boolean' && typeof customer.activeAtEnd === 'boolean') {
      record.push(index);
      atStart.push(+customer.activeAtStart);
      atEnd.push(+customer.activeAtEnd);
      lost.push(+(customer.activeAtStart && !customer.activeAtEnd));
    } else {
      const remedy = 'Give activeAtStart and activeAtEnd, each true or false.';
      refuse('invalid-customer', () => ({ path: `customers[${index}]`, value: customer, remedy }));
    }
  }
  return { record, columns: { atStart, atEnd, lost }, excluded, excludedAt };
}
