import { compile } from './expression.ts';
import type { Fold } from './fold.ts';
import { readCount } from './readNumbers.ts';
import type { CountSpec } from './spec.ts';

/** The fold of a {@link CountSpec}. */
export function count({ count: where }: CountSpec): Fold<number, number> {
  return {
    empty: () => 0,
    over(columns) {
      const counts = compile(where, columns);
      return { add: (state, row) => (counts(row) ? state + 1 : state) };
    },
    merge: (a, b) => a + b,
    read: readCount,
    result: (state) => state,
  };
}
