import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaCdf } from '../../src/stats/betaCdf.ts';
import { betaQuantile } from '../../src/stats/betaQuantile.ts';
import { binomialCdf } from '../../src/stats/binomialCdf.ts';
import { binomialCrossing } from '../../src/stats/binomialCrossing.ts';
import { criticalValue } from '../../src/stats/criticalValue.ts';
import { npsInterval } from '../../src/stats/npsInterval.ts';
import { type ProportionIntervalMethod, proportionInterval } from '../../src/stats/proportionInterval.ts';
import { shareBounds } from '../../src/stats/shareBounds.ts';

const confidence = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99, 0.999999);
const count = fc.oneof(fc.nat(5), fc.nat(1000), fc.nat(1_000_000_000));
const proportionMethods: readonly ProportionIntervalMethod[] = [
  'wilson',
  'clopper-pearson',
  'jeffreys',
  'agresti-coull',
];

/** Fails by name instead of comparing null with null. */
function present<T>(value: T | null): T {
  if (value === null) throw new TypeError('a result was expected');
  return value;
}

describe('a critical value', () => {
  test('is what R gives, within its promise up to the last confidences that are asked for', () => {
    expect(Math.abs(criticalValue(0.95) - 1.959963984540054)).toBeLessThan(1e-13);
    expect(Math.abs(criticalValue(0.999) - 3.2905267314918945)).toBeLessThan(1.2e-13);
    expect(Math.abs(criticalValue(0.999999999) - 6.109410209383449)).toBeLessThan(1e-7);
  });

  test('rises with the confidence and starts at 0', () => {
    expect(criticalValue(0)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_998 }), (k) => {
        expect(criticalValue((k + 1) / 10_000)).toBeGreaterThan(criticalValue(k / 10_000));
      }),
    );
  });
});

describe('beta and binomial', () => {
  const shape = fc.double({ min: 1, max: 1e5, noNaN: true });

  test('a beta quantile and its probability undo each other', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 1e-6, max: 0.999, noNaN: true }), (a, b, p) => {
        expect(Math.abs(betaCdf(betaQuantile(p, a, b), a, b) - p)).toBeLessThan(1e-9);
      }),
    );
  });

  test('a beta quantile is right where its tail is almost empty', () => {
    expect(betaQuantile(1e-16, 81, 1)).toBeCloseTo(1e-16 ** (1 / 81), 13);
    expect(betaQuantile(1e-300, 0.5, 0.5)).toBeLessThan(1e-290);
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
  });

  test('a binomial probability equals the sum of its terms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        let term = 1;
        let sum = 0;
        for (let k = 0; k <= n; k++) {
          sum += term * p ** k * (1 - p) ** (n - k);
          expect(Math.abs(binomialCdf(k, n, p) - sum)).toBeLessThan(1e-12);
          expect(binomialCdf(k + 0.5, n, p)).toBe(binomialCdf(k, n, p));
          term = (term * (n - k)) / (k + 1);
        }
        expect([binomialCdf(-1, n, p), binomialCdf(n, n, p)]).toEqual([0, 1]);
      }),
    );
  });

  test('a binomial crossing is what trying every count finds, and has the probabilities on both sides', () => {
    const probability = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(1e-9, 0.005, 0.025, 0.5, 0.975, 1 - 1e-9, 1 - Number.EPSILON),
    );
    fc.assert(
      fc.property(fc.nat(300), probability, probability, (n, p, q) => {
        let count = 0;
        while (count < n && binomialCdf(count, n, p) < q * (1 - 64 * Number.EPSILON)) count++;
        expect(binomialCrossing(q, n, p)).toEqual({
          count,
          reached: binomialCdf(count, n, p),
          before: binomialCdf(count - 1, n, p),
        });
      }),
    );
  });

  test('a binomial crossing ends where no number makes sense', () => {
    expect(binomialCrossing(Number.NaN, 9, 0.5)).toMatchObject({ count: 9, reached: 1 });
    expect(binomialCrossing(0.5, 9, Number.NaN)).toMatchObject({ count: 9, reached: 1 });
    expect(binomialCrossing(0.5, 0, 0.5)).toEqual({ count: 0, reached: 1, before: 0 });
  });

  test('a binomial crossing of probability 0 is 0, also where nothing is left of its probability', () => {
    expect(binomialCrossing(0, 300, 1 - 1e-9)).toEqual({ count: 0, reached: 0, before: 0 });
  });

  test('a binomial crossing is found from a start that is far off', () => {
    // Counts so rare that P(X ≤ 2) is 1 in double precision: the normal approximation starts far beyond.
    const rare = binomialCrossing(1 - Number.EPSILON, 1e9, 1e-15);
    expect(rare.count).toBeLessThan(4);
    expect(rare).toMatchObject({
      reached: binomialCdf(rare.count, 1e9, 1e-15),
      before: binomialCdf(rare.count - 1, 1e9, 1e-15),
    });
  });

  test('an exact tie counts as reached, as in R', () => {
    expect(binomialCrossing(1 / 64, 6, 0.5).count).toBe(0);
    expect(binomialCrossing(0.5, 35, 0.5).count).toBe(17);
  });
});

describe.each(proportionMethods)('the %s interval of a proportion', (method) => {
  const successesAndAll = fc.tuple(count, count).map(([x, rest]): [number, number] => [x, x + rest]);

  test('stays within 0 and 1, contains the share and mirrors it', () => {
    fc.assert(
      fc.property(successesAndAll, confidence, ([x, n], level) => {
        fc.pre(n > 0);
        const { low, high } = present(proportionInterval(x, n, level, method));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(x / n + 1e-15);
        expect(high).toBeGreaterThanOrEqual(x / n - 1e-15);
        const mirrored = present(proportionInterval(n - x, n, level, method));
        expect(mirrored.low).toBeCloseTo(1 - high, 14);
      }),
    );
  });

  test('never narrows as the confidence rises', () => {
    fc.assert(
      fc.property(successesAndAll, ([x, n]) => {
        fc.pre(n > 0);
        let inner = present(proportionInterval(x, n, 0.5, method));
        for (const level of [0.8, 0.95, 0.999]) {
          const outer = present(proportionInterval(x, n, level, method));
          expect(outer.low).toBeLessThanOrEqual(inner.low + 1e-15);
          expect(outer.high).toBeGreaterThanOrEqual(inner.high - 1e-15);
          inner = outer;
        }
      }),
    );
  });

  test('is null without a trial and says its name and confidence otherwise', () => {
    expect(proportionInterval(0, 0, 0.95, method)).toBeNull();
    expect(proportionInterval(1, 3, 0.9, method)).toMatchObject({ method, confidence: 0.9 });
  });

  test('ends exactly at 0 or 1 where all agree', () => {
    expect(present(proportionInterval(0, 7, 0.95, method)).low).toBe(0);
    expect(present(proportionInterval(7, 7, 0.95, method)).high).toBe(1);
  });
});

test('the Clopper–Pearson interval never covers less than it promises', () => {
  for (const n of [5, 17]) {
    const intervals = Array.from({ length: n + 1 }, (_, x) =>
      present(proportionInterval(x, n, 0.9, 'clopper-pearson')),
    );
    for (let p = 0.005; p < 1; p += 0.01) {
      let covered = 0;
      intervals.forEach(({ low, high }, x) => {
        if (low <= p && p <= high) covered += binomialCdf(x, n, p) - binomialCdf(x - 1, n, p);
      });
      expect(covered).toBeGreaterThanOrEqual(0.9 - 1e-12);
    }
  }
});

describe('the interval of a net score', () => {
  const counts = fc.record({ promoters: count, passives: count, detractors: count });

  test('stays within −100 and 100, contains the score and turns over when promoters and detractors swap', () => {
    fc.assert(
      fc.property(counts, confidence, (given, level) => {
        const n = given.promoters + given.passives + given.detractors;
        fc.pre(n > 0);
        const { low, high } = present(npsInterval(given, level));
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeLessThanOrEqual(100);
        const swapped = { ...given, promoters: given.detractors, detractors: given.promoters };
        const turned = present(npsInterval(swapped, level));
        expect([turned.low + high, turned.high + low]).toEqual([0, 0]);
        const net = (100 * (given.promoters - given.detractors)) / n;
        expect(low).toBeLessThanOrEqual(net + 1e-12);
        expect(high).toBeGreaterThanOrEqual(net - 1e-12);
      }),
    );
  });

  test('never narrows as the confidence rises', () => {
    fc.assert(
      fc.property(counts, (given) => {
        fc.pre(given.promoters + given.passives + given.detractors > 0);
        const inner = present(npsInterval(given, 0.8));
        const outer = present(npsInterval(given, 0.95));
        expect(outer.low).toBeLessThanOrEqual(inner.low + 1e-12);
        expect(outer.high).toBeGreaterThanOrEqual(inner.high - 1e-12);
      }),
    );
  });

  test('is null without an answer and says its name and confidence otherwise', () => {
    expect(npsInterval({ promoters: 0, passives: 0, detractors: 0 }, 0.95)).toBeNull();
    expect(npsInterval({ promoters: 1, passives: 0, detractors: 1 }, 0.9)).toMatchObject({
      method: 'score',
      confidence: 0.9,
    });
  });
});

test('the score interval solves the score equation, at the corners too', () => {
  // All promoters: under δ the likelihood leaves no passives while δ can be reached with detractors alone,
  // so that the variance is 1 − δ² and the low end (n − z²) / (n + z²).
  for (const n of [1, 10, 1e9]) {
    const { low, high } = present(npsInterval({ promoters: n, passives: 0, detractors: 0 }, 0.95));
    const z2 = criticalValue(0.95) ** 2;
    expect(high).toBe(100);
    expect(low).toBeCloseTo((100 * (n - z2)) / (n + z2), 12);
  }
  expect(present(npsInterval({ promoters: 0, passives: 0, detractors: 1 }, 0.95)).low).toBe(-100);
});

test('the score interval keeps its digits beside a corner', () => {
  // One promoter among a billion detractors: 1 + δ is of the order of 1e-9, and so are the ends.
  const { low, high } = present(npsInterval({ promoters: 1, passives: 0, detractors: 999_999_999 }, 0.95));
  expect((1 + low / 100) * 1e9).toBeCloseTo(0.35304911, 5);
  expect((1 + high / 100) * 1e9).toBeCloseTo(11.3298685, 5);
});

test('the score interval covers about as often as it promises', () => {
  let covered = 0;
  const [p, q, n] = [0.6, 0.15, 10];
  const logFactorials = Array.from({ length: n + 1 }, (_, k) => {
    let sum = 0;
    for (let i = 2; i <= k; i++) sum += Math.log(i);
    return sum;
  });
  const log = (k: number): number => logFactorials[k] ?? Number.NaN;
  for (let promoters = 0; promoters <= n; promoters++) {
    for (let detractors = 0; detractors + promoters <= n; detractors++) {
      const passives = n - promoters - detractors;
      const ways = Math.exp(log(n) - log(promoters) - log(detractors) - log(passives));
      const chance = ways * p ** promoters * q ** detractors * (1 - p - q) ** passives;
      const { low, high } = present(npsInterval({ promoters, passives, detractors }, 0.95));
      if (low <= 100 * (p - q) && 100 * (p - q) <= high) covered += chance;
    }
  }
  expect(covered).toBeGreaterThan(0.935);
  expect(covered).toBeLessThan(0.98);
});

describe('shareBounds', () => {
  test('hold whatever becomes of the undecided', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99), (met, missed, undecided, later) => {
        fc.pre(met + missed + undecided > 0);
        const { decided, low, high } = present(shareBounds(met, missed, undecided));
        const final = (met + Math.min(later, undecided)) / (met + missed + undecided);
        expect(low).toBeLessThanOrEqual(final);
        expect(high).toBeGreaterThanOrEqual(final);
        expect(decided).toBe(met + missed ? met / (met + missed) : null);
      }),
    );
  });

  test('are null without anything', () => {
    expect(shareBounds(0, 0, 0)).toBeNull();
    expect(shareBounds(0, 0, 2)).toEqual({ decided: null, low: 0, high: 1 });
  });
});
