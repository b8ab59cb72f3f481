import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { report } from '../../src/report/report.ts';
import { type CustomersFromRowsOptions, customersFromRows } from '../../src/rows/customersFromRows.ts';

const JANUARY = ['2026-01-01', '2026-02-01'] as const;

/** The customers of polarsource/polar#7869. */
const POLAR = [
  { id: 'a', from: '2025-06-01', to: null },
  { id: 'b', from: '2025-06-01', to: '2026-01-31' },
  { id: 'c', from: '2026-01-05', to: '2026-01-20' },
  { id: 'd', from: '2025-01-01', to: '2026-02-01' },
  { id: 'e', from: '2026-01-31', to: null },
];

/** How many were lost of how many. */
function churn(rows: readonly object[], options: CustomersFromRowsOptions): [number, number] {
  const { numerator, denominator } = customerChurnRate(customersFromRows(rows, options).customers);
  return [numerator, denominator];
}

describe('customers with start and end dates', () => {
  test('where the end date is the last day of service: one of three is lost in January (polarsource/polar#7869)', () => {
    const { customers, columns, excluded } = customersFromRows(POLAR, { period: JANUARY });
    expect(columns).toEqual({ customerId: 'id', start: 'from', end: 'to' });
    expect(excluded).toEqual({});
    expect(customerChurnRate(customers)).toMatchObject({ value: 1 / 3, numerator: 1, denominator: 3 });
    expect(customers).toContainEqual({
      customerId: 'c',
      activeAtStart: false,
      activeAtEnd: false,
      at: Date.UTC(2026, 0, 1),
    });
  });

  test('where it is the first day without: two of three are (the dispute of PostHog/posthog#39439)', () => {
    expect(churn(POLAR, { period: JANUARY, end: 'first-day-without' })).toEqual([2, 3]);
  });

  test('by month, in a report', () => {
    const { customers } = customersFromRows(POLAR, { per: 'month', period: ['2025-12-01', '2026-03-01'] });
    const { rows } = report().per('month').measure({ churn: customerChurnRate }).run({ customers });
    expect(rows.map(({ period, churn }) => [period, churn.numerator, churn.denominator])).toEqual([
      ['2025-12', 0, 3],
      ['2026-01', 1, 3],
      ['2026-02', 1, 3],
    ]);
  });

  test('by month from the first start to the latest date', () => {
    const { customers } = customersFromRows(POLAR, { per: 'year' });
    expect(customers.filter(({ customerId }) => customerId === 'a')).toEqual([
      { customerId: 'a', activeAtStart: false, activeAtEnd: true, at: Date.UTC(2025, 0, 1) },
      { customerId: 'a', activeAtStart: true, activeAtEnd: true, at: Date.UTC(2026, 0, 1) },
    ]);
    expect(customers.filter(({ customerId }) => customerId === 'b')).toEqual([
      { customerId: 'b', activeAtStart: false, activeAtEnd: true, at: Date.UTC(2025, 0, 1) },
      { customerId: 'b', activeAtStart: true, activeAtEnd: false, at: Date.UTC(2026, 0, 1) },
    ]);
  });

  test('give a record only for periods that they touch', () => {
    const monthsOf = (id: string): unknown[] =>
      customersFromRows(POLAR, { per: 'month', period: ['2025-12-01', '2026-03-01'] })
        .customers.filter(({ customerId }) => customerId === id)
        .map(({ at }) => new Date(Number(at)).toISOString().slice(0, 7));
    expect(monthsOf('b')).toEqual(['2025-12', '2026-01']);
    expect(monthsOf('c')).toEqual(['2026-01']);
    expect(monthsOf('d')).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(monthsOf('e')).toEqual(['2026-01', '2026-02']);
  });

  test('whose start or end lies on the very edge of the period', () => {
    const row = (from: string, to: string | null) => [{ from, to }];
    expect(churn(row('2026-01-01', null), { period: JANUARY })).toEqual([0, 1]);
    expect(churn(row('2026-01-02', null), { period: JANUARY })).toEqual([0, 0]);
    expect(churn(row('2026-01-01', '2026-01-31'), { period: JANUARY })).toEqual([1, 1]);
    expect(churn(row('2025-01-01', '2025-12-31'), { period: JANUARY })).toEqual([0, 0]);
    expect(churn(row('2025-01-01', '2026-01-01'), { period: JANUARY })).toEqual([1, 1]);
    expect(churn(row('2025-01-01', '2026-01-01'), { period: JANUARY, end: 'first-day-without' })).toEqual([
      0, 0,
    ]);
  });

  test('whose end has a time of day, which is then the instant', () => {
    const rows = [{ from: '2025-01-01', to: '2026-01-31T23:30:00Z' }];
    expect(churn(rows, { period: JANUARY })).toEqual([1, 1]);
    expect(churn(rows, { period: ['2026-01-01', '2026-01-31'] })).toEqual([0, 1]);
  });

  test('in the days of a zone, and as a file writes dates', () => {
    const rows = [{ from: '01/06/2025', to: '31/01/2026' }];
    const options = { timeFormat: 'dd/MM/yyyy', timeZone: 'Asia/Tokyo' };
    expect(churn(rows, { ...options, period: ['01/01/2026', '01/02/2026'] })).toEqual([1, 1]);
    expect(churn(rows, { ...options, period: ['2025-12-31T15:00:00Z', '2026-01-31T14:59:59Z'] })).toEqual([
      0, 1,
    ]);
    expect(churn(rows, { ...options, period: ['2025-12-31T15:00:00Z', '2026-01-31T15:00:00Z'] })).toEqual([
      1, 1,
    ]);
  });

  test('who change their plan are not lost', () => {
    const rows = [
      { customer_id: 1, plan: 'basic', start: '2025-01-01', end: '2026-01-15' },
      { customer_id: 1, plan: 'pro', start: '2026-01-16', end: null },
      { customer_id: 2, plan: 'pro', start: '2025-01-01', end: '2026-01-15' },
    ];
    const { customers } = customersFromRows(rows, { period: JANUARY });
    expect(customers).toEqual([
      { customerId: '1', group: 'basic', activeAtStart: true, activeAtEnd: true, at: Date.UTC(2026, 0, 1) },
      { customerId: '2', group: 'pro', activeAtStart: true, activeAtEnd: false, at: Date.UTC(2026, 0, 1) },
    ]);
  });

  test('without an id are each a customer of their own', () => {
    const rows = [
      { start: '2025-01-01', end: '2026-01-15' },
      { start: '2025-01-01', end: '' },
    ];
    expect(churn(rows, { period: JANUARY })).toEqual([1, 2]);
  });

  test('that cannot be read are counted', () => {
    const rows = [
      { start: '2025-01-01', end: '' },
      { start: '', end: '2026-01-15' },
      { start: '2026-01-15', end: '2026-01-13' },
      { start: 'soon', end: '' },
      { start: '2025-01-01', end: 'never' },
      { start: '2025-01-01', end: '9999-12-31' },
      { start: '2025-01-01', end: new Date('9999-12-31') },
      { start: '0001-01-01', end: '' },
      null,
    ];
    const { customers, excluded, excludedAt } = Reflect.apply(customersFromRows, undefined, [
      rows,
      { period: JANUARY },
    ]);
    expect(customers).toHaveLength(3);
    expect(excluded).toEqual({
      'missing-start': 1,
      'end-before-start': 1,
      'unreadable-time': 2,
      'time-out-of-range': 1,
      'invalid-row': 1,
    });
    expect(excludedAt['unreadable-time']).toEqual(['rows[3].start', 'rows[4].end']);
  });

  test('agree with counting by days, for any dates and months', () => {
    const day = fc.integer({ min: 0, max: 400 });
    const text = (number: number): string =>
      new Date(Date.UTC(2025, 0, 1 + number)).toISOString().slice(0, 10);
    const row = fc.record({ id: fc.nat(5), start: day, length: fc.option(fc.nat(200)) });
    fc.assert(
      fc.property(
        fc.array(row),
        day,
        fc.integer({ min: 1, max: 100 }),
        fc.boolean(),
        (list, from, length, isLastDay) => {
          const rows = list.map(({ id, start, length }) => ({
            id,
            start: text(start),
            end: length === null ? null : text(start + length),
          }));
          const options = {
            period: [text(from), text(from + length)] as const,
            end: isLastDay ? ('last-day' as const) : ('first-day-without' as const),
          };
          const activeOn = (number: number): Set<number> =>
            new Set(
              list.flatMap(({ id, start, length }) =>
                start <= number && (length === null || number < start + length + (isLastDay ? 1 : 0))
                  ? [id]
                  : [],
              ),
            );
          const [atStart, atEnd] = [activeOn(from), activeOn(from + length)];
          const lost = [...atStart].filter((id) => !atEnd.has(id));
          expect(churn(rows, options)).toEqual([lost.length, atStart.size]);
        },
      ),
    );
  });
});

describe('customers of whom the rows say what happened', () => {
  test.each<[object[], [number, number]]>([
    [
      [{ Churn: 'Yes' }, { Churn: 'No' }, { Churn: 'no' }],
      [1, 3],
    ],
    [
      [{ Exited: 1 }, { Exited: 0 }],
      [1, 2],
    ],
    [
      [{ Attrition_Flag: 'Attrited Customer' }, { Attrition_Flag: 'Existing Customer' }],
      [1, 2],
    ],
    [
      [{ 'Customer Status': 'Churned' }, { 'Customer Status': 'Stayed' }],
      [1, 2],
    ],
    [
      [
        { activeAtStart: 'yes', activeAtEnd: 'no' },
        { activeAtStart: 't', activeAtEnd: 't' },
        { activeAtStart: 0, activeAtEnd: 1 },
      ],
      [1, 2],
    ],
    [
      [{ active: 'active' }, { active: 'inactive' }],
      [1, 2],
    ],
  ])('%j', (rows, expected) => {
    expect(churn(rows, {})).toEqual(expected);
  });

  test('with other words, and what nobody knows is counted', () => {
    const rows = [{ churn: 'Weg' }, { churn: 'Da' }, { churn: 'Joined' }, { churn: '' }];
    const read = customersFromRows(rows, { values: { churned: { Weg: true, Da: false } } });
    expect(customerChurnRate(read.customers)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(read).toMatchObject({
      excluded: { 'invalid-churned': 1, 'missing-churned': 1 },
      excludedAt: { 'invalid-churned': ['rows[2].churn'] },
      unknownWords: { churned: { Joined: 1 } },
    });
  });

  test('by month', () => {
    const { customers, columns, ignored } = customersFromRows([
      { id: 1, month: '2026-01-01', churned: 1 },
      { id: 2, month: 'x', churned: 0 },
    ]);
    expect(columns).toEqual({ customerId: 'id', at: 'month', churned: 'churned' });
    expect(customers).toEqual([
      { customerId: '1', activeAtStart: true, activeAtEnd: false, at: Date.UTC(2026, 0, 1) },
      { customerId: '2', activeAtStart: true, activeAtEnd: true },
    ]);
    expect(ignored).toEqual({ 'unreadable-time': 1 });
  });
});

test.each<[unknown, unknown, string, string]>([
  [POLAR, {}, 'invalid-option', 'period'],
  [POLAR, { period: ['2026-02-01', '2026-01-01'] }, 'invalid-option', 'period'],
  [POLAR, { period: ['2026-02-01', '2026-02-01'] }, 'invalid-option', 'period'],
  [POLAR, { period: ['2026-02-01'] }, 'invalid-option', 'period'],
  [POLAR, { period: 'January' }, 'invalid-option', 'period'],
  [POLAR, { period: ['2026-01-01', 'soon'] }, 'invalid-time', 'period[1]'],
  [POLAR, { per: 'months' }, 'invalid-option', 'unit'],
  [POLAR, { period: JANUARY, end: 'last' }, 'invalid-option', 'end'],
  [POLAR, { period: JANUARY, timeZone: 'Rome' }, 'invalid-option', 'timeZone'],
  [POLAR, { perod: JANUARY }, 'unknown-option', 'perod'],
  [[{ start: '2026-01-01' }], { period: JANUARY }, 'invalid-option', 'columns.end'],
  [[{ x: 1 }], {}, 'invalid-option', 'columns.churned'],
  [[{ start: 'x', end: '' }], { period: JANUARY, onInvalid: 'throw' }, 'invalid-record', 'rows[0].start'],
  [7, { period: JANUARY }, 'invalid-option', 'rows'],
])('%j with %j is refused', (rows, options, code, path) => {
  expect(() => Reflect.apply(customersFromRows, undefined, [rows, options])).toThrow(
    expect.objectContaining({ code, path }),
  );
});

test('no row gives no customer', () => {
  expect(customersFromRows([]).customers).toEqual([]);
  expect(customersFromRows([], { per: 'month' }).customers).toEqual([]);
  expect(
    customersFromRows([{ start: '2026-01-01' }], { period: JANUARY, columns: { end: null } }).customers,
  ).toHaveLength(1);
});
