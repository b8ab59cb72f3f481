import type { Fold } from './fold.ts';

/** How many? Adds up whole numbers: a condition counts 1 where it holds. Nothing gives 0. */
export const count: Fold<number, number> = {
  name: 'count',
  empty: () => 0,
  add: (state, value) => state + value,
  merge: (a, b) => a + b,
  result: (state) => state,
};
