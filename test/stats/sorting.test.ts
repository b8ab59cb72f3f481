import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { insertionSort } from '../../src/stats/insertionSort.ts';
import { radixSort, sortScratch } from '../../src/stats/radixSort.ts';
import { sortNumbers } from '../../src/stats/sortNumbers.ts';
import { sortSegments } from '../../src/stats/sortSegments.ts';

const DAY = 86_400_000;
/** Numbers of one kind, as they lie side by side in a report, and those that are hard for digits. */
const kinds: readonly fc.Arbitrary<number>[] = [
  fc.nat(30 * DAY),
  fc.nat(3),
  fc.constantFrom(0, 1, 255, 256, 257, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 44),
  fc.integer({ min: 1.7e12, max: 1.8e12 }),
  fc.maxSafeNat(),
  fc.maxSafeInteger(),
  fc.integer(),
  fc.double({ noNaN: true }).map((x) => x + 0),
  fc.constantFrom(Infinity, -Infinity, 0, 2 ** 60, 2 ** 60 + 256, -(2 ** 53), 2 ** 53),
];
const lengths = { minLength: 0, maxLength: 600, size: 'max' } as const;
const numbers = fc
  .constantFrom(...kinds)
  .chain((kind) => fc.oneof(fc.array(kind, lengths), fc.array(kind, { maxLength: 12 })))
  .map((values) => Float64Array.from(values));

/** The order that comparing gives. */
function compared(values: Float64Array): number[] {
  return [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Whole numbers below `most`, from the generator of Park and Miller. */
function durations(n: number, most: number): Float64Array {
  let seed = 7;
  return Float64Array.from({ length: n }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return Math.floor((seed / 2_147_483_647) * most);
  });
}

describe('numbers are sorted as by comparing them', () => {
  test('in place, whatever they are and however many', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const expected = compared(values);
        expect(sortNumbers(values)).toBe(values);
        expect([...values]).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  test('by digits, also where they are few', () => {
    fc.assert(
      fc.property(numbers, fc.nat(5), (values, more) => {
        const expected = compared(values);
        radixSort(values, sortScratch(values.length + more));
        expect([...values]).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  test.each([63, 64, 255, 256, 3999, 4000, 4001, 20_000])('where there are %i durations', (n) => {
    for (const most of [2, 256, 2 ** 11, 7_200_000, 30 * DAY, 2 ** 33, 2 ** 48, 2 ** 53]) {
      const values = durations(n, most);
      const expected = compared(values);
      expect([...sortNumbers(values)]).toEqual(expected);
    }
  });

  test('where the largest needs one more bit than all others', () => {
    for (let bit = 1; bit < 53; bit++) {
      for (const distance of [2 ** bit - 1, 2 ** bit, 2 ** bit + 1]) {
        const values = Float64Array.of(5 + distance, 5, 4 + distance, 5 + Math.floor(distance / 2));
        const expected = compared(values);
        radixSort(values, sortScratch(4));
        expect([...values]).toEqual(expected);
      }
    }
  });
});

test('what was sorted with the same memory before leaves no trace', () => {
  const scratch = sortScratch(5000);
  for (const n of [5000, 300, 4500, 2, 1000]) {
    const values = durations(n, 30 * DAY);
    const expected = compared(values);
    radixSort(values, scratch);
    expect([...values]).toEqual(expected);
  }
});

test('numbers of which some are none are sorted to an end, and all are kept', () => {
  for (const n of [3, 40, 100, 500, 5000]) {
    const values = durations(n, DAY);
    values[1] = Number.NaN;
    const kept = values.filter((value) => value >= 0).length;
    expect(sortNumbers(values).filter((value) => value >= 0)).toHaveLength(kept);
  }
});

test('whole numbers are not compared one with another, others are', () => {
  const sort = vi.spyOn(Float64Array.prototype, 'sort');
  sortNumbers(durations(256, 30 * DAY));
  sortNumbers(durations(300, 30 * DAY).map((value) => -value));
  sortNumbers(Float64Array.of(2 ** 53 - 1, 0, ...durations(300, DAY)));
  sortNumbers(durations(63, DAY));
  sortSegments(durations(128, DAY), Int32Array.of(0, 128));
  sortSegments(durations(63, DAY), Int32Array.of(0, 63));
  expect(sort).not.toHaveBeenCalled();
  sortNumbers(durations(255, DAY));
  sortNumbers(durations(64, DAY));
  sortSegments(durations(127, DAY), Int32Array.of(0, 127));
  sortSegments(durations(64, DAY), Int32Array.of(0, 64));
  sortNumbers(durations(300, DAY).map((value) => value / 3));
  sortNumbers(Float64Array.of(2 ** 53, 0, ...durations(300, DAY)));
  expect(sort).toHaveBeenCalledTimes(6);
  sort.mockRestore();
});

test('an insertion sort leaves alone what is outside of its stretch', () => {
  const values = Float64Array.of(9, 8, 7, 6, 5);
  insertionSort(values, 1, 4);
  expect([...values]).toEqual([9, 6, 7, 8, 5]);
  insertionSort(values, 3, 3);
  insertionSort(values, 4, 2);
  expect([...values]).toEqual([9, 6, 7, 8, 5]);
});

test('an insertion sort keeps equal numbers in their order', () => {
  const values = Float64Array.of(1, 0, -0);
  insertionSort(values, 0, 3);
  expect([...values]).toEqual([0, -0, 1]);
});

describe('stretches in one buffer', () => {
  const stretches = fc.array(
    fc.oneof(
      numbers,
      fc.integer({ min: 60, max: 132 }).map((n) => durations(n, 30 * DAY)),
    ),
    { maxLength: 6 },
  );

  test('are sorted each for itself, and what is around them stays', () => {
    fc.assert(
      fc.property(stretches, fc.boolean(), (parts, whole) => {
        const inner = parts.flatMap((part) => [...part]);
        const values = Float64Array.of(3, 1, ...inner, 2, 0);
        const starts = [2];
        for (const part of parts) starts.push((starts.at(-1) ?? 0) + part.length);
        const expected = [3, 1, ...parts.flatMap(compared), 2, 0];
        const given = whole ? Int32Array.from(starts) : Float64Array.from(starts);
        expect(sortSegments(values, given)).toBe(values);
        expect([...values]).toEqual(expected);
      }),
    );
  });

  test('may be a hundred thousand, of three numbers each', () => {
    const values = durations(300_000, DAY);
    const starts = Int32Array.from({ length: 100_001 }, (_, i) => 3 * i);
    const expected = Array.from({ length: 100_000 }, (_, i) => compared(values.subarray(3 * i, 3 * i + 3)));
    expect([...sortSegments(values, starts)]).toEqual(expected.flat());
  });

  test('may be none', () => {
    const values = Float64Array.of(2, 1);
    expect([...sortSegments(values, new Int32Array(0))]).toEqual([2, 1]);
    expect([...sortSegments(values, Int32Array.of(0))]).toEqual([2, 1]);
  });
});
