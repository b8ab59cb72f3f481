import type { Fold } from './fold.ts';

/** A part and the whole that it is a part of, both as counts. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** A part of a whole: both are counted, and divided only when presented. Nothing gives 0 of 0. */
export const ratio: Fold<Ratio, Ratio> = {
  name: 'ratio',
  empty: () => ({ numerator: 0, denominator: 0 }),
  add: (state, value, base) => ({
    numerator: state.numerator + value,
    denominator: state.denominator + base,
  }),
  merge: (a, b) => ratio.add(a, b.numerator, b.denominator),
  result: (state) => state,
};
