import { describe, expect, test } from 'vitest';
import { readInput } from '../../src/define/readInput.ts';
import { costs } from '../../src/facts/costs.ts';
import { customerPeriods } from '../../src/facts/customerPeriods.ts';
import { count } from '../../src/fold/count.ts';
import type { CustomerPeriod } from '../../src/records/customerPeriod.ts';
import { readFact } from './readFact.ts';

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
    expect(readFact(customerPeriods(lenient), list)).toMatchObject({
      record: [0, 1, 2, 3],
      columns: { atStart: [1, 1, 0, 0], atEnd: [1, 0, 1, 0], lost: [0, 1, 0, 0] },
      excluded: {},
      excludedAt: {},
    });
  });

  test('of which one end is not known are left out', () => {
    const known: CustomerPeriod = { activeAtStart: true, activeAtEnd: true };
    const list = [known, { ...known, activeAtEnd: Number.NaN }, { ...known, activeAtStart: 'yes' }];
    expect(readFact(customerPeriods(lenient), list as CustomerPeriod[])).toMatchObject({
      record: [0],
      excluded: { 'invalid-customer': 2 },
    });
    expect(() => readFact(customerPeriods(strict), list as CustomerPeriod[])).toThrow(
      'customers[1].activeAtEnd: NaN is neither true nor false. Give true or false, or 1 or 0.',
    );
    for (const nothing of [undefined, null, '', Number.NaN]) {
      const unknown = { ...known, activeAtStart: nothing } as unknown as CustomerPeriod;
      expect(readFact(customerPeriods(lenient), [unknown]).excluded).toEqual({ 'invalid-customer': 1 });
    }
    expect(() => readFact(customerPeriods(strict), [null] as never)).toThrow(
      'customers[0]: null is no customer.',
    );
  });

  test('are there by 1 and 0 too, as databases say it', () => {
    const list = [
      { activeAtStart: 1, activeAtEnd: 0 },
      { activeAtStart: 0, activeAtEnd: 1 },
    ] as const;
    expect(readFact(customerPeriods(lenient), list).columns).toMatchObject({
      atStart: [1, 0],
      atEnd: [0, 1],
      lost: [1, 0],
    });
  });
});

describe('costs', () => {
  test('that are no finite number are left out', () => {
    const list = [{ amount: 5 }, { amount: Number.NaN }, { amount: Infinity }, { amount: -2 }];
    expect(readFact(costs(lenient), list)).toMatchObject({
      record: [0, 3],
      columns: { cost: [5, -2] },
      currency: null,
      excluded: { 'invalid-cost': 2 },
      excludedAt: { 'invalid-cost': ['costs[1].amount', 'costs[2].amount'] },
    });
    expect(() => readFact(costs(strict), list)).toThrow(
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
      expect(() => readFact(costs(lenient), list)).toThrow(
        expect.objectContaining({ code: 'mixed-currencies', path: 'costs[2].currency', value: second }),
      );
    }
    const nothing = [undefined, null, '', Number.NaN as never].map((currency) => ({ amount: 1, currency }));
    expect(readFact(costs(lenient), nothing).record).toEqual([0, 1, 2, 3]);
  });

  test('in what is no currency are left out', () => {
    for (const currency of [Symbol('EUR'), 978, {}, true]) {
      const list = [{ amount: 1, currency: currency as never }, { amount: 2 }];
      expect(readFact(costs(lenient), list)).toMatchObject({
        record: [1],
        excluded: { 'invalid-currency': 1 },
      });
      expect(() => readFact(costs(strict), list)).toThrow('costs[0].currency');
    }
  });
});

describe('costs of a stretch of time', () => {
  const read = (cost: object) => {
    const { columns, excluded } = readFact(costs(lenient), [{ amount: 5, ...cost }]);
    return [columns['startAt']?.[0], columns['endAt']?.[0], excluded];
  };
  const [march, april] = ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'];
  const [from, to] = [Date.parse(march), Date.parse(april)];

  test('lie between its ends; those of an instant are at it', () => {
    expect(read({ startAt: march, endAt: april })).toEqual([from, to, {}]);
    expect(read({ at: march })).toEqual([from, from, {}]);
    expect(read({ startAt: march, endAt: april, at: 'ignored' })).toEqual([from, to, {}]);
    expect(read({ startAt: march, endAt: march })).toEqual([from, from, {}]);
  });

  test('of which an end is not known count too, in no place of time that is told by it', () => {
    for (const nothing of [undefined, null, '', Number.NaN]) {
      expect(read({ startAt: march, endAt: nothing })).toEqual([from, Number.NaN, {}]);
      expect(read({ startAt: nothing, endAt: april })).toEqual([Number.NaN, to, {}]);
      expect(read({ startAt: nothing, endAt: nothing, at: march })).toEqual([from, from, {}]);
    }
    expect(read({})).toEqual([Number.NaN, Number.NaN, {}]);
    expect(read({ at: 'soon' })).toEqual([Number.NaN, Number.NaN, {}]);
  });

  test('that end before they begin are left out', () => {
    expect(read({ startAt: april, endAt: march })[2]).toEqual({ 'invalid-period': 1 });
    expect(() => readFact(costs(strict), [{ amount: 5, startAt: april, endAt: march }])).toThrow(
      "costs[0].endAt: '2026-03-01T00:00:00Z' is before startAt.",
    );
  });
});

describe('totals in place of records', () => {
  const measure = {
    of: customerPeriods(lenient),
    when: { at: 'at' },
    folds: { atStart: count('atStart'), lost: count('lost') },
    totals: { atStart: (atStart: number) => ({ atStart }), lost: (lost: number) => ({ lost }) },
  } as const;

  test('are those that are needed', () => {
    expect(readInput([measure], { lost: 3, atStart: 0 }).totals).toEqual([
      new Map([
        ['atStart', 0],
        ['lost', 3],
      ]),
    ]);
  });

  test('must be numbers from 0 up', () => {
    for (const lost of [undefined, null, -1, Number.NaN, Infinity, '3', 3n, {}]) {
      expect(() => readInput([measure], { lost, atStart: 5 })).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'lost', value: lost }),
      );
    }
  });
});
