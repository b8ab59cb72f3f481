import { describe, expect, test } from 'vitest';
import { count } from '../../src/fold/count.ts';
import { compareTallied, each } from '../../src/fold/each.ts';
import type { Expression } from '../../src/fold/expression.ts';
import type { Fold } from '../../src/fold/fold.ts';
import { Placed } from '../../src/fold/placed.ts';
import { Rows } from '../../src/fold/rows.ts';
import { sample } from '../../src/fold/sample.ts';
import { sum } from '../../src/fold/sum.ts';

const table = (): Rows =>
  new Rows(
    4,
    new Map<string, ArrayLike<number>>([
      ['x', [3, 1, 2, 10]],
      ['1', [7, 7, 7, 7]],
      ['keep', Uint8Array.of(1, 1, 0, 1)],
    ]),
    new Map([['word', { codes: Int32Array.of(0, -1, 1, 0), names: ['b', 'a'] }]]),
    new Map([['twice', (rows: Rows) => Array.from(rows.values('x'), (x) => 2 * x)]]),
  );

describe('rows', () => {
  test('tell apart expressions that look alike, whichever was asked for before', () => {
    const rows = table();
    const first = (expression: Expression): unknown => rows.values(expression)[0];
    expect([Number.NaN, Infinity, -Infinity, 1].map(first)).toEqual([Number.NaN, Infinity, -Infinity, 1]);
    expect([first('1'), first(['+', 'x', 1]), first(['+', 'x', '1'])]).toEqual([7, 4, 10]);
    expect([first(['-', 'x', 1]), first(['-', 1, 'x'])]).toEqual([2, -2]);
  });

  test('take a byte for what holds or does not, and hold any other number as it is', () => {
    const rows = table();
    const flags: Expression[] = [
      ...(['=', '<', '<=', '>', '>='] as const).map((operator): Expression => [operator, 'x', 2]),
      ['not', 'x'],
      ['and', 'keep', ['>', 'x', 2]],
      ['or', 'keep', ['>', 'x', 2]],
    ];
    for (const flag of flags) expect(rows.values(flag)).toBeInstanceOf(Uint8Array);
    // A byte would cut these.
    expect(Array.from(rows.values(['and', 'keep', 2.5]))).toEqual([2.5, 2.5, 0, 2.5]);
    expect(Array.from(rows.values(['or', ['*', 'x', 300], 'keep']))).toEqual([900, 300, 600, 3000]);
  });

  test('are checked without a column being computed', () => {
    const rows = new Rows(
      1,
      new Map([['x', [1]]]),
      new Map(),
      new Map([
        [
          'late',
          (): never => {
            throw new Error('computed');
          },
        ],
      ]),
    );
    expect(() => rows.check(['+', 'x', ['not', 'late']])).not.toThrow();
    expect(() => rows.check(['+', 'x', ['not', 'lat']])).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'column', value: 'lat' }),
    );
    expect(() => rows.values('late')).toThrow('computed');
  });

  test('that are taken have each column once, and the label of the row that each comes from', () => {
    const taken = table().taken(Int32Array.of(2, 2, 1), new Map([['x', [5, 6, 7]]]));
    expect(taken).toHaveLength(3);
    expect([...taken.names].sort()).toEqual(['1', 'keep', 'twice', 'x']);
    expect(Array.from(taken.values('x'))).toEqual([5, 6, 7]);
    expect(Array.from(taken.values('twice'))).toEqual([4, 4, 2]);
    expect(Array.from(taken.label('word')?.codes ?? [])).toEqual([1, 1, -1]);
    expect(taken.label('word')?.names).toEqual(['b', 'a']);
    expect(taken.label('x')).toBeUndefined();
  });
});

/** What a fold says of each cell. */
function said<State>(
  fold: Fold<State, unknown>,
  chosen?: Uint8Array,
  cell?: Int32Array,
  cells = 1,
): unknown[] {
  const stateOf = fold.gather(table(), new Placed(4, cells, chosen, cell), cells);
  return Array.from({ length: cells }, (_, at) => {
    const result = fold.result(stateOf(at));
    return result instanceof Float64Array ? [...result] : result;
  });
}

describe('rows in cells', () => {
  test('all stand in the one cell where nothing else is said', () => {
    expect(said(count())).toEqual([4]);
    expect(said(count('keep'))).toEqual([3]);
    expect(said(sum('x'))).toEqual([16]);
    expect(said(sample('x'))).toEqual([[1, 2, 3, 10]]);
    expect(said(each('keep'))).toEqual([
      [
        [0, 1],
        [1, 3],
      ],
    ]);
  });

  test('count where they are chosen', () => {
    const chosen = Uint8Array.of(1, 0, 1, 0);
    expect(said(count(), chosen)).toEqual([2]);
    expect(said(count('keep'), chosen)).toEqual([1]);
    expect(said(sum('x'), chosen)).toEqual([5]);
    expect(said(sample('x'), chosen)).toEqual([[2, 3]]);
    expect(said(each('word'), chosen)).toEqual([
      [
        ['a', 1],
        ['b', 1],
      ],
    ]);
  });

  test('count nowhere where they stand in no cell', () => {
    const cell = Int32Array.of(1, -1, -1, 0);
    expect(said(count(), undefined, cell, 2)).toEqual([1, 1]);
    expect(said(count('keep'), undefined, cell, 2)).toEqual([1, 1]);
    expect(said(sum('x'), undefined, cell, 2)).toEqual([10, 3]);
    expect(said(sample('x'), undefined, cell, 2)).toEqual([[10], [3]]);
    expect(said(each('x'), undefined, cell, 2)).toEqual([[[10, 1]], [[3, 1]]]);
  });
});

test('values that are told apart come as numbers, then texts, each ascending, then none', () => {
  const shuffled = ['b', null, 10, '9', 2, 'a', -1].map((value) => [value, 1] as const);
  expect(shuffled.sort(compareTallied).map(([value]) => value)).toEqual([-1, 2, 10, '9', 'a', 'b', null]);
  for (const value of [1, 'a', null]) expect(compareTallied([value, 1], [value, 2])).toBe(0);
});
