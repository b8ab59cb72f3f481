import { expect, test } from 'vitest';
import { elapsed } from '../../src/define/elapsed.ts';
import type { Fact } from '../../src/facts/fact.ts';
import { responses } from '../../src/facts/responses.ts';
import { count } from '../../src/fold/count.ts';
import { sum } from '../../src/fold/sum.ts';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { duckdb } from '../../src/sql/duckdb.ts';
import { loadFacts } from '../../src/sql/loadFacts.ts';
import type { SqlMetric } from '../../src/sql/sqlQuery.ts';
import type { SqlTables } from '../../src/sql/tables.ts';
import { toSql } from '../../src/sql/toSql.ts';
import { toSqlFigures } from '../../src/sql/toSqlFigures.ts';
import { toSqlReport } from '../../src/sql/toSqlReport.ts';
import { ask, fillConversations, fillOpenTime, fillResponses, run } from './database.ts';
import type { ConversationRow } from './rowsArbitrary.ts';

const dialect = duckdb;
const EVIL = '1); DROP TABLE messages; --';
const DAY_MS = 86_400_000;
const monday = Date.UTC(2026, 2, 30);
const always = ['00:00-24:00'];
const schedule = defineSchedule({ timeZone: 'Europe/Rome', weekly: { mon: always, tue: always } });

const wait: ConversationRow = {
  id: 'a',
  messages: [
    { at: monday + 3_600_000, from: 'customer' },
    { at: monday + DAY_MS + 3_600_000, from: 'agent' },
  ],
  statuses: [],
};

test.each([
  'messages"; DROP TABLE messages; --',
  'a b',
  "a'",
  '',
  'a.b.c.d',
  'a..b',
  '.a',
  '1a',
  'kpi_events',
  'KPI_events',
  'messages--',
  'größe',
  'a'.repeat(64),
  'a\n',
  42,
  null,
])('the table name %j is refused', (name) => {
  const tables = { messages: name } as SqlTables;
  expect(() => toSql(replyTime, { dialect, tables })).toThrow(
    expect.objectContaining({ code: 'invalid-option', path: 'tables.messages', value: name }),
  );
});

test('a table that nothing is read from is refused', () => {
  const tables = { message: 'messages' } as SqlTables;
  expect(() => toSql(replyTime, { dialect, tables })).toThrow(
    expect.objectContaining({ code: 'unknown-option', path: 'tables.message' }),
  );
});

test('a name with a schema is quoted part by part', async () => {
  await ask('CREATE SCHEMA IF NOT EXISTS "order"');
  await fillResponses([{ score: 10 }, { score: 3 }, { score: 9 }, { score: 8 }]);
  await ask('CREATE OR REPLACE TABLE "order"."select" AS SELECT * FROM survey_responses');
  const query = toSql(nps, { dialect, tables: { surveyResponses: 'order.select' } });
  expect(query.text).toContain('FROM "order"."select"');
  expect((await run(query)).value).toBe(25);
});

test('what comes from outside is bound, or a small whole number', () => {
  const name = 'x"\'; DROP TABLE survey_responses; --';
  const metric = byHand(nps, {
    folds: { [name]: count(['and', ['>=', 'score', 0.5], ['<', 'score', 1e9]]) },
    excluding: { [name]: ['<', 'score', 3] },
  });
  const { text, params } = toSql(metric, { dialect });
  expect(text).not.toMatch(/DROP TABLE/i);
  expect(params).toEqual(['nps', 0.5, 1e9]);
  const asOf = Date.UTC(2026, 3, 1);
  expect(toSql(replyTime.with({ asOf }), { dialect }).params).toEqual([asOf]);
});

const onlyInJavaScript: [path: string, metric: SqlMetric<unknown>][] = [
  ['needsReply', replyTime.with({ needsReply: () => true })],
  ['clockStart', replyTime.with({ clockStart: 'created' })],
  ['clampSkew', replyTime.with({ clampSkew: '1s' })],
  ['manualReopenStartsClock', replyTime.with({ manualReopenStartsClock: true })],
  ['onInvalid', replyTime.with({ onInvalid: 'throw' })],
  ['onInvalid', receivedMessages.with({ onInvalid: 'throw' })],
  ['onInvalid', nps.with({ onInvalid: 'throw' })],
  ['metric', costPerTicket],
  ['metric', customerChurnRate],
  ['schedule', replyTime.with({ schedule: () => schedule })],
  ['window', responseRate.with({ window: { urgent: '1h' } })],
  ['firstReply', slaCompliance.with({ firstReply: () => '1h' })],
  ['nextReply', slaCompliance.with({ schedule, nextReply: { openDays: 2 } })],
  ['fold', byHand(nps, { folds: { value: count('toString') } })],
  ['fold', byHand(replyTime, { folds: { value: sum('businessMs') } })],
  ['businessMs', byHand(replyTime, { layers: { businessMs: elapsed('startAt', 'toString', schedule) } })],
  ['layers', byHand(replyTime, { layers: { [EVIL]: elapsed('startAt', 'endAt', schedule) } })],
  ['own', byHand(replyTime, { layers: { own: { spec: { layer: EVIL }, over: () => [] } } })],
  [
    'business',
    byHand(replyTime, {
      layers: {
        own: elapsed('startAt', 'endAt', schedule),
        business: elapsed('startAt', 'endAt', defineSchedule({ timeZone: 'UTC', weekly: { mon: always } })),
      },
    }),
  ],
  ['when', byHand(replyTime, { when: { at: 'startAt', until: 'endAt' } })],
  ['when', byHand(replyTime, { when: { span: ['startAt'] } })],
  ['when', byHand(replyTime, { when: null })],
  [
    'rules.graceful',
    byHand(nps, { of: { ...responsesOf(), rules: { ...responsesOf().rules, graceful: true } } }),
  ],
  ['metric', byHand(nps, { of: { ...responsesOf(), name: 'nps' } })],
];

function responsesOf(): Fact {
  return responses({ scale: '0-10', fractional: false, onInvalid: 'exclude' }, 'nps');
}

test.each(onlyInJavaScript)('%s, where JavaScript alone can run it, is an error', (path, metric) => {
  const error = expect.objectContaining({
    code: 'not-in-sql',
    path,
    message: expect.stringContaining('Got'),
  });
  expect(() => toSql(metric, { dialect })).toThrow(error);
  expect(() => toSqlFigures(metric, { dialect })).toThrow(error);
});

test('a database computes quantiles of type 7 only', () => {
  const metric = replyTime.with({ quantileType: 6 });
  expect(() => toSqlFigures(metric, { dialect })).toThrow(
    expect.objectContaining({ code: 'not-in-sql', path: 'quantileType' }),
  );
  expect(toSql(metric, { dialect }).text).toContain('string_agg');
});

test('an instant beyond the table of open time is an error, at either end, and nothing vanishes', async () => {
  await fillConversations([wait]);
  const query = toSql(replyTime.with({ schedule }), { dialect });
  const cells = query.openTime(monday, monday + DAY_MS);
  expect(cells.map(({ k }) => k)).toEqual([20542, 20543]);
  await fillOpenTime(cells);
  expect((await run(query)).business?.mean).toBe(DAY_MS);
  for (const lacking of [cells.slice(1), cells.slice(0, 1), []]) {
    await fillOpenTime(lacking.length > 0 ? lacking : cells);
    if (lacking.length === 0) await ask('DELETE FROM open_time');
    await expect(run(query)).rejects.toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'tables.openTime', value: 1 }),
    );
  }
});

test('days before 1970 find their row, and the first and the last day that are accepted', async () => {
  for (const start of [Date.UTC(1900, 0, 1), Date.UTC(1955, 5, 6, 23, 59), Date.UTC(2199, 11, 29)]) {
    const messages = [
      { at: start, from: 'customer' },
      { at: start + 2 * DAY_MS, from: 'agent' },
    ];
    await fillConversations([{ id: 'a', messages, statuses: [] }]);
    const metric = replyTime.with({ schedule });
    const query = toSql(metric, { dialect });
    await fillOpenTime(query.openTime(start, start + 2 * DAY_MS));
    expect(await run(query)).toEqual(metric([{ id: 'a', messages }] as never));
  }
});

test('a day with more stretches than the statement adds up is an error', () => {
  // Moscow gave up summer time in 2011. When it began, two days' hours came within one day of UTC.
  const hours = ['03:00-03:10', '03:50-03:55'];
  const night = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
  const moscow = defineSchedule({ timeZone: 'Europe/Moscow', weekly: night });
  const { openTime } = toSql(replyTime.with({ schedule: moscow }), { dialect });
  // In 2012 it was four hours from UTC, now it is three.
  expect(openTime('2012-06-01T00:00:00Z', '2012-06-30T00:00:00Z')).toHaveLength(30);
  expect(() => openTime('2010-03-27T00:00:00Z', '2010-03-28T00:00:00Z')).toThrow(
    expect.objectContaining({ code: 'not-in-sql', path: 'schedule', value: 4 }),
  );
});

test('without a schedule no rows of open time are needed', () => {
  expect(toSql(replyTime, { dialect }).openTime(monday, monday)).toEqual([]);
});

test('an event of no conversation, and a conversation that stands twice, are counted', async () => {
  await fillConversations([wait]);
  await ask(
    "INSERT INTO messages (conversation_id, seq, \"at\", sender) VALUES ('gone', 0, 1774828800000, 'agent'), (NULL, 0, 1774828800000, 'agent')",
  );
  await ask('INSERT INTO conversations SELECT * FROM conversations');
  const result = await run(toSql(replyTime, { dialect }));
  expect(result.n).toBe(1);
  expect(result.excluded).toEqual({ 'event-without-conversation': 2, 'duplicate-conversation': 1 });
});

test('no rows at all give what no records give', async () => {
  await fillConversations([]);
  await fillResponses([]);
  expect(await run(toSql(replyTime, { dialect }))).toEqual(replyTime([]));
  expect(await run(toSql(nps, { dialect }))).toEqual(nps([]));
  expect((await run(toSqlFigures(replyTime, { dialect }))).figures['calendar.p90']).toBe(null);
});

test.each([
  [[]],
  [[{}]],
  [[[1, 2, 3]]],
  [[{ a0_promoters: 'many' }]],
  [[{}, {}]],
  [null],
  [undefined],
  ['x'],
  [{ length: 1 }],
  [[null]],
  [new Set([{}])],
])('an answer that is none, %j, is refused', (rows) => {
  const { result } = toSql(nps, { dialect });
  expect(() => result(rows as never)).toThrow(
    expect.objectContaining({ code: 'invalid-option', path: expect.stringMatching(/^rows/) }),
  );
});

test.each([
  '',
  ' ',
  Infinity,
  -Infinity,
  Number.NaN,
  'many',
  undefined,
  true,
  Symbol('s'),
])('a column with what is no number is refused, the one before it is not', (value) => {
  const { text, result } = toSql(nps, { dialect });
  const names = [...text.matchAll(/AS "(a\d+_\w+)"/g)].map(([, name = '']) => name);
  const row = Object.fromEntries(names.map((name, i) => [name, i === 1 ? value : 1]));
  expect(() => result([row])).toThrow(
    expect.objectContaining({ code: 'invalid-option', path: `rows[0].${names[1]}`, value }),
  );
});

test.each([
  '',
  '1,',
  ',1',
  '1,,2',
  '1,x',
  'NaN',
  '1,Infinity',
  5,
])('a list of durations that is none, %j, is refused', (list) => {
  const { text, result } = toSql(replyTime, { dialect });
  const columns = [...text.matchAll(/(string_agg)?\(.*\) AS "(a\d+_\w+)"/g)];
  const row = Object.fromEntries(columns.map(([, isList, name = '']) => [name, isList ? '5,7' : 1]));
  expect(result([row])).toMatchObject({ n: 2, median: 6 });
  const first = columns.find(([, isList]) => isList)?.[2] ?? '';
  expect(() => result([{ ...row, [first]: list }])).toThrow(
    expect.objectContaining({ code: 'invalid-option', path: `rows[0].${first}`, value: list }),
  );
});

test('what is no metric, no dialect and no options is refused, and the one that is meant is named', () => {
  for (const write of [toSql, toSqlFigures]) {
    const untyped: (metric?: unknown, options?: unknown) => unknown = Object(write);
    const refused = (path: string, remedy = ''): unknown =>
      expect.objectContaining({ name: 'KpiError', path, remedy: expect.stringContaining(remedy) });
    for (const metric of [undefined, null, 'nps', {}, [], () => 1, { plan: 1 }]) {
      expect(() => untyped(metric, { dialect })).toThrow(refused('metric', 'such as nps'));
    }
    for (const options of [undefined, null, 'duckdb', [], 1n]) {
      expect(() => untyped(nps, options)).toThrow(refused('options', 'dialect'));
    }
    for (const given of [undefined, null, 'duckdb', {}]) {
      expect(() => untyped(nps, { dialect: given })).toThrow(refused('dialect.quote', 'duckdb'));
    }
    const { quantile: _, ...partial } = dialect;
    expect(() => untyped(nps, { dialect: partial })).toThrow(refused('dialect.quantile', 'duckdb'));
    expect(() => untyped(nps, { dialekt: dialect })).toThrow(refused('dialekt', 'Did you mean dialect?'));
    for (const tables of [null, 'x', []]) {
      expect(() => untyped(nps, { dialect, tables })).toThrow(refused('tables', 'surveyResponses'));
    }
    expect(() => untyped(nps, { dialect, tables: { surveyResponse: 'x' } })).toThrow(
      refused('tables.surveyResponse', 'Did you mean surveyResponses?'),
    );
    for (const name of ['constructor', 'toString', '__proto__']) {
      const tables = Object.fromEntries([[name, 'x']]);
      expect(() => untyped(nps, { dialect, tables })).toThrow(refused(`tables.${name}`));
    }
  }
});

test('numbers may come as numbers, as big ones or as texts', () => {
  const { text, result } = toSql(nps, { dialect });
  const names = [...text.matchAll(/AS "(a\d+_\w+)"/g)].map(([, name]) => name);
  for (const two of [2, 2n, '2']) {
    const row = Object.fromEntries(names.map((name) => [name, two]));
    expect(result([row])).toMatchObject({ n: 6, excluded: { duplicate: 2, unanswered: 2, 'off-scale': 2 } });
  }
});

test('the names of folds and of reasons may be anything', async () => {
  await fillResponses([{ score: 1 }, { score: 2 }]);
  const name = `__proto__ "'; ${'x'.repeat(200)}`;
  const query = toSql(
    {
      plan: () => ({
        measures: [
          {
            of: responsesOf(),
            when: { at: 'at' },
            excluding: { [name]: ['>', 'score', 1], [`${name}2`]: ['>', 'score', 0] },
            folds: { [name]: count(), [`${name}2`]: count(['>', 'score', 1]) },
          },
        ],
        present: ([results]) => ({ results }),
        unit: 'share',
        definition: 'own@1 {}',
      }),
    },
    { dialect },
  );
  const { results, excluded } = await run(query);
  expect(results).toEqual({ [name]: 0, [`${name}2`]: 0 });
  expect(excluded).toEqual({ [name]: 1, [`${name}2`]: 1 });
});

/** A plan of one's own hand, which may hold anything. */
function byHand(metric: SqlMetric<unknown>, part: object): SqlMetric<unknown> {
  return {
    plan: () => {
      const plan = metric.plan();
      return { ...plan, measures: plan.measures.map((one) => Object.assign({ ...one }, part)) };
    },
  };
}

/** A fold of one's own hand. */
function foldBy(spec: unknown): object {
  return { folds: { own: Object.assign({ ...count() }, { spec }) } };
}

test.each([
  { count: [EVIL, 'replied', 1] },
  { count: ['=', 'replied'] },
  { count: ['not', 'replied', 1] },
  { count: ['toString', 1, 2] },
  { count: ['=', 'replied', [EVIL]] },
  { count: [] },
  { count: { toString: (): string => EVIL } },
  { count: null },
  { count: Number.NaN },
  { sum: Number.NaN, where: 1, least: 0 },
  { sum: EVIL, where: 1, least: 0 },
  { sum: 'startAt', where: EVIL, least: 0 },
  { sum: 'startAt' },
  { sample: [['+'], 1, 2], where: 1, least: 0 },
  { each: EVIL, where: 1 },
  { each: ['+', 1, 2], where: 1 },
  { each: 'messages', where: [EVIL] },
  { mean: 'startAt', where: 1 },
  { bands: { low: [0, 2] }, of: 'messages' },
  { count: 1, within: EVIL },
  {},
  null,
  EVIL,
])('what a plan made by hand holds, %j, never enters the text', (spec) => {
  const metric = byHand(replyTime, foldBy(spec));
  for (const write of [toSql, toSqlFigures]) {
    expect(() => write(metric, { dialect })).toThrow(expect.objectContaining({ code: 'not-in-sql' }));
  }
});

test.each([
  { where: [EVIL, 1, 1] },
  { where: EVIL },
  { excluding: { [EVIL]: EVIL } },
  { when: { at: EVIL, trailing: 1 } },
  { when: { at: 'startAt', trailing: EVIL } },
  { when: { span: ['startAt', EVIL] } },
  { when: { state: [EVIL, 'endAt'] } },
])('what a measure made by hand says, %j, never enters the text', (part) => {
  const metric = byHand(replyTime, part);
  for (const write of [toSql, toSqlFigures]) {
    expect(() => write(metric, { dialect })).toThrow(expect.objectContaining({ code: 'not-in-sql' }));
  }
});

test.each([`0-${EVIL}`, EVIL, 'a-b', 7, null])('a scale that is none, %j, never enters the text', (scale) => {
  const metric = byHand(nps, { of: { ...responsesOf(), rules: { ...responsesOf().rules, scale } } });
  expect(() => toSql(metric, { dialect })).toThrow(expect.objectContaining({ code: 'not-in-sql' }));
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('there is no table %s', (name) => {
  const tables = JSON.parse(`{"${name}":"x"}`);
  expect(() => toSql(nps, { dialect, tables })).toThrow(
    expect.objectContaining({ code: 'unknown-option', path: `tables.${name}` }),
  );
});

test('what is no metric, no dialect or no options is refused, and so is what is no answer', () => {
  const refused = expect.objectContaining({ code: expect.stringMatching(/^(invalid|unknown)-option$/) });
  for (const write of [toSql, toSqlFigures]) {
    for (const odd of [undefined, null, 7, 'nps', 10n, {}, [], () => 1]) {
      expect(() => write(odd as never, { dialect })).toThrow(refused);
      expect(() => write(nps, odd as never)).toThrow(refused);
      expect(() => write(nps, { dialect: odd as never })).toThrow(refused);
      expect(() => write(nps, { dialect }).result(odd as never)).toThrow(refused);
    }
  }
});

test('a report says what it cannot be split by, and what was not loaded', () => {
  const refused = (code: string, path: string): unknown => expect.objectContaining({ code, path });
  const write = (options: object, metric: SqlMetric<unknown> = replyTime): unknown =>
    toSqlReport(metric, { dialect, by: ['channel'], ...options });
  for (const by of [[], 'channel', [EVIL], ['a', 'a'], [7], ['kpi_events']]) {
    expect(() => write({ by })).toThrow(refused('invalid-option', 'by'));
  }
  expect(() => write({ per: 'fortnight' })).toThrow(refused('invalid-option', 'unit'));
  expect(() => write({ attribute: 'inCharge' })).toThrow(refused('invalid-option', 'attribute'));
  expect(() => write({ by: ['agent'], attribute: EVIL })).toThrow(refused('unknown-option', 'attribute'));
  expect(() => write({ until: 'now' })).toThrow(refused('unknown-option', 'until'));
  const facts = loadFacts(replyTime, [], { dialect });
  expect(() => write({ loaded: facts })).toThrow(refused('not-in-sql', 'by'));
  expect(() => write({ loaded: [] })).toThrow(refused('not-in-sql', 'loaded'));
  expect(() => write({ loaded: facts }, replyTime.with({ botRepliesCount: true }))).toThrow(
    refused('not-in-sql', 'loaded'),
  );
  expect(() => write({ loaded: facts }, replyTime.with({ schedule }))).toThrow(
    refused('not-in-sql', 'loaded'),
  );
  expect(() => write({ loaded: facts, by: ['agent'] }, replyTime.with({ asOf: monday }))).toThrow(
    refused('different-moments', 'asOf'),
  );
  expect(() => write({ loaded: [{ ...facts[0], table: EVIL }], by: ['agent'] })).toThrow(
    refused('invalid-option', 'loaded.table'),
  );
  expect(() => loadFacts(nps, { promoters: 1, passives: 1, detractors: 1 }, { dialect })).toThrow(
    refused('not-in-sql', 'input'),
  );
  const tagged = [{ score: 1, tags: ['a', 'b'] }];
  expect(() => loadFacts(nps, tagged, { dialect, by: ['tags'] })).toThrow(refused('not-in-sql', 'by.tags'));
});
