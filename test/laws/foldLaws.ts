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

/** What belongs into no state. */
const odd: fc.Arbitrary<unknown> = fc.constantFrom(
  ...[null, undefined, '5', '', true, Number.NaN, Infinity, -Infinity, {}, [null], ['5']],
);

/** A copy of a state in which one of its values, or the state itself, is another one. */
function changedAt(state: unknown, place: number, value: unknown): unknown {
  const copy: unknown = structuredClone(state);
  const places: (readonly [object, string])[] = [];
  const visit = (part: unknown): void => {
    for (const [key, inner] of Object.entries(Object(part))) {
      places.push([Object(part), key]);
      visit(inner);
    }
  };
  visit(copy);
  const found = places[place % (places.length + 1)];
  if (found === undefined) return value;
  Reflect.set(...found, value);
  return copy;
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
          expect(fold.result(fold.read(stored, 'state'))).toEqual(fold.result(a));
          expect(fold.result(fold.read(a, 'state'))).toEqual(fold.result(a));
          expect(fold.result(fold.merge(stored, b))).toEqual(fold.result(fold.merge(a, b)));
        }),
      );
    });

    test('a state in which one place holds what belongs into none is refused', () => {
      fc.assert(
        fc.property(states, fc.nat(), odd, ({ a }, place, value) => {
          const changed = changedAt(JSON.parse(JSON.stringify(a)), place, value);
          expect(() => fold.read(changed, 'state')).toThrow(
            expect.objectContaining({ code: 'invalid-option', path: expect.stringMatching(/^state/) }),
          );
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
