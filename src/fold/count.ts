import type { Expression } from './expression.ts';
import type { Fold } from './fold.ts';

/** How many rows? Nothing gives 0. The state is the number. */
export function count(where: Expression = 1): Fold<number, number> {
  return {
    spec: { count: where },
    empty: () => 0,
    gather(rows, { row, cell }, cells) {
      const counts = new Float64Array(cells);
      const holds = rows.holds(where);
      for (let i = 0; i < row.length; i++) {
        const from = row[i] ?? 0;
        const at = cell ? (cell[from] ?? -1) : 0;
        if (at >= 0 && (holds === undefined || holds[from])) counts[at] = (counts[at] ?? 0) + 1;
      }
      return (at) => counts[at] ?? 0;
    },
    merge: (a, b) => a + b,
    result: (state) => state,
  };
}
