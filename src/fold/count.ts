import type { Expression } from './expression.ts';
import type { Fold } from './fold.ts';
import { countRows } from './placed.ts';

/**
 * How many rows? Nothing gives 0. The state is the number.
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
