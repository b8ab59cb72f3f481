import { ensure } from '../errors.ts';
import { addExact, roundExact } from '../stats/exactSum.ts';
import { compile } from './expression.ts';
import type { Fold } from './fold.ts';
import { readNumbers } from './readNumbers.ts';
import type { SumSpec } from './spec.ts';

/**
 * The fold of a {@link SumSpec}: exact for finite numbers and rounded once at the end, so that order and splits
 * cannot change it (Shewchuk 1997). The state is the sum in exact parts.
 */
export function sum({
  sum: of,
  where = 1,
  least = Number.NEGATIVE_INFINITY,
}: SumSpec): Fold<number[], number> {
  return {
    empty: () => [],
    over(columns) {
      const counts = compile(where, columns);
      const value = compile(of, columns);
      return {
        add(state, row) {
          if (counts(row)) addExact(state, value(row));
          return state;
        },
      };
    },
    merge(a, b) {
      const parts = a.slice();
      for (const part of b) addExact(parts, part);
      return parts;
    },
    read(stored, path) {
      const parts: number[] = [];
      for (const part of readNumbers(stored, path)) addExact(parts, part);
      const total = roundExact(parts);
      ensure(total >= least, 'invalid-option', path, total, `The sum cannot be below ${least}.`);
      return parts;
    },
    result: roundExact,
  };
}
