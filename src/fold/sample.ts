import { sortNumbers } from '../stats/sortNumbers.ts';
import { sortSegments } from '../stats/sortSegments.ts';
import type { Expression } from './expression.ts';
import type { Fold } from './fold.ts';
import type { Placed } from './placed.ts';
import type { Rows } from './rows.ts';
import type { SumRules } from './sum.ts';

/**
 * All values in ascending order: what exact quantiles, extremes and survival curves are read from. Nothing gives an empty
 * column; a value that is unknown (NaN) is none. The state is the sorted values, and grows with their number.
 *
 * @example
 * ```ts
 * import { costs, countOf, defineMetric, oneOf, planOf, sampleOf, sumOf } from 'support-kpi/define';
 *
 * const spread = defineMetric({
 *   id: 'spread@1',
 *   unit: 'money',
 *   better: 'none',
 *   family: 'quotient',
 *   needs: ['costs'],
 *   options: () => ({ onInvalid: oneOf('exclude', 'throw') }),
 *   plan: (rules) =>
 *     planOf(
 *       {
 *         of: costs(rules),
 *         when: { at: 'startAt' },
 *         folds: { n: countOf(), all: sumOf('cost'), each: sampleOf('cost') },
 *       },
 *       ({ n, all, each }) => ({ n, mean: n === 0 ? null : all / n, least: each[0] ?? null }),
 *     ),
 * });
 * spread([{ amount: 5 }, { amount: 1 }]).mean; // 3
 * spread([{ amount: 5 }, { amount: 1 }]).least; // 1
 * ```
 */
export function sample(of: Expression, rules: SumRules = {}): Fold<Float64Array, Float64Array> {
  const { where = 1, least = Number.NEGATIVE_INFINITY } = rules ?? {};
  return {
    spec: { sample: of, where, least },
    empty: () => new Float64Array(0),
    gather: (rows, placed, cells) => gathered(rows, rows.numbers(of), rows.holds(where), placed, cells),
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

/** The values of each cell have a stretch of one array, from where it begins to where the next one does. */
function gathered(
  rows: Rows,
  values: Float64Array,
  holds: Uint8Array | undefined,
  { chosen, cell }: Placed,
  cells: number,
): (cell: number) => Float64Array {
  const { length } = values;
  const begins = new Int32Array(cells + 1);
  for (let row = 0; row < length; row++) {
    if ((chosen && chosen[row] === 0) || (holds && holds[row] === 0)) continue;
    const at = cell ? (cell[row] ?? -1) : 0;
    if (at >= 0 && !Number.isNaN(values[row])) begins[at + 1] = (begins[at + 1] ?? 0) + 1;
  }
  for (let at = 0; at < cells; at++) begins[at + 1] = (begins[at + 1] ?? 0) + (begins[at] ?? 0);
  const all = new Float64Array(begins[cells] ?? 0);
  const ends = begins.slice(0, cells);
  for (let row = 0; all.length > 0 && row < length; row++) {
    if ((chosen && chosen[row] === 0) || (holds && holds[row] === 0)) continue;
    const at = cell ? (cell[row] ?? -1) : 0;
    const value = values[row] ?? Number.NaN;
    if (at < 0 || Number.isNaN(value)) continue;
    const end = ends[at] ?? 0;
    all[end] = value;
    ends[at] = end + 1;
  }
  // Few values need no memory.
  if (cells === 1) sortNumbers(all, all.length < FEW ? undefined : rows.scratch);
  else sortSegments(all, begins);
  return (at) => all.subarray(begins[at] ?? 0, begins[at + 1] ?? 0);
}

const FEW = 256;
