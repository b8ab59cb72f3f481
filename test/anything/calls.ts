import { readOptions } from '../../src/define/options.ts';
import { waitOptions } from '../../src/define/waitOptions.ts';
import { waits as waitsFact } from '../../src/facts/waits.ts';
import {
  csat,
  defineSchedule,
  firstReplyTime,
  nps,
  report,
  slaCompliance,
  toCsv,
  toText,
} from '../../src/index.ts';
import { defineSchedule as defineWhole, union } from '../../src/schedule/index.ts';
import { duckdb, toSql, toSqlFigures } from '../../src/sql/index.ts';
import { summarize, summarizeReport } from '../../src/summary/index.ts';

const hours = ['09:00-12:30', '13:30-18:00'];
const office = defineSchedule({
  timeZone: 'Europe/Rome',
  weekly: { mon: hours, tue: hours, fri: hours },
  holidays: ['2026-10-29'],
});
const night = defineWhole({ timeZone: 'UTC', weekly: { mon: ['22:00-06:00'] } });
const at = '2026-03-02T09:00:00Z';
const later = '2026-03-09T12:00:00Z';

const conversations = [
  {
    id: '1',
    channel: 'email',
    group: 'shop',
    team: null,
    createdAt: at,
    direction: 'inbound',
    spam: false,
    messages: [
      { id: 'a', at, from: 'customer' },
      { id: 'b', at: '2026-03-02T09:01:00Z', from: 'bot', visibility: 'public', automatic: true },
      { id: 'c', at: '2026-03-02T10:30:00Z', from: 'agent', kind: 'text', agentId: 'agent-1' },
    ],
    statuses: [
      { at, to: 'open' },
      { at: '2026-03-03T10:30:00Z', to: 'solved' },
    ],
  },
  { id: '2', mergedInto: '1', test: true, messages: [{ at: later, from: 'customer' }] },
];
const surveyResponses = [
  { id: '1', score: 9, kind: 'nps', group: 'shop', agentId: 'agent-1', at },
  { score: 3 },
];
const customers = [{ activeAtStart: true, activeAtEnd: false, at, channel: 'email' }];
const costs = [{ amount: 100, currency: 'EUR', channel: 'email', at }];

const common = { asOf: later, onInvalid: 'exclude' };
const ofConversations = {
  ...common,
  botRepliesCount: true,
  autoRepliesCount: true,
  publicNotesCount: true,
  reactionsCount: true,
  needsReply: () => true,
};
const ofWaits = {
  ...ofConversations,
  schedule: office,
  clock: 'business',
  offHoursReplies: 'calendar',
  episodeStart: 'last',
  closeOnSolve: true,
  includeAgentInitiated: true,
  clockStart: 'firstCustomerMessage',
  clampSkew: '1m',
};
const ofDurations = { confidence: 0.9, quantileType: 6, trim: 0.1, censored: true, dateBasis: 'start' };
const span = [office, at, later];
const shown = report()
  .by('group')
  .per('day')
  .measure({ nps })
  .run({ surveyResponses: [{ score: 9, group: 'shop', at }, { score: 3 }] });
/** What definitions of one's own have in common. */
const shared = { id: 'own@1', unit: 'waits', better: 'none', needs: ['conversations'], options: () => ({}) };
const waitsOf = () => ({
  of: waitsFact(readOptions(waitOptions(), {})),
  when: { at: 'startAt' },
});
const byDay = report().by('group').per('day').measure({ nps });
const options = { dialect: duckdb };

/** What a database may answer to a statement: a 1 in every column. */
function answerTo({ text }: { readonly text: string }): object {
  return Object.fromEntries([...text.matchAll(/AS "(a\d+_\w+)"/g)].map(([, column]) => [column, 1n]));
}

const definition = {
  timeZone: 'Europe/Istanbul',
  weekly: { mon: hours, tue: ['22:00-06:00'] },
  holidays: ['2026-10-29', { month: 12, weekday: 'thu', nth: -1 }, { date: '12-25', name: 'Christmas' }],
  overrides: { '2026-10-28': ['09:00-13:00'] },
  breaks: { '2026-10-27': ['10:00-11:00'] },
};
const rows = [
  { conversation_id: '1', message_id: 'a', at, direction: 'received', author: 'c', channel: 'email' },
  { conversation_id: '1', message_id: 'b', at: later, direction: 'sent', author: 'x', channel: 'email' },
];

/** Lists of arguments that a function takes, or takes nearly: by its name, and its door where it is another there. */
export const examples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  KpiError: [['invalid-option', 'confidence', 95, 'Give a share.', 'is no share']],
  receivedMessages: [[conversations, ofConversations]],
  sentReplies: [[conversations, { ...ofConversations, includeProactive: true }]],
  firstReplyTime: [[conversations, { ...ofWaits, ...ofDurations }]],
  replyTime: [[conversations, { ...ofWaits, ...ofDurations }]],
  responseRate: [[conversations, { ...ofWaits, unit: 'conversation', window: '2h', confidence: 0.9 }]],
  slaCompliance: [[conversations, { ...ofWaits, firstReply: '2h', nextReply: 7_200_000 }]],
  nps: [
    [[10, 9, null, ''], { confidence: 0.9, scale: '0-10', onInvalid: 'exclude' }],
    [surveyResponses, { confidence: 0.9 }],
  ],
  csat: [[[5, 4, 1], { confidence: 0.9, scale: '1-5' }], [surveyResponses]],
  customerChurnRate: [[{ atStart: 1000, lost: 50 }, { confidence: 0.9 }], [customers]],
  netCustomerLossRate: [[{ atStart: 1000, atEnd: 950 }], [customers]],
  costPerTicket: [[{ cost: 5000, tickets: 400 }, { onInvalid: 'throw' }], [{ costs, conversations }]],
  defineSchedule: [[definition]],
  elapsed: [span],
  elapsedColumn: [[office, [Date.UTC(2026, 2, 2)], [Date.UTC(2026, 2, 9)]]],
  addOpenTimeColumn: [
    [office, [Date.UTC(2026, 2, 2)], 7_200_000, { boundary: 'farthest' }],
    [office, [Date.UTC(2026, 2, 2)], [7_200_000]],
  ],
  addOpenTime: [[office, at, '2h', { boundary: 'farthest' }]],
  isOpen: [[office, at]],
  report: [[{ ...ofWaits, ...ofDurations, timeZone: 'Europe/Rome', weekStart: 'sun' }]],
  toCsv: [[shown, { separator: ';', bom: true, formulas: 'keep', empty: 'hide' }]],
  toText: [[shown, { empty: 'show' }]],
  toInstant: [[at, 'at']],
  toDuration: [['2h', 'target']],
  formatDuration: [[5_400_000, { days: true }]],
  durationsFrom: [
    [
      [30, null, '90'],
      { unit: 'minutes', open: true, target: '1h', confidence: 0.9, trim: 0.1, onInvalid: 'exclude' },
    ],
    [[{ d: '0:40', at, channel: 'chat' }], { format: 'h:mm', remainingOf: '4h', column: 'd' }],
  ],
  conversationsFromTickets: [
    [[{ 'Ticket ID': 1, created_at: at, first_response_at: later, priority: 'High', status: 'Closed' }], {}],
  ],
  conversationsFromEvents: [
    [
      [
        { 'case:concept:name': 'A', 'concept:name': 'Insert ticket', 'time:timestamp': at },
        { 'case:concept:name': 'A', 'concept:name': 'Call back', 'time:timestamp': later },
      ],
      { activities: { 'Call back': 'agent' } },
    ],
  ],
  costsFromRows: [
    [[{ amount: '100', currency: 'EUR', date: at, channel: 'email' }], { timeZone: 'Europe/Rome' }],
  ],
  surveyResponsesFromRows: [
    [
      [
        { 'Response ID': 1, 'NPS score': '10', 'Satisfaction rating': 'Happy' },
        { 'Response ID': 2, 'NPS score': '3,5', 'Satisfaction rating': '' },
      ],
      { values: { csat: { Happy: 5, Neutral: 3, Sad: 1 } }, decimal: ',', columns: { id: 'Response ID' } },
    ],
  ],
  customersFromRows: [
    [
      [{ customer: 'a', start_date: '2025-06-01', end_date: null }],
      {
        period: ['2026-01-01', '2026-02-01'],
        end: 'last-day',
        timeZone: 'Europe/Rome',
        timeFormat: 'yyyy-MM-dd',
      },
    ],
    [[{ Churn: 'Yes' }, { Churn: 'No' }]],
  ],
  conversationsFromMessages: [
    [
      rows,
      { columns: { conversationId: 'conversation_id', group: null }, nothing: ['-'], onInvalid: 'exclude' },
    ],
    [rows, { values: { from: { received: 'customer', sent: 'agent' } }, timeZone: 'Europe/Rome' }],
  ],
  'support-kpi/schedule defineSchedule': [
    [definition],
    [{ ...definition, changes: [{ from: '2027-01-01', weekly: {} }] }],
  ],
  addOpenDays: [[office, at, 3]],
  subtractOpenTime: [[office, at, '2h', { boundary: 'nearest' }]],
  nextOpening: [[office, at]],
  nextClosing: [[office, at]],
  previousOpening: [[office, at]],
  previousClosing: [[office, at]],
  openSegments: [span],
  explain: [span],
  'support-kpi/explain explain': [
    [nps, [10, 9, null]],
    [firstReplyTime, conversations],
  ],
  'support-kpi/define count': [[{ ...shared, measure: waitsOf }]],
  'support-kpi/define rate': [
    [{ ...shared, measure: () => ({ ...waitsOf(), part: 'replied', pending: { until: 'startAt' } }) }],
  ],
  points: [[{ ...shared, measure: () => ({ ...waitsOf(), promoters: 'replied', detractors: 'open' }) }]],
  quotient: [[{ ...shared, measure: () => ({ part: waitsOf(), whole: () => 1 }) }]],
  table: [[{ ...shared, measure: () => ({ ...waitsOf(), each: 'replier' }) }]],
  duration: [
    [{ ...shared, measure: () => ({ ...waitsOf(), clock: {}, completed: 'replied', open: 'open' }) }],
  ],
  defineMetric: [[{ ...shared, plan: () => ({ measures: [], present: () => ({}) }) }]],
  planOf: [[{ ...waitsOf(), folds: {} }, () => ({}), { open: [{ fold: 'open' }] }]],
  conversations: [[{ onInvalid: 'exclude' }]],
  costs: [[{ onInvalid: 'exclude' }]],
  customerPeriods: [[{ onInvalid: 'throw' }]],
  messages: [[{ onInvalid: 'exclude' }]],
  responses: [[{ scale: '1-5', fractional: false, onInvalid: 'exclude' }, 'csat']],
  waits: [[{ clockStart: 'created', onInvalid: 'exclude' }, 'message']],
  defineFact: [
    [
      {
        name: 'own',
        needs: 'costs',
        columns: { at: 'instant' },
        labels: ['who'],
        rules: { onInvalid: 'throw' },
        keyOf: () => 'one',
        rows: () => [],
      },
    ],
  ],
  withColumns: [[waitsOf().of, { vip: { kind: 'flag', of: () => true } }]],
  countOf: [['received']],
  eachOf: [['sender', 'reply']],
  sampleOf: [['at', { where: 'reply', least: 0 }]],
  sumOf: [['cost', { where: 1, least: 0 }]],
  conversationOptions: [[]],
  durationOptions: [[]],
  rateOptions: [[]],
  waitOptions: [[]],
  waitClock: [[{ schedule: office, clock: 'business', offHoursReplies: 'zero', onInvalid: 'exclude' }]],
  allow: [[(value: unknown) => value === 1, 1, 'Give 1.']],
  oneOf: [['a', true]],
  optional: [[() => 1]],
  share: [
    [0.9, 'confidence'],
    [undefined, 'confidence'],
  ],
  metricLaws: [[nps, { movesWithNow: true }]],
  list: [
    [
      nps,
      surveyResponses,
      { part: 'promoters', where: { group: 'shop' }, by: 'at', order: 'ascending', limit: 3 },
    ],
    [firstReplyTime, conversations, { part: 'open' }],
  ],
  explainCell: [
    [report().by('channel').per('day').measure({ nps }), { surveyResponses }, 'nps', 'total'],
    [report().by('channel').measure({ nps }), { surveyResponses }, 'nps', { channel: null }],
  ],
  whyClosed: [[office, at]],
  union: [[office, night]],
  intersection: [[office, night]],
  difference: [[office, night]],
  sequence: [[[{ schedule: office }, { from: at, schedule: night }]]],
  withPauses: [[office, [{ from: at, to: later }]]],
  readSchedule: [[JSON.parse(JSON.stringify(union(office, night)))], [JSON.parse(JSON.stringify(office))]],
  fromZendeskSchedule: [
    [
      { time_zone: 'London', intervals: [{ start_time: 1980, end_time: 2460 }] },
      [{ name: 'Holiday', start_date: '2026-12-28', end_date: '2026-12-28' }],
    ],
  ],
  fromIntercomOfficeHours: [
    [
      { time_zone_name: 'America/New_York', time_intervals: [{ start_minute: 540, end_minute: 1020 }] },
      [
        {
          exception_date: '2026-12-25',
          exception_type: 'closed',
          name: 'Christmas',
          recurring_annually: true,
        },
      ],
      { years: [2026, 2027] },
    ],
  ],
  fromChatwootWorkingHours: [
    [
      {
        timezone: 'America/Los_Angeles',
        working_hours: [
          { day_of_week: 0, closed_all_day: true },
          { day_of_week: 1, open_hour: 9, open_minutes: 0, close_hour: 17, close_minutes: 30 },
        ],
      },
    ],
  ],
  fromOpeningHours: [
    ['Mo-Fr 08:00-12:00,13:00-17:30; PH off', 'Europe/Berlin', { holidays: ['2026-12-25'] }],
  ],
  toSql: [
    [nps, { dialect: duckdb, tables: { surveyResponses: 'answers' } }],
    [firstReplyTime, { dialect: duckdb }],
  ],
  toSqlFigures: [[firstReplyTime, { dialect: duckdb, tables: { messages: 'm', conversations: 'a.b' } }]],
  toSqlReport: [
    [firstReplyTime, { dialect: duckdb, by: ['channel'], per: 'month', timeZone: 'Europe/Rome' }],
  ],
  loadFacts: [[firstReplyTime, conversations, { dialect: duckdb, by: ['channel'], prefix: 'fact_' }]],
  summarize: [
    [nps, [10, 9]],
    [firstReplyTime, conversations],
  ],
  mergeSummaries: [
    [nps, [stored(summarize(nps, [10])), stored(summarize(nps, [9]))]],
    [firstReplyTime, [waits()]],
  ],
  live: [[byDay]],
  runOver: [[byDay, { surveyResponses }, { size: 1, now: later, onProgress: () => undefined }]],
  summarizeReport: [
    [byDay, { surveyResponses }],
    [report().by('channel').measure({ firstReplyTime }), { conversations }],
  ],
  mergeReports: [[byDay, [stored(summarizeReport(byDay, { surveyResponses }))]]],
  presentReport: [
    [byDay, stored(summarizeReport(byDay, { surveyResponses })), { now: later }],
    [report().per('month').measure({ nps }), stored(summarizeReport(byDay, { surveyResponses }))],
  ],
  presentSummary: [
    [nps, stored(summarize(nps, [10]))],
    [firstReplyTime, waits()],
  ],
};

/** What comes back from JSON. */
function stored(summary: object): unknown {
  return JSON.parse(JSON.stringify(summary));
}

function waits(): unknown {
  const messages = [
    { at, from: 'customer' as const },
    { at: later, from: 'agent' as const },
  ];
  return stored(summarize(firstReplyTime, [{ id: '1', messages }]));
}

/** Calls a method of what a call gave. */
function send(target: unknown, method: string, ...args: readonly unknown[]): unknown {
  const found: unknown = Reflect.get(Object(target), method);
  if (typeof found === 'function') return Reflect.apply(found, target, args);
  throw new Error(`no method ${method}`);
}

/** A way through several functions and methods, and arguments that it takes. */
export interface Path {
  readonly run: (...args: readonly unknown[]) => unknown;
  readonly args: readonly unknown[];
}

const metrics = { nps, csat, firstReplyTime, within: slaCompliance.with({ firstReply: '2h' }) };
const records = { conversations, surveyResponses };

/** Ways through what functions give: builders, metrics with their options fixed, statements. */
export const paths: Readonly<Record<string, Path>> = {
  'a report, step by step': {
    run: (options, by, unit, from, to, measures, lists, forCsv, forText) => {
      let built: unknown = Reflect.apply(report, undefined, [options]);
      built = send(send(built, 'by', by, 'agent'), 'per', unit);
      built = send(send(built, 'between', from, to), 'measure', measures);
      const result = send(built, 'run', lists);
      Reflect.apply(toCsv, undefined, [result, forCsv]);
      return Reflect.apply(toText, undefined, [result, forText]);
    },
    args: [{ timeZone: 'Europe/Rome', asOf: later }, 'group', 'day', at, later, metrics, records, {}, {}],
  },
  'a report of records over their own time': {
    run: (options, measures, lists) =>
      send(
        send(send(Reflect.apply(report, undefined, [options]), 'by', 'group'), 'measure', measures),
        'run',
        lists,
      ),
    args: [{}, metrics, records],
  },
  'a metric with options': {
    run: (options, list) => Reflect.apply(Object(send(firstReplyTime, 'with', options)), undefined, [list]),
    args: [ofWaits, conversations],
  },
  'a metric with options, twice': {
    run: (first, second, scores) =>
      Reflect.apply(Object(send(send(nps, 'with', first), 'with', second)), undefined, [scores]),
    args: [{ confidence: 0.9 }, { scale: '0-10' }, [9, 10]],
  },
  'the plan of a metric': { run: (defaults) => send(firstReplyTime, 'plan', defaults), args: [ofWaits] },
  'the answer to a statement': {
    run: (metric, given, rows) => send(Reflect.apply(toSql, undefined, [metric, given]), 'result', rows),
    args: [nps, options, [answerTo(toSql(nps, options))]],
  },
  'the answer to a statement of figures': {
    run: (metric, given, rows) =>
      send(Reflect.apply(toSqlFigures, undefined, [metric, given]), 'result', rows),
    args: [firstReplyTime, options, [answerTo(toSqlFigures(firstReplyTime, options))]],
  },
  'the open time of a statement': {
    run: (given, from, to) =>
      send(
        Reflect.apply(toSql, undefined, [firstReplyTime.with({ schedule: office }), given]),
        'openTime',
        from,
        to,
      ),
    args: [{ dialect: duckdb }, at, later],
  },
};
