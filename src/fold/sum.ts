import { addExact, roundExact } from '../stats/exactSum.ts';
import type { Fold } from './fold.ts';

/**
 * How much in all? The exact sum of finite numbers, rounded once at the end, so that order and splits cannot
 * change it (Shewchuk 1997). The state is the sum in exact parts. Nothing gives 0.
 */
export const sum: Fold<number[], number> = {
  name: 'sum',
  empty: () => [],
  add(state, value) {
    addExact(state, value);
    return state;
  },
  merge: (a, b) => b.reduce(sum.add, a.slice()),
  result: (state) => roundExact(state),
};
