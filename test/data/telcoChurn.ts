import { describe, expect, test } from 'vitest';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { customersFromRows } from '../../src/rows/customersFromRows.ts';
import { readCsv } from './readCsv.ts';
import { readReference } from './reference.ts';

describe('customers of a telephone company', () => {
  const expected = readReference()['telco-churn'];
  const customers = readCsv('telco-churn/Telco-Customer-Churn.csv').map((row) => ({
    activeAtStart: true,
    activeAtEnd: row['Churn'] === 'No',
    group: row['Contract'],
  }));

  test('were lost at the rate of the reference', () => {
    expect(customerChurnRate(customers)).toMatchObject({
      value: expected.customer_churn_rate,
      numerator: expected.churned,
      denominator: expected.customers_at_start,
    });
  });

  test.each(Object.entries(expected.by_contract))('with the contract %s too', (contract, [atStart, lost]) => {
    const own = customers.filter(({ group }) => group === contract);
    expect(customerChurnRate(own)).toMatchObject({
      numerator: lost,
      denominator: atStart,
      value: lost / atStart,
    });
    expect(customerChurnRate({ atStart, lost })).toMatchObject({ value: lost / atStart });
  });

  test('were lost at the same rate read as rows, by columns that are guessed', () => {
    const read = customersFromRows(readCsv('telco-churn/Telco-Customer-Churn.csv'));
    expect(read.columns).toEqual({ customerId: 'customerID', churned: 'Churn', group: 'Contract' });
    expect(read.excluded).toEqual({});
    expect(customerChurnRate(read.customers)).toMatchObject({
      numerator: expected.churned,
      denominator: expected.customers_at_start,
    });
    for (const [contract, [atStart, lost]] of Object.entries(expected.by_contract)) {
      const own = read.customers.filter(({ group }) => group === contract);
      expect(customerChurnRate(own)).toMatchObject({ numerator: lost, denominator: atStart });
    }
  });
});
