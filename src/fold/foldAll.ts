import type { Columns } from './expression.ts';
import type { Fold } from './fold.ts';

/** The state of all rows. Each part goes through them by itself: a loop over one fold is several times faster. */
export function foldAll(fold: Fold<unknown, unknown>, columns: Columns, rows: number): unknown {
  if (fold.parts) return fold.parts.map((part) => foldAll(part, columns, rows));
  const adder = fold.over(columns);
  let state = fold.empty();
  for (let row = 0; row < rows; row++) state = adder.add(state, row);
  return state;
}
