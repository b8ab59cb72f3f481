import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responses } from '../../src/facts/responses.ts';
import { readFact } from './readFact.ts';

const fact = responses({ scale: '1-5', fractional: false, onInvalid: 'exclude' }, 'csat');
const scoresOf = (list: readonly unknown[]) => readFact(fact, list).columns['score'];

describe('survey responses', () => {
  test('are a row each where they have a usable score', () => {
    expect(scoresOf([1, { score: 5 }, null, { score: 3 }])).toEqual([1, 5, 3]);
  });

  test('without a score were not answered', () => {
    expect(readFact(fact, [undefined, null, '', {}, { score: null }, { score: '' }]).excluded).toEqual({
      unanswered: 6,
    });
  });

  test.each<[reason: string, remedy: RegExp, scores: readonly unknown[]]>([
    ['unanswered', /./, [undefined, null, '', '  ', Number.NaN]],
    ['off-scale', /^Give a whole number from 1 to 5\.$/, [0, 6, -1, 0.5, 5.5, Infinity, -Infinity]],
    ['fractional', /fractional: true/, [4.5, 1.000001, 4.999]],
    ['text-score', /Number\(score\)/, ['5', ' 5 ', '4.5', '4,5', '-1', '99', '1e3']],
    ['word-score', /words/, ['Happy', 'Offered', '5 stars', '9/10', '1,000,000', 'NaN', 'Infinity', '👍']],
    [
      'invalid-score',
      /^Give a whole number from 1 to 5\.$/,
      [true, false, [5], 10n, {}, Symbol('5'), () => 5],
    ],
  ])('that are %s are counted as this, and say what to do', (reason, remedy, scores) => {
    const rows = scores.map((score) => ({ score: score as number }));
    expect(readFact(fact, rows)).toMatchObject({
      record: [],
      columns: { score: [] },
      excluded: { [reason]: scores.length },
      excludedAt: { [reason]: [0, 1, 2].map((i) => expect.stringContaining(`surveyResponses[${i}]`)) },
    });
    const strict = responses({ scale: '1-5', fractional: false, onInvalid: 'throw' }, 'csat');
    for (const [i, row] of rows.entries()) {
      const read = () => readFact(strict, [5, row]);
      if (reason === 'unanswered') expect(read().excluded, `${i}`).toEqual({ unanswered: 1 });
      else {
        expect(read, `${i}`).toThrow(
          expect.objectContaining({
            code: 'invalid-record',
            path: 'surveyResponses[1].score',
            value: row.score,
            remedy: expect.stringMatching(remedy),
          }),
        );
      }
    }
  });

  test('given bare are read by the same rules; a list is no answer', () => {
    const bare: readonly unknown[] = ['9', 'Happy', 4.5, 7, true, 10n, Symbol('5'), [5], Number.NaN];
    expect(readFact(fact, bare as number[]).excluded).toEqual({
      'text-score': 1,
      'word-score': 1,
      fractional: 1,
      'off-scale': 1,
      'invalid-score': 4,
      unanswered: 1,
    });
  });

  test('between the points count where that is allowed, and what is off the scale does not', () => {
    const halves = responses({ scale: '1-5', fractional: true, onInvalid: 'exclude' }, 'csat');
    expect(readFact(halves, [1, 4.5, 5, 0.5, 5.5])).toMatchObject({
      columns: { score: [1, 4.5, 5] },
      excluded: { 'off-scale': 2 },
    });
    const strict = responses({ scale: '1-5', fractional: true, onInvalid: 'throw' }, 'csat');
    expect(() => readFact(strict, [5.5])).toThrow(
      expect.objectContaining({ remedy: 'Give a number from 1 to 5.' }),
    );
  });

  test('take the ends of the scale', () => {
    expect(scoresOf([1, 5])).toEqual([1, 5]);
  });

  test('of another kind are left out and counted; without a kind they suit all', () => {
    const table = readFact(fact, [
      { score: 10, kind: 'nps' },
      { score: 4, kind: 'csat' },
      { score: 4 },
      // A column that a database leaves empty.
      JSON.parse('{"score": 4, "kind": null}'),
    ]);
    expect(table).toMatchObject({
      record: [1, 2, 3],
      columns: { score: [4, 4, 4] },
      excluded: { 'other-kind': 1 },
      excludedAt: { 'other-kind': ['surveyResponses[0]'] },
    });
  });

  test.each([
    ['NPS', ' Did you mean nps?'],
    ['happiness', ''],
    [7, ''],
  ])('of a kind that there is none of, %j, are counted by a reason of their own, or are an error', (kind, hint) => {
    const given = [{ score: 4 }, JSON.parse(JSON.stringify({ score: 4, kind }))];
    expect(readFact(fact, given)).toMatchObject({
      excluded: { 'invalid-kind': 1 },
      excludedAt: { 'invalid-kind': ['surveyResponses[1].kind'] },
    });
    const strict = responses({ scale: '1-5', fractional: false, onInvalid: 'throw' }, 'csat');
    expect(() => readFact(strict, given)).toThrow(
      `is no kind of survey. Give csat, nps, ces or quality.${hint}`,
    );
  });

  test('with one id are one answer, the latest by its place; what is no answer does not stand in the way', () => {
    const table = readFact(fact, [
      { id: 'a' },
      { id: 'a', score: 9 },
      { id: 'a', score: 4 },
      { id: 'a', score: 1 },
      { id: 'a', score: null },
      { score: 2 },
      { score: 2 },
    ]);
    expect(table.excluded).toEqual({ unanswered: 2, 'off-scale': 1, duplicate: 1 });
    expect(table.excludedAt).toMatchObject({ duplicate: ['surveyResponses[2]'] });
    expect(table).toMatchObject({ record: [3, 5, 6], columns: { score: [1, 2, 2] } });
  });

  test('with one id are one answer, the latest by time, in any order', () => {
    const answers = [
      { id: 'a', score: 5, at: '2026-03-02T11:00:00+02:00' },
      { id: 'a', score: 4, at: '2026-03-02T10:00:00Z' },
      { id: 'a', score: 3, at: Date.UTC(2026, 2, 2, 8) },
      { id: 'a', score: 2 },
      { id: 'a', score: 1, at: 'yesterday' },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(answers, { minLength: 1 }), (some) => {
        const { columns, excluded } = readFact(fact, some);
        // 10:00, 9:00 and 8:00 UTC; what has no time is told apart by its place.
        const scores = some.map(({ score }) => score);
        const expected = [4, 5, 3].find((score) => scores.includes(score)) ?? scores.at(-1);
        expect(columns['score']).toEqual([expected]);
        expect(excluded).toEqual(some.length > 1 ? { duplicate: some.length - 1 } : {});
      }),
    );
  });

  test('at the same time are told apart by their place', () => {
    const at = '2026-03-02T10:00:00Z';
    expect(scoresOf([1, 2, 3].map((score) => ({ id: 'a', score, at })))).toEqual([3]);
  });

  test('with ids that hold nothing are no duplicates', () => {
    for (const nothing of ['', null, undefined, Number.NaN]) {
      const list = [1, 2, 3].map((score) => ({ id: nothing as string, score }));
      expect(readFact(fact, list).excluded).toEqual({});
    }
  });

  test('are never an error for being unanswered or repeated', () => {
    const strict = responses({ scale: '1-5', fractional: false, onInvalid: 'throw' }, 'csat');
    expect(readFact(strict, [null, { id: 'a', score: 1 }, { id: 'a', score: 1 }]).excluded).toEqual({
      unanswered: 1,
      duplicate: 1,
    });
  });
});
