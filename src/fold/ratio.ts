import { ensure } from '../errors.ts';
import { compile } from './expression.ts';
import type { Fold } from './fold.ts';
import { readCounts } from './readNumbers.ts';
import type { Ratio, RatioSpec } from './spec.ts';

/** The fold of a {@link RatioSpec}: both are counted in whole numbers, and divided only when presented. */
export function ratio({ ratio: [part, whole], where = 1 }: RatioSpec): Fold<Ratio, Ratio> {
  const add = (state: Ratio, numerator: number, denominator: number): Ratio => ({
    numerator: state.numerator + numerator,
    denominator: state.denominator + denominator,
  });
  return {
    empty: () => ({ numerator: 0, denominator: 0 }),
    over(columns) {
      const counts = compile(where, columns);
      const numerator = compile(part, columns);
      const denominator = compile(whole, columns);
      return { add: (state, row) => (counts(row) ? add(state, numerator(row), denominator(row)) : state) };
    },
    merge: (a, b) => add(a, b.numerator, b.denominator),
    read(stored, path) {
      const { numerator = 0, denominator = 0 } = readCounts(stored, path, ['numerator', 'denominator']);
      const isPart = numerator <= denominator;
      ensure(isPart, 'invalid-option', `${path}.numerator`, numerator, `Give at most ${denominator}.`);
      return { numerator, denominator };
    },
    result: (state) => state,
  };
}
