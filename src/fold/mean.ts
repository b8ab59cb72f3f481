import { ensure } from '../errors.ts';
import { combine } from './combine.ts';
import { count } from './count.ts';
import type { Fold } from './fold.ts';
import type { MeanSpec } from './spec.ts';
import { sum } from './sum.ts';

/** The fold of a {@link MeanSpec}: exact sum ÷ n. */
export function mean({ mean: of, where = 1 }: MeanSpec): Fold<unknown[], number | null> {
  const both = combine({ n: count({ count: where }), total: sum({ sum: of, where }) });
  const { parts: _, ...pair } = both;
  return {
    ...pair,
    read(stored, path) {
      const state = both.read(stored, path);
      const { n, total } = both.result(state);
      ensure(n > 0 || total === 0, 'invalid-option', path, total, 'The sum of nothing is 0.');
      return state;
    },
    result(state) {
      const { n, total } = both.result(state);
      return n === 0 ? null : total / n;
    },
  };
}
