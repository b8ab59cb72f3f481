import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { report } from '../../src/report/report.ts';
import { costsFromRows } from '../../src/rows/costsFromRows.ts';

/** The amount and currency of a cell, or why there is none. */
function read(amount: unknown, options: object = {}, row: object = {}): unknown {
  const { costs, excluded } = Reflect.apply(costsFromRows, undefined, [[{ amount, ...row }], options]);
  const [cost] = costs;
  if (cost === undefined) return Object.keys(excluded)[0];
  return cost.currency === undefined ? cost.amount : [cost.amount, cost.currency];
}

describe('an amount', () => {
  test.each<[unknown, unknown]>([
    [12.5, 12.5],
    [-3n, -3],
    ['12', 12],
    ['12.5', 12.5],
    ['12,50', 12.5],
    ['0,125', 0.125],
    ['.5', 0.5],
    [',5', 0.5],
    ['1234.567', 1234.567],
    ['1234,567', 1234.567],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['12,34,567.89', 1_234_567.89],
    ['1 234,56', 1234.56],
    ['1\u202f234', 1234],
    ['1\u00a0234,567', 1234.567],
    ["1'234.50", 1234.5],
    ['$1,200.00', [1200, '$']],
    ['US$ 1,200.00', [1200, 'USD']],
    ['-$50', [-50, '$']],
    ['$-50', [-50, '$']],
    ['12,50 €', [12.5, 'EUR']],
    ['£12.50', [12.5, 'GBP']],
    ['₺1.250,00', [1250, 'TRY']],
    ['USD 12', [12, 'USD']],
    ['12 CHF', [12, 'CHF']],
    ['-50', -50],
    ['−50.5', -50.5],
    ['50-', -50],
    ['+50', 50],
    ['(50.00)', -50],
    ['($1,200.00)', [-1200, '$']],
    ['0', 0],
    ['-0', 0],
  ])('%s', (amount, expected) => {
    expect(read(amount)).toEqual(expected);
  });

  test.each<[unknown, object, unknown]>([
    ['1,234', {}, 'ambiguous-amount'],
    ['1.234', {}, 'ambiguous-amount'],
    ['$1,234', {}, 'ambiguous-amount'],
    ['1,234', { decimal: '.' }, 1234],
    ['1,234', { decimal: ',' }, 1.234],
    ['1.234', { decimal: ',' }, 1234],
    ['1.234', { decimal: '.' }, 1.234],
    ['1,234.56', { decimal: ',' }, 'unreadable-amount'],
    ['1.23', { decimal: ',' }, 'unreadable-amount'],
    ['12,5', { decimal: '.' }, 'unreadable-amount'],
    ['1,23,4', {}, 'unreadable-amount'],
    ['1 23', {}, 'unreadable-amount'],
    ['1.2.3', {}, 'unreadable-amount'],
    ['1.234,56,7', {}, 'unreadable-amount'],
    ['12 €  $', {}, 'unreadable-amount'],
    ['€12$', {}, 'unreadable-amount'],
    ['kr.500', {}, 'unreadable-amount'],
    ['12k', {}, 'unreadable-amount'],
    ['10%', {}, 'unreadable-amount'],
    ['1e3', {}, 'unreadable-amount'],
    ['12:30', {}, 'unreadable-amount'],
    ['2026-03-02', {}, 'unreadable-amount'],
    ['free', {}, 'unreadable-amount'],
    [',', {}, 'unreadable-amount'],
    [Number.POSITIVE_INFINITY, {}, 'unreadable-amount'],
    [true, {}, 'unreadable-amount'],
    [{}, {}, 'unreadable-amount'],
    ['', {}, 'missing-amount'],
    ['N/A', {}, 'missing-amount'],
    [Number.NaN, {}, 'missing-amount'],
  ])('%s with %j is %s', (amount, options, expected) => {
    expect(read(amount, options)).toEqual(expected);
  });

  test('that is ambiguous is shown', () => {
    expect(() => costsFromRows([{ amount: '1,234' }], { onInvalid: 'throw' })).toThrow(
      expect.objectContaining({
        code: 'invalid-record',
        path: 'rows[0].amount',
        remedy: "'1,234' may be a thousand and more, or one and a little: give decimal: '.' or ','.",
      }),
    );
  });

  test.each([
    'en-US',
    'de-DE',
    'fr-FR',
    'de-CH',
    'en-IN',
    'tr-TR',
    'sv-SE',
    'pt-BR',
  ])('as %s writes it comes back as it was', (locale) => {
    const options = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    const plain = new Intl.NumberFormat(locale, options);
    const money = new Intl.NumberFormat(locale, { ...options, style: 'currency', currency: 'EUR' });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        expect(read(plain.format(cents / 100))).toBe(cents / 100);
        expect(read(money.format(cents / 100))).toEqual([cents / 100, 'EUR']);
      }),
    );
  });

  test('is never read from a broken text as another than one of its two readings', () => {
    const piece = fc.constantFrom('1', '23', '456', ',', '.', ' ', "'", '-', '(', ')', '€', '$', 'x');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const amount = read(pieces.join(''));
        const [value] = Array.isArray(amount) ? amount : [amount];
        if (typeof value === 'number') {
          const digits = pieces.join('').replaceAll(/\D/g, '');
          const readings = Array.from(digits, (_, i) =>
            Number(`${digits.slice(0, i + 1)}.${digits.slice(i + 1) || 0}`),
          );
          expect([...readings, Number(`0.${digits}`)]).toContain(Math.abs(value));
        } else expect(value).toMatch(/-amount$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the currency', () => {
  test.each<[unknown, object, object, unknown]>([
    ['12', {}, { currency: 'EUR' }, [12, 'EUR']],
    ['12 €', {}, { currency: 'EUR' }, [12, 'EUR']],
    ['$12', {}, { currency: 'CAD' }, [12, 'CAD']],
    ['12 €', {}, { currency: 'USD' }, 'currency-conflict'],
    ['$12', { currency: 'AUD' }, {}, [12, 'AUD']],
    ['12', { currency: 'AUD' }, {}, [12, 'AUD']],
    ['12 €', { currency: 'AUD' }, {}, [12, 'EUR']],
    ['12', { currency: 'AUD' }, { currency: 'EUR' }, [12, 'EUR']],
  ])('of %s with %j and %j is %j', (amount, options, row, expected) => {
    expect(read(amount, options, row)).toEqual(expected);
  });

  test('of two rows is not added up', () => {
    const { costs } = costsFromRows([{ amount: '$12' }, { amount: '12 €' }]);
    expect(() => costPerTicket({ costs, tickets: 1 })).toThrow(
      expect.objectContaining({ code: 'mixed-currencies' }),
    );
  });
});

test('costs by team and month', () => {
  const { costs, columns, excluded, ignored } = costsFromRows([
    { Month: '2026-03', Amount: '1.200,50 €', Department: 'chat' },
    { Month: '2026-04-01', Amount: '(200,50) €', Department: 'chat' },
    { Month: '31/03/26x', Amount: '10 €', Department: '' },
    { Month: '', Amount: 'free', Department: 'chat' },
  ]);
  expect(columns).toEqual({ amount: 'Amount', at: 'Month', group: 'Department' });
  expect(costs).toEqual([
    { amount: 1200.5, currency: 'EUR', at: Date.UTC(2026, 2, 1), group: 'chat' },
    { amount: 10, currency: 'EUR' },
  ]);
  expect(excluded).toEqual({ 'unreadable-amount': 2 });
  expect(ignored).toEqual({ 'unreadable-time': 1 });
  const { rows } = report()
    .by('group')
    .per('month')
    .measure({ costPerTicket })
    .run({
      costs,
      conversations: [{ id: '1', group: 'chat', createdAt: '2026-03-02T09:00:00Z', messages: [] }],
    });
  expect(rows.map(({ group, period, costPerTicket: { value } }) => [group, period, value])).toEqual([
    ['chat', '2026-03', 1200.5],
  ]);
});

test('times are read in the zone and format that are given', () => {
  const at = (value: unknown, options: object): unknown =>
    costsFromRows([{ amount: 1, at: value }], options).costs[0]?.at;
  expect(at('2026-03', { timeZone: 'Asia/Tokyo' })).toBe(Date.parse('2026-03-01T00:00+09:00'));
  expect(at('02/03/2026', { timeFormat: 'dd/MM/yyyy' })).toBe(Date.UTC(2026, 2, 2));
  expect(() => at('02/03/2026', {})).toThrow(/dd\/MM\/yyyy/);
});

test.each<[unknown, unknown, string, string]>([
  [[{ amount: 'x' }], { onInvalid: 'throw' }, 'invalid-record', 'rows[0].amount'],
  [[{ x: 1 }], {}, 'invalid-option', 'columns.amount'],
  [[{ amount: 1 }], { decimal: 'comma' }, 'invalid-option', 'decimal'],
  [[{ amount: 1 }], { currency: '' }, 'invalid-option', 'currency'],
  [[{ amount: 1 }], { curency: 'EUR' }, 'unknown-option', 'curency'],
  [[{ amount: 1 }], undefined, '', ''],
  [undefined, {}, 'invalid-option', 'rows'],
])('%j with %j', (rows, options, code, path) => {
  const run = (): unknown => Reflect.apply(costsFromRows, undefined, [rows, options]);
  if (code === '') expect(run).not.toThrow();
  else expect(run).toThrow(expect.objectContaining({ code, path }));
});
