import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { netCustomerLossRate } from '../../src/metrics/customers/netCustomerLossRate.ts';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { csat } from '../../src/metrics/satisfaction/csat.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { sentReplies } from '../../src/metrics/volume/sentReplies.ts';
import { report } from '../../src/report/report.ts';
import type { ReportUnit } from '../../src/report/reportUnit.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { conversation, instant, START } from '../arbitraries/conversations.ts';

const hours = ['09:00-17:00'];
const schedule = defineSchedule({
  timeZone: 'Europe/Rome',
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
});
const DAY = 86_400_000;
const plan = fc.constantFrom('pro', 'free', '__proto__', null, 7);
const tags = fc.array(fc.constantFrom('vip', 'bug', 'ask'), { maxLength: 3 });
const split = { plan, tags };

const lists = fc.record({
  conversations: fc
    .array(fc.tuple(conversation, fc.record(split)), { maxLength: 8 })
    .map((list) => list.map(([one, more], i) => ({ ...one, ...more, id: `c${i}` }))),
  surveyResponses: fc.array(
    fc.record({
      score: fc.integer({ min: 0, max: 10 }),
      at: instant,
      kind: fc.constantFrom('nps', 'csat', undefined),
      ...split,
    }),
    { maxLength: 8 },
  ),
  costs: fc.array(
    fc
      .record({ amount: fc.nat(900), from: instant, days: fc.nat(3), ...split })
      .map(({ from, days, ...rest }) => ({ ...rest, startAt: from, endAt: from + days * DAY + 1 })),
    { maxLength: 5 },
  ),
  customers: fc.array(
    fc.record({ activeAtStart: fc.boolean(), activeAtEnd: fc.boolean(), at: instant, ...split }),
    { maxLength: 6 },
  ),
});
type Lists = typeof lists extends fc.Arbitrary<infer L> ? L : never;
type Split = { readonly plan: string | number | null; readonly tags: readonly string[] };

/** Options that only some of the measures know. */
const options = fc.record(
  {
    asOf: fc.constant(START + 5 * DAY),
    schedule: fc.constantFrom(schedule, undefined),
    clock: fc.constantFrom('calendar' as const, undefined),
    headline: fc.constantFrom('p75' as const, 'mean' as const),
    quantiles: fc.constant([0.25, 0.99]),
    bands: fc.constant(['1h', '4h'] as const),
    trim: fc.constant(0.1),
    confidence: fc.constantFrom(0.8, 0.95),
    interval: fc.constantFrom('wilson' as const, 'clopper-pearson' as const),
    episodeStart: fc.constantFrom('first' as const, 'last' as const),
    offHoursReplies: fc.constantFrom('zero' as const, 'exclude' as const),
    dateBasis: fc.constantFrom('start' as const, 'completion' as const),
  },
  { requiredKeys: ['asOf', 'schedule'] },
);
type Options = typeof options extends fc.Arbitrary<infer O> ? O : never;

const measures = {
  receivedMessages,
  sentReplies,
  firstReplyTime,
  replyTime,
  responseRate,
  slaCompliance: slaCompliance.with({ firstReply: '2h', nextReply: '1h' }),
  nps,
  csat: csat.with({ scale: '0-10' }),
  customerChurnRate,
  netCustomerLossRate,
  costPerTicket,
};

/** What is left out before any row is made is told in the total alone. */
function figures(result: object): unknown {
  const { excluded: _, excludedAt: __, ...rest } = Object(result);
  return rest;
}

/** The same metrics, each by itself. */
function alone(all: Lists, given: Options): Record<string, unknown> {
  const { conversations, surveyResponses, costs, customers } = all;
  const knows = (metric: { optionNames(): readonly string[] }): object =>
    Object.fromEntries(Object.entries(given).filter(([name]) => metric.optionNames().includes(name)));
  return {
    receivedMessages: receivedMessages(conversations, knows(receivedMessages)),
    sentReplies: sentReplies(conversations, knows(sentReplies)),
    firstReplyTime: firstReplyTime(conversations, knows(firstReplyTime)),
    replyTime: replyTime(conversations, knows(replyTime)),
    responseRate: responseRate(conversations, knows(responseRate)),
    slaCompliance: measures.slaCompliance(conversations, {
      ...knows(measures.slaCompliance),
      firstReply: '2h',
      nextReply: '1h',
    }),
    nps: nps(surveyResponses, knows(nps)),
    csat: csat(surveyResponses, { ...knows(csat), scale: '0-10' }),
    customerChurnRate: customerChurnRate(customers, knows(customerChurnRate)),
    netCustomerLossRate: netCustomerLossRate(customers, knows(netCustomerLossRate)),
    costPerTicket: costPerTicket({ costs, conversations }, knows(costPerTicket)),
  };
}

/** The records of which something holds. */
function those(all: Lists, holds: (record: Split) => boolean): Lists {
  return {
    conversations: all.conversations.filter(holds),
    surveyResponses: all.surveyResponses.filter(holds),
    costs: all.costs.filter(holds),
    customers: all.customers.filter(holds),
  };
}

function expectAlone(row: object, all: Lists, given: Options): void {
  const expected = alone(all, given);
  for (const name of Object.keys(measures)) {
    expect(figures(Reflect.get(row, name)), name).toEqual(figures(Object(expected[name])));
  }
}

describe('what a report says of a group is what the metric alone says of its records', () => {
  test('by a field', () => {
    fc.assert(
      fc.property(lists, options, (all, given) => {
        const { rows, total } = report(given).by('plan').measure(measures).run(all);
        for (const row of rows) {
          expectAlone(
            row,
            those(all, ({ plan: own }) => (own === null ? null : String(own)) === row.plan),
            given,
          );
        }
        expectAlone(total, all, given);
      }),
    );
  });

  test('by a function and by tags: in the group of each tag, and once in the total', () => {
    const isLarge = ({ plan: own }: Split): string => (own === 'pro' ? 'large' : 'small');
    fc.assert(
      fc.property(lists, options, (all, given) => {
        const { rows, total } = report(given)
          .by({ size: (record) => isLarge(Object(record)) }, 'tags')
          .measure(measures)
          .run(all);
        for (const row of rows) {
          const own = those(all, (record) => {
            const isIn = row.tags === null ? record.tags.length === 0 : record.tags.includes(row.tags);
            return isLarge(record) === row.size && isIn;
          });
          expectAlone(row, own, given);
        }
        expectAlone(total, all, given);
      }),
    );
  });

  test('where something holds, as data and as a function, all at once', () => {
    fc.assert(
      fc.property(lists, options, (all, given) => {
        const { total } = report(given)
          .where({ plan: ['pro', null, 7] })
          .where({ tags: 'vip' })
          .where((record) => Object(record).plan !== 7)
          .measure(measures)
          .run(all);
        const own = those(all, (r) => (r.plan === 'pro' || r.plan === null) && r.tags.includes('vip'));
        expectAlone(total, own, given);
        const expected = alone(own, given);
        for (const name of Object.keys(measures)) {
          expect(Object(Reflect.get(total, name)).excluded, name).toEqual(Object(expected[name]).excluded);
        }
      }),
    );
  });
});

test('what a report says of a period is what it says between its first and its last instant', () => {
  const unit = fc.constantFrom<ReportUnit>('hour', 'day', 'week', 'month');
  fc.assert(
    fc.property(lists, options, unit, fc.boolean(), (all, given, per, isSplit) => {
      const split = isSplit ? report(given).by('plan') : report(given).by();
      const { rows } = split.per(per).measure(measures).run(all);
      const filled = rows.filter(
        (row) => row.receivedMessages.n + row.replyTime.n + row.nps.n + row.costPerTicket.numerator > 0,
      );
      for (const row of filled.slice(0, 6)) {
        const same = split.between(row.start, row.end).measure(measures).run(all);
        const own = same.rows.find((other) => Object(other).plan === Object(row).plan);
        for (const name of Object.keys(measures)) {
          const result: object = Reflect.get(row, name);
          // A report that is split has no row for a group without anything.
          if (own) expect(Reflect.get(own, name), name).toEqual(result);
        }
        expect(own).toBeDefined();
      }
    }),
    { numRuns: 60 },
  );
});

test('a total is no sum or mean of its rows: medians, shares and tags', () => {
  const wait = (id: string, tag: string[], minutes: number) => ({
    id,
    tags: tag,
    messages: [
      { at: START, from: 'customer' },
      { at: START + minutes * 60_000, from: 'agent' },
    ],
  });
  const { rows, total } = report()
    .by('tags')
    .measure({ replyTime, receivedMessages, sla: slaCompliance.with({ firstReply: '5m' }) })
    .run({ conversations: [wait('a', ['x', 'y'], 1), wait('b', ['x'], 3), wait('c', ['y'], 11)] });
  expect(rows.map((row) => [row.tags, row.replyTime.median, row.receivedMessages.value])).toEqual([
    ['x', 120_000, 2],
    ['y', 360_000, 2],
  ]);
  // Of 1, 3 and 11 minutes the median is 3; three messages, of which one stands in two groups; two of three in time.
  expect(total.replyTime.median).toBe(180_000);
  expect(total.receivedMessages.value).toBe(3);
  expect(total.sla).toMatchObject({ numerator: 2, denominator: 3 });
});
