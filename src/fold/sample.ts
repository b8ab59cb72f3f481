import { compile } from './expression.ts';
import type { Fold } from './fold.ts';
import { readNumbers } from './readNumbers.ts';
import type { SampleSpec } from './spec.ts';

/**
 * The fold of a {@link SampleSpec}: what exact quantiles, extremes and survival curves are read from. The state
 * grows with the number of values.
 */
export function sample({ sample: of, where = 1, least }: SampleSpec): Fold<number[], Float64Array> {
  return {
    empty: () => [],
    over(columns) {
      const counts = compile(where, columns);
      const value = compile(of, columns);
      return {
        add(state, row) {
          if (counts(row)) state.push(value(row));
          return state;
        },
      };
    },
    merge: (a, b) => a.concat(b),
    read: (stored, path) => readNumbers(stored, path, least),
    // A typed array sorts by number, several times faster than a comparator.
    result: (state) => Float64Array.from(state).sort(),
  };
}
