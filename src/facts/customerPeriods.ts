import type { CustomerPeriod } from '../records/customerPeriod.ts';
import type { Fact, FactTable } from './fact.ts';
import { type OnInvalid, Tally } from './tally.ts';

/**
 * Customers over a period, one row each.
 *
 * | column | what it holds |
 * |---|---|
 * | `activeAtStart`, `activeAtEnd` | 1 where the customer was one at that end of the period |
 */
export function customerPeriods(rules: { readonly onInvalid: OnInvalid }): Fact<'customers'> {
  return {
    name: 'customerPeriods',
    needs: 'customers',
    options: rules,
    read: (records) => read(records, rules.onInvalid),
  };
}

function read(customers: readonly CustomerPeriod[], onInvalid: OnInvalid): FactTable {
  const tally = new Tally(onInvalid);
  const record: number[] = [];
  const activeAtStart: number[] = [];
  const activeAtEnd: number[] = [];
  customers.forEach((customer, index) => {
    if (typeof customer?.activeAtStart !== 'boolean' || typeof customer.activeAtEnd !== 'boolean') {
      return tally.reject('invalid-customer', () => `customers[${index}]`, customer);
    }
    record.push(index);
    activeAtStart.push(+customer.activeAtStart);
    activeAtEnd.push(+customer.activeAtEnd);
  });
  return { record, columns: { activeAtStart, activeAtEnd }, excluded: tally.counts };
}
