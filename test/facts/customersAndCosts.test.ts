import { describe, expect, test } from 'vitest';
import { costs } from '../../src/facts/costs.ts';
import { customerPeriods } from '../../src/facts/customerPeriods.ts';
import { readTotals } from '../../src/facts/totals.ts';
import type { CustomerPeriod } from '../../src/records/customerPeriod.ts';

const strict = { onInvalid: 'throw' as const };
const lenient = { onInvalid: 'exclude' as const };

describe('customers', () => {
  test('are there at the start, at the end, or lost between', () => {
    const list = [
      { activeAtStart: true, activeAtEnd: true },
      { activeAtStart: true, activeAtEnd: false },
      { activeAtStart: false, activeAtEnd: true },
      { activeAtStart: false, activeAtEnd: false },
    ];
    expect(customerPeriods(lenient, []).read(list)).toEqual({
      record: [0, 1, 2, 3],
      columns: { atStart: [1, 1, 0, 0], atEnd: [1, 0, 1, 0], lost: [0, 1, 0, 0] },
      excluded: {},
      excludedAt: {},
    });
  });

  test('of which one end is not known are left out', () => {
    const known: CustomerPeriod = { activeAtStart: true, activeAtEnd: true };
    const list = [known, { ...known, activeAtEnd: Number.NaN }, { ...known, activeAtStart: 'yes' }];
    expect(customerPeriods(lenient, []).read(list as CustomerPeriod[])).toMatchObject({
      record: [0],
      excluded: { 'invalid-customer': 2 },
    });
    expect(() => customerPeriods(strict, []).read(list as CustomerPeriod[])).toThrow(
      expect.objectContaining({ code: 'invalid-record', path: 'customers[1]' }),
    );
  });
});

describe('costs', () => {
  test('that are no finite number are left out', () => {
    const list = [{ amount: 5 }, { amount: Number.NaN }, { amount: Infinity }, { amount: -2 }];
    expect(costs(lenient).read(list)).toEqual({
      record: [0, 3],
      columns: { cost: [5, -2] },
      excluded: { 'invalid-cost': 2 },
      excludedAt: { 'invalid-cost': ['costs[1].amount', 'costs[2].amount'] },
    });
    expect(() => costs(strict).read(list)).toThrow(
      expect.objectContaining({ code: 'invalid-record', path: 'costs[1].amount', value: Number.NaN }),
    );
  });

  test('of two currencies are not added up, wherever the second one stands', () => {
    for (const [first, second] of [
      ['EUR', 'USD'],
      ['EUR', undefined],
      [undefined, 'EUR'],
    ]) {
      const list = [
        { amount: Number.NaN, currency: 'GBP' },
        { amount: 1, currency: first },
        { amount: 1, currency: second },
      ];
      expect(() => costs(lenient).read(list)).toThrow(
        expect.objectContaining({ code: 'mixed-currencies', path: 'costs[2].currency', value: second }),
      );
    }
    const same = [{ amount: 1 }, { amount: 1, currency: null }];
    expect(costs(lenient).read(same).record).toEqual([0, 1]);
  });
});

describe('totals in place of records', () => {
  test('are one row of the totals that are needed', () => {
    expect(readTotals({ lost: 3, atStart: 0, more: 'x' }, ['atStart', 'lost'], 'customers')).toEqual({
      record: [0],
      columns: { atStart: [0], lost: [3] },
      excluded: {},
    });
  });

  test('must be numbers from 0 up', () => {
    for (const lost of [undefined, null, -1, Number.NaN, Infinity, '3', 3n, {}]) {
      expect(() => readTotals({ lost }, ['lost'], 'customers')).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'lost', value: lost }),
      );
    }
  });
});
