import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceInterval, type Estimate } from '../../src/stats/differenceInterval.ts';
import { npsInterval } from '../../src/stats/npsInterval.ts';
import { wilsonInterval } from '../../src/stats/wilsonInterval.ts';

function shareOf(successes: number, n: number, confidence: number = 0.95): Estimate {
  const interval = wilsonInterval(successes, n, confidence);
  if (!interval) throw new TypeError('a share needs a trial');
  return { value: successes / n, ...interval };
}

/** A net score in points. */
function netScoreOf(promoters: number, passives: number, detractors: number): Estimate {
  const interval = npsInterval({ promoters, passives, detractors }, 0.95);
  if (!interval) throw new TypeError('a net score needs an answer');
  return { value: (100 * (promoters - detractors)) / (promoters + passives + detractors), ...interval };
}

const distance = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 100, noNaN: true }));
const estimate = fc
  .tuple(fc.double({ min: -100, max: 100, noNaN: true }), distance, distance)
  .map(([value, below, above]): Estimate => ({ value, low: value - below, high: value + above }));
const share = fc
  .tuple(fc.nat(300), fc.integer({ min: 1, max: 300 }))
  .map(([x, n]) => shareOf(Math.min(x, n), n));

// Newcombe 1998, table II, method 10.
test.each([
  ['56/70 − 48/80', shareOf(56, 70), shareOf(48, 80), 0.0524, 0.3339],
  ['9/10 − 3/10', shareOf(9, 10), shareOf(3, 10), 0.1705, 0.809],
  ['6/7 − 2/7', shareOf(6, 7), shareOf(2, 7), 0.0582, 0.8062],
  ['5/56 − 0/29', shareOf(5, 56), shareOf(0, 29), -0.0381, 0.1926],
  ['0/10 − 0/20', shareOf(0, 10), shareOf(0, 20), -0.1611, 0.2775],
  ['0/10 − 0/10', shareOf(0, 10), shareOf(0, 10), -0.2775, 0.2775],
  ['10/10 − 0/20', shareOf(10, 10), shareOf(0, 20), 0.6791, 1],
  ['10/10 − 0/10', shareOf(10, 10), shareOf(0, 10), 0.6075, 1],
])('the difference %s has the limits of the published table', (_, a, b, low, high) => {
  const interval = differenceInterval(a, b);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
  expect(interval).toMatchObject({ confidence: 0.95, method: 'square-and-add' });
});

describe('the interval of a difference', () => {
  test('contains the difference, and is no wider than both intervals together', () => {
    fc.assert(
      fc.property(estimate, estimate, (a, b) => {
        const { low, high } = differenceInterval(a, b);
        expect(low).toBeLessThanOrEqual(a.value - b.value);
        expect(high).toBeGreaterThanOrEqual(a.value - b.value);
        expect(low).toBeGreaterThanOrEqual(a.low - b.high - 1e-12);
        expect(high).toBeLessThanOrEqual(a.high - b.low + 1e-12);
      }),
    );
  });

  test('is mirrored where the two are swapped', () => {
    fc.assert(
      fc.property(estimate, estimate, (a, b) => {
        const one = differenceInterval(a, b);
        const other = differenceInterval(b, a);
        expect(other.low + one.high).toBeCloseTo(0, 10);
        expect(other.high + one.low).toBeCloseTo(0, 10);
      }),
    );
  });

  test('is the interval of the one figure, moved, where the other is certain', () => {
    fc.assert(
      fc.property(estimate, fc.integer({ min: -50, max: 50 }), (a, value) => {
        const { low, high } = differenceInterval(a, { value, low: value, high: value });
        expect(low).toBeCloseTo(a.low - value, 10);
        expect(high).toBeCloseTo(a.high - value, 10);
      }),
    );
  });

  test('stays within −1 and 1 for shares and narrows with more answers', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const { low, high } = differenceInterval(a, b);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
    const width = (n: number): number => {
      const { low, high } = differenceInterval(shareOf(0.8 * n, n), shareOf(0.6 * n, n));
      return high - low;
    };
    expect(width(1000)).toBeLessThan(width(100));
  });

  test('tells the confidence only where both have the same', () => {
    const plain = { value: 1, low: 0, high: 2 };
    expect(differenceInterval(plain, plain)).toStrictEqual({
      low: -Math.SQRT2,
      high: Math.SQRT2,
      method: 'square-and-add',
    });
    expect(differenceInterval(shareOf(1, 2), shareOf(1, 2, 0.9))).not.toHaveProperty('confidence');
    expect(differenceInterval(shareOf(1, 2), plain)).not.toHaveProperty('confidence');
    expect(differenceInterval(shareOf(1, 2, 0.9), shareOf(1, 3, 0.9)).confidence).toBe(0.9);
  });
});

/** Numbers from 0 to 1 by the generator of Park and Miller: the same in each run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** How often the interval has the true difference, of so many surveys drawn. */
function coverage(surveys: number, truth: number, draw: () => readonly [Estimate, Estimate]): number {
  let covered = 0;
  for (let i = 0; i < surveys; i++) {
    const { low, high } = differenceInterval(...draw());
    if (low <= truth && truth <= high) covered++;
  }
  return covered / surveys;
}

// Of 20,000 surveys drawn, the share covered has a standard error of √(0.95 · 0.05 / 20,000) = 0.0015.
// Where both shares are near 1, the interval is known to be somewhat wider than it needs to be.
describe('of many surveys drawn at random, about 95 in 100 intervals contain the true difference', () => {
  test.each([
    [0.8, 70, 0.6, 80],
    [0.9, 40, 0.9, 25],
    [0.95, 200, 0.9, 150],
    [0.3, 15, 0.5, 20],
  ])('of the shares %d of %i and %d of %i answers', (p, n, q, m) => {
    const random = generator(20_260_101);
    const drawn = (share: number, size: number): Estimate => {
      let successes = 0;
      for (let i = 0; i < size; i++) if (random() < share) successes++;
      return shareOf(successes, size);
    };
    const reached = coverage(20_000, p - q, () => [drawn(p, n), drawn(q, m)]);
    expect(reached).toBeGreaterThan(0.94);
    expect(reached).toBeLessThan(0.975);
  });

  test.each([
    [0.5, 0.2, 60, 0.4, 0.3, 80],
    [0.7, 0.1, 20, 0.6, 0.1, 25],
    [0.3, 0.5, 150, 0.35, 0.4, 100],
  ])('of the net scores of %d promoters and %d detractors of %i, and %d and %d of %i', (p, d, n, q, e, m) => {
    const random = generator(20_260_102);
    const drawn = (promoters: number, detractors: number, size: number): Estimate => {
      let up = 0;
      let down = 0;
      for (let i = 0; i < size; i++) {
        const at = random();
        if (at < promoters) up++;
        else if (at >= 1 - detractors) down++;
      }
      return netScoreOf(up, size - up - down, down);
    };
    const truth = 100 * (p - d - (q - e));
    const reached = coverage(20_000, truth, () => [drawn(p, d, n), drawn(q, e, m)]);
    expect(reached).toBeGreaterThan(0.94);
    expect(reached).toBeLessThan(0.965);
  });
});
