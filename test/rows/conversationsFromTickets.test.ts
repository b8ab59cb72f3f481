import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KpiError } from '../../src/errors.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import {
  type ConversationsFromTicketsOptions,
  conversationsFromTickets,
} from '../../src/rows/conversationsFromTickets.ts';

const H = 3_600_000;
const MS = Date.UTC(2026, 2, 2, 9);
const AT = '2026-03-02T09:00:00Z';
const REPLIED = '2026-03-02T10:00:00Z';
const SOLVED = '2026-03-03T09:00:00Z';
const read = (rows: Iterable<unknown>, options: ConversationsFromTicketsOptions = {}) =>
  conversationsFromTickets(rows as Iterable<object>, options);
const only = (fields: object, options?: ConversationsFromTicketsOptions) =>
  read([{ ticket_id: 1, created_at: AT, ...fields }], options);
const reply = (rows: Iterable<unknown>, options?: ConversationsFromTicketsOptions) =>
  firstReplyTime(read(rows, options).conversations);

test('a row a ticket: one was replied to after an hour, one waits', () => {
  const { conversations, columns, excluded } = read([
    { ticket_id: 'A', created_at: AT, first_response_at: REPLIED, resolved_at: SOLVED },
    { ticket_id: 'B', created_at: AT, first_response_at: '', resolved_at: '' },
  ]);
  expect(firstReplyTime(conversations)).toMatchObject({ value: H, n: 1, open: 1 });
  expect(excluded).toEqual({});
  expect(columns).toEqual({
    conversationId: 'ticket_id',
    createdAt: 'created_at',
    firstReplyAt: 'first_response_at',
    solvedAt: 'resolved_at',
  });
});

describe('the columns of an export are found:', () => {
  const local = { timeZone: 'UTC' };
  const layouts: readonly [
    name: string,
    rows: readonly object[],
    options?: ConversationsFromTicketsOptions,
  ][] = [
    [
      'Freshdesk',
      [
        {
          'Ticket ID': 7,
          Status: 'Closed',
          Agent: 'Ada',
          'Created time': '2026-03-02 09:00:00',
          'Resolved time': '2026-03-03 09:00:00',
          'Closed time': '',
          'Initial response time': '2026-03-02 10:00:00',
        },
      ],
      local,
    ],
    [
      'Jira',
      [
        {
          'Issue key': 7,
          'Issue id': 10_001,
          Status: 'Done',
          Assignee: 'Ada',
          Created: '02/Mar/26 9:00 AM',
          Resolved: '03/Mar/26 9:00 AM',
          'Custom field (First response)': '02/Mar/26 10:00 AM',
        },
      ],
      {
        timeZone: 'UTC',
        timeFormat: 'dd/MMM/yy h:mm a',
        columns: { firstReplyAt: 'Custom field (First response)' },
      },
    ],
    [
      'ServiceNow',
      [
        {
          number: 7,
          sys_id: '9d38',
          opened_at: '2026-03-02 09:00:00',
          sys_created_on: '2026-03-02 08:59:59',
          u_first_response_at: '2026-03-02 10:00:00',
          resolved_at: '2026-03-03 09:00:00',
          closed_at: '',
          state: 'Resolved',
          assigned_to: 'Ada',
        },
      ],
      { timeZone: 'UTC', columns: { firstReplyAt: 'u_first_response_at' } },
    ],
    [
      'HubSpot',
      [
        {
          'Ticket ID': 7,
          'Ticket name': 'A question',
          'Ticket status': 'Closed',
          'Create date': '2026-03-02 09:00',
          'First agent email response date': '2026-03-02 10:00',
          'Close date': '2026-03-03 09:00',
          'Ticket owner': 'Ada',
        },
      ],
      local,
    ],
    [
      'Salesforce',
      [
        {
          Id: '500',
          CaseNumber: 7,
          Status: 'Closed',
          CreatedDate: '2026-03-02T09:00:00.000+0000',
          First_Response_Date__c: '2026-03-02T10:00:00.000+0000',
          ClosedDate: '2026-03-03T09:00:00.000+0000',
          Owner: 'Ada',
        },
      ],
      { columns: { firstReplyAt: 'First_Response_Date__c' } },
    ],
    [
      'Zammad',
      [
        {
          id: 70,
          number: 7,
          state: 'closed',
          owner: 'Ada',
          created_at: AT,
          first_response_at: REPLIED,
          close_at: SOLVED,
        },
      ],
    ],
    [
      'Zendesk, with a column of its own for the reply',
      [
        {
          Id: 7,
          Assignee: 'Ada',
          Status: 'Solved',
          'Created at': '2026-03-02 09:00',
          'Solved at': '2026-03-03 09:00',
          'First reply at': '2026-03-02 10:00',
        },
      ],
      { timeZone: 'UTC', columns: { firstReplyAt: 'First reply at' } },
    ],
    [
      'a table of a database',
      [
        {
          id: 7n,
          created_at: new Date(MS),
          first_response_at: new Date(MS + H),
          resolved_at: new Date(MS + 24 * H),
          assignee_id: 'Ada',
        },
      ],
    ],
    [
      'camel case',
      [{ conversationId: 7, createdAt: AT, firstReplyAt: REPLIED, solvedAt: SOLVED, agentId: 'Ada' }],
    ],
  ];

  test.each(layouts)('%s', (_, rows, options) => {
    const { conversations, excluded } = read(rows, options);
    expect(excluded).toEqual({});
    expect(conversations).toMatchObject([
      {
        id: '7',
        createdAt: MS,
        agentId: 'Ada',
        messages: [
          { at: MS, from: 'customer' },
          { at: MS + H, from: 'agent', agentId: 'Ada' },
        ],
        statuses: [{ at: MS + 24 * H, to: expect.stringMatching(/^(?:solved|closed)$/) }],
      },
    ]);
    expect(firstReplyTime(conversations)).toMatchObject({ value: H, n: 1 });
  });

  test('GitHub issues, which hold no replies, have no reply times rather than open ones', () => {
    const { conversations, ambiguous } = read([
      { id: 123_456, number: 5, state: 'closed', created_at: AT, closed_at: SOLVED, assignee: null },
      { id: 123_457, number: 6, state: 'open', created_at: AT, closed_at: null, assignee: null },
    ]);
    expect(conversations).toMatchObject([
      { id: '5', createdAt: MS, messages: [], statuses: [{ at: MS + 24 * H, to: 'closed' }] },
      { id: '6', createdAt: MS, messages: [], statuses: [] },
    ]);
    expect(firstReplyTime(conversations)).toMatchObject({ value: null, n: 0, open: 0 });
    expect(ambiguous).toEqual({ conversationId: ['number', 'id'] });
  });

  test('the minutes of Zendesk are no time of a first reply', () => {
    const { columns, conversations } = read([
      { Id: 1, 'Created at': AT, 'Solved at': SOLVED, 'First reply time in minutes': 30 },
    ]);
    expect(columns.firstReplyAt).toBeUndefined();
    expect(conversations).toMatchObject([{ messages: [], 'First reply time in minutes': 30 }]);
  });
});

describe('dates without a time', () => {
  const rows = [
    { id: 'T1', channel: 'Phone', created: '2026-03-02', resolved: '2026-03-04' },
    { id: 'T2', channel: 'Web', created: '2026-03-02', resolved: '' },
  ];

  test('are refused, with what to do', () => {
    expect(read(rows)).toMatchObject({
      excluded: { 'date-without-time': 2 },
      excludedAt: { 'date-without-time': ['rows[0].created', 'rows[1].created'] },
    });
    expect(() => read(rows, { onInvalid: 'throw' })).toThrow(
      /rows\[0\]\.created: .*give timeFormat 'yyyy-MM-dd' and a timeZone/,
    );
  });

  test('are the start of the local day where a format says so', () => {
    const { conversations } = read(rows, { timeFormat: 'yyyy-MM-dd', timeZone: 'Europe/Rome' });
    // Midnight in Rome is 23:00 UTC of the day before.
    const midnight = Date.UTC(2026, 2, 1, 23);
    expect(conversations).toMatchObject([
      {
        id: 'T1',
        channel: 'Phone',
        createdAt: midnight,
        statuses: [{ at: midnight + 48 * H, to: 'solved' }],
      },
      { id: 'T2', channel: 'Web', createdAt: midnight, statuses: [] },
    ]);
  });
});

describe('a ticket', () => {
  const waiting = { first_response_at: '' };

  test('that was solved without a reply waits no more', () => {
    expect(reply([{ id: 1, created_at: AT, ...waiting, resolved_at: SOLVED }])).toMatchObject({
      n: 0,
      open: 0,
    });
    expect(reply([{ id: 1, created_at: AT, ...waiting, closed_at: SOLVED }])).toMatchObject({
      n: 0,
      open: 0,
    });
  });

  test.each(['Solved', 'Closed'])('that is %s, nobody knows when, is left out', (Status) => {
    const { conversations, excluded, excludedAt } = only({ ...waiting, resolved_at: '', Status });
    expect(excluded).toEqual({ 'missing-solved-at': 1 });
    expect(excludedAt).toEqual({ 'missing-solved-at': ['rows[0].Status'] });
    expect(firstReplyTime(conversations)).toMatchObject({ n: 0, open: 0 });
    expect(conversations).toMatchObject([{ statuses: [{ at: Number.NaN, to: Status.toLowerCase() }] }]);
  });

  test.each([
    ['open', { ...waiting, Status: 'Open' }],
    ['solved at a known time', { ...waiting, resolved_at: SOLVED, Status: 'Solved' }],
    ['replied to', { first_response_at: REPLIED, Status: 'Solved' }],
    ['of a table without replies', { Status: 'Solved' }],
  ])('that is %s lacks no time', (_, fields) => {
    expect(only(fields).excluded).toEqual({});
  });

  test('counts once, by its first reason', () => {
    const { excluded } = only({ ...waiting, created_at: 'soon', Status: 'Solved', spam: 'perhaps' });
    expect(excluded).toEqual({ 'unreadable-time': 1 });
  });

  test('that was reopened waits again', () => {
    const { conversations } = only({ ...waiting, resolved_at: SOLVED, reopened_at: '2026-03-04T09:00:00Z' });
    expect(conversations[0]?.statuses).toEqual([
      { at: MS + 48 * H, to: 'open' },
      { at: MS + 24 * H, to: 'solved' },
    ]);
  });

  test('of your side begins with your message', () => {
    const { conversations } = only({ first_response_at: '', direction: 'Outgoing', assignee: 'Ada' });
    expect(conversations).toMatchObject([
      { direction: 'outbound', messages: [{ at: MS, from: 'agent', agentId: 'Ada' }] },
    ]);
    expect(firstReplyTime(conversations)).toMatchObject({ n: 0, open: 0 });
  });

  test('whose direction nobody knows is refused', () => {
    expect(only({ direction: 'sideways' }).excluded).toEqual({ 'invalid-direction': 1 });
    expect(only({ direction: 'E' }, { values: { direction: { E: 'inbound' } } }).excluded).toEqual({});
  });

  test('keeps its status, its agent and the columns that nobody reads', () => {
    const { conversations } = only({ Status: 'Weird', Agent: 'Ada', Requester: 'made up', priority: 'high' });
    expect(conversations).toMatchObject([
      { status: 'Weird', agentId: 'Ada', Requester: 'made up', priority: 'high' },
    ]);
  });

  test.each([
    ['open', 'in progress'],
    ['solved', 'RESOLVED'],
    ['closed', 'Cancelled'],
    ['pending', 'Waiting on customer'],
    ['hold', 'On-hold'],
  ])('is %s by the word %s', (status, word) => {
    expect(only({ ...waiting, resolved_at: SOLVED, status: word }).words).toEqual({
      status: { [word]: status },
    });
  });

  test('has a status in another language', () => {
    const german = { ...waiting, Status: 'Erledigt' };
    expect(only(german).unknownWords).toEqual({ status: { Erledigt: 1 } });
    expect(only(german).excluded).toEqual({});
    const { excluded } = only(german, { values: { status: { erledigt: 'solved' } } });
    expect(excluded).toEqual({ 'missing-solved-at': 1 });
  });
});

describe('rows that are no tickets', () => {
  test.each([undefined, null, '', Number.NaN, Number.POSITIVE_INFINITY, 'N/A', {}, true])('id %s', (id) => {
    const { conversations, excluded } = read([{ id, created_at: AT, first_response_at: REPLIED }]);
    expect(conversations).toEqual([]);
    expect(excluded).toEqual({ 'missing-conversation-id': 1 });
  });

  test('lists, texts and nothing', () => {
    expect(read([{ id: 1, created_at: AT }, [], 'x', null]).excluded).toEqual({ 'invalid-row': 3 });
    expect(read([])).toMatchObject({ conversations: [], excluded: {}, columns: {} });
  });

  test('a ticket without its time of creation stays, and no figure of times counts it', () => {
    const { conversations, excluded } = only({ created_at: null, first_response_at: REPLIED });
    expect(excluded).toEqual({ 'missing-created-at': 1 });
    expect(conversations).toMatchObject([{ id: '1', createdAt: undefined }]);
    expect(firstReplyTime(conversations)).toMatchObject({ n: 0, open: 0 });
  });

  test('of one id count once', () => {
    const row = { id: 1, created_at: AT, first_response_at: REPLIED };
    expect(reply([row, row])).toMatchObject({ n: 1, excluded: { 'duplicate-conversation': 1 } });
  });

  test('a table that holds no ids, or no times, is refused', () => {
    expect(() => read([{ created_at: AT }])).toThrow(/columns\.conversationId.*No column was found/);
    expect(() => read([{ id: 1 }])).toThrow(/columns\.createdAt.*No column was found/);
  });
});

test('a row without the key of the first reply waits as one whose cell is empty, wherever it stands', () => {
  const open = { id: 1, created_at: AT };
  const done = { id: 2, created_at: AT, status: 'solved' };
  const replied = { id: 3, created_at: AT, first_response_at: REPLIED };
  for (const rows of [
    [open, done, replied],
    [replied, done, open],
  ]) {
    expect(reply(rows)).toMatchObject({ value: H, n: 1, open: 1 });
    expect(read(rows).excluded).toEqual({ 'missing-solved-at': 1 });
  }
});

describe('durations in the place of a time are refused, never misread:', () => {
  test.each([
    30,
    '30',
    ' 30 ',
    12.5,
    -5,
    90n,
    '0:30',
    '26:15:00',
    '-1:10',
    '2h 5m',
    '30 min',
    '1.5 days',
    'PT30M',
  ])('%s', (first_response_time) => {
    const { conversations, excluded } = only({ first_response_time });
    expect(excluded).toEqual({ 'duration-as-time': 1 });
    expect(firstReplyTime(conversations)).toMatchObject({ n: 0, open: 0 });
  });

  test.each([
    ['seconds', 1800],
    ['seconds', 100_000_001],
    ['seconds', '1800'],
    ['milliseconds', 1_800_000],
    ['excel', 1.5],
  ])('as %s: %s', (timeFormat, solved_time) => {
    const options = { timeFormat: ['iso', timeFormat], timeZone: 'UTC' };
    const { excluded } = only({ solved_time, first_response_at: REPLIED }, options);
    expect(excluded).toEqual({ 'duration-as-time': 1 });
  });

  test('a time of day of 1900, as spreadsheets make of 0:30', () => {
    expect(only({ first_reply: new Date(Date.UTC(1900, 0, 1, 0, 30)) }).excluded).toEqual({
      'duration-as-time': 1,
    });
  });

  test('but numbers that are times are read', () => {
    const seconds = { id: 1, created_at: MS / 1000, first_response_at: MS / 1000 + 3600 };
    expect(reply([seconds], { timeFormat: 'seconds' })).toMatchObject({ value: H, n: 1 });
    const year = { created_at: new Date(MS), first_response_at: new Date(MS - 366 * 24 * H) };
    expect(only(year).excluded).toEqual({});
    expect(only({ ...year, first_response_at: new Date(MS - 366 * 24 * H - 1) }).excluded).toEqual({
      'duration-as-time': 1,
    });
    expect(only({ first_response_at: '2020-03-02T09:00:00Z' }).excluded).toEqual({});
  });

  test.each([
    [0, 'time-out-of-range'],
    [20_260_302, 'number-as-time'],
    [99_999_999, 'duration-as-time'],
    [100_000_000, 'number-as-time'],
    [46_083.5, 'number-as-time'],
    [1_772_442_000, 'number-as-time'],
    ['soon', 'unreadable-time'],
    [true, 'unreadable-time'],
  ])('and %s is %s', (first_response_at, reason) => {
    expect(only({ first_response_at }).excluded).toEqual({ [reason]: 1 });
  });

  test('with what to do', () => {
    expect(() => only({ first_response_time: 30 }, { onInvalid: 'throw' })).toThrow(
      'rows[0].first_response_time: This looks like a duration or a count, not like a time: name the column that holds the time in columns, or null for none. durationsFrom reads durations. Got 30.',
    );
    expect(only({ first_response_time: 30 }, { columns: { firstReplyAt: null } }).excluded).toEqual({});
  });
});

describe('hostile names do no harm:', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s as an id', (id) => {
    expect(only({ ticket_id: id }).conversations).toMatchObject([{ id }]);
  });

  test.each(['__proto__', 'constructor', 'messages', 'statuses'])('%s as a column', (name) => {
    const row: object = JSON.parse(
      `{"id": 1, "created_at": "${AT}", "first_response_at": "${REPLIED}", "${name}": {"spam": true}}`,
    );
    expect(reply([row])).toMatchObject({ value: H, n: 1 });
    expect(Reflect.get({}, 'spam')).toBeUndefined();
  });

  test('__proto__ as the column of the id', () => {
    const row: object = JSON.parse(`{"__proto__": "x", "created_at": "${AT}"}`);
    expect(read([row], { columns: { conversationId: '__proto__' } }).conversations).toMatchObject([
      { id: 'x' },
    ]);
  });
});

test('an error names row, column, value and what is allowed', () => {
  const rows = [
    { id: 1, created_at: AT, direction: 'in' },
    { id: 2, created_at: AT, direction: 'sideways' },
  ];
  expect(() => read(rows, { onInvalid: 'throw' })).toThrow(
    "rows[1].direction: 'sideways' is no direction that is known. Give inbound, outbound. Or say what the word means: { values: { direction: { 'sideways': 'inbound' } } }.",
  );
  expect(() => read([{ id: 1, created_at: '2026-03-02 09:00' }], { onInvalid: 'throw' })).toThrow(
    /rows\[0\]\.created_at: .*give timeZone, such as 'Europe\/Rome'.* Got '2026-03-02 09:00'\./,
  );
  expect(() => read(rows, { column: {} } as object)).toThrow(/Did you mean columns\?/);
  expect(() => read(rows, { columns: { solvedAt: 'solved' } })).toThrow(KpiError);
});

test('any tickets are read as a slow reading has them', () => {
  const time = fc.option(fc.integer({ min: 0, max: 1000 }).map((hours) => MS + hours * H));
  const ticket = fc.record({ created: time, reply: time, solved: time, closed: time, isOurs: fc.boolean() });
  fc.assert(
    fc.property(fc.array(ticket), (tickets) => {
      const text = (ms: number | null) => (ms === null ? '' : new Date(ms).toISOString());
      const { conversations } = read(
        tickets.map(({ created, reply, solved, closed, isOurs }, i) => ({
          id: i,
          created_at: text(created),
          first_response_at: text(reply),
          resolved_at: text(solved),
          closed_at: text(closed),
          direction: isOurs ? 'outbound' : 'inbound',
        })),
      );
      const slow: Conversation[] = tickets.map(({ created, reply, solved, closed, isOurs }, i) => {
        const first = isOurs ? ('agent' as const) : ('customer' as const);
        return {
          id: `${i}`,
          ...(created !== null && { createdAt: created }),
          direction: isOurs ? 'outbound' : 'inbound',
          messages: [
            { at: created ?? Number.NaN, from: first },
            ...(reply === null ? [] : [{ at: reply, from: 'agent' as const }]),
          ],
          statuses: [
            ...(solved === null ? [] : [{ at: solved, to: 'solved' as const }]),
            ...(closed === null ? [] : [{ at: closed, to: 'closed' as const }]),
          ],
        };
      });
      expect(conversations).toEqual(slow);
    }),
  );
});
