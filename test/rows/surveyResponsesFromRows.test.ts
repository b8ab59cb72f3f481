import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csat } from '../../src/metrics/satisfaction/csat.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { surveyResponsesFromRows } from '../../src/rows/surveyResponsesFromRows.ts';

/** The score of a cell, or why there is none. */
function scoreOf(score: unknown, options: object = {}): unknown {
  const { surveyResponses, excluded } = Reflect.apply(surveyResponsesFromRows, undefined, [
    [{ score }],
    options,
  ]);
  return surveyResponses.length === 1 ? surveyResponses[0]?.score : Object.keys(excluded)[0];
}

describe('scores', () => {
  test('read from a CSV as texts (davemitz.com: NPS in Excel)', () => {
    const { surveyResponses } = surveyResponsesFromRows(['10', '9', '6'].map((score) => ({ score })));
    expect(nps(surveyResponses).value).toBeCloseTo(100 / 3, 10);
  });

  test('as words: happy, neutral, sad (DeskDirector/UserVoice#716)', () => {
    const rows = ['happy', 'neutral', 'sad', 'Happy', 'meh'].map((rating) => ({ rating }));
    const read = surveyResponsesFromRows(rows, { values: { score: { Happy: 5, Neutral: 3, Sad: 1 } } });
    expect(read.surveyResponses.map(({ score }) => score)).toEqual([5, 3, 1, 5]);
    expect(read).toMatchObject({
      columns: { score: 'rating' },
      excluded: { 'word-score': 1 },
      excludedAt: { 'word-score': ['rows[4].rating'] },
      words: { score: { happy: 5, neutral: 3, sad: 1, Happy: 5 } },
      unknownWords: { score: { meh: 1 } },
    });
    expect(csat(read.surveyResponses).value).toBe(0.5);
  });

  test('good, bad, offered and unoffered of Zendesk', () => {
    const rows = ['Good', 'Bad', 'Offered', 'Unoffered', 'goodwithcomment', ''].map((score) => ({
      'Satisfaction Score': score,
    }));
    const { surveyResponses, columns, excluded, excludedAt } = surveyResponsesFromRows(rows);
    expect(columns).toEqual({ csat: 'Satisfaction Score' });
    expect(excluded).toEqual({ 'not-surveyed': 1 });
    expect(excludedAt).toEqual({ 'not-surveyed': ['rows[3].Satisfaction Score'] });
    expect(csat(surveyResponses, { scale: '0-1' })).toMatchObject({
      value: 2 / 3,
      n: 3,
      excluded: { unanswered: 2 },
    });
  });

  test.each<[unknown, object, unknown]>([
    [9, {}, 9],
    [9n, {}, 9],
    ['9', {}, 9],
    [' 9 ', {}, 9],
    ['9.5', {}, 9.5],
    ['9.5', { decimal: ',' }, 9.5],
    ['9,5', { decimal: ',' }, 9.5],
    ['9,5', {}, 'decimal-comma'],
    ['-1', {}, -1],
    ['10 - Extremely likely', {}, 10],
    ['0 (not at all likely)', {}, 0],
    ['7: fine', {}, 7],
    ['9/10', {}, 'word-score'],
    ['1-2', {}, 'word-score'],
    ['1,234', { decimal: ',' }, 'decimal-comma'],
    ['skipped', {}, null],
    ['No response', {}, null],
    ['not sent', {}, 'not-surveyed'],
    ['N/A', {}, null],
    [Number.NaN, {}, null],
    [undefined, {}, null],
    ['happy', {}, 'word-score'],
    ['happy', { values: { score: () => 4 } }, 4],
    ['happy', { values: { score: () => undefined } }, 'word-score'],
    ['happy', { values: { score: () => 'five' } }, 'word-score'],
    ['😀', { values: { score: { '😀': 5 } } }, 5],
    ['5', { values: { score: { '5': 1, '1': 5 } } }, 1],
    [5, { values: { score: { '5': 1 } } }, 1],
    [true, {}, 'invalid-score'],
    [true, { values: { score: { true: 1 } } }, 1],
    ['x', { values: { score: { x: null } } }, null],
    ['x', { values: { score: { x: 'not-surveyed' } } }, 'not-surveyed'],
    [{}, {}, 'invalid-score'],
    ['none', { nothing: ['none'] }, null],
  ])('%s with %j is %s', (score, options, expected) => {
    expect(scoreOf(score, options)).toEqual(expected);
  });

  test('on any scale come back from text as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.boolean(), (tenths, comma) => {
        const text = String(tenths / 10).replace('.', comma ? ',' : '.');
        expect(scoreOf(text, { decimal: comma ? ',' : '.' })).toBe(tenths / 10);
      }),
    );
  });
});

describe('files', () => {
  test('with a column a survey give an answer for each', () => {
    const rows = [
      { Ticket: 5, 'CSAT score': '4', NPS: '9', Agent: 'ann', Date: '2026-03-02T09:00:00Z' },
      { Ticket: 6, 'CSAT score': '', NPS: '2', Agent: 'bob', Date: 'soon' },
    ];
    const { surveyResponses, columns, ignored, ignoredAt, excluded } = surveyResponsesFromRows(rows);
    expect(columns).toEqual({
      csat: 'CSAT score',
      nps: 'NPS',
      conversationId: 'Ticket',
      agentId: 'Agent',
      at: 'Date',
    });
    const first = { conversationId: '5', agentId: 'ann', at: Date.parse('2026-03-02T09:00:00Z') };
    const second = { conversationId: '6', agentId: 'bob' };
    expect(surveyResponses).toEqual([
      { ...first, kind: 'csat', score: 4 },
      { ...first, kind: 'nps', score: 9 },
      { ...second, kind: 'csat', score: null },
      { ...second, kind: 'nps', score: 2 },
    ]);
    expect([excluded, ignored, ignoredAt]).toEqual([
      {},
      { 'unreadable-time': 1 },
      { 'unreadable-time': ['rows[1].Date'] },
    ]);
    expect(surveyResponsesFromRows(rows, { columns: { csat: null } }).surveyResponses).toHaveLength(2);
    expect(
      surveyResponsesFromRows(rows, { columns: { csat: null, nps: null, score: 'NPS' } }).surveyResponses,
    ).toMatchObject([{ score: 9 }, { score: 2 }]);
  });

  test('with the kind in a column', () => {
    const { surveyResponses, excluded } = surveyResponsesFromRows([
      { kind: 'Net Promoter Score', score: 9 },
      { kind: 'CSAT', score: 5 },
      { kind: 'mood', score: 5 },
      { kind: '', score: 5 },
    ]);
    expect(surveyResponses).toEqual([{ kind: 'nps', score: 9 }, { kind: 'csat', score: 5 }, { score: 5 }]);
    expect(excluded).toEqual({ 'invalid-kind': 1 });
    expect(
      surveyResponsesFromRows([{ kind: 'mood', score: 5 }], { values: { kind: { mood: 'csat' } } })
        .surveyResponses,
    ).toEqual([{ kind: 'csat', score: 5 }]);
  });

  test('that have a score beside the columns of surveys leave it alone, unless it is named', () => {
    const rows = [{ nps: 9, score: 77 }];
    expect(surveyResponsesFromRows(rows)).toMatchObject({
      columns: { nps: 'nps' },
      surveyResponses: [{ kind: 'nps', score: 9 }],
    });
    expect(surveyResponsesFromRows(rows).columns).not.toHaveProperty('score');
    expect(surveyResponsesFromRows(rows, { columns: { score: 'score' } }).surveyResponses).toHaveLength(2);
  });

  test.each<[string, object, object]>([
    [
      'Delighted',
      { Score: 9, Comment: 'x', 'Created at': 1772442000000, Email: 'a@b.c' },
      { score: 'Score', at: 'Created at', customerId: 'Email' },
    ],
    [
      'Typeform',
      {
        '#': 'x',
        'How likely are you to recommend us to a friend or colleague?': 9,
        'Submit Date (UTC)': '',
        Token: 't',
      },
      {
        nps: 'How likely are you to recommend us to a friend or colleague?',
        at: 'Submit Date (UTC)',
        id: 'Token',
      },
    ],
    [
      'Qualtrics',
      { RecordedDate: '', ResponseId: 'R_1', NPS: '9' },
      { nps: 'NPS', at: 'RecordedDate', id: 'ResponseId' },
    ],
    [
      'SurveyMonkey',
      {
        'Respondent ID': 1,
        'End Date': '',
        'How likely is it that you would recommend us to a friend or colleague?': '9',
      },
      {
        nps: 'How likely is it that you would recommend us to a friend or colleague?',
        at: 'End Date',
        id: 'Respondent ID',
      },
    ],
    [
      'Intercom',
      { 'Conversation ID': 1, 'Conversation rating': 5, Teammate: 'ann' },
      { csat: 'Conversation rating', agentId: 'Teammate', conversationId: 'Conversation ID' },
    ],
  ])('of %s have their columns guessed', (_, row, columns) => {
    expect(surveyResponsesFromRows([row]).columns).toEqual(columns);
  });

  test('with times of a zone and a format, dates alone, and Excel serials', () => {
    const read = (at: unknown, options: object) =>
      surveyResponsesFromRows([{ score: 1, at }], options).surveyResponses[0]?.at;
    expect(read('02/03/2026 09:00', { timeFormat: 'dd/MM/yyyy HH:mm', timeZone: 'UTC' })).toBe(
      Date.UTC(2026, 2, 2, 9),
    );
    expect(read('2026-03-02', { timeFormat: 'yyyy-MM-dd', timeZone: 'UTC' })).toBe(Date.UTC(2026, 2, 2));
    expect(read(46083.375, { timeFormat: 'excel', timeZone: 'UTC' })).toBe(Date.UTC(2026, 2, 2, 9));
    expect(() => read('02/03/2026 09:00', {})).toThrow(/dd\/MM\/yyyy HH:mm/);
  });
});

test.each<[unknown, unknown, string, string]>([
  [[{ score: 'x' }], { onInvalid: 'throw' }, 'invalid-record', 'rows[0].score'],
  [[{ score: '9,5' }], { onInvalid: 'throw' }, 'invalid-record', 'rows[0].score'],
  [[{ points: 1 }], {}, 'invalid-option', 'columns.score'],
  [[{ score: 1 }], { columns: { score: 'skore' } }, 'invalid-option', 'columns.score'],
  [[{ score: 1 }], { colums: {} }, 'unknown-option', 'colums'],
  [[{ score: 1 }], { decimal: ';' }, 'invalid-option', 'decimal'],
  [[{ score: 1 }], { values: { skore: {} } }, 'unknown-option', 'values.skore'],
  [[{ score: 1 }], { values: { score: { x: 'five' } } }, 'invalid-option', 'values.score.x'],
  [[{ score: 1 }], { values: { score: 5 } }, 'invalid-option', 'values.score'],
  [[{ score: 1 }], { values: { score: ['x'] } }, 'invalid-option', 'values.score'],
  [[{ score: 1 }], { values: null }, 'invalid-option', 'values'],
  [[{ score: 1 }], null, 'invalid-option', 'options'],
  [null, {}, 'invalid-option', 'rows'],
])('%j with %j is refused', (rows, options, code, path) => {
  expect(() => Reflect.apply(surveyResponsesFromRows, undefined, [rows, options])).toThrow(
    expect.objectContaining({ code, path }),
  );
});

test('no row gives no response', () => {
  expect(surveyResponsesFromRows([])).toMatchObject({ surveyResponses: [], columns: {}, excluded: {} });
});
