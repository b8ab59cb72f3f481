import {
  type Conversation,
  customerChurnRate,
  defineSchedule,
  firstReplyTime,
  nps,
  report,
  type SurveyResponse,
  slaCompliance,
} from 'support-kpi';
import { defineSchedule as defineHours, explain, isOpen, sequence } from 'support-kpi/schedule';
import * as sql from 'support-kpi/sql';
import { presentSummary, summarize } from 'support-kpi/summary';

/** Ends the program when a figure is not the one expected. */
function expectSame(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${String(actual)} instead of ${String(expected)}`);
}

const office = defineSchedule({
  timeZone: 'Europe/Istanbul',
  weekly: { mon: ['09:00-12:30', '13:30-18:00'], tue: ['09:00-18:00'] },
  holidays: ['2026-10-29'],
});

// A Monday at 12:00 and at 14:00 in Istanbul: half an hour before the break and half an hour after it.
const conversations: Conversation[] = [
  {
    id: 'a',
    channel: 'email',
    messages: [
      { at: '2026-11-02T09:00:00Z', from: 'customer' },
      { at: '2026-11-02T11:00:00Z', from: 'agent' },
    ],
  },
];
const surveyResponses: SurveyResponse[] = [{ score: 10, channel: 'email', at: '2026-11-02T11:30:00Z' }];

// A literal array needs no `as const`.
const literal = [{ id: '1', messages: [{ at: '2026-11-02T09:00:00Z', from: 'customer', kind: 'text' }] }];
expectSame(firstReplyTime(literal).open, 1);
expectSame(report().measure({ firstReplyTime }).run({ conversations: literal }).total.firstReplyTime.open, 1);
// Nor do the rows of a database, whose flags and ids are numbers.
const stored = [
  {
    id: 7,
    spam: 0,
    priority: null,
    mergedInto: null,
    messages: [
      { id: 1, at: '2026-11-02T09:00:00Z', from: 'customer', automatic: 0, agentId: null, body: null },
    ],
  },
];
expectSame(firstReplyTime(stored).open, 1);
expectSame(customerChurnRate([{ activeAtStart: 1, activeAtEnd: 0, customerId: 7, at: null }]).value, 1);
const periods = [{ activeAtStart: 1, activeAtEnd: 0 }];
expectSame(customerChurnRate(periods).value, 1);
const answers = [{ id: 7, score: 9, customerId: null, conversationId: 12 }];
expectSame(nps(answers).value, 100);
const saturdays = [{ weekday: 'sat', nth: 2 }];
const hours = defineSchedule({ timeZone: 'UTC', weekly: { sat: ['09:00-12:00'] }, holidays: saturdays });
expectSame(firstReplyTime(stored, { schedule: hours }).open, 1);
expectSame(slaCompliance(conversations, { firstReply: { low: '1h' } }).value, null);
expectSame(slaCompliance.with({ firstReply: { openDays: 1 } })(conversations, { schedule: office }).value, 1);

const score: number | null = nps([10, 9, 8, 6]).value;
expectSame(score, 25);
expectSame(firstReplyTime(conversations, { schedule: office }).value, 3_600_000);
expectSame(slaCompliance.with({ firstReply: '2h' })(conversations).value, 1);

const monthly = report({ schedule: office })
  .by('channel')
  .per('month')
  .measure({ firstReplyTime, within2h: slaCompliance.with({ firstReply: '2h' }), nps })
  .run({ conversations, surveyResponses });
const [row] = monthly.rows;
const wait: number | null | undefined = row?.firstReplyTime.value;
expectSame(wait, 3_600_000);
expectSame(row?.within2h.value, 1);
expectSame(row?.nps.value, 100);

// Any field, functions by name, several values, whoever is in charge, conditions, changes.
const open = report({ schedule: office, headline: 'p90', bands: ['1h', '4h'] })
  .by('plan', 'tags', { region: ({ country }) => (country === 'IT' ? 'eu' : null) })
  .attribute('inCharge')
  .per('hourOfDay')
  .between('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z')
  .where({ brand: ['acme', null], seats: 5 })
  .where(({ channel, seats }) => channel !== 'chat' && Number(seats) > 1)
  .compare('previous')
  .measure({ replyTime: firstReplyTime })
  .run({ conversations: [{ id: 1, plan: 'pro', brand: 'acme', seats: 5, tags: ['a', 'b'], messages: [] }] });
const plan: string | null | undefined = open.rows[0]?.plan;
const agent: string | null | undefined = open.rows[0]?.agent;
const region: string | null | undefined = open.rows[0]?.region;
const change: number | null = open.total.replyTime.change.value;
expectSame([plan, agent, region, change].length, 4);

// Schedules of two doors work with each other, and with the metrics.
const evening = defineHours({ timeZone: 'UTC', weekly: { mon: ['10:30-18:00'] }, holidays: ['12-25'] });
const handedOver = sequence([{ schedule: office }, { from: '2026-11-02T10:00:00Z', schedule: evening }]);
expectSame(firstReplyTime(conversations, { schedule: handedOver }).value, 3_600_000);
expectSame(
  firstReplyTime(conversations, { schedule: ({ channel }) => (channel ? evening : null) }).value,
  1_800_000,
);
expectSame(isOpen(office, '2026-11-02T11:00:00Z'), true);
expectSame(explain(evening, '2026-12-25T00:00Z', '2026-12-26T00:00Z').gaps[0]?.reason, 'holiday');

expectSame(presentSummary(nps, summarize(nps, [10, 9, 8, 6])).value, 25);

expectSame(typeof sql, 'object');
