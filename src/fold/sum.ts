import { addExact, roundExact } from '../stats/exactSum.ts';
import type { Expression } from './expression.ts';
import type { Fold } from './fold.ts';

/** What a sum may be told beside what is added. */
export interface SumRules<Column extends string = string> {
  /** Which rows count. Default: all. */
  readonly where?: Expression<Column> | undefined;
  /** No sum can be below it; a stored one that is was tampered with. By default any can. */
  readonly least?: number | undefined;
}

/**
 * How much in all? Nothing gives 0; a value that is unknown (NaN) adds nothing. Exact for finite numbers and rounded once
 * at the end, so that order and splits cannot change it (Shewchuk 1997). The state is the sum in exact parts.
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
export function sum(of: Expression, rules: SumRules = {}): Fold<readonly number[], number> {
  const { where = 1, least = Number.NEGATIVE_INFINITY } = rules ?? {};
  return {
    spec: { sum: of, where, least },
    empty: () => [],
    gather(rows, { chosen, cell }, cells) {
      // Whole numbers that stay safe on the way add up exactly as they are.
      const wholes = new Float64Array(cells);
      const exact = new Map<number, number[]>();
      const values = rows.numbers(of);
      const holds = rows.holds(where);
      for (let row = 0; row < rows.length; row++) {
        if ((chosen && chosen[row] === 0) || (holds && holds[row] === 0)) continue;
        const value = values[row] ?? Number.NaN;
        const at = cell ? (cell[row] ?? -1) : 0;
        if (at < 0 || Number.isNaN(value)) continue;
        const before = wholes[at] ?? 0;
        const whole = before + value;
        if (value === Math.floor(value) && Math.abs(whole) <= Number.MAX_SAFE_INTEGER) {
          wholes[at] = whole;
          continue;
        }
        const parts = exact.get(at) ?? [];
        addExact(parts, value);
        exact.set(at, parts);
      }
      return (at) => {
        const parts = [...(exact.get(at) ?? [])];
        addExact(parts, wholes[at] ?? 0);
        return parts;
      };
    },
    merge(a, b) {
      const parts = [...a];
      for (const part of b) addExact(parts, part);
      return parts;
    },
    result: roundExact,
  };
}
