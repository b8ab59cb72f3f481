import type { CustomerPeriod } from '../records/customerPeriod.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { FLAG_REMEDY, NO_FLAG, readFlag } from '../records/readFlag.ts';
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
    totals: ['atStart', 'lost', 'atEnd'],
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
    const path = `customers[${index}]`;
    if (typeof customer !== 'object' || customer === null) {
      refuse('invalid-customer', () => ({
        path,
        value: customer,
        problem: 'is no customer',
        remedy: 'Give an object.',
      }));
      continue;
    }
    const unknown = ENDS.find((name) => isAbsent(customer[name]) || readFlag(customer[name]) === undefined);
    if (unknown !== undefined) {
      const value = customer[unknown];
      refuse('invalid-customer', () => ({
        path: `${path}.${unknown}`,
        value,
        problem: NO_FLAG,
        remedy: FLAG_REMEDY,
      }));
      continue;
    }
    const wasThere = readFlag(customer.activeAtStart) === true;
    const isThere = readFlag(customer.activeAtEnd) === true;
    record.push(index);
    atStart.push(+wasThere);
    atEnd.push(+isThere);
    lost.push(+(wasThere && !isThere));
  }
  return { record, columns: { atStart, atEnd, lost }, excluded, excludedAt };
}

/** Both must be known: a customer of whom one end is not is neither lost nor kept. */
const ENDS = ['activeAtStart', 'activeAtEnd'] as const;
