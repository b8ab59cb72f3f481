import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toDuration } from '../../src/time/duration.ts';

describe('toDuration', () => {
  it.each<[unknown, number]>([
    [0, 0],
    [-0, 0],
    [1500, 1500],
    [1.4, 1],
    [1.5, 2],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['2h', 7_200_000],
    ['90m', 5_400_000],
    ['1d2h', 93_600_000],
    ['1h 30m', 5_400_000],
    ['45s', 45_000],
    ['250ms', 250],
    ['1w', 604_800_000],
    ['1w 1d 1h 1m 1s 1ms', 694_861_001],
    ['1.5h', 5_400_000],
    ['1,5h', 5_400_000],
    ['0m', 0],
    ['1m1ms', 60_001],
    ['1.1h', 3_960_000],
    ['0.0005s', 1],
    ['PT2H', 7_200_000],
    ['P1DT2H', 93_600_000],
    ['PT1.5H', 5_400_000],
    ['P1W', 604_800_000],
    ['P1D', 86_400_000],
    ['PT1M', 60_000],
    ['PT0.25S', 250],
    ['P1W2DT3H4M5S', 788_645_000],
  ])('%s is %s ms', (input, ms) => {
    expect(toDuration(input)).toBe(ms);
  });

  it.each([
    [-1],
    [-0.6],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [2 ** 53],
    [null],
    [undefined],
    [{}],
    [1n],
    [''],
    [' '],
    ['P'],
    ['PT'],
    ['P1DT'],
    ['2'],
    ['h'],
    ['2H'],
    ['2hours'],
    ['-2h'],
    ['1m 1h'],
    ['1h 1h'],
    ['1h,30m'],
    ['.5h'],
    ['1.h'],
    ['pt2h'],
    ['P2H'],
    ['PT1D'],
    ['PT-2H'],
    ['P1'],
    ['x2h'],
    ['2hx'],
    ['9999999999999w'],
  ])('%s is refused', (input) => {
    expect(() => toDuration(input)).toThrow(
      expect.objectContaining({
        code: 'invalid-duration',
        path: 'duration',
        message: expect.stringContaining("'2h', '90m'"),
      }),
    );
  });

  it.each([
    ['P1M'],
    ['P1Y'],
    ['P1Y2M3D'],
    ['1y'],
    ['2 months'],
    ['1mo'],
    ['P1YT1H'],
  ])('%s is refused because months and years differ in length', (input) => {
    expect(() => toDuration(input, 'target')).toThrow(
      expect.objectContaining({
        code: 'invalid-duration',
        path: 'target',
        message: expect.stringContaining('differ in length'),
      }),
    );
  });

  it.each([
    ['2 hours', '2h'],
    ['2 Hours', '2h'],
    ['2H', '2h'],
    ['2hours', '2h'],
    ['90 min', '90m'],
    ['90 mins.', '90m'],
    ['1 day', '1d'],
    ['1.5 hrs', '1.5h'],
    ['1 hour 30 minutes', '1h 30m'],
    ['1 hour and 30 minutes', '1h 30m'],
    ['1 day, 2 hours', '1d 2h'],
    ['1h 30min', '1h 30m'],
    ['45 sec', '45s'],
    ['250 milliseconds', '250ms'],
    ['2 weeks', '2w'],
    [' 2h ', '2h'],
    ['2:30', '2h 30m'],
    ['02:30:05', '02h 30m 05s'],
    ['pt2h', undefined],
    ['2', undefined],
    ['30 minutes 1 hour', undefined],
    ['2 fortnights', undefined],
    ['2:60', undefined],
    ['-2 hours', undefined],
    ['two hours', undefined],
  ])('of %s, the error says to write %s', (text, meant) => {
    const remedy = meant === undefined ? /^Expected/ : new RegExp(`^Write '${meant}'\\. Expected`);
    expect(() => toDuration(text)).toThrow(
      expect.objectContaining({ code: 'invalid-duration', remedy: expect.stringMatching(remedy) }),
    );
  });

  it('agrees with Temporal on ISO durations', () => {
    const part = fc.nat({ max: 500 });
    fc.assert(
      fc.property(
        part,
        part,
        part,
        part,
        part,
        fc.nat({ max: 999 }),
        (weeks, days, hours, minutes, seconds, milliseconds) => {
          const duration = Temporal.Duration.from({ weeks, days, hours, minutes, seconds, milliseconds });
          expect(toDuration(duration.toString())).toBe(
            duration.total({ unit: 'milliseconds', relativeTo: '2026-01-01T00:00Z[UTC]' }),
          );
        },
      ),
    );
  });
});
