import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Columns } from '../../src/fold/expression.ts';
import { foldOf } from '../../src/fold/foldOf.ts';
import type { FoldSpec } from '../../src/fold/spec.ts';
import { foldLaws, foldRows } from '../laws/foldLaws.ts';

const row = fc.record({
  flag: fc.nat(1),
  ms: fc.integer({ min: 0, max: 1e9 }),
  score: fc.oneof(fc.nat(10), fc.constant(Number.NaN)),
  amount: fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((x) => x + 0),
});

const table: fc.Arbitrary<Columns> = fc.array(row, { maxLength: 20 }).map((rows) => ({
  flag: Uint8Array.from(rows, ({ flag }) => flag),
  ms: Float64Array.from(rows, ({ ms }) => ms),
  score: rows.map(({ score }) => score),
  amount: rows.map(({ amount }) => amount),
}));

const bands = { promoters: [9, 11], passives: [7, 9], detractors: [0, 7] } as const;

foldLaws('count', { count: 'flag' }, table);
foldLaws('sum', { sum: 'amount', where: 'flag' }, table);
foldLaws('mean', { mean: 'amount', where: 'flag' }, table);
foldLaws('ratio', { ratio: [['<', 'ms', 5e8], 1], where: 'flag' }, table);
foldLaws('sample', { sample: 'amount', where: 'flag' }, table);
foldLaws('quantile', { quantile: 'ms', p: 0.9 }, table);
foldLaws('bands', { bands, of: 'score' }, table);
foldLaws(
  'combine',
  {
    combine: {
      n: { count: 1 },
      parts: { combine: { total: { sum: 'amount' }, bands: { bands, of: 'score' } } },
    },
  },
  table,
);

function fold(spec: FoldSpec, columns: Columns): unknown {
  const one = foldOf(spec);
  const n = Math.max(...Object.values(columns).map(({ length }) => length));
  return one.result(
    foldRows(
      one,
      columns,
      Array.from({ length: n }, (_, i) => i),
    ),
  );
}

describe('folds', () => {
  const columns = { x: [3, 1, 2, 10], keep: [1, 1, 1, 0] };

  test('say what they are named after', () => {
    expect(fold({ count: 1 }, columns)).toBe(4);
    expect(fold({ count: 'keep' }, columns)).toBe(3);
    expect(fold({ sum: 'x' }, columns)).toBe(16);
    expect(fold({ sum: 'x', where: 'keep' }, columns)).toBe(6);
    expect(fold({ mean: 'x' }, columns)).toBe(4);
    expect(fold({ mean: 'x', where: 'keep' }, columns)).toBe(2);
    expect(fold({ ratio: ['keep', 1] }, columns)).toEqual({ numerator: 3, denominator: 4 });
    expect(fold({ ratio: [['>', 'x', 1], 'x'], where: 'keep' }, columns)).toEqual({
      numerator: 2,
      denominator: 6,
    });
    expect(fold({ sample: 'x' }, columns)).toEqual(Float64Array.of(1, 2, 3, 10));
    expect(fold({ sample: 'x', where: 'keep' }, columns)).toEqual(Float64Array.of(1, 2, 3));
    expect(fold({ quantile: 'x', p: 0.5 }, columns)).toBe(2.5);
    expect(fold({ quantile: 'x', p: 0.5, where: 'keep' }, columns)).toBe(2);
    expect(fold({ quantile: 'x', p: 0.5, type: 1 }, columns)).toBe(2);
    expect(fold({ bands: { low: [0, 3], high: [3, 4] }, of: 'x' }, columns)).toEqual({ low: 2, high: 1 });
    expect(fold({ combine: { n: { count: 1 }, top: { quantile: 'x', p: 1 } } }, columns)).toEqual({
      n: 4,
      top: 10,
    });
  });

  test('of nothing are 0 where they count, and null where they divide', () => {
    const nothing = (spec: FoldSpec): unknown => foldOf(spec).result(foldOf(spec).empty());
    expect(nothing({ count: 1 })).toBe(0);
    expect(nothing({ sum: 'x' })).toBe(0);
    expect(nothing({ mean: 'x' })).toBeNull();
    expect(nothing({ ratio: [1, 1] })).toEqual({ numerator: 0, denominator: 0 });
    expect(nothing({ sample: 'x' })).toEqual(new Float64Array());
    expect(nothing({ quantile: 'x', p: 0.5 })).toBeNull();
    expect(nothing({ bands, of: 'x' })).toEqual({ promoters: 0, passives: 0, detractors: 0 });
    expect(nothing({ combine: {} })).toEqual({});
  });

  test('add decimals exactly, in any order', () => {
    const tenths = Array.from({ length: 10 }, () => 0.1);
    expect(fold({ sum: 'x' }, { x: tenths })).toBe(1);
    expect(fold({ sum: 'x' }, { x: [1e16, 1, -1e16] })).toBe(1);
    expect(fold({ mean: 'x' }, { x: tenths })).toBe(0.1);
  });

  test('count a score in every band that holds it, without its upper end, and in none where it is no number', () => {
    const x = [0, 6, 7, 8, 9, 10, Number.NaN, 11, -1, 6.5];
    expect(fold({ bands, of: 'x' }, { x })).toEqual({ promoters: 2, passives: 2, detractors: 3 });
    expect(fold({ bands, of: 'y' }, { x })).toEqual({ promoters: 0, passives: 0, detractors: 0 });
  });

  test('of a million rows are exact in number, and near in the middle', () => {
    const x = Float64Array.from({ length: 1_000_000 }, (_, i) => (i * 7919) % 1_000_003);
    expect(fold({ combine: { n: { count: 1 }, median: { quantile: 'x', p: 0.5 } } }, { x })).toEqual({
      n: 1_000_000,
      median: expect.closeTo(500_000, -3),
    });
  });
});
