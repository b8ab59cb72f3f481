import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationOptions } from '../../src/define/durationOptions.ts';
import { type DurationResult, durationResult } from '../../src/define/durationResult.ts';
import { readOptions } from '../../src/define/options.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { quantile } from '../../src/stats/quantile.ts';
import { quantileInterval } from '../../src/stats/quantileInterval.ts';
import { chat } from '../records/chat.ts';

const MINUTE = 60_000;

/** What durations of so many minutes are summed up to. */
function of(minutes: readonly number[], options: object = {}): DurationResult {
  const sorted = Float64Array.from(minutes, (each) => each * MINUTE).sort();
  const settings = readOptions(durationOptions(), options);
  return durationResult(
    { calendar: sorted, business: null, open: new Float64Array(0) },
    'calendar',
    settings,
  );
}

const refused = (path: string, code = 'invalid-option'): unknown => expect.objectContaining({ code, path });

describe('the headline of durations', () => {
  test.each([
    ['median', 25],
    ['mean', 40],
    ['min', 10],
    ['max', 100],
    ['p0', 10],
    ['p50', 25],
    ['p100', 100],
    // Type 7: 0.75 × 3 = 2.25, a quarter of the way from 30 to 100.
    ['p75', 47.5],
    ['p33.3', 19.99],
  ])('is %s where that is asked for', (headline, minutes) => {
    const result = of([10, 20, 30, 100], { headline });
    expect(result.value).toBeCloseTo(minutes * MINUTE, 3);
    expect(result.headline).toBe(headline);
  });

  test('is the median by default, and the other figures stay what they are', () => {
    expect(of([10, 20, 30, 100])).toMatchObject({ headline: 'median', value: 25 * MINUTE });
    const { value, interval, headline, ...rest } = of([10, 20, 30, 100], { headline: 'mean' });
    expect(of([10, 20, 30, 100])).toMatchObject(rest);
    expect([value, interval, headline]).toEqual([40 * MINUTE, null, 'mean']);
  });

  test('has the interval of its quantile, and a mean, least or longest has none', () => {
    const minutes = Array.from({ length: 40 }, (_, i) => i + 1);
    const sorted = Float64Array.from(minutes, (each) => each * MINUTE);
    expect(of(minutes).interval).toEqual(quantileInterval(sorted, 0.5, 0.95));
    expect(of(minutes, { headline: 'p90', confidence: 0.8 }).interval).toEqual(
      quantileInterval(sorted, 0.9, 0.8),
    );
    expect(of(minutes, { headline: 'p90' }).interval).toEqual(of(minutes).p90Interval);
    for (const headline of ['mean', 'min', 'max']) expect(of(minutes, { headline }).interval).toBeNull();
  });

  test('is null with a reason where nothing is completed', () => {
    for (const headline of ['median', 'mean', 'min', 'max', 'p90', 'p0']) {
      expect(of([], { headline })).toMatchObject({
        value: null,
        interval: null,
        reason: 'nothing-completed',
      });
    }
  });

  test.each([
    'p101',
    'p-1',
    'p',
    'p1e1',
    'P90',
    'p.5',
    'p090',
    'p100.5',
    'mode',
    'p90 ',
    90,
    0.9,
    null,
    ['p90'],
    'constructor',
  ])('is refused where it is none, such as %j', (headline) => {
    expect(() => of([1], { headline })).toThrow(refused('headline'));
  });
});

test('a list with a hole is refused where the hole is', () => {
  expect(() => of([1], { bands: new Array(1) })).toThrow(refused('bands[0]', 'invalid-duration'));
  expect(() => of([1], { quantiles: new Array(1) })).toThrow(refused('quantiles[0]'));
});

describe('quantiles of durations', () => {
  test('are those that are asked for, in their order, by both clocks', () => {
    const minutes = [10, 20, 30, 100];
    const { quantiles } = of(minutes, { quantiles: [0.99, 0, 0.5, 1], quantileType: 1 });
    expect(quantiles?.map(({ p, value }) => [p, value])).toEqual([
      [0.99, 100 * MINUTE],
      [0, 10 * MINUTE],
      [0.5, 20 * MINUTE],
      [1, 100 * MINUTE],
    ]);
    expect(of(minutes, { quantiles: [0.5] }).calendar.quantiles).toHaveLength(1);
    expect(of(minutes)).not.toHaveProperty('quantiles');
    expect(of(minutes, { quantiles: [] })).not.toHaveProperty('quantiles');
    expect(of([], { quantiles: [0.5] }).quantiles).toEqual([{ p: 0.5, value: null, interval: null }]);
  });

  test('are those of the statistics, whatever the durations', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(500)),
        fc.array(fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 0.99, 1)),
        (minutes, quantiles) => {
          const sorted = Float64Array.from(minutes, (each) => each * MINUTE).sort();
          expect(of(minutes, { quantiles }).quantiles ?? []).toEqual(
            quantiles.map((p) => ({
              p,
              value: quantile(sorted, p, 7),
              interval: quantileInterval(sorted, p, 0.95),
            })),
          );
        },
      ),
    );
  });

  test.each([[[1.1]], [[-0.1]], [[0.5, '0.9']], [[Number.NaN]], [[90]]])('are refused as %j', (quantiles) => {
    const place = quantiles.length - 1;
    expect(() => of([1], { quantiles })).toThrow(refused(`quantiles[${place}]`));
  });

  test.each([0.5, '0.5', { 0: 0.5 }, null])('are refused as %j, which is no list', (quantiles) => {
    expect(() => of([1], { quantiles })).toThrow(refused('quantiles'));
  });
});

describe('bands of durations', () => {
  test('begin with their shortest duration and end before the next', () => {
    const { bands } = of([0, 59, 60, 239, 240, 1000], { bands: ['1h', '4h'] });
    expect(bands).toEqual([
      { from: 0, to: 60 * MINUTE, n: 2, share: 2 / 6 },
      { from: 60 * MINUTE, to: 240 * MINUTE, n: 2, share: 2 / 6 },
      { from: 240 * MINUTE, to: null, n: 2, share: 2 / 6 },
    ]);
    expect(of([1])).not.toHaveProperty('bands');
    expect(of([], { bands: ['1h'] }).bands).toEqual([
      { from: 0, to: 60 * MINUTE, n: 0, share: null },
      { from: 60 * MINUTE, to: null, n: 0, share: null },
    ]);
    // A band from 0 to 0 holds nothing and is none.
    expect(of([0, 1], { bands: [0, '1h'] }).bands?.map(({ n }) => n)).toEqual([2, 0]);
  });

  test('hold every duration once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50)),
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
        (minutes, limits) => {
          const edges = limits.sort((a, b) => a - b).map((limit) => limit * MINUTE);
          const { bands = [] } = of(minutes, { bands: edges });
          expect(bands.map(({ n }) => n)).toEqual(
            [0, ...edges].map((from, i) => {
              const to = edges[i] ?? Number.POSITIVE_INFINITY;
              return minutes.filter((each) => each * MINUTE >= from && each * MINUTE < to).length;
            }),
          );
        },
      ),
    );
  });

  test('are refused where they do not rise, or are no durations', () => {
    expect(() => of([1], { bands: ['4h', '1h'] })).toThrow(refused('bands[1]'));
    expect(() => of([1], { bands: ['1h', '60m'] })).toThrow(refused('bands[1]'));
    expect(() => of([1], { bands: ['1h', 'soon'] })).toThrow(refused('bands[1]', 'invalid-duration'));
    for (const bands of ['1h', { 0: '1h' }, 5, null])
      expect(() => of([1], { bands })).toThrow(refused('bands'));
  });
});

test('a metric tells them in its result and in its definition', () => {
  const list = [chat(['09:00 customer', '09:10 agent', '10:00 customer', '12:00 agent'])];
  const asked = { headline: 'max', quantiles: [0.5], bands: ['1h'] } as const;
  expect(replyTime(list, asked)).toMatchObject({
    value: 120 * MINUTE,
    quantiles: [{ p: 0.5, value: 65 * MINUTE }],
    bands: [{ n: 1 }, { n: 1 }],
  });
  expect(replyTime(list, asked).definition).toContain('"headline":"max","quantiles":[0.5],"bands":[3600000]');
});
