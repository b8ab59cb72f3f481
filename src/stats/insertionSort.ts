/**
 * Sorts a stretch of a few numbers in ascending order, in place: what is quickest up to some dozens.
 *
 * O(n²), or O(n) where they are nearly in order. Allocates nothing. An empty stretch is left as it is.
 *
 * @param values - the numbers; one that is not a number ends up anywhere
 * @param start - where the stretch begins, counted from 0
 * @param end - behind its last number
 *
 * @example
 * ```ts
 * const values = Float64Array.of(9, 3, 1, 2);
 * insertionSort(values, 1, 4);
 * [...values]; // [9, 1, 2, 3]
 * ```
 */
export function insertionSort(values: Float64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const value = values[i] ?? NaN;
    let place = i;
    for (; place > start; place--) {
      const before = values[place - 1] ?? NaN;
      if (!(before > value)) break;
      values[place] = before;
    }
    values[place] = value;
  }
}
