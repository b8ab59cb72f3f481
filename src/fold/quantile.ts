import { quantile as quantileOfSorted } from '../stats/quantile.ts';
import type { Fold } from './fold.ts';
import { sample } from './sample.ts';
import type { QuantileSpec } from './spec.ts';

/** The fold of a {@link QuantileSpec}. */
export function quantile({ quantile: of, where = 1, p, type }: QuantileSpec): Fold<number[], number | null> {
  const values = sample({ sample: of, where });
  return { ...values, result: (state) => quantileOfSorted(values.result(state), p, type) };
}
