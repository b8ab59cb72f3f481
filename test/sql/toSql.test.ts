import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Metric, Records } from '../../src/define/metric.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { csat } from '../../src/metrics/satisfaction/csat.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { sentReplies } from '../../src/metrics/volume/sentReplies.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import type { SurveyResponse } from '../../src/records/surveyResponse.ts';
import { duckdb } from '../../src/sql/duckdb.ts';
import { toSql } from '../../src/sql/toSql.ts';
import { toSqlFigures } from '../../src/sql/toSqlFigures.ts';
import { withoutPlaces } from '../withoutPlaces.ts';
import { fillConversations, fillOpenTime, fillResponses, run } from './database.ts';
import { conversationOptions, waitOptions, week } from './optionsArbitrary.ts';
import { type ConversationRow, conversationRows, type ResponseRow, responseRows } from './rowsArbitrary.ts';

type FromConversations<Content> = Metric<Records<'conversations'>, never, Content, 'conversations'>;

/** The records behind the rows; some are wrong on purpose. */
const recordsOf = (rows: readonly ConversationRow[]): Conversation[] => rows as unknown as Conversation[];
const responsesOf = (rows: readonly ResponseRow[]): SurveyResponse[] => rows as unknown as SurveyResponse[];

const dialect = duckdb;
const MARGIN_MS = 30 * 86_400_000;

/** Random conversations with options for a metric of them. */
const given = <Options>(options: (from: number) => fc.Arbitrary<Options>) =>
  week.chain((from) =>
    fc.record({ from: fc.constant(from), rows: conversationRows(from), options: options(from) }),
  );

async function expectSame<Content>(
  metric: FromConversations<Content>,
  from: number,
  rows: readonly ConversationRow[],
): Promise<void> {
  const query = toSql(metric, { dialect });
  await fillOpenTime(query.openTime(from - MARGIN_MS, from + MARGIN_MS));
  expect(await run(query)).toEqual(withoutPlaces(metric(recordsOf(rows))));
}

/** Each run is another set of up to 24 conversations. */
const RUNS = { numRuns: 60 };

test('responseRate is the same by SQL', async () => {
  const options = (from: number) =>
    fc.tuple(
      waitOptions(from),
      fc.record({
        unit: fc.constantFrom('episode', 'conversation', 'message'),
        window: fc.constantFrom(undefined, '10m', '1h', '8h'),
        closedWithoutReply: fc.constantFrom('unanswered', 'exclude'),
      }),
    );
  const property = fc.asyncProperty(given(options), async ({ from, rows, options: [wait, rate] }) => {
    await fillConversations(rows);
    await expectSame(responseRate.with({ ...wait, ...rate }), from, rows);
  });
  await fc.assert(property, RUNS);
});

test('slaCompliance is the same by SQL, for each target and for all at once', async () => {
  const limit = fc.constantFrom('5m', '1h', '4h', '24h');
  const options = (from: number) =>
    fc.tuple(
      waitOptions(from),
      fc.oneof(
        fc.record({ firstReply: limit }),
        fc.record({ nextReply: limit }),
        fc.record({ everyReply: limit }),
        fc.record({ firstReply: limit, nextReply: limit, everyReply: limit }),
      ),
      fc.record({ solveFulfils: fc.boolean(), censored: fc.boolean() }),
    );
  const property = fc.asyncProperty(
    given(options),
    async ({ from, rows, options: [wait, targets, rules] }) => {
      await fillConversations(rows);
      const metric = slaCompliance.with({ ...wait, ...targets, ...rules });
      await expectSame(metric, from, rows);
      const expected = metric(recordsOf(rows));
      const { figures, excluded } = await run(toSqlFigures(metric, { dialect }));
      const met = Object.keys(figures).filter((name) => /^(\d\.)?metPart$/.test(name));
      expect(met).toHaveLength(Object.keys(targets).length);
      expect(met.reduce((sum, name) => sum + (figures[name] ?? 0), 0)).toBe(expected.numerator);
      expect(excluded).toEqual(expected.excluded);
    },
  );
  await fc.assert(property, RUNS);
});

test('replyTime is the same by SQL; its quantiles too where the database computes them', async () => {
  const options = (from: number) =>
    fc.tuple(
      waitOptions(from),
      fc.record({ include: fc.constantFrom('all', 'first', 'subsequent'), censored: fc.boolean() }),
    );
  const property = fc.asyncProperty(given(options), async ({ from, rows, options: [wait, rules] }) => {
    await fillConversations(rows);
    const metric = replyTime.with({ ...wait, ...rules });
    await expectSame(metric, from, rows);
    const expected = metric(recordsOf(rows));
    const { figures, excluded, definition } = await run(toSqlFigures(metric, { dialect }));
    expect(excluded).toEqual(expected.excluded);
    expect(definition).toBe(expected.definition);
    expect(figures['open.n']).toBe(expected.open);
    for (const clock of ['calendar', 'business'] as const) {
      const summary = expected[clock];
      // Without a schedule nothing is told of business hours.
      expect(figures[`${clock}.n`]).toBe(summary?.n);
      for (const figure of ['mean', 'median', 'p90', 'min', 'max'] as const) {
        const actual = figures[`${clock}.${figure}`] ?? null;
        const wanted = summary?.[figure] ?? null;
        if (wanted === null || actual === null) expect(actual).toBe(wanted);
        else expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(1e-9 * wanted);
      }
    }
  });
  await fc.assert(property, RUNS);
});

test('firstReplyTime, receivedMessages and sentReplies are the same by SQL', async () => {
  const options = (from: number) => fc.tuple(waitOptions(from), conversationOptions(from), fc.boolean());
  const property = fc.asyncProperty(
    given(options),
    async ({ from, rows, options: [wait, { schedule: _, ...messages }, includeProactive] }) => {
      await fillConversations(rows);
      await expectSame(firstReplyTime.with({ ...wait, trim: 0.1, quantileType: 8 }), from, rows);
      await expectSame(receivedMessages.with(messages), from, rows);
      await expectSame(sentReplies.with({ ...messages, includeProactive }), from, rows);
    },
  );
  await fc.assert(property, { numRuns: 30 });
});

test('nps and csat are the same by SQL', async () => {
  const options = fc.record({
    scale: fc.constantFrom('0-10', '1-10'),
    method: fc.constantFrom('top2', 'top1', 'positiveShare', 'net', 'hundredMinusUnhappy'),
    fractional: fc.boolean(),
  });
  const property = fc.asyncProperty(responseRows, options, async (rows, { scale, method, fractional }) => {
    await fillResponses(rows);
    const records = responsesOf(rows);
    expect(await run(toSql(nps.with({ scale, fractional }), { dialect }))).toEqual(
      withoutPlaces(nps(records, { scale, fractional })),
    );
    expect(await run(toSql(csat.with({ scale, method, fractional }), { dialect }))).toEqual(
      withoutPlaces(csat(records, { scale, method, fractional })),
    );
    expect(await run(toSql(csat.with({ method, fractional }), { dialect }))).toEqual(
      withoutPlaces(csat(records, { method, fractional })),
    );
  });
  await fc.assert(property, RUNS);
});
