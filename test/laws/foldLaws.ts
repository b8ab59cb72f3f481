import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fold } from '../../src/fold/fold.ts';
import { Placed } from '../../src/fold/placed.ts';
import type { Rows } from '../../src/fold/rows.ts';
import { readState, storeState } from '../../src/summary/readState.ts';
import { splitList } from '../arbitraries/split.ts';
import { CELLS, type PlacedRows, placedRows, type Row, rowsOf } from '../fold/rowsArbitrary.ts';
import { deepFreeze } from './deepFreeze.ts';

/** The states of all cells. */
export function statesOf<State>(
  fold: Fold<State, unknown>,
  rows: Rows,
  placings: PlacedRows['placings'],
  cells: number = CELLS,
): State[] {
  // A row may stand in several cells: it is taken once for each. One that is not chosen counts in none.
  const taken = rows.taken(
    Int32Array.from([...placings.map(([row]) => row), ...(rows.length > 0 ? [0] : [])]),
    new Map(),
  );
  const placed = new Placed(
    taken.length,
    cells,
    Uint8Array.from({ length: taken.length }, (_, i) => +(i < placings.length)),
    Int32Array.from([...placings.map(([, cell]) => cell), 0]),
  );
  const stateOf = fold.gather(taken, placed, cells);
  return Array.from({ length: cells }, (_, cell) => stateOf(cell));
}

/** What belongs into no state of any fold. */
const odd: fc.Arbitrary<unknown> = fc.constantFrom(
  ...[undefined, true, Number.NaN, Infinity, -Infinity, {}, [null], ['5'], () => 1],
);

/** A copy of a state in which one of its values, or the state itself, is another one. */
function changedAt(state: unknown, place: number, value: unknown): unknown {
  const copy: unknown = structuredClone(state);
  const places: (readonly [object, string])[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, inner] of Object.entries(part)) {
      places.push([part, key]);
      visit(inner);
    }
  };
  visit(copy);
  const found = places[place % (places.length + 1)];
  if (found === undefined) return value;
  Reflect.set(...found, value);
  return copy;
}

/**
 * The laws of a fold, held against rows in cells.
 *
 * @param slow - what it says of the rows of one cell, by its definition
 */
export function foldLaws<State, Result>(
  name: string,
  fold: Fold<State, Result>,
  slow: (rows: readonly Row[]) => unknown,
): void {
  const stored = (state: unknown): unknown => JSON.parse(JSON.stringify(storeState(state)));
  // What a fold reads back is a state of its own.
  const read = (state: unknown): State => readState(fold.spec, state, 'state') as State;
  const split = placedRows.chain(({ list, placings }) =>
    splitList(fc.constant(placings)).map(({ whole, pieces }) => ({ list, whole, pieces })),
  );
  const states = split.map(({ list, whole, pieces }) => {
    const rows = rowsOf(list);
    const gathered = pieces.map((piece) => statesOf(fold, rows, piece));
    const cells = statesOf(fold, rows, whole).map((state, cell) => {
      const [a = fold.empty(), b = fold.empty(), c = fold.empty()] = gathered.map((each) => each[cell]);
      return { a, b, c, state };
    });
    return deepFreeze(cells);
  });

  describe(`the laws of ${name}`, () => {
    test('each cell says of its rows what a count by hand says', () => {
      fc.assert(
        fc.property(placedRows, ({ list, placings }) => {
          for (const [cell, state] of statesOf(fold, rowsOf(list), placings).entries()) {
            const own = placings.filter(([, at]) => at === cell);
            expect(fold.result(state)).toEqual(slow(own.flatMap(([row]) => list[row] ?? [])));
          }
        }),
      );
    });

    test('nothing is the identity of merging', () => {
      fc.assert(
        fc.property(states, (cells) => {
          for (const { state } of cells) {
            expect(fold.result(fold.merge(fold.empty(), state))).toEqual(fold.result(state));
            expect(fold.result(fold.merge(state, fold.empty()))).toEqual(fold.result(state));
          }
        }),
      );
      expect(fold.result(fold.empty())).toEqual(slow([]));
    });

    test('merging is associative and commutative', () => {
      fc.assert(
        fc.property(states, (cells) => {
          for (const { a, b, c } of cells) {
            const left = fold.result(fold.merge(fold.merge(a, b), c));
            expect(fold.result(fold.merge(a, fold.merge(b, c)))).toEqual(left);
            expect(fold.result(fold.merge(fold.merge(c, b), a))).toEqual(left);
          }
        }),
      );
    });

    test('rows split in any way present in every cell as one pass', () => {
      fc.assert(
        fc.property(states, (cells) => {
          for (const { a, b, c, state } of cells) {
            expect(fold.result(fold.merge(fold.merge(a, b), c))).toEqual(fold.result(state));
          }
        }),
      );
    });

    test('a state survives JSON, and is read as it was', () => {
      fc.assert(
        fc.property(states, (cells) => {
          for (const { a, b } of cells) {
            expect(read(stored(a))).toEqual(a);
            expect(fold.result(read(stored(a)))).toEqual(fold.result(a));
            expect(fold.result(fold.merge(read(stored(a)), b))).toEqual(fold.result(fold.merge(a, b)));
          }
        }),
      );
    });

    test('a state in which one place holds what belongs into none is refused', () => {
      fc.assert(
        fc.property(states, fc.nat(), odd, (cells, place, value) => {
          const changed = changedAt(stored(cells[place % CELLS]?.state), place, value);
          expect(() => read(changed)).toThrow(
            expect.objectContaining({ code: 'invalid-option', path: expect.stringMatching(/^state/) }),
          );
        }),
      );
    });

    test('merging and presenting leave their arguments unchanged, and every empty state is a fresh one', () => {
      fc.assert(
        fc.property(states, (cells) => {
          for (const { a, b } of cells) {
            const before = JSON.stringify([stored(a), stored(b)]);
            fold.result(fold.merge(a, b));
            fold.result(a);
            expect(JSON.stringify([stored(a), stored(b)])).toBe(before);
            const nothing = fold.empty();
            fold.merge(nothing, a);
            expect(nothing).toEqual(fold.empty());
            if (typeof nothing === 'object') expect(nothing).not.toBe(fold.empty());
          }
        }),
      );
    });

    test('gathering leaves the rows unchanged, and a cell says the same when it is asked twice', () => {
      fc.assert(
        fc.property(placedRows, ({ list, placings }) => {
          const columns = rowsOf(deepFreeze(list));
          const before = ['flag', 'ms', 'score', 'amount'].map((each) => Array.from(columns.values(each)));
          const cells = new Map(placings);
          const cell = Int32Array.from({ length: columns.length }, (_, row) => cells.get(row) ?? -1);
          const placed = new Placed(columns.length, CELLS, undefined, cell);
          const stateOf = fold.gather(columns, placed, CELLS);
          for (let at = 0; at < CELLS; at++) {
            const once = structuredClone(stateOf(at));
            expect(stateOf(at)).toEqual(once);
          }
          const after = ['flag', 'ms', 'score', 'amount'].map((each) => Array.from(columns.values(each)));
          expect(after).toEqual(before);
        }),
      );
    });
  });
}
