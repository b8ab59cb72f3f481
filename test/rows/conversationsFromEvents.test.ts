import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import {
  type ConversationsFromEventsOptions,
  conversationsFromEvents,
} from '../../src/rows/conversationsFromEvents.ts';

const H = 3_600_000;
const MS = Date.UTC(2026, 2, 2, 9);
const AT = '2026-03-02T09:00:00Z';
const LATER = '2026-03-02T10:00:00Z';
const read = (rows: Iterable<unknown>, options: ConversationsFromEventsOptions = {}) =>
  conversationsFromEvents(rows as Iterable<object>, options);
const only = (fields: object, options?: ConversationsFromEventsOptions) =>
  read([{ case_id: 1, activity: 'Agent replied', at: AT, ...fields }], options);

describe('an event log is read', () => {
  test('in the words of XES', () => {
    const { conversations, columns, words, excluded } = read([
      {
        '': 0,
        'case:concept:name': 'c',
        'concept:name': 'Ticket created',
        'time:timestamp': '2026-03-02 09:00:00+00:00',
        'org:resource': 'customer',
      },
      {
        '': 1,
        'case:concept:name': 'c',
        'concept:name': 'Agent replied',
        'time:timestamp': '2026-03-02 10:00:00+00:00',
        'org:resource': 'Ada',
      },
      {
        '': 2,
        'case:concept:name': 'c',
        'concept:name': 'Ticket solved',
        'time:timestamp': '2026-03-02 11:00:00+00:00',
        'org:resource': 'Ada',
      },
    ]);
    expect(excluded).toEqual({});
    expect(columns).toEqual({
      conversationId: 'case:concept:name',
      activity: 'concept:name',
      at: 'time:timestamp',
      agentId: 'org:resource',
    });
    expect(conversations).toMatchObject([
      {
        id: 'c',
        messages: [
          { at: MS, from: 'customer' },
          { at: MS + H, from: 'agent', agentId: 'Ada' },
        ],
        statuses: [{ at: MS + 2 * H, to: 'solved' }],
        assignments: [],
      },
    ]);
    expect(words).toEqual({
      activity: { 'Ticket created': 'customer', 'Agent replied': 'agent', 'Ticket solved': 'solved' },
    });
    expect(firstReplyTime(conversations)).toMatchObject({ value: H, n: 1 });
  });

  test('in the words of a mining tool, of an activity its end', () => {
    const row = { 'Case ID': 1, Resource: 'Ada', 'Start Timestamp': AT };
    const { conversations, columns } = read(
      [
        { ...row, Activity: 'Insert ticket', 'Complete Timestamp': AT },
        { ...row, Activity: 'Reply', 'Complete Timestamp': LATER },
      ],
      { activities: { Reply: 'agent' } },
    );
    expect(columns.at).toBe('Complete Timestamp');
    expect(firstReplyTime(conversations)).toMatchObject({ value: H, n: 1 });
  });

  test('in the words of an audit log', () => {
    const { conversations, columns } = read([
      { id: 1, ticket_id: 5, event: 'created', created_at: AT, actor: 'customer' },
      { id: 2, ticket_id: 5, event: 'replied', created_at: LATER, actor: 'Ada' },
    ]);
    expect(columns).toEqual({
      conversationId: 'ticket_id',
      activity: 'event',
      at: 'created_at',
      agentId: 'actor',
      id: 'id',
    });
    expect(conversations).toMatchObject([{ id: '5', messages: [{ id: '1' }, { id: '2', agentId: 'Ada' }] }]);
    expect(firstReplyTime(conversations)).toMatchObject({ value: H, n: 1 });
  });
});

describe('an activity is', () => {
  test.each([
    ['customer', 'Ticket created', 'CUSTOMER_REPLIED', 'insert ticket', 'end-user replied'],
    ['agent', 'Agent reply', 'First response sent', 'replied', 'Email sent'],
    ['bot', 'Bot replied'],
    ['system', 'Auto-reply sent'],
    ['campaign', 'Campaign sent'],
  ])('the message of a %s', (from, ...activities) => {
    for (const activity of activities) {
      expect(only({ activity }).conversations, activity).toMatchObject([{ messages: [{ at: MS, from }] }]);
    }
  });

  test.each([
    ['new', 'New'],
    ['open', 'Reopened', 'Issue reopened', 'Case opened'],
    ['pending', 'Wait'],
    ['hold', 'On hold'],
    ['solved', 'Resolve ticket', 'RESOLVED'],
    ['closed', 'Closed', 'close conversation'],
  ])('the status %s', (to, ...activities) => {
    for (const activity of activities) {
      expect(only({ activity }).conversations, activity).toMatchObject([
        { messages: [], statuses: [{ at: MS, to }] },
      ]);
    }
  });

  test('a note, which is no reply', () => {
    const { conversations } = read([
      { case_id: 1, activity: 'Created', at: AT },
      { case_id: 1, activity: 'Note added', at: LATER, resource: 'Ada' },
    ]);
    expect(conversations[0]?.messages?.[1]).toMatchObject({ from: 'agent', kind: 'note', agentId: 'Ada' });
    expect(firstReplyTime(conversations)).toMatchObject({ n: 0, open: 1 });
  });

  test('an assignment, which is kept', () => {
    expect(only({ activity: 'Take in charge ticket', resource: 'Ada' }).conversations).toMatchObject([
      { messages: [], statuses: [], assignments: [{ at: MS, agentId: 'Ada' }] },
    ]);
    const { conversations, excluded } = only({ activity: 'Assigned', at: 'soon' });
    expect(conversations).toMatchObject([{ assignments: [] }]);
    expect(excluded).toEqual({ 'unreadable-time': 1 });
  });

  test('ignored without a count, whatever its time', () => {
    expect(only({ activity: 'Viewed', at: '' })).toMatchObject({
      excluded: {},
      conversations: [{ id: '1', messages: [], statuses: [] }],
    });
  });

  test('what your words say before what is well known', () => {
    const activities = { 'Call back': 'agent', Created: 'ignored' } as const;
    const { conversations, words } = read(
      [
        { case_id: 1, activity: 'created', at: AT },
        { case_id: 1, activity: 'CALL BACK', at: AT },
      ],
      { activities },
    );
    expect(conversations).toMatchObject([{ messages: [{ from: 'agent' }] }]);
    expect(words).toEqual({ activity: { created: 'ignored', 'CALL BACK': 'agent' } });
    const ask = (value: unknown) => (value === 17 ? 'solved' : undefined);
    expect(only({ activity: 17 }, { activities: ask }).conversations).toMatchObject([
      { statuses: [{ to: 'solved' }] },
    ]);
  });

  test('unknown, and counted by its name', () => {
    const rows = ['Created', 'Tea', 'Tea', 'Cake', '__proto__', 'ticket'].map((activity) => ({
      case_id: 1,
      activity,
      at: AT,
    }));
    const { conversations, unknownWords, excluded, excludedAt } = read(rows);
    expect(Object.entries(unknownWords['activity'] ?? {})).toEqual([
      ['Tea', 2],
      ['Cake', 1],
      ['__proto__', 1],
      ['ticket', 1],
    ]);
    expect(excluded).toEqual({ 'unknown-activity': 5 });
    expect(excludedAt['unknown-activity']?.[0]).toBe('rows[1].activity');
    expect(conversations[0]?.messages).toHaveLength(1);
  });
});

describe('the lifecycle of an activity:', () => {
  const lifecycle = (word: unknown, options?: ConversationsFromEventsOptions) =>
    only({ 'lifecycle:transition': word }, options);

  test.each(['complete', 'COMPLETE', 'end', '', undefined])('%s counts', (word) => {
    expect(lifecycle(word)).toMatchObject({ excluded: {}, conversations: [{ messages: [{ at: MS }] }] });
  });

  test.each(['start', 'SCHEDULE', 'ate_abort', 'suspend'])('%s is no end', (word) => {
    expect(lifecycle(word)).toMatchObject({
      conversations: [],
      excluded: { 'not-complete': 1 },
      excludedAt: { 'not-complete': ['rows[0].lifecycle:transition'] },
    });
    expect(lifecycle(word, { onInvalid: 'throw' }).excluded).toEqual({ 'not-complete': 1 });
  });

  test('another word is refused, or said', () => {
    expect(lifecycle('fertig').conversations).toEqual([]);
    expect(lifecycle('fertig').excluded).toEqual({ 'invalid-lifecycle': 1 });
    expect(lifecycle('fertig', { values: { lifecycle: { fertig: 'complete' } } }).excluded).toEqual({});
  });
});

describe('events that cannot be read are counted:', () => {
  test.each([
    ['missing-conversation-id', { case_id: Number.NaN }],
    ['missing-conversation-id', { case_id: 'NULL' }],
    ['missing-activity', { activity: ' ' }],
    ['missing-at', { at: null }],
    ['time-without-zone', { at: '2026-03-02 09:00' }],
    ['number-as-time', { at: 1_772_442_000 }],
    ['unknown-activity', { activity: {} }],
    ['invalid-spam', { spam: 'perhaps' }],
    ['unknown-activity', { activity: 'Tea', at: 'soon', spam: 'perhaps' }],
  ])('%s', (reason, fields) => {
    expect(only(fields).excluded).toEqual({ [reason]: 1 });
  });

  test('a message whose time is not known spoils the waits of its conversation', () => {
    const { conversations } = read([
      { case_id: 1, activity: 'Created', at: AT },
      { case_id: 1, activity: 'Replied', at: 'soon' },
      { case_id: 1, activity: 'Replied', at: LATER },
    ]);
    expect(firstReplyTime(conversations)).toMatchObject({ value: null, n: 0, open: 0 });
  });

  test('so does a status', () => {
    const { conversations } = read([
      { case_id: 1, activity: 'Created', at: AT },
      { case_id: 1, activity: 'Solved', at: '' },
    ]);
    expect(firstReplyTime(conversations)).toMatchObject({ value: null, n: 0, open: 0 });
  });

  test('an error names row, column, value and what is allowed', () => {
    expect(() => only({ activity: 'Cloesd' }, { onInvalid: 'throw' })).toThrow(
      "rows[0].activity: 'Cloesd' is no activity that is known. Give customer, agent, bot, system, campaign, note, new, open, pending, hold, solved, closed, assigned, ignored. Did you mean closed? Or say what the word means: { activities: { 'Cloesd': 'customer' } }.",
    );
    expect(() => only({}, { activities: { Tea: 'drink' } } as object)).toThrow(
      /activities\.Tea.*Give customer/,
    );
    expect(() => only({}, { activities: 'Tea' } as object)).toThrow(/activities.*Give an object/);
    expect(() => only({}, { activites: {} } as object)).toThrow(/Did you mean activities\?/);
    expect(() => read([{ case_id: 1, at: AT }])).toThrow(/columns\.activity.*No column was found/);
  });
});

test('columns that nobody reads stay, in the conversation and in its messages', () => {
  const { conversations } = read([
    { case_id: 1, activity: 'Created', at: AT, product: '', channel: 'chat', from: 'x', body: 'x' },
    { case_id: 1, activity: 'Replied', at: LATER, product: 'tea', channel: 'mail', from: 'x', body: 'x' },
  ]);
  expect(conversations).toMatchObject([
    {
      channel: 'chat',
      product: 'tea',
      messages: [
        { from: 'customer', product: '' },
        { from: 'agent', product: 'tea' },
      ],
    },
  ]);
  expect(conversations[0]?.messages?.[1]).not.toHaveProperty('body');
});

test.each([
  '__proto__',
  'constructor',
  'messages',
  'assignments',
])('%s as a column or an id does no harm', (name) => {
  const row: object = JSON.parse(
    `{"case_id": "${name}", "activity": "Created", "at": "${AT}", "${name}": {"spam": true}}`,
  );
  expect(read([row]).conversations).toMatchObject([
    { id: name, messages: [{ at: MS, from: 'customer' }], assignments: [] },
  ]);
  expect(Reflect.get({}, 'spam')).toBeUndefined();
});

test('no rows give no conversations', () => {
  expect(read([])).toMatchObject({ conversations: [], excluded: {}, columns: {} });
});

test('any log is read as a slow reading has it', () => {
  const activity = fc.constantFrom(
    'customer',
    'agent',
    'bot',
    'solved',
    'open',
    'assigned',
    'ignored',
    'Tea',
  );
  const event = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    activity,
    hours: fc.integer({ min: 0, max: 99 }),
  });
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const rows = events.map(({ id, activity, hours }) => ({
        case_id: id,
        activity,
        at: new Date(MS + hours * H).toISOString(),
      }));
      const { conversations, excluded } = read(rows);
      const ids = [...new Set(events.map(({ id }) => id))];
      expect(conversations.map(({ id }) => id)).toEqual(ids);
      for (const { id, messages, statuses } of conversations) {
        const own = events.filter((event) => event.id === id);
        const pick = (words: readonly string[]) =>
          own
            .filter(({ activity }) => words.includes(activity))
            .map(({ activity, hours }) => [activity, MS + hours * H]);
        expect(messages?.map(({ from, at }) => [from, at])).toEqual(pick(['customer', 'agent', 'bot']));
        expect(statuses?.map(({ to, at }) => [to, at])).toEqual(pick(['solved', 'open']));
      }
      const tea = events.filter(({ activity }) => activity === 'Tea').length;
      expect(excluded).toEqual(tea === 0 ? {} : { 'unknown-activity': tea });
    }),
  );
});
