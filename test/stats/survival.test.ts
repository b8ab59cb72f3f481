import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kaplanMeier, type SurvivalCurve } from '../../src/stats/kaplanMeier.ts';
import { quantile } from '../../src/stats/quantile.ts';
import { restrictedMean } from '../../src/stats/restrictedMean.ts';
import { survivalAt } from '../../src/stats/survivalAt.ts';
import { survivalQuantile } from '../../src/stats/survivalQuantile.ts';
import { survivalQuantileInterval } from '../../src/stats/survivalQuantileInterval.ts';

const times = (minLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(30), { minLength, maxLength: 40 }).map((values) => values.sort((a, b) => a - b));

function curveOf(events: readonly number[], censored: readonly number[] = []): SurvivalCurve {
  const curve = kaplanMeier(events, censored);
  if (!curve) throw new TypeError('a curve was expected');
  return curve;
}

/** S(t) by its definition, counting everybody anew at every time. */
function survivalByCounting(events: readonly number[], censored: readonly number[], t: number): number {
  let share = 1;
  for (const time of new Set(events)) {
    if (time > t) continue;
    const atRisk = [...events, ...censored].filter((other) => other >= time).length;
    share *= 1 - events.filter((other) => other === time).length / atRisk;
  }
  return share;
}

describe('a survival curve', () => {
  test('without open ones is exactly one minus the empirical distribution', () => {
    fc.assert(
      fc.property(times(1), fc.nat(31), (events, t) => {
        const left = events.filter((time) => time > t).length / events.length;
        expect(survivalAt(curveOf(events), t)).toBe(left);
      }),
    );
  });

  test('equals the product taken by counting everybody anew', () => {
    fc.assert(
      fc.property(times(0), times(1), fc.nat(31), (events, censored, t) => {
        const actual = survivalAt(curveOf(events, censored), t);
        expect(actual).toBeCloseTo(survivalByCounting(events, censored, t), 12);
      }),
    );
  });

  test('never rises, has ascending times and stays plain data', () => {
    fc.assert(
      fc.property(times(0), times(1), (events, censored) => {
        const curve = curveOf(events, censored);
        expect([...curve.times]).toEqual([...new Set(events)]);
        for (let i = 1; i < curve.survival.length; i++) {
          expect(curve.survival[i]).toBeLessThan(curve.survival[i - 1] ?? Number.NaN);
        }
        expect(curve.n).toBe(events.length + censored.length);
        expect(curve.until).toBe(Math.max(...events, ...censored));
      }),
    );
  });

  test('stays level before the first event and after the last time', () => {
    const curve = curveOf([5, 10], [20, 20]);
    expect([0, 4.9, 5, 10, 99].map((t) => survivalAt(curve, t))).toEqual([1, 1, 0.75, 0.5, 0.5]);
  });

  test('is null when nothing was observed', () => {
    expect(kaplanMeier([], [])).toBeNull();
  });
});

describe('a survival quantile', () => {
  test('without open ones is the quantile of type 1', () => {
    fc.assert(
      fc.property(times(1), fc.integer({ min: 1, max: 99 }), (events, percent) => {
        expect(survivalQuantile(curveOf(events), percent / 100)).toBe(quantile(events, percent / 100, 1));
      }),
    );
  });

  test('is reached at exactly 1 − p, also where 1 − p cannot be written in binary', () => {
    expect(survivalQuantile(curveOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 0.9)).toBe(9);
    expect(survivalQuantile(curveOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 1)).toBe(10);
  });

  test('is never smaller for open ones that are kept', () => {
    fc.assert(
      fc.property(times(1), times(1), (events, censored) => {
        const naive = survivalQuantile(curveOf(events), 0.5) ?? Number.NaN;
        expect(survivalQuantile(curveOf(events, censored), 0.5) ?? Infinity).toBeGreaterThanOrEqual(naive);
      }),
    );
  });

  test('lies within its interval, which never narrows as the confidence rises', () => {
    fc.assert(
      fc.property(times(1), times(0), fc.constantFrom(0.25, 0.5, 0.9), (events, censored, p) => {
        const curve = curveOf(events, censored);
        const estimate = survivalQuantile(curve, p) ?? Infinity;
        const inner = survivalQuantileInterval(curve, p, 0.8);
        const outer = survivalQuantileInterval(curve, p, 0.99);
        expect(inner.low ?? -Infinity).toBeLessThanOrEqual(estimate);
        expect(inner.high ?? Infinity).toBeGreaterThanOrEqual(estimate);
        expect(outer.low ?? -Infinity).toBeLessThanOrEqual(inner.low ?? Infinity);
        expect(outer.high ?? Infinity).toBeGreaterThanOrEqual(inner.high ?? -Infinity);
      }),
    );
  });

  test('has no bound where nobody is left', () => {
    expect(survivalQuantileInterval(curveOf([5]), 0.5)).toMatchObject({ low: null, high: null });
  });
});

describe('a restricted mean', () => {
  test('without open ones is the mean of the times cut at τ, with the error of that mean', () => {
    fc.assert(
      fc.property(times(1), fc.nat(40), (events, tau) => {
        const n = events.length;
        const cut = events.map((time) => Math.min(time, tau));
        const mean = cut.reduce((sum, x) => sum + x, 0) / n;
        const variance = cut.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n / n;
        const actual = restrictedMean(curveOf(events), tau);
        expect(actual?.mean).toBeCloseTo(mean, 10);
        expect(actual?.standardError).toBeCloseTo(Math.sqrt(variance), 10);
      }),
    );
  });

  test('lies between 0 and τ and grows with τ', () => {
    fc.assert(
      fc.property(times(0), times(1), fc.nat(30), (events, censored, tau) => {
        const curve = curveOf(events, censored);
        fc.pre(tau <= curve.until);
        const mean = restrictedMean(curve, tau)?.mean ?? Number.NaN;
        expect(mean).toBeLessThanOrEqual(tau + 1e-12);
        expect(restrictedMean(curve)?.mean).toBeGreaterThanOrEqual(mean - 1e-12);
      }),
    );
  });

  test('is unknown beyond the last time while some still wait, and refuses times before 0', () => {
    expect(restrictedMean(curveOf([10], [20]), 21)).toBeNull();
    expect(restrictedMean(curveOf([10, 20]), 21)?.mean).toBe(15);
    expect(restrictedMean(curveOf([], [20]), 21)).toBeNull();
  });
});
