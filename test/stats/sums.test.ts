import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compoundRate } from '../../src/stats/compoundRate.ts';
import { addExact, exactSum, roundExact } from '../../src/stats/exactSum.ts';
import { roundHalfAway } from '../../src/stats/roundHalfAway.ts';

const refused = (path: string): unknown => expect.objectContaining({ code: 'invalid-option', path });

/** A double as a whole multiple of 2^-1074, read off its bits. */
function scaled(x: number): bigint {
  const bits = new BigUint64Array(Float64Array.of(x).buffer)[0] ?? 0n;
  const exponent = (bits >> 52n) & 2047n;
  const fraction = bits & (2n ** 52n - 1n);
  const size = exponent ? (fraction + 2n ** 52n) << (exponent - 1n) : fraction;
  return x < 0 ? -size : size;
}

/** The double nearest to a whole multiple of 2^-1074, half to even. */
function unscaled(total: bigint): number {
  const size = total < 0n ? -total : total;
  const shift = BigInt(Math.max(0, size.toString(2).length - 53));
  let kept = size >> shift;
  const twiceRest = (size - (kept << shift)) * 2n;
  const one = 1n << shift;
  if (twiceRest > one || (twiceRest === one && kept & 1n)) kept++;
  // Number(kept) is exact; both factors keep the powers within what a double can hold.
  const power = Number(shift) - 1074;
  const half = Math.trunc(power / 2);
  return (total < 0n ? -1 : 1) * Number(kept) * 2 ** half * 2 ** (power - half) + 0;
}

const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
  fc.double({ noNaN: true, min: -1000, max: 1000 }),
  fc.integer(),
  fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -1074, max: 900 })).map(([a, e]) => a * 2 ** e),
  fc.integer({ min: -54, max: 54 }).map((e) => 2 ** e),
);

describe('an exact sum', () => {
  test('equals the sum of whole numbers, rounded once', () => {
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 30 }), (values) => {
        expect(exactSum(values)).toBe(unscaled(values.reduce((sum, x) => sum + scaled(x), 0n)));
      }),
      { numRuns: 1000 },
    );
  });

  test('is the same for every permutation and every split and merge', () => {
    const shuffled = fc
      .array(finite, { minLength: 1, maxLength: 30 })
      .chain((values) =>
        fc.tuple(
          fc.constant(values),
          fc.shuffledSubarray(values, { minLength: values.length }),
          fc.nat(values.length),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([values, permuted, cut]) => {
        const [left, right]: [number[], number[]] = [[], []];
        for (const x of permuted.slice(0, cut)) addExact(left, x);
        for (const x of permuted.slice(cut)) addExact(right, x);
        for (const partial of right) addExact(left, partial);
        expect(exactSum(permuted)).toBe(exactSum(values));
        expect(roundExact(left)).toBe(exactSum(values));
      }),
    );
  });

  test('rounds an exact half to even, unless anything lies below it', () => {
    expect(exactSum([1, 2 ** -53])).toBe(1);
    expect(exactSum([1, 2 ** -53, 2 ** -1074])).toBe(1 + 2 ** -52);
    expect(exactSum([1, 2 ** -53, -(2 ** -1074)])).toBe(1);
    expect(exactSum([1 + 2 ** -52, 2 ** -53, -(2 ** -110)])).toBe(1 + 2 ** -52);
    expect(exactSum([2 ** -600, 2 ** -653, 2 ** -720])).toBe(2 ** -600 + 2 ** -652);
  });

  test('keeps one partial for safe integers and none for zero', () => {
    const partials: number[] = [];
    for (const x of [3, -0, 2 ** 52, -7, 0]) addExact(partials, x);
    expect(partials).toEqual([2 ** 52 - 4]);
    addExact(partials, 4 - 2 ** 52);
    expect(partials).toEqual([]);
    expect(roundExact(partials)).toBe(0);
  });

  test('refuses what is not finite and leaves the sum as it was', () => {
    for (const wrong of [Number.NaN, Infinity, -Infinity]) {
      const partials = [1e-9, 4];
      expect(() => addExact(partials, wrong)).toThrow(refused('x'));
      expect(partials).toEqual([1e-9, 4]);
    }
    expect(() => exactSum([8e307, 8e307])).toThrow(refused('x'));
  });

  test('reads typed arrays, and nothing as 0', () => {
    expect(exactSum(Float64Array.of(1e100, 1, -1e100))).toBe(1);
    expect(exactSum([])).toBe(0);
  });

  test('takes a million integers', () => {
    const values = Float64Array.from({ length: 1_000_000 }, (_, i) => i);
    expect(exactSum(values)).toBe(499_999_500_000);
  });
});

describe('a compound rate', () => {
  test('is what repeated loss leaves', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.5, max: 1, noNaN: true }), fc.nat(36), (rate, periods) => {
        let left = 1;
        for (let i = 0; i < periods; i++) left *= 1 - rate;
        expect(compoundRate(rate, periods)).toBeCloseTo(1 - left, Math.abs(left) > 1e3 ? 6 : 10);
      }),
    );
  });

  test('keeps the digits of tiny rates, and a month undoes a year', () => {
    expect(compoundRate(1e-15, 2)).toBeCloseTo(2e-15, 29);
    expect(compoundRate(compoundRate(0.3, 1 / 12), 12)).toBeCloseTo(0.3, 15);
  });

  test('loses nothing in no time, and all at once at 1', () => {
    expect([compoundRate(1, 0), compoundRate(1, 3), compoundRate(0, 9)]).toEqual([0, 1, 0]);
  });
});

describe('rounding for display', () => {
  test.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [-0.4, 0, 0],
    [-0, 2, 0],
    [0.05, 0, 0],
    [0.95, 1, 1],
    [999.95, 1, 1000],
    [1e21, 2, 1e21],
    [1.5e-7, 7, 2e-7],
    [5e-324, 2, 0],
    [1250, -2, 1300],
    [60, -2, 100],
    [40, -2, 0],
    [4, -2, 0],
    [9007199254740991, 0, 9007199254740991],
    [900719925474099.5, 0, 900719925474100],
    [Infinity, 1, Infinity],
    [-Infinity, 1, -Infinity],
    [Number.NaN, 1, Number.NaN],
  ])('%d to %i decimals is %d', (x, digits, expected) => {
    expect(roundHalfAway(x, digits)).toBe(expected);
  });

  test('is odd, settles at once and moves by at most half a unit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(6), (x, digits) => {
        const rounded = roundHalfAway(x, digits);
        expect(roundHalfAway(-x, digits) + rounded).toBe(0);
        expect(roundHalfAway(rounded, digits)).toBe(rounded);
        expect(Math.abs(rounded - x)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-9);
        expect(Object.is(rounded, -0)).toBe(false);
      }),
    );
  });
});
