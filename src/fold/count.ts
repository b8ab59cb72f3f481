import type { Expression } from './expression.ts';
import type { Fold } from './fold.ts';
import { countRows } from './placed.ts';

/** How many rows? Nothing gives 0. The state is the number. */
export function count(where: Expression = 1): Fold<number, number> {
  return {
    spec: { count: where },
    empty: () => 0,
    gather(rows, placed, cells) {
      const holds = rows.holds(where);
      const counts = holds ? countRows(rows.length, cells, placed, holds) : placed.counts;
      return (at) => counts[at] ?? 0;
    },
    merge: (a, b) => a + b,
    result: (state) => state,
  };
}
