import type { Fold } from './fold.ts';

/**
 * All values: what exact quantiles, extremes and survival curves are read from, in ascending order. The state
 * grows with the number of values. Nothing gives an empty array.
 */
export const sample: Fold<number[], Float64Array> = {
  name: 'sample',
  empty: () => [],
  add(state, value) {
    state.push(value);
    return state;
  },
  merge: (a, b) => a.concat(b),
  // A typed array sorts by number, several times faster than a comparator.
  result: (state) => Float64Array.from(state).sort(),
};
