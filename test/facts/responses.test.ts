import { describe, expect, test } from 'vitest';
import { responses } from '../../src/facts/responses.ts';

const fact = responses({ scale: '1-5', onInvalid: 'exclude' }, 'csat');
const scoresOf = (list: Parameters<typeof fact.read>[0]): number[] => [...fact.read(list).columns.score];

describe('survey responses', () => {
  test('are a row each, NaN where they are left out', () => {
    expect(scoresOf([1, { score: 5 }, null, { score: 3 }])).toEqual([1, 5, Number.NaN, 3]);
  });

  test('without a score were not answered', () => {
    expect(fact.read([undefined, null, '', {}, { score: null }, { score: '' }]).excluded).toEqual({
      unanswered: 6,
    });
  });

  test('off the scale, or between its points, are left out', () => {
    const off: readonly unknown[] = [0, 6, -1, 4.5, Number.NaN, Infinity, -Infinity, '5', true, [5], 10n];
    expect(fact.read(off.map((score) => ({ score: score as number }))).excluded).toEqual({
      'off-scale': off.length,
    });
    expect(() =>
      responses({ scale: '1-5', onInvalid: 'throw' }, 'csat').read([5, null, { score: 6 }]),
    ).toThrow(
      expect.objectContaining({ code: 'invalid-record', path: 'surveyResponses[2].score', value: 6 }),
    );
  });

  test('take the ends of the scale', () => {
    expect(scoresOf([1, 5])).toEqual([1, 5]);
  });

  test('of another kind are left out and counted; without a kind they suit all', () => {
    const table = fact.read([
      { score: 10, kind: 'nps' },
      { score: 4, kind: 'csat' },
      { score: 4 },
      // A column that a database leaves empty.
      JSON.parse('{"score": 4, "kind": null}'),
    ]);
    expect(table).toEqual({
      columns: { score: [Number.NaN, 4, 4, 4] },
      excluded: { 'other-kind': 1 },
      excludedAt: { 'other-kind': ['surveyResponses[0]'] },
    });
  });

  test('with an id that has answered are duplicates; one that was not answered does not stand in the way', () => {
    const table = fact.read([
      { id: 'a' },
      { id: 'a', score: 9 },
      { id: 'a', score: 4 },
      { id: 'a', score: 1 },
      { score: 2 },
      { score: 2 },
    ]);
    expect(table.excluded).toEqual({ unanswered: 1, 'off-scale': 1, duplicate: 1 });
    expect([...table.columns.score].filter((score) => score > 0)).toEqual([4, 2, 2]);
  });

  test('are never an error for being unanswered or repeated', () => {
    const strict = responses({ scale: '1-5', onInvalid: 'throw' }, 'csat');
    expect(strict.read([null, { id: 'a', score: 1 }, { id: 'a', score: 1 }]).excluded).toEqual({
      unanswered: 1,
      duplicate: 1,
    });
  });
});
