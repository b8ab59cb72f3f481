import type { Expression } from './expression.ts';
import type { Fold } from './fold.ts';

/** A value, and how many rows have it; `null` is the value of rows without a label. */
export type Tallied = readonly [value: string | number | null, n: number];

/**
 * How many rows of each value? An open set: the values are those that occur. Nothing gives none; a value that is unknown
 * (NaN) is none. The state is the values with their counts, numbers before texts, each in ascending order, `null` last; it
 * grows with the number of different values.
 *
 * @param of - a column or a label
 * @example
 * ```ts
 * import { defineMetric, eachOf, oneOf, planOf, responses } from 'support-kpi/define';
 *
 * const byScore = defineMetric({
 *   id: 'byScore@1',
 *   unit: 'answers',
 *   better: 'none',
 *   family: 'table',
 *   needs: ['surveyResponses'],
 *   options: () => ({ scale: oneOf('1-5'), fractional: oneOf(false, true), onInvalid: oneOf('exclude', 'throw') }),
 *   plan: (rules) =>
 *     planOf({ of: responses(rules, 'csat'), when: { at: 'at' }, folds: { scores: eachOf('score') } }, ({ scores }) => ({
 *       scores,
 *     })),
 * });
 * byScore([{ score: 5 }, { score: 1 }, { score: 5 }]).scores; // [[1, 1], [5, 2]]
 * ```
 */
export function each(of: string, where: Expression = 1): Fold<readonly Tallied[], readonly Tallied[]> {
  return {
    spec: { each: of, where },
    empty: () => [],
    gather(rows, { chosen, cell }) {
      const holds = rows.holds(where);
      const label = rows.label(of);
      const values = label?.codes ?? rows.values(of);
      const counts = new Map<number, Map<number, number>>();
      for (let row = 0; row < rows.length; row++) {
        if ((chosen && chosen[row] === 0) || (holds && holds[row] === 0)) continue;
        const value = values[row] ?? Number.NaN;
        const at = cell ? (cell[row] ?? -1) : 0;
        if (at < 0 || Number.isNaN(value)) continue;
        let own = counts.get(at);
        if (own === undefined) {
          own = new Map();
          counts.set(at, own);
        }
        own.set(value, (own.get(value) ?? 0) + 1);
      }
      const nameOf = (value: number): Tallied[0] => (label ? (label.names[value] ?? null) : value);
      return (at) =>
        [...(counts.get(at) ?? [])].map(([value, n]): Tallied => [nameOf(value), n]).sort(compareTallied);
    },
    merge(a, b) {
      const counts = new Map(a);
      for (const [value, n] of b) counts.set(value, (counts.get(value) ?? 0) + n);
      return [...counts].sort(compareTallied);
    },
    result: (state) => state,
  };
}

/** Which of two values comes first: numbers before texts, each in ascending order, `null` last; 0 for the same. */
export function compareTallied([a]: Tallied, [b]: Tallied): number {
  const kind = rank(a) - rank(b);
  if (kind !== 0) return kind;
  return a === b ? 0 : Number(a !== null && b !== null && a > b) || -1;
}

function rank(value: Tallied[0]): number {
  if (value === null) return 2;
  return typeof value === 'number' ? 0 : 1;
}
