import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { conversationsFromMessages } from '../../src/records/conversationsFromMessages.ts';

const only = (row: object, options = {}) => conversationsFromMessages([row], options).conversations[0];

describe('conversations from flat message rows', () => {
  test('are grouped by conversation, in the order of their first rows', () => {
    const { conversations, excluded } = conversationsFromMessages([
      { conversation_id: 'b', message_id: '1', at: '2026-03-02T09:00:00Z', direction: 'received' },
      { conversation_id: 'a', message_id: '2', at: '2026-03-02T09:00:00Z', direction: 'sent', author: 'ann' },
      { conversation_id: 'b', message_id: '3', at: '2026-03-02T09:10:00Z', direction: 'sent', author: 'bob' },
    ]);
    expect(excluded).toEqual({});
    expect(conversations).toMatchObject([
      {
        id: 'b',
        messages: [
          { id: '1', at: '2026-03-02T09:00:00Z', from: 'customer' },
          { id: '3', from: 'agent', agentId: 'bob' },
        ],
      },
      { id: 'a', messages: [{ id: '2', from: 'agent', agentId: 'ann' }] },
    ]);
  });

  test.each([
    ['received', 'customer'],
    ['inbound', 'customer'],
    ['incoming', 'customer'],
    ['customer', 'customer'],
    ['sent', 'agent'],
    ['outbound', 'agent'],
    ['outgoing', 'agent'],
    ['bot', 'bot'],
  ])('read the direction %s as the sender %s', (direction, from) => {
    expect(only({ conversation_id: 'a', at: 0, direction })?.messages).toMatchObject([{ from }]);
    expect(only({ conversationId: 'a', at: 0, from: direction })?.messages).toMatchObject([{ from }]);
  });

  test('read every field in either writing, and the first of two that is not empty', () => {
    const fields = {
      at: 'T',
      kind: 'note',
      visibility: 'public',
      channel: 'c',
      group: 'g',
      inbox: 'i',
      team: 't',
      priority: 'p',
    };
    const snake = only({
      conversation_id: 1,
      message_id: 2,
      agent_id: 3,
      direction: 'sent',
      automatic: 'true',
      ...fields,
    });
    const camel = only({
      conversationId: 1,
      messageId: 2,
      agentId: 3,
      from: 'sent',
      automatic: true,
      ...fields,
    });
    expect(snake).toEqual(camel);
    expect(snake).toMatchObject({
      id: '1',
      channel: 'c',
      group: 'g',
      inbox: 'i',
      team: 't',
      priority: 'p',
      messages: [
        {
          id: '2',
          at: 'T',
          from: 'agent',
          agentId: '3',
          kind: 'note',
          visibility: 'public',
          automatic: true,
        },
      ],
    });
    expect(only({ conversation_id: '', conversationId: 'x', at: 0 })?.id).toBe('x');
  });

  test('leave times as they are: digits are no time', () => {
    const timeOf = (at: unknown) => only({ conversation_id: 'a', at })?.messages?.[0]?.at;
    for (const at of ['1772442000000', '202603020900', '2026-03-02T09:00:00Z', '-5', 1_772_442_000_000]) {
      expect(timeOf(at)).toBe(at);
    }
  });

  test('read what is automatic off the words for yes, and off nothing else', () => {
    const isAutomatic = (automatic: unknown) =>
      only({ conversation_id: 'a', automatic })?.messages?.[0]?.automatic;
    const yes = [true, 'true', 'TRUE', 'yes', 't', 'Y', 1, '1'];
    expect(yes.map(isAutomatic)).toEqual(yes.map(() => true));
    const no = [false, 'false', 'no', 'f', 0, '0', '', null, undefined, 2, 'yesterday', {}, []];
    expect(no.map(isAutomatic)).toEqual(no.map(() => false));
  });

  test('take a dimension from the first row that has one', () => {
    const rows = [undefined, '', 'email', 'chat'].map((channel) => ({ conversation_id: 'a', channel }));
    expect(conversationsFromMessages(rows).conversations).toMatchObject([{ channel: 'email' }]);
  });

  test('read other columns where they are named', () => {
    const row = { ticket: 7, zeit: '2026-03-02T09:00:00Z', wer: 'inbound', conversation_id: 'no', at: 'no' };
    const columns = { conversationId: 'ticket', at: 'zeit', from: 'wer' };
    expect(only(row, { columns })).toMatchObject({
      id: '7',
      messages: [{ at: '2026-03-02T09:00:00Z', from: 'customer' }],
    });
  });

  test('refuse rows that are no list, and a column that is in no row', () => {
    for (const rows of [null, undefined, 'text', {}]) {
      expect(() => conversationsFromMessages(rows as unknown as object[])).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'rows' }),
      );
    }
    for (const at of ['time', 'toString', '__proto__']) {
      expect(() =>
        conversationsFromMessages([{ conversation_id: 'a' }, null as unknown as object], { columns: { at } }),
      ).toThrow(expect.objectContaining({ code: 'invalid-option', path: 'columns', value: at }));
    }
    const later = [{ conversation_id: 'a' }, { conversation_id: 'b', time: 5 }];
    expect(
      conversationsFromMessages(later, { columns: { at: 'time', id: undefined } }).conversations,
    ).toHaveLength(2);
    expect(conversationsFromMessages([], { columns: { at: 'time' } }).conversations).toEqual([]);
  });

  test('count the rows without a conversation', () => {
    const rows = [
      {},
      { conversation_id: '' },
      { conversation_id: null },
      { conversation_id: {} },
      { conversation_id: 0 },
    ];
    expect(conversationsFromMessages(rows)).toMatchObject({
      conversations: [{ id: '0' }],
      excluded: { 'missing-conversation-id': 4 },
    });
  });

  test('of hostile rows are conversations, whose messages the metrics refuse and count', () => {
    const hostile = [
      null,
      7,
      'text',
      [],
      Object.create(null),
      JSON.parse('{"__proto__": 1, "conversation_id": "__proto__"}'),
    ];
    const { conversations, excluded } = conversationsFromMessages(hostile);
    expect(excluded).toEqual({ 'missing-conversation-id': 5 });
    expect(receivedMessages(conversations)).toMatchObject({
      value: 0,
      excluded: { 'invalid-message-time': 1 },
    });
  });

  test('lose no row and change none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom('conversation_id', 'at', 'from', 'channel'), fc.jsonValue())),
        (rows) => {
          const before = JSON.stringify(rows);
          const { conversations, excluded } = conversationsFromMessages(rows);
          const messages = conversations.reduce((sum, one) => sum + (one.messages?.length ?? 0), 0);
          expect(messages + (excluded['missing-conversation-id'] ?? 0)).toBe(rows.length);
          expect(new Set(conversations.map(({ id }) => id)).size).toBe(conversations.length);
          expect(JSON.stringify(rows)).toBe(before);
        },
      ),
    );
  });
});
