import type { Fold } from './fold.ts';
import { sum } from './sum.ts';

/** The state of a mean: how many values, and the exact parts of their sum. */
export interface MeanState {
  readonly n: number;
  readonly sum: number[];
}

/** The arithmetic mean: exact sum ÷ n. Nothing gives `null`. */
export const mean: Fold<MeanState, number | null> = {
  name: 'mean',
  empty: () => ({ n: 0, sum: sum.empty() }),
  add: (state, value, base) => ({ n: state.n + 1, sum: sum.add(state.sum, value, base) }),
  merge: (a, b) => ({ n: a.n + b.n, sum: sum.merge(a.sum, b.sum) }),
  result: (state) => (state.n === 0 ? null : sum.result(state.sum) / state.n),
};
