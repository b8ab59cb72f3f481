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
      'customers[1].activeAtEnd: NaN is neither true nor false. Give true or false, or 1 or 0.',
    );
    for (const nothing of [undefined, null, '', Number.NaN]) {
      const unknown = { ...known, activeAtStart: nothing } as unknown as CustomerPeriod;
      expect(customerPeriods(lenient, []).read([unknown]).excluded).toEqual({ 'invalid-customer': 1 });
    }
    expect(() => customerPeriods(strict, []).read([null] as never)).toThrow(
      'customers[0]: null is no customer.',
    );
  });

  test('are there by 1 and 0 too, as databases say it', () => {
    const list = [
      { activeAtStart: 1, activeAtEnd: 0 },
      { activeAtStart: 0, activeAtEnd: 1 },
    ] as const;
    expect(customerPeriods(lenient, []).read(list).columns).toEqual({
      atStart: [1, 0],
      atEnd: [0, 1],
      lost: [1, 0],
    });
  });
});

describe('costs', () => {
  test('that are no finite number are left out', () => {
    const list = [{ amount: 5 }, { amount: Number.NaN }, { amount: Infinity }, { amount: -2 }];
    expect(costs(lenient).read(list)).toEqual({
      record: [0, 3],
      columns: { cost: [5, -2] },
      currency: null,
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
    const nothing = [undefined, null, '', Number.NaN as never].map((currency) => ({ amount: 1, currency }));
    expect(costs(lenient).read(nothing).record).toEqual([0, 1, 2, 3]);
  });

  test('in what is no currency are left out', () => {
    for (const currency of [Symbol('EUR'), 978, {}, true]) {
      const list = [{ amount: 1, currency: currency as never }, { amount: 2 }];
      expect(costs(lenient).read(list)).toMatchObject({ record: [1], excluded: { 'invalid-currency': 1 } });
      expect(() => costs(strict).read(list)).toThrow('costs[0].currency');
    }
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
