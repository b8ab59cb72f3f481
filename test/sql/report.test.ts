import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldPlan } from '../../src/define/foldPlan.ts';
import { defineMetric } from '../../src/define/metric.ts';
import { planOf, type When } from '../../src/define/plan.ts';
import { presentPlan } from '../../src/define/presentPlan.ts';
import { type WaitSettings, waitOptions as waitRules } from '../../src/define/waitOptions.ts';
import { type WaitColumn, waits } from '../../src/facts/waits.ts';
import { count } from '../../src/fold/count.ts';
import { each } from '../../src/fold/each.ts';
import { sample } from '../../src/fold/sample.ts';
import { sum } from '../../src/fold/sum.ts';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { sentReplies } from '../../src/metrics/volume/sentReplies.ts';
import type { RecordName } from '../../src/records/records.ts';
import { report } from '../../src/report/report.ts';
import { duckdb } from '../../src/sql/duckdb.ts';
import { loadFacts } from '../../src/sql/loadFacts.ts';
import type { SqlMetric } from '../../src/sql/sqlQuery.ts';
import { toSql } from '../../src/sql/toSql.ts';
import { type SqlReportOptions, toSqlReport } from '../../src/sql/toSqlReport.ts';
import { withoutPlaces } from '../withoutPlaces.ts';
import { fillConversations, fillOpenTime, fillPeriods, fillResponses, load, run } from './database.ts';
import { defined, waitOptions, week } from './optionsArbitrary.ts';
import { conversationRows, responseRows } from './rowsArbitrary.ts';

const dialect = duckdb;
const DAY_MS = 86_400_000;
const MARGIN_MS = 30 * DAY_MS;

type Records = ReadonlyMap<RecordName, readonly object[]>;

interface Split {
  readonly by: 'channel' | 'agent';
  readonly attribute?: string | undefined;
  readonly per?: 'day' | 'week' | undefined;
}

/** Sums of parts differ in the last digit by the order in which they are added up. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(11)) + 0;
  if (value instanceof Float64Array) return Array.from(value, rounded);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]));
}

/** A figure by group and period as a report has it. */
async function expectSameReport(
  metric: SqlMetric<unknown>,
  records: Records,
  from: number,
  { by, attribute, per }: Split,
  loaded?: SqlReportOptions['loaded'],
): Promise<void> {
  const given = { dialect, loaded, by: [by], attribute, per, timeZone: 'Europe/Rome' };
  const query = toSqlReport(metric, given);
  const between = [from - DAY_MS, from + 12.5 * DAY_MS] as const;
  await fillPeriods(query.periods(...between));
  if (!loaded) await fillOpenTime(query.openTime(from - MARGIN_MS, from + MARGIN_MS));
  const actual = await run(query);

  const byGroup = report({ timeZone: 'Europe/Rome' }).by(by);
  const byLabel = attribute === undefined ? byGroup : byGroup.attribute(attribute);
  const split = per === undefined ? byLabel : byLabel.per(per).between(...between);
  const expected: { rows: object[]; total: { it: object }; undated: { it?: number } } = Object(
    // The records of all metrics here are by their kinds.
    split.measure({ it: metric as never }).run(Object.fromEntries(records) as never),
  );
  const found = new Map(actual.rows.map(({ group, start, result }) => [`${group[by]} ${start}`, result]));
  expect(found.size).toBe(actual.rows.length);
  let filled = 0;
  for (const row of expected.rows) {
    const { [by]: name, start, end, period, it }: Record<string, unknown> = Object(row);
    const own = found.get(`${name} ${start}`);
    if (own === undefined) {
      // What a statement does not answer is empty.
      const { n, notYetDue = 0, open = 0 }: Record<string, unknown> = Object(it);
      expect([n, notYetDue, open, Object(it).excluded]).toEqual([0, 0, 0, {}]);
      continue;
    }
    filled++;
    expect(rounded(own)).toEqual(rounded(it));
    expect(actual.rows.find(({ result }) => result === own)).toMatchObject(per ? { start, end, period } : {});
  }
  expect(filled).toBe(actual.rows.length);
  expect(rounded(actual.total)).toEqual(rounded(withoutPlaces(expected.total.it)));
  if (per) expect(actual.undated).toBe(expected.undated.it ?? 0);
}

const splits: fc.Arbitrary<Split> = fc.record({
  by: fc.constantFrom('channel', 'agent'),
  attribute: fc.constant(undefined),
  per: fc.constantFrom(undefined, 'day', 'week'),
});

/** A split of what waits, by either label. */
const waitSplits: fc.Arbitrary<Split> = fc.oneof(
  splits,
  fc.record({
    by: fc.constant('agent' as const),
    attribute: fc.constantFrom('replier', 'inCharge'),
    per: fc.constantFrom(undefined, 'day'),
  }),
);

const RUNS = { numRuns: 25 };

const conversations = week.chain((from) =>
  fc.record({ from: fc.constant(from), rows: conversationRows(from), options: waitOptions(from) }),
);

test('figures of waits are the same by group and period', async () => {
  const property = fc.asyncProperty(conversations, waitSplits, async ({ from, rows, options }, split) => {
    await fillConversations(rows);
    const records: Records = new Map([['conversations', rows]]);
    await expectSameReport(responseRate.with({ ...options, window: '1h' }), records, from, split);
    await expectSameReport(replyTime.with(options), records, from, split);
    await expectSameReport(
      slaCompliance.with({ ...options, firstReply: '1h', nextReply: '4h' }),
      records,
      from,
      split,
    );
  });
  await fc.assert(property, RUNS);
});

test('messages by sender and survey answers by agent are the same by group and period', async () => {
  const property = fc.asyncProperty(
    conversations,
    responseRows,
    splits,
    async ({ from, rows }, answers, split) => {
      await fillConversations(rows);
      await fillResponses(answers);
      await expectSameReport(sentReplies, new Map([['conversations', rows]]), from, split);
      await expectSameReport(nps, new Map([['surveyResponses', answers]]), Date.UTC(2026, 2, 2), split);
    },
  );
  await fc.assert(property, RUNS);
});

/** A metric of what lasts, of what lies back, of what happens. */
function lasting(when: When<WaitColumn>): SqlMetric<unknown> {
  return defineMetric<Records, object, 'conversations', WaitSettings, object>({
    id: 'own@1',
    unit: 'waits',
    better: 'none',
    family: 'count',
    needs: ['conversations'],
    options: waitRules,
    plan: (settings) =>
      planOf(
        {
          of: waits(settings),
          when,
          where: ['not', 'closed'],
          excluding: { several: ['>', 'messages', 2] },
          folds: {
            n: count(),
            share: sum('span' in when ? 'share' : 1),
            lasted: sum(['-', 'endAt', 'startAt'], { least: 0 }),
            since: sample('startAt'),
            who: each('inCharge'),
          },
        },
        (results) => ({ ...results }),
      ),
  });
}

const whens: fc.Arbitrary<When<WaitColumn>> = fc.constantFrom(
  { at: 'startAt' },
  { at: 'endAt' },
  { span: ['startAt', 'endAt'] },
  { state: ['startAt', 'endAt'] },
  { at: 'startAt', trailing: 2 * DAY_MS },
  { at: 'endAt', trailing: 3_600_000 },
);

test('what lasts, what is cut to its periods and what lies back is the same, from records and from loaded rows', async () => {
  const property = fc.asyncProperty(conversations, waitSplits, whens, async ({ from, rows }, split, when) => {
    await fillConversations(rows);
    const metric = lasting(when);
    const records: Records = new Map([['conversations', rows]]);
    await expectSameReport(metric, records, from, split);
    const facts = loadFacts(metric, rows, { dialect, by: ['channel'], prefix: 'own_' });
    await load(facts);
    await expectSameReport(metric, records, from, split, facts);
  });
  await fc.assert(property, RUNS);
});

test('what only JavaScript reads is the same over its loaded rows', async () => {
  const property = fc.asyncProperty(
    conversations,
    defined,
    waitSplits,
    async ({ from, rows, options }, hours, split) => {
      const records: Records = new Map([['conversations', rows]]);
      const own = {
        ...options,
        schedule: (conversation: { channel?: unknown }) => (conversation.channel ? hours : null),
        needsReply: ({ kind }: { kind?: unknown }) => kind !== 'reaction',
        clockStart: 'created',
        clampSkew: '1m',
      } as const;
      const metrics: SqlMetric<unknown>[] = [
        replyTime.with(own),
        slaCompliance.with({ ...own, firstReply: { openDays: 1 }, nextReply: () => '1h' }),
      ];
      for (const metric of metrics) {
        const facts = loadFacts(metric, rows, { dialect, by: ['channel'] });
        await load(facts);
        // What is told of a table may be stored.
        const stored = JSON.parse(JSON.stringify(facts));
        await expectSameReport(metric, records, from, split, stored);
      }
    },
  );
  await fc.assert(property, { numRuns: 15 });
});

test('metrics of two facts, and of facts without a statement of their own, are the same over loaded rows', async () => {
  const instant = fc.integer({ min: -20, max: 100 }).map((step) => Date.UTC(2026, 2, 27) + step * 7_200_000);
  const channel = fc.constantFrom('email', 'chat', undefined, '');
  const costs = fc.array(
    fc
      .record({
        amount: fc.integer({ min: 0, max: 900 }),
        startAt: instant,
        days: fc.integer({ min: 0, max: 9 }),
        channel,
      })
      .map(({ days, ...cost }) => ({ ...cost, endAt: cost.startAt + days * 40_000_000 })),
    { maxLength: 12 },
  );
  const customers = fc.array(
    fc.record({ activeAtStart: fc.boolean(), activeAtEnd: fc.boolean(), at: instant, channel }),
  );
  const per = fc.constantFrom(undefined, 'day' as const, 'week' as const);
  const property = fc.asyncProperty(
    conversations,
    costs,
    customers,
    per,
    async ({ rows }, own, some, unit) => {
      const from = Date.UTC(2026, 2, 27);
      const lists = { conversations: rows, costs: own, customers: some };
      const records: Records = new Map(Object.entries(lists) as [RecordName, readonly object[]][]);
      const metrics: [SqlMetric<unknown>, object][] = [
        [costPerTicket, { conversations: rows, costs: own }],
        [customerChurnRate, { customers: some }],
      ];
      for (const [metric, input] of metrics) {
        const facts = loadFacts(metric, input, { dialect, by: ['channel'] });
        await load(facts);
        await expectSameReport(metric, records, from, { by: 'channel', per: unit }, facts);
        const plan = metric.plan();
        const expected = Object(presentPlan(plan, foldPlan(plan, input)));
        expect(rounded(await run(toSql(metric, { dialect, loaded: facts })))).toEqual(
          rounded(withoutPlaces(expected)),
        );
      }
    },
  );
  await fc.assert(property, RUNS);
});
