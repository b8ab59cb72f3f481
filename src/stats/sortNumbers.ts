import { insertionSort } from './insertionSort.ts';
import { radixSort, type SortScratch, sortScratch } from './radixSort.ts';

/**
 * Sorts numbers in ascending order, in place, and gives them back: what quantiles and extremes are read from.
 *
 * Takes what is quickest for so many: {@link insertionSort} for fewer than 64, `Float64Array.prototype.sort` up to
 * 255, {@link radixSort} from there on, which needs memory for as many numbers again until it is done.
 *
 * O(n) for whole numbers less than 2^53 apart, otherwise O(n · log n). Allocates nothing for fewer than 256. Gives
 * back no numbers for none.
 *
 * @param values - numbers, best whole ones such as instants and durations in milliseconds; −0 counts as 0. Where
 * @param scratch - memory to sort in, with room for as many; by default new memory, where any is needed
 *   some are not a number, the order is not promised.
 *
 * @example
 * ```ts
 * [...sortNumbers(Float64Array.of(60_000, 1_000, 86_400_000))]; // [1000, 60000, 86400000]
 * sortNumbers(new Float64Array(0)).length; // 0
 * ```
 */
export function sortNumbers(values: Float64Array, scratch?: SortScratch): Float64Array {
  const n = values.length;
  if (n < 64) insertionSort(values, 0, n);
  else if (n < 256) values.sort();
  else radixSort(values, scratch ?? sortScratch(n));
  return values;
}
