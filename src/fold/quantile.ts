import { type QuantileType, quantile as quantileOfSorted } from '../stats/quantile.ts';
import type { Fold } from './fold.ts';
import { sample } from './sample.ts';

/**
 * An exact quantile of all values: 0.5 is the median. Nothing gives `null`.
 *
 * @param p - the share of values at or below the quantile, 0 to 1
 * @param type - the Hyndman–Fan type, 1 to 9; 7 is that of R, numpy, Excel and `percentile_cont`
 */
export function quantile(p: number, type: QuantileType = 7): Fold<number[], number | null> {
  return { ...sample, name: 'quantile', result: (state) => quantileOfSorted(sample.result(state), p, type) };
}
