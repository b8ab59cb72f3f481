import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type QuantileType, quantile } from '../../src/stats/quantile.ts';
import { quantileInterval } from '../../src/stats/quantileInterval.ts';
import { quantileRanks } from '../../src/stats/quantileRanks.ts';
import { trimmedMean } from '../../src/stats/trimmedMean.ts';

const types: readonly QuantileType[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const value = fc.oneof(
  fc.integer(),
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
);
const sample = fc.array(value, { minLength: 1, maxLength: 40 }).map((values) => values.sort((a, b) => a - b));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe.each(types)('a quantile of type %i', (type) => {
  test('lies between the smallest and the largest value and never falls', () => {
    fc.assert(
      fc.property(sample, share, share, (sorted, p, q) => {
        const low = quantile(sorted, Math.min(p, q), type) ?? Number.NaN;
        const high = quantile(sorted, Math.max(p, q), type) ?? Number.NaN;
        expect(low).toBeGreaterThanOrEqual(sorted[0] ?? Number.NaN);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(high).toBeLessThanOrEqual(sorted.at(-1) ?? Number.NaN);
      }),
    );
  });

  test('is null without a value and takes typed arrays', () => {
    expect(quantile([], 0.5, type)).toBeNull();
    expect(quantile(Float64Array.of(4, 4), 0.3, type)).toBe(4);
  });
});

test('types 1, 2, 3 and 7 have their extremes at 0 and 1', () => {
  for (const type of [1, 2, 3, 7] as const) {
    expect([0, 1].map((p) => quantile([2, 5, 9], p, type))).toEqual([2, 9]);
  }
});

test('type 1 is the inverse of the empirical distribution', () => {
  fc.assert(
    fc.property(sample, fc.integer({ min: 1, max: 63 }), (sorted, k) => {
      const p = k / 64;
      const first = sorted.find((x) => sorted.filter((y) => y <= x).length / sorted.length >= p);
      expect(quantile(sorted, p, 1)).toBe(first);
    }),
  );
});

test('a share that misses a step by a rounding error is at the step', () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  expect(quantile(ten, 0.1 + 0.2, 1)).toBe(3);
  expect(quantile(ten, 0.1 + 0.2, 2)).toBe(3.5);
  expect(quantile(ten, 0.7 - 0.4, 2)).toBe(3.5);
});

test('an interpolated quantile carries no rounding error of its position', () => {
  // 1 + 0.9 · 301 is 271.90000000000003 in binary.
  const values = Array.from({ length: 302 }, (_, i) => i * 1000);
  expect(quantile(values, 0.9)).toBe(270_900);
  expect(quantile([0, 1000], 0.1 + 0.2)).toBe(300);
  expect(quantile([0, 10, 20, 30], 0.7)).toBe(21);
});

describe('the ranks around a quantile', () => {
  /** P(X = k) for all k, by the plain recursion. */
  function binomialTerms(n: number, p: number): number[] {
    const terms = [(1 - p) ** n];
    for (let k = 0; k < n; k++) terms.push(((terms[k] ?? Number.NaN) * (n - k) * p) / ((k + 1) * (1 - p)));
    return terms;
  }

  /** P(X ≤ k) for the k that matter, by the recursion outwards from the middle, which needs no powers. */
  function cumulativeTerms(n: number, p: number): { first: number; below: number[] } {
    const middle = Math.floor(n * p);
    const odds = p / (1 - p);
    const downwards: number[] = [];
    for (let k = middle, term = 1; k > 0 && term > 1e-18; k--) {
      term *= k / (n - k + 1) / odds;
      downwards.push(term);
    }
    const terms = [...downwards.reverse(), 1];
    for (let k = middle, term = 1; k < n && term > 1e-18; k++) {
      term *= ((n - k) / (k + 1)) * odds;
      terms.push(term);
    }
    const all = terms.reduce((sum, term) => sum + term, 0);
    const below: number[] = [];
    let sum = 0;
    for (const term of terms) {
      sum += term;
      below.push(sum / all);
    }
    return { first: middle - downwards.length, below };
  }

  test('reach the confidence asked for, and have the coverage that counting all outcomes gives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.constantFrom(0.1, 0.25, 0.5, 0.9),
        fc.constantFrom(0.8, 0.9, 0.95, 0.99),
        (n, p, confidence) => {
          const ranks = quantileRanks(n, p, confidence);
          const low = ranks?.lowRank ?? 0;
          const high = ranks?.highRank ?? n + 1;
          const terms = binomialTerms(n, p);
          const chance = (from: number, to: number): number =>
            terms.slice(from, to).reduce((sum, term) => sum + term, 0);
          const tail = (1 - confidence) / 2;
          expect(ranks?.coverage).toBeCloseTo(chance(low, high), 11);
          expect(ranks?.coverage).toBeGreaterThanOrEqual(confidence - 1e-12);
          expect(chance(0, low)).toBeLessThan(tail);
          expect(chance(0, low + 1)).toBeGreaterThanOrEqual(tail - 1e-12);
          expect(chance(high, n + 1)).toBeLessThanOrEqual(tail + 1e-12);
          if (high <= n) expect(chance(high - 1, n + 1)).toBeGreaterThan(tail - 1e-12);
        },
      ),
    );
  });

  test('are those of the plain sums of binomial terms for every count up to 3,000', () => {
    const confidences = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999];
    const different: unknown[] = [];
    for (const p of [0.5, 0.75, 0.9, 0.95, 0.99]) {
      for (let n = 1; n <= 3000; n++) {
        const { first, below } = cumulativeTerms(n, p);
        const chance = (k: number): number => (k < first ? 0 : (below[k - first] ?? 1));
        const countOf = (q: number): number => {
          // A tie within rounding counts as reached.
          const place = below.findIndex((reached) => reached >= q - 1e-13);
          return place < 0 ? n : first + place;
        };
        for (const confidence of confidences) {
          const low = countOf((1 - confidence) / 2);
          const high = countOf(1 - (1 - confidence) / 2);
          const ranks = quantileRanks(n, p, confidence);
          const isSame =
            ranks?.lowRank === (low || null) &&
            ranks.highRank === (high < n ? high + 1 : null) &&
            Math.abs(ranks.coverage - (chance(high) - chance(low - 1))) < 1e-12;
          if (!isSame) different.push({ n, p, confidence, low, high, ranks });
        }
      }
    }
    expect(different).toEqual([]);
  });

  test('need six values for a median and thirty-six for a 90th percentile', () => {
    const bounded = (n: number, p: number): boolean => {
      const ranks = quantileRanks(n, p);
      return ranks?.lowRank !== null && ranks?.highRank !== null;
    };
    expect([5, 6].map((n) => bounded(n, 0.5))).toEqual([false, true]);
    expect([35, 36].map((n) => bounded(n, 0.9))).toEqual([false, true]);
  });

  test('are found among ten million', () => {
    expect(quantileRanks(10_000_000, 0.5)).toMatchObject({ lowRank: 4_996_901, highRank: 5_003_100 });
  });

  test('exist on one side only at the shares 0 and 1', () => {
    expect(quantileRanks(10, 0)).toEqual({ lowRank: null, highRank: 1, coverage: 1 });
    expect(quantileRanks(10, 1)).toEqual({ lowRank: 10, highRank: null, coverage: 1 });
  });

  test('are null for no values', () => {
    expect(quantileRanks(0, 0.5)).toBeNull();
    expect(quantileInterval([], 0.5)).toBeNull();
  });

  test('give an interval that contains the quantile of type 2', () => {
    fc.assert(
      fc.property(sample, fc.constantFrom(0.25, 0.5, 0.9), (sorted, p) => {
        const interval = quantileInterval(sorted, p, 0.9);
        const estimate = quantile(sorted, p, 2) ?? Number.NaN;
        expect(interval?.low ?? -Infinity).toBeLessThanOrEqual(estimate);
        expect(interval?.high ?? Infinity).toBeGreaterThanOrEqual(estimate);
        expect(interval).toMatchObject({ confidence: 0.9, method: 'order-statistics' });
      }),
    );
  });
});

describe('a trimmed mean', () => {
  const half = fc.double({ min: 0, max: 0.5, noNaN: true });

  test('is the mean of what a slice leaves, and the median at one half', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 }), half, (values, trim) => {
        const sorted = values.sort((a, b) => a - b);
        const n = sorted.length;
        const cut = Math.floor(n * trim);
        const kept = sorted.slice(cut, n - cut);
        const median = quantile(sorted, 0.5);
        const mean = kept.reduce((sum, x) => sum + x, 0) / kept.length;
        expect(trimmedMean(sorted, trim)).toBe(kept.length ? mean : median);
        expect(trimmedMean(sorted, 0.5)).toBe(median);
      }),
    );
  });

  test('is null without a value', () => {
    expect(trimmedMean([], 0.1)).toBeNull();
  });
});
