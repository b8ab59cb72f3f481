import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nps } from '../../../src/metrics/satisfaction/nps.ts';
import { scores } from '../../arbitraries/scores.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';

metricLaws(nps, nps.with({ scale: '1-10' }), splitList(scores(0, 10)));

const answers = fc.array(fc.nat(10), { maxLength: 30 });

describe('nps', () => {
  test('is promoters less detractors in 100 answers, passives in the base', () => {
    expect(nps([10, 9, 8, 6])).toMatchObject({
      value: 25,
      n: 4,
      promoters: 2,
      passives: 1,
      detractors: 1,
      unit: 'points',
      definition: 'nps@2 {"scale":"0-10","fractional":false,"confidence":0.95,"onInvalid":"exclude"}',
    });
    // Rounded once: 33 − 17 would be 16.
    expect(Math.round(nps([9, 9, 7, 7, 7, 0]).value ?? 0)).toBe(17);
  });

  test('has its bands at 6, 7, 8 and 9', () => {
    expect([6, 7, 8, 9].map((score) => nps([score]).value)).toEqual([-100, 0, 0, 100]);
  });

  test('of averages and half points has the same edges, where these are asked for', () => {
    const value = (score: number) => nps([score], { fractional: true }).value;
    expect([0, 0.5, 6, 6.99, 7, 8.99, 9, 9.5, 10].map(value)).toEqual([
      -100, -100, -100, -100, 0, 0, 100, 100, 100,
    ]);
    expect(nps([10, 9.5, 8.5, 6.5], { fractional: true })).toMatchObject({ value: 25, n: 4, excluded: {} });
    expect(nps([10.5, -0.5], { fractional: true }).excluded).toEqual({ 'off-scale': 2 });
    expect(nps([0.5, 1], { fractional: true, scale: '1-10' })).toMatchObject({
      n: 1,
      excluded: { 'off-scale': 1 },
    });
  });

  test('of scores that a file gives as texts says so, and so of words', () => {
    const answers = JSON.parse('["10", "9", "6", "happy", "neutral", "sad"]');
    expect(nps(answers)).toMatchObject({ value: null, excluded: { 'text-score': 3, 'word-score': 3 } });
  });

  test('is null with a reason without an answer', () => {
    for (const none of [[], [null, '' as const], [11]]) {
      expect(nps(none)).toMatchObject({ value: null, reason: 'no-denominator', n: 0, interval: null });
    }
    expect(nps([10])).not.toHaveProperty('reason');
  });

  test('leaves out who did not answer and what is off the scale, counted', () => {
    expect(nps([10, null, '', 3])).toMatchObject({ n: 2, excluded: { unanswered: 2 } });
    expect(nps([10, 11, -1, 9.5])).toMatchObject({ n: 1, excluded: { 'off-scale': 2, fractional: 1 } });
    expect(nps([0], { scale: '1-10' }).excluded).toEqual({ 'off-scale': 1 });
    expect(nps([1], { scale: '1-10' }).value).toBe(-100);
    expect(() => nps([10, 11], { onInvalid: 'throw' })).toThrow(
      expect.objectContaining({ code: 'invalid-record', path: 'surveyResponses[1].score', value: 11 }),
    );
  });

  test('does not look at the answers to another kind of survey', () => {
    expect(nps([{ score: 5, kind: 'csat' }, { score: 10, kind: 'nps' }, { score: 10 }])).toMatchObject({
      n: 2,
      value: 100,
    });
  });

  test('refuses another scale, a confidence in percent and what it does not know', () => {
    const refused = (code: string, path: string): unknown => expect.objectContaining({ code, path });
    expect(() => nps.with(JSON.parse('{"scale": "1-5"}'))).toThrow(refused('invalid-option', 'scale'));
    expect(() => nps([], { confidence: 95 })).toThrow(refused('invalid-option', 'confidence'));
    for (const confidence of [0, 1, -0.5, Number.NaN]) {
      expect(() => nps([], { confidence })).toThrow(refused('invalid-option', 'confidence'));
    }
    for (const name of ['scales', 'constructor', 'toString', '__proto__', '']) {
      const options: object = JSON.parse(`{"${name}": 1}`);
      expect(() => nps([], options)).toThrow(refused('unknown-option', name));
      expect(() => nps.with(options)).toThrow(refused('unknown-option', name));
    }
  });

  test('has an interval of the confidence asked for that holds it', () => {
    const { value, interval } = nps([10, 9, 8, 6, 0], { confidence: 0.9 });
    expect(interval).toMatchObject({ confidence: 0.9, method: 'score' });
    expect(interval?.low).toBeLessThan(value ?? 0);
    expect(interval?.high).toBeGreaterThan(value ?? 0);
  });

  test('never falls with one more promoter and never rises with one more detractor', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 9, max: 10 }), fc.nat(6), (list, promoter, detractor) => {
        const before = nps(list).value;
        expect(nps([...list, promoter]).value).toBeGreaterThanOrEqual(before ?? -100);
        expect(nps([...list, detractor]).value).toBeLessThanOrEqual(before ?? 100);
      }),
    );
  });

  test('is negated when promoters and detractors change places, and so is its interval', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const turned = list.map((score) => (score > 8 ? 0 : score < 7 ? 10 : score));
        const [a, b] = [nps(list), nps(turned)];
        expect((a.value ?? 0) + (b.value ?? 0)).toBe(0);
        expect((a.interval?.low ?? 0) + (b.interval?.high ?? 0)).toBe(0);
      }),
    );
  });
});
