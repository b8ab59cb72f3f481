import { describe, expect, test } from 'vitest';
import { count } from '../../src/fold/count.ts';
import { each } from '../../src/fold/each.ts';
import type { Fold } from '../../src/fold/fold.ts';
import { Rows } from '../../src/fold/rows.ts';
import { sample } from '../../src/fold/sample.ts';
import { sum } from '../../src/fold/sum.ts';
import { exactSum } from '../../src/stats/exactSum.ts';
import { readState } from '../../src/summary/readState.ts';
import { foldLaws, statesOf } from '../laws/foldLaws.ts';
import type { Row } from './rowsArbitrary.ts';

const isKnown = (value: number): boolean => !Number.isNaN(value);
const kept = (rows: readonly Row[]): readonly Row[] => rows.filter(({ flag }) => flag === 1);
const amountsOf = (rows: readonly Row[]): number[] => rows.map(({ amount }) => amount).filter(isKnown);
const ascending = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** The different values and how many rows have each: numbers, then texts by their code, then nothing. */
function tallied(values: readonly (string | number | null)[]): unknown[] {
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const texts = values.filter((value) => typeof value === 'string').sort();
  const different = [...new Set([...numbers, ...texts, ...(values.includes(null) ? [null] : [])])];
  return different.map((value) => [value, values.filter((other) => other === value).length]);
}

foldLaws('count', count(), (rows) => rows.length);
foldLaws('count of some', count(['and', 'flag', ['>', 'score', 5]]), (rows) => {
  return kept(rows).filter(({ score }) => score > 5).length;
});
foldLaws('sum', sum('amount'), (rows) => exactSum(amountsOf(rows)));
foldLaws('sum of some', sum('amount', { where: 'flag' }), (rows) => exactSum(amountsOf(kept(rows))));
foldLaws('sum of whole numbers', sum('ms', { least: 0 }), (rows) => {
  return rows.reduce((total, { ms }) => total + ms, 0);
});
foldLaws('sample', sample('amount'), (rows) => ascending(amountsOf(rows)));
foldLaws('sample of some', sample('score', { where: 'flag', least: 0 }), (rows) => {
  return ascending(
    kept(rows)
      .map(({ score }) => score)
      .filter(isKnown),
  );
});
foldLaws('each number', each('score'), (rows) => tallied(rows.map(({ score }) => score).filter(isKnown)));
foldLaws('each word of some', each('word', 'flag'), (rows) => tallied(kept(rows).map(({ word }) => word)));

/** What a fold says of all rows of some columns. */
function folded<State, Result>(
  fold: Fold<State, Result>,
  columns: Readonly<Record<string, number[]>>,
): Result {
  const n = Math.max(0, ...Object.values(columns).map(({ length }) => length));
  const rows = new Rows(n, new Map(Object.entries(columns)));
  const placings = Array.from({ length: n }, (_, row) => [row, 0] as const);
  const [state = fold.empty()] = statesOf(fold, rows, placings, 1);
  return fold.result(state);
}

describe('folds', () => {
  const columns = { x: [3, 1, 2, 10], keep: [1, 1, 1, 0] };

  test('say what they are named after', () => {
    expect(folded(count(), columns)).toBe(4);
    expect(folded(count('keep'), columns)).toBe(3);
    expect(folded(sum('x'), columns)).toBe(16);
    expect(folded(sum('x', { where: 'keep' }), columns)).toBe(6);
    expect(folded(sample('x'), columns)).toEqual(Float64Array.of(1, 2, 3, 10));
    expect(folded(sample('x', { where: 'keep' }), columns)).toEqual(Float64Array.of(1, 2, 3));
    expect(folded(each('keep'), columns)).toEqual([
      [0, 1],
      [1, 3],
    ]);
    expect(folded(each('x', ['<', 'x', 3]), columns)).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  test('of nothing are 0, or empty', () => {
    expect(folded(count(), {})).toBe(0);
    expect(folded(sum(1), {})).toBe(0);
    expect(folded(sample(1), {})).toEqual(new Float64Array());
    expect(folded(each('x'), { x: [] })).toEqual([]);
  });

  test('are data to other engines, with what they take by default', () => {
    expect(count().spec).toEqual({ count: 1 });
    expect(sum('x').spec).toEqual({ sum: 'x', where: 1, least: Number.NEGATIVE_INFINITY });
    expect(sample('x', { where: 'keep', least: 0 }).spec).toEqual({ sample: 'x', where: 'keep', least: 0 });
    expect(each('x', 'keep').spec).toEqual({ each: 'x', where: 'keep' });
  });

  test('add decimals exactly, in any order, and whole numbers beyond the safe ones', () => {
    expect(folded(sum('x'), { x: Array.from({ length: 10 }, () => 0.1) })).toBe(1);
    expect(folded(sum('x'), { x: [1e16, 1, -1e16] })).toBe(1);
    expect(folded(sum('x'), { x: [2 ** 53, 1, 1] })).toBe(2 ** 53 + 2);
    expect(folded(sum('x'), { x: [2 ** 53 - 1, 1, 1, -2] })).toBe(2 ** 53 - 1);
    expect(folded(sum('x'), { x: [-(2 ** 53) + 1, -1, -1, 0.5, 2] })).toBe(-(2 ** 53) + 1.5);
  });

  test('of a million rows are exact', () => {
    const x = Array.from({ length: 1_000_000 }, (_, i) => (i * 7919) % 1_000_003);
    expect(folded(count(), { x })).toBe(1_000_000);
    expect(folded(sum('x'), { x })).toBe(x.reduce((total, each) => total + each, 0));
    expect(folded(sample('x'), { x })).toEqual(Float64Array.from(x).sort());
  });
});

describe('a state that was stored', () => {
  const refused = (path: string): unknown => expect.objectContaining({ code: 'invalid-option', path });

  test('below what a fold can give is refused', () => {
    const durations = sample('x', { least: 0 }).spec;
    expect(readState(durations, [0, 1], 'state')).toEqual(Float64Array.of(0, 1));
    expect(() => readState(durations, [1, -1], 'state')).toThrow(refused('state[1]'));
    const customers = sum('x', { least: 0 }).spec;
    expect(readState(customers, [1, -1], 'state')).toEqual(expect.any(Array));
    expect(() => readState(customers, [1, -2], 'state')).toThrow(refused('state'));
    expect(() => readState(count().spec, -1, 'state')).toThrow(refused('state'));
    expect(() => readState(each('x').spec, [[1, -1]], 'state')).toThrow(refused('state[0][1]'));
  });

  test('with values in another order is put in order', () => {
    expect(readState(sample('x').spec, [3, 1, 2], 'state')).toEqual(Float64Array.of(1, 2, 3));
  });

  test('with a value twice, or in another order, is refused', () => {
    for (const state of [
      [
        ['a', 1],
        ['a', 2],
      ],
      [
        ['b', 1],
        ['a', 2],
      ],
      [
        ['1', 1],
        [2, 2],
      ],
      [
        [null, 1],
        ['a', 2],
      ],
    ]) {
      expect(() => readState(each('x').spec, state, 'state')).toThrow(refused('state[1][0]'));
    }
  });
});
