import { expect, test } from 'vitest';
import { count } from '../../src/define/count.ts';
import { defineMetric, type Metric } from '../../src/define/metric.ts';
import { planOf } from '../../src/define/plan.ts';
import { defineFact } from '../../src/facts/defineFact.ts';
import { count as countRows } from '../../src/fold/count.ts';
import { sum } from '../../src/fold/sum.ts';
import { differenceOf } from '../../src/laws/differenceOf.ts';
import { metricLaws } from '../../src/laws/metricLaws.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import type { RecordName } from '../../src/records/records.ts';

const scores = { whole: [10, 9, 3, null], pieces: [[10, 9], [], [3, null]] };

/** The laws that a metric breaks. */
function broken<Input, Options extends object, Content, Needs extends RecordName>(
  metric: Metric<Input, Options, Content, Needs>,
  records: object = scores,
): string[] {
  return metricLaws(metric).flatMap(({ name, check }) => {
    try {
      check(Object(records));
      return [];
    } catch {
      return [name];
    }
  });
}

const costs = [{ amount: 1 }, { amount: 2 }, { amount: 4 }];
const ofCosts = { whole: costs, pieces: [costs.slice(0, 1), costs.slice(1)] };
const amounts = defineFact({
  name: 'amounts',
  needs: 'costs',
  columns: { amount: 'number' },
  rows: ({ amount }) => [{ amount }],
});

/** A metric that makes of the sum of amounts and of their number what a test says. */
const made = (present: (amount: number, n: number) => object, parts?: object) =>
  defineMetric({
    id: 'made@1',
    unit: 'money',
    better: 'none',
    family: 'count',
    needs: ['costs'],
    options: () => ({}),
    plan: () =>
      planOf(
        { of: amounts, when: { at: 1 }, folds: { amount: sum('amount'), n: countRows() } },
        ({ amount, n }) => present(amount, n),
        Object(parts ?? { amount: [{ fold: 'amount' }], n: [{ fold: 'n' }] }),
      ),
  });

test('a metric that is right keeps all laws', () => {
  expect(broken(nps)).toEqual([]);
  expect(
    broken(
      made((amount, n) => ({ amount, n })),
      ofCosts,
    ),
  ).toEqual([]);
});

test('a part that is not what its records add up to breaks one', () => {
  expect(
    broken(
      made((amount, n) => ({ amount: amount + 1, n })),
      ofCosts,
    ),
  ).toEqual(['each part and each exclusion lists as many records as its number says']);
  const swapped = { amount: [{ fold: 'n' }], n: [{ fold: 'n' }] };
  expect(
    broken(
      made((amount, n) => ({ amount, n }), swapped),
      ofCosts,
    ),
  ).toEqual(['each part and each exclusion lists as many records as its number says']);
});

test('a number that is none breaks one', () => {
  expect(
    broken(
      made((amount, n) => ({ mean: amount / (n - n) })),
      ofCosts,
    ),
  ).toEqual(['every number of a result is finite']);
});

test('a figure of how often it is made breaks those that make it twice', () => {
  let calls = 0;
  const unsteady = made(() => ({ value: calls++ }), {});
  expect(broken(unsteady, ofCosts)).toEqual(
    expect.arrayContaining(['records split in any way present exactly what one call presents']),
  );
});

test('a fact that looks at how many records there are breaks those of splits', () => {
  const alone = defineFact({
    name: 'alone',
    needs: 'costs',
    columns: { at: 'instant' },
    keyOf: () => 'all',
    rows: (_, together) => (together.length > 1 ? [{}] : []),
  });
  const crowded = count({
    id: 'crowded@1',
    unit: 'costs',
    better: 'none',
    needs: ['costs'],
    options: () => ({}),
    measure: () => ({ of: alone, when: { at: 1 } }),
  });
  expect(broken(crowded, ofCosts)).toEqual(
    expect.arrayContaining([
      'records split in any way present exactly what one call presents',
      'what is listed of some records does not change when others are added',
    ]),
  );
});

test('records that are changed break one', () => {
  const greedy = defineFact({
    name: 'greedy',
    needs: 'costs',
    columns: { amount: 'number' },
    rows: (cost) => [{ amount: Number(Object.assign(cost, { amount: Number(cost.amount) + 1 }).amount) }],
  });
  const metric = count({
    id: 'greedy@1',
    unit: 'costs',
    better: 'none',
    needs: ['costs'],
    options: () => ({}),
    measure: () => ({ of: greedy, when: { at: 1 } }),
  });
  const own = costs.map((cost) => ({ ...cost }));
  expect(broken(metric, { whole: own, pieces: [own] })).toEqual(['records stay unchanged']);
});

test('a difference is told by where it is', () => {
  expect(differenceOf({ a: [1, 2] }, { a: [1, 2] })).toBeUndefined();
  expect(differenceOf({ a: [1, 2] }, { a: [1, 3] })).toBe('result.a[1] is 2, and not 3.');
  expect(differenceOf({ a: [1] }, { a: { 0: 1 } })).toBe(
    'result.a is [object Array], and not [object Object].',
  );
  expect(differenceOf({}, { a: null })).toBe('result.a is undefined, and not null.');
  expect(differenceOf({ b: 'x' }, {})).toBe('result.b is "x", and not undefined.');
  expect(differenceOf(Number.NaN, Number.NaN)).toBeUndefined();
});
