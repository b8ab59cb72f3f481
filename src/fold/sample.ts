import { sortNumbers } from '../stats/sortNumbers.ts';
import { sortSegments } from '../stats/sortSegments.ts';
import type { Expression } from './expression.ts';
import type { Fold } from './fold.ts';
import type { SumRules } from './sum.ts';

/**
 * All values in ascending order: what exact quantiles, extremes and survival curves are read from. Nothing gives an empty
 * column; a value that is unknown (NaN) is none. The state is the sorted values, and grows with their number.
 */
export function sample(of: Expression, rules: SumRules = {}): Fold<Float64Array, Float64Array> {
  const { where = 1, least = Number.NEGATIVE_INFINITY } = rules;
  return {
    spec: { sample: of, where, least },
    empty: () => new Float64Array(0),
    gather(rows, { row, cell }, cells) {
      const values = rows.numbers(of);
      const holds = rows.holds(where);
      if (cell) return byCell(values, holds, row, cell, cells);
      const all = new Float64Array(row.length);
      let count = 0;
      for (let i = 0; i < row.length; i++) {
        const from = row[i] ?? 0;
        const value = values[from] ?? Number.NaN;
        if ((holds === undefined || holds[from]) && !Number.isNaN(value)) all[count++] = value;
      }
      const sorted = sortNumbers(all.subarray(0, count));
      return (at) => (at === 0 ? sorted : new Float64Array(0));
    },
    merge(a, b) {
      const merged = new Float64Array(a.length + b.length);
      let from = 0;
      let next = 0;
      for (let i = 0; i < merged.length; i++) {
        const left = a[from] ?? Number.POSITIVE_INFINITY;
        const isLeft = next === b.length || (from < a.length && left <= Number(b[next]));
        merged[i] = isLeft ? left : (b[next] ?? 0);
        if (isLeft) from++;
        else next++;
      }
      return merged;
    },
    result: (state) => state,
  };
}

/** Each cell has a stretch of one array, from where it begins to where the next one does. */
function byCell(
  values: Float64Array,
  holds: Uint8Array | undefined,
  row: Int32Array,
  cell: Int32Array,
  cells: number,
): (cell: number) => Float64Array {
  const own = new Int32Array(row.length);
  const begins = new Int32Array(cells + 1);
  for (let i = 0; i < row.length; i++) {
    const from = row[i] ?? 0;
    const counts = (holds === undefined || holds[from] === 1) && !Number.isNaN(values[from]);
    const at = counts ? (cell[from] ?? -1) : -1;
    own[i] = at;
    if (at >= 0) begins[at + 1] = (begins[at + 1] ?? 0) + 1;
  }
  for (let at = 0; at < cells; at++) begins[at + 1] = (begins[at + 1] ?? 0) + (begins[at] ?? 0);
  const ends = begins.slice(0, cells);
  const all = new Float64Array(begins[cells] ?? 0);
  for (let i = 0; i < row.length; i++) {
    const at = own[i] ?? -1;
    if (at < 0) continue;
    const end = ends[at] ?? 0;
    all[end] = values[row[i] ?? 0] ?? 0;
    ends[at] = end + 1;
  }
  sortSegments(all, begins);
  return (at) => all.subarray(begins[at] ?? 0, begins[at + 1] ?? 0);
}
