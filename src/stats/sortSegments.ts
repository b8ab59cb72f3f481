import { insertionSort } from './insertionSort.ts';
import { radixSort, type SortScratch, sortScratch } from './radixSort.ts';

/**
 * Sorts each stretch of numbers that lie behind one another in ascending order, in place, and gives them back: the
 * durations of many groups in one buffer.
 *
 * Takes what is quickest for each: {@link insertionSort} for fewer than 64 numbers, `Float64Array.prototype.sort` up to
 * 127, {@link radixSort} from there on, all with the same memory, for as many numbers as the longest has.
 *
 * O(n) for whole numbers, otherwise O(n · log n). Allocates nothing where all have fewer than 64. Nothing happens where
 * there is no stretch or an empty one.
 *
 * @param values - numbers as for {@link sortNumbers}; those outside of all stretches stay as they are
 * @param starts - where each stretch begins, counted from 0 and ascending, and last of all where the last one ends
 *
 * @example
 * ```ts
 * [...sortSegments(Float64Array.of(3, 1, 2, 9, 8), Int32Array.of(0, 3, 3, 5))]; // [1, 2, 3, 8, 9]
 * sortSegments(new Float64Array(0), Int32Array.of(0)).length; // 0
 * ```
 */
export function sortSegments(values: Float64Array, starts: Int32Array | Float64Array): Float64Array {
  let scratch: SortScratch | undefined;
  for (let i = 1; i < starts.length; i++) {
    const start = starts[i - 1] ?? 0;
    const end = starts[i] ?? 0;
    if (end - start < 64) {
      insertionSort(values, start, end);
      continue;
    }
    const stretch = values.subarray(start, end);
    if (end - start < 128) {
      stretch.sort();
      continue;
    }
    scratch ??= sortScratch(longest(starts));
    radixSort(stretch, scratch);
  }
  return values;
}

function longest(starts: Int32Array | Float64Array): number {
  let most = 0;
  for (let i = 1; i < starts.length; i++) most = Math.max(most, (starts[i] ?? 0) - (starts[i - 1] ?? 0));
  return most;
}
