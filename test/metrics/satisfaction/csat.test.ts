import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsatMethod, type CsatScale, csat } from '../../../src/metrics/satisfaction/csat.ts';
import { scores } from '../../arbitraries/scores.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';

metricLaws(csat, csat.with({ method: 'net' }), splitList(scores(1, 5)));
metricLaws(csat.with({ method: 'net', scale: '0-10' }), csat, splitList(scores(0, 10)));

const SCALES: readonly CsatScale[] = [
  '1-5',
  '0-1',
  '1-2',
  '1-3',
  '1-4',
  '1-6',
  '1-7',
  '1-10',
  '0-10',
  '0-100',
  '1-100',
];
const points = (scale: CsatScale): number[] => {
  const [lowest = 0, highest = 0] = scale.split('-').map(Number);
  return Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
};

describe('csat', () => {
  test('is the share of the two highest of five', () => {
    expect(csat([5, 5, 4, 3, 1])).toMatchObject({
      value: 0.6,
      n: 5,
      numerator: 3,
      denominator: 5,
      satisfied: 3,
      neutral: 1,
      unhappy: 1,
      unit: 'share',
      method: 'top2',
      interval: { method: 'wilson', confidence: 0.95 },
    });
  });

  test('by the other methods counts what their names say', () => {
    const list = [5, 5, 4, 3, 1];
    expect(csat(list, { method: 'top1' }).value).toBe(0.4);
    expect(csat(list, { method: 'positiveShare' }).value).toBe(0.6);
    expect(csat(list, { method: 'hundredMinusUnhappy' })).toMatchObject({ value: 0.8, numerator: 4 });
    expect(csat(list, { method: 'net' })).toMatchObject({
      value: 40,
      numerator: 2,
      unit: 'points',
      interval: { method: 'score' },
    });
    expect(csat([1, 0, 1, 1], { scale: '0-1' }).value).toBe(0.75);
  });

  test.each([
    ['1-5', 4],
    ['0-1', 1],
    ['1-2', 2],
    ['1-3', 3],
    ['1-4', 3],
    ['1-6', 5],
    ['1-7', 6],
    ['1-10', 8],
    ['0-10', 8],
    ['0-100', 80],
    ['1-100', 80],
  ] as const)('on the scale %s has its top boxes from %i up', (scale, from) => {
    const satisfied = points(scale).filter((score) => csat([score], { scale }).value === 1);
    expect(satisfied).toEqual(points(scale).filter((score) => score >= from));
    expect(csat(points(scale), { scale, method: 'top1' }).numerator).toBe(1);
  });

  test('on every scale and by every method puts every score into one box', () => {
    for (const scale of SCALES) {
      for (const method of ['top2', 'top1', 'positiveShare', 'net', 'hundredMinusUnhappy'] as const) {
        const all = points(scale);
        const { satisfied, neutral, unhappy, n } = csat(all, { scale, method });
        expect([satisfied + neutral + unhappy, n]).toEqual([all.length, all.length]);
        // Of a scale, as many are below the middle as above.
        if (method === 'net') expect(satisfied).toBe(unhappy);
        const middle = (Math.min(...all) + Math.max(...all)) / 2;
        expect(unhappy).toBe(all.filter((score) => score < middle).length);
      }
    }
  });

  test('is null with a reason without an answer', () => {
    for (const method of ['top2', 'net'] as const) {
      expect(csat([], { method })).toMatchObject({
        value: null,
        reason: 'no-denominator',
        n: 0,
        interval: null,
      });
    }
    expect(csat([null, 7, ''])).toMatchObject({ value: null, excluded: { unanswered: 2, 'off-scale': 1 } });
  });

  test('of averages has the edges of its method, where averages are asked for', () => {
    expect(csat([4.5]).excluded).toEqual({ fractional: 1 });
    const counts = (method: CsatMethod) => {
      const { satisfied, neutral, unhappy } = csat([5, 4.5, 4, 3.5, 3, 2.5, 1], { method, fractional: true });
      return [satisfied, neutral, unhappy];
    };
    expect(counts('top2')).toEqual([3, 2, 2]);
    expect(counts('top1')).toEqual([1, 4, 2]);
    // Everything above the middle is above it, the next number too.
    expect(counts('positiveShare')).toEqual([4, 1, 2]);
    expect(csat([3 + 2 * Number.EPSILON, 3], { method: 'net', fractional: true }).value).toBe(50);
    expect(csat([5.1], { fractional: true }).excluded).toEqual({ 'off-scale': 1 });
  });

  test('has whole scores in the same bands, whether there may be others or not', () => {
    const scales = [
      '0-1',
      '1-2',
      '1-3',
      '1-4',
      '1-5',
      '1-6',
      '1-7',
      '1-10',
      '0-10',
      '0-100',
      '1-100',
    ] as const;
    const methods = ['top2', 'top1', 'positiveShare', 'net', 'hundredMinusUnhappy'] as const;
    for (const scale of scales) {
      const [lowest = 0, highest = 0] = scale.split('-').map(Number);
      const middle = (lowest + highest) / 2;
      const all = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
      for (const method of methods) {
        const { definition: _, ...whole } = csat(all, { scale, method });
        expect(csat(all, { scale, method, fractional: true })).toMatchObject(whole);
        expect(whole.satisfied + whole.neutral + whole.unhappy, scale).toBe(all.length);
        expect(whole.unhappy, scale).toBe(all.filter((score) => score < middle).length);
        if (method === 'positiveShare') {
          expect(whole.satisfied, scale).toBe(all.filter((score) => score > middle).length);
        }
      }
    }
  });

  test('takes another interval where that is asked for', () => {
    expect(csat([5], { interval: 'clopper-pearson', confidence: 0.9 }).interval).toMatchObject({
      method: 'clopper-pearson',
      confidence: 0.9,
    });
    expect(() => csat([6], { onInvalid: 'throw' })).toThrow(
      expect.objectContaining({ code: 'invalid-record' }),
    );
  });

  test('stands in the order top1, top2, hundredMinusUnhappy, and never falls with one more satisfied answer', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (list) => {
        const value = (method: 'top1' | 'top2' | 'hundredMinusUnhappy') => csat(list, { method }).value ?? 0;
        expect(value('top1')).toBeLessThanOrEqual(value('top2'));
        expect(value('top2')).toBeLessThanOrEqual(value('hundredMinusUnhappy'));
        expect(csat([...list, 5]).value).toBeGreaterThanOrEqual(value('top2'));
      }),
    );
  });
});
