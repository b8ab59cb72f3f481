import fc from 'fast-check';
import { labelOf } from '../../src/facts/reading/words.ts';
import { Rows } from '../../src/fold/rows.ts';

/** A row of a table for the laws of folds. */
export interface Row {
  readonly flag: number;
  readonly ms: number;
  readonly score: number;
  readonly amount: number;
  readonly word: string | null;
}

const row: fc.Arbitrary<Row> = fc.record({
  flag: fc.nat(1),
  ms: fc.integer({ min: 0, max: 1e9 }),
  score: fc.oneof(fc.nat(10), fc.constant(Number.NaN)),
  // Whole numbers beyond the safe ones, and fractions.
  amount: fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.constantFrom(2 ** 53, -(2 ** 53), 1e300, -1e300, Number.NaN),
    fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((x) => x + 0),
  ),
  word: fc.constantFrom(null, 'a', 'b', '10', '9', 'constructor', '__proto__'),
});

/** Rows, and which of them stand in which cell: one may stand in several, and in one cell several times. */
export interface PlacedRows {
  readonly list: readonly Row[];
  readonly placings: readonly (readonly [row: number, cell: number])[];
}

/** How many cells there are. */
export const CELLS = 4;

/** Any rows in any cells. */
export const placedRows: fc.Arbitrary<PlacedRows> = fc.array(row, { maxLength: 20 }).chain((list) =>
  fc
    .array(fc.tuple(fc.nat(Math.max(0, list.length - 1)), fc.nat(CELLS - 1)), {
      maxLength: list.length === 0 ? 0 : 30,
    })
    .map((placings) => ({ list, placings })),
);

/** The rows as columns; one of them is computed when it is asked for, the word is a label. */
export function rowsOf(list: readonly Row[]): Rows {
  return new Rows(
    list.length,
    new Map<string, ArrayLike<number>>([
      ['flag', Uint8Array.from(list, ({ flag }) => flag)],
      ['ms', Float64Array.from(list, ({ ms }) => ms)],
      ['score', list.map(({ score }) => score)],
    ]),
    new Map([['word', labelOf(list.length, (at) => list[at]?.word)]]),
    new Map([['amount', () => list.map(({ amount }) => amount)]]),
  );
}
