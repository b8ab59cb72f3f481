import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Columns } from '../../src/fold/expression.ts';
import type { Fold } from '../../src/fold/fold.ts';
import { foldAll } from '../../src/fold/foldAll.ts';
import { foldOf } from '../../src/fold/foldOf.ts';
import type { FoldSpec } from '../../src/fold/spec.ts';
import { splitList } from '../arbitraries/split.ts';
import { deepFreeze } from './deepFreeze.ts';

/** The fold of some rows. */
export function foldRows(fold: Fold<unknown, unknown>, columns: Columns, rows: readonly number[]): unknown {
  const adder = fold.over(columns);
  return rows.reduce((state: unknown, row) => adder.add(state, row), fold.empty());
}

/** The laws of a fold, held against rows of its columns. */
export function foldLaws(name: string, spec: FoldSpec, table: fc.Arbitrary<Columns>): void {
  const fold = foldOf(spec);
  const rows = table.chain((columns) => {
    const n = Math.max(0, ...Object.values(columns).map(({ length }) => length));
    return splitList(fc.constant(Array.from({ length: n }, (_, row) => row))).map((split) => ({
      columns,
      ...split,
    }));
  });
  const states = rows.map(({ columns, whole, pieces }) => {
    const [a, b, c] = pieces.map((piece) => foldRows(fold, columns, piece));
    return deepFreeze({ a, b, c, whole: foldRows(fold, columns, whole) });
  });

  describe(`the laws of ${name}`, () => {
    test('nothing is the identity of merging', () => {
      fc.assert(
        fc.property(states, ({ a }) => {
          expect(fold.result(fold.merge(fold.empty(), a))).toEqual(fold.result(a));
          expect(fold.result(fold.merge(a, fold.empty()))).toEqual(fold.result(a));
        }),
      );
    });

    test('merging is associative and commutative', () => {
      fc.assert(
        fc.property(states, ({ a, b, c }) => {
          const left = fold.result(fold.merge(fold.merge(a, b), c));
          expect(fold.result(fold.merge(a, fold.merge(b, c)))).toEqual(left);
          expect(fold.result(fold.merge(fold.merge(c, b), a))).toEqual(left);
        }),
      );
    });

    test('rows split in any way present as one pass', () => {
      fc.assert(
        fc.property(states, ({ a, b, c, whole }) => {
          expect(fold.result(fold.merge(fold.merge(a, b), c))).toEqual(fold.result(whole));
        }),
      );
    });

    test('its parts folded one after another present as one pass', () => {
      fc.assert(
        fc.property(rows, ({ columns, whole }) => {
          const state = foldAll(fold, columns, whole.length);
          expect(fold.result(state)).toEqual(fold.result(foldRows(fold, columns, whole)));
        }),
      );
    });

    test('a state survives JSON', () => {
      fc.assert(
        fc.property(states, ({ a, b }) => {
          const stored: unknown = JSON.parse(JSON.stringify(a));
          expect(fold.result(stored)).toEqual(fold.result(a));
          expect(fold.result(fold.merge(stored, b))).toEqual(fold.result(fold.merge(a, b)));
        }),
      );
    });

    test('merging and presenting leave their arguments unchanged, and every empty state is a fresh one', () => {
      fc.assert(
        fc.property(rows, ({ columns, whole, pieces }) => {
          const [a, b] = pieces.map((piece) => deepFreeze(foldRows(fold, columns, piece)));
          const before = JSON.stringify([a, b]);
          fold.result(fold.merge(a, b));
          fold.result(a);
          expect(JSON.stringify([a, b])).toBe(before);
          const nothing = JSON.stringify(fold.empty());
          foldRows(fold, columns, whole);
          expect(JSON.stringify(fold.empty())).toBe(nothing);
        }),
      );
    });
  });
}
