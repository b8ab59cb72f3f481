import * as library from 'support-kpi';
import * as definitions from 'support-kpi/define';
import * as explanations from 'support-kpi/explain';
import * as laws from 'support-kpi/laws';
import * as lives from 'support-kpi/live';
import * as rows from 'support-kpi/rows';
import * as schedules from 'support-kpi/schedule';
import * as sql from 'support-kpi/sql';
import * as streams from 'support-kpi/stream';
import * as summaries from 'support-kpi/summary';

/** A fixed set of results of every door, as a text that must be the same in every runtime. */
export function figures(): string {
  const { firstReplyTime, nps, report, slaCompliance, customerChurnRate, costPerTicket } = library;
  const names = [
    library,
    definitions,
    explanations,
    laws,
    lives,
    rows,
    schedules,
    sql,
    streams,
    summaries,
  ].map((door) => Object.keys(door).sort());
  return JSON.stringify(
    [
      names,
      ZONES.map(hoursIn),
      refusals(),
      report({ timeZone: 'Australia/Lord_Howe', schedule: office('Australia/Lord_Howe') })
        .by('channel')
        .per('week')
        .measure({ ...conversationMetrics, slaCompliance: slaCompliance.with({ firstReply: '4h' }), nps })
        .run({ conversations, surveyResponses }),
      library.toText(report().measure({ firstReplyTime }).run({ conversations })),
      library.csat([5, 4, 4, 2, 1, null]),
      customerChurnRate({ atStart: 1000, lost: 50 }),
      library.netCustomerLossRate({ atStart: 1000, atEnd: 970 }),
      costPerTicket({ cost: 5000, tickets: 400 }),
      rows.conversationsFromMessages(conversations.flatMap(flatRows)),
      sql.toSql(nps, { dialect: sql.duckdb }),
      explanations.explain(firstReplyTime, conversations),
      summaries.presentSummary(nps, summaries.summarize(nps, surveyResponses)),
    ],
    // Engines differ in the last digits of logarithms and exponentials.
    (_, value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value),
  );
}

/** Clocks that change at odd hours, by odd steps, or skipped a day. */
const ZONES = [
  'America/St_Johns',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'Asia/Calcutta',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'EST5EDT',
];

function office(timeZone: string) {
  const hours = ['00:30-03:15', '09:00-12:30', '22:00-24:00'];
  return schedules.defineSchedule({
    timeZone,
    weekly: { mon: hours, wed: hours, fri: hours, sat: ['00:00-24:00'], sun: hours },
    holidays: ['2011-12-26', { month: 3, weekday: 'sun', nth: -1 }],
  });
}

function hoursIn(timeZone: string): unknown {
  const hours = office(timeZone);
  return [1971, 2011, 2018].map((year) => {
    const [from, to] = [`${year}-02-27T05:41:00Z`, `${year + 1}-01-03T17:03:00Z`];
    return [
      schedules.elapsed(hours, from, to),
      schedules.addOpenTime(hours, from, '400h'),
      schedules.nextOpening(hours, from),
      schedules.explain(hours, `${year}-12-20T05:41:00Z`, to).sentence,
    ];
  });
}

function refusals(): unknown {
  return [
    'BST',
    'PST',
    '+02:00',
    'SystemV/EST5',
    'Europe/Instanbul',
    'Local',
    'GMT+2',
    'gb',
    'Asia/calcutta',
  ].map((timeZone) => {
    try {
      return library.report({ timeZone }) && 'accepted';
    } catch (error) {
      return String(error);
    }
  });
}

/** Numbers that look random and are the same everywhere. */
function* numbers(): Generator<number, number> {
  for (let seed = 7; ; seed = (seed * 48_271) % 2_147_483_647) yield seed;
}

const random = numbers();
const below = (limit: number): number => random.next().value % limit;

const conversations = Array.from({ length: 120 }, (_, i) => {
  const start = Date.UTC(2022, 2, 1) + below(70 * 86_400) * 1000;
  return {
    id: `c${i}`,
    channel: ['email', 'chat', 'phone'][below(3)] ?? 'email',
    messages: Array.from({ length: 1 + below(7) }, (_, j) => ({
      id: `m${i}-${j}`,
      at: new Date(start + j * below(90_000) * 1000).toISOString(),
      from: (['customer', 'agent', 'agent', 'bot'] as const)[j === 0 ? 0 : below(4)] ?? 'customer',
    })),
  };
});

const surveyResponses = conversations.map(({ messages, channel }) => ({
  score: below(11),
  at: messages[0]?.at ?? 0,
  channel,
}));

function flatRows({ id, messages, channel }: (typeof conversations)[number]): Record<string, unknown>[] {
  return messages.map(({ at, from }) => ({ conversation_id: id, at, from, channel }));
}

const { firstReplyTime, replyTime, responseRate, receivedMessages, sentReplies } = library;
const conversationMetrics = { firstReplyTime, replyTime, responseRate, receivedMessages, sentReplies };
