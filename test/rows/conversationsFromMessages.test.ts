import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import type { Message } from '../../src/records/conversation.ts';
import {
  type ConversationsFromMessagesOptions,
  conversationsFromMessages,
} from '../../src/rows/conversationsFromMessages.ts';

const AT = '2026-03-02T09:00:00Z';
const MS = Date.UTC(2026, 2, 2, 9);
const read = (rows: Iterable<unknown>, options: ConversationsFromMessagesOptions = {}) =>
  conversationsFromMessages(rows as Iterable<object>, options);
const only = (fields: object, options?: ConversationsFromMessagesOptions) =>
  read([{ conversation_id: 'a', at: AT, from: 'customer', ...fields }], options).conversations[0];
const message = (fields: object, options?: ConversationsFromMessagesOptions) =>
  only(fields, options)?.messages?.[0];

describe('conversations from flat message rows', () => {
  test('are grouped by conversation, in the order of their first rows', () => {
    const { conversations, columns, excluded } = read([
      { conversation_id: 'b', message_id: 1, at: AT, direction: 'received' },
      { conversation_id: 'a', message_id: 2, at: AT, direction: 'sent', author: 'ann' },
      { conversation_id: 'b', message_id: 3, at: AT, direction: 'sent', author: 'bob' },
    ]);
    expect(excluded).toEqual({});
    expect(columns).toEqual({
      conversationId: 'conversation_id',
      id: 'message_id',
      at: 'at',
      from: 'direction',
      agentId: 'author',
    });
    expect(conversations).toMatchObject([
      {
        id: 'b',
        messages: [
          { id: '1', at: MS, from: 'customer' },
          { id: '3', from: 'agent', agentId: 'bob' },
        ],
      },
      { id: 'a', messages: [{ id: '2', from: 'agent', agentId: 'ann' }] },
    ]);
  });

  test('keep a column that is called as what every object has', () => {
    const names = ['constructor', 'toString', 'hasOwnProperty'];
    const other = Object.fromEntries(names.map((name) => [name, `my ${name}`]));
    for (const conversation of [
      only(other),
      read([{ ...other, id: 'm', conversation_id: 'a', in_reply_to: '', at: AT, from: 'customer' }])
        .conversations[0],
      read([
        { id: 'm', in_reply_to: null, at: AT, from: 'customer' },
        { ...other, id: 'n', in_reply_to: 'm', at: AT, from: 'agent' },
      ]).conversations[0],
    ]) {
      expect(Object.entries({ ...conversation })).toEqual(expect.arrayContaining(Object.entries(other)));
    }
  });

  test.each([
    ['customer', 'customer received inbound Incoming end-user End_User USER lead contact requester'],
    ['agent', 'agent sent outbound outgoing admin Operator teammate'],
    ['bot', 'bot operator-bot'],
    ['system', 'system'],
    ['campaign', 'campaign'],
  ])('read as sent by %s: %s', (from, words) => {
    for (const word of words.split(' ')) expect(message({ from: word }), word).toMatchObject({ from });
  });

  test('read every field in any writing of its column', () => {
    const fields = {
      kind: 'note',
      visibility: 'public',
      channel: 'c',
      group: 'g',
      inbox: 'i',
      team: 't',
      priority: 'p',
    };
    const snake = { conversation_id: 1, message_id: 2, agent_id: 3, sent_at: AT, from: 'sent', ...fields };
    const camel = { conversationId: 1, messageId: 2, agentId: 3, sentAt: AT, from: 'sent', ...fields };
    const title = {
      'Conversation ID': 1,
      'Message-Id': 2,
      'AGENT ID': 3,
      'Sent At': AT,
      From: 'sent',
      ...fields,
    };
    for (const row of [snake, camel, title]) {
      expect(read([row]).conversations).toMatchObject([
        {
          id: '1',
          channel: 'c',
          group: 'g',
          inbox: 'i',
          team: 't',
          priority: 'p',
          messages: [{ id: '2', at: MS, from: 'agent', agentId: '3', kind: 'note', visibility: 'public' }],
        },
      ]);
    }
  });

  test('read what is automatic off the words for yes and no; another word is no person', () => {
    const yes = [true, 'true', 'TRUE', 'yes', 't', 'Y', 1, 1n, '1', 'on'];
    expect(yes.map((automatic) => message({ automatic })?.automatic)).toEqual(yes.map(() => true));
    const no = [false, 'false', 'no', 'f', 0, '0', 'off', 'N'];
    expect(no.map((automatic) => message({ automatic })?.automatic)).toEqual(no.map(() => false));
    const nothing = ['', null, undefined, Number.NaN, 'NULL', ' '];
    expect(nothing.map((automatic) => message({ automatic })?.automatic)).toEqual(
      nothing.map(() => undefined),
    );
    for (const automatic of ['auto', 2, -1, 'x', {}, [], Symbol('yes')]) {
      const row = { conversation_id: 'a', at: AT, from: 'agent', automatic };
      expect(read([row])).toMatchObject({
        excluded: { 'invalid-automatic': 1 },
        excludedAt: { 'invalid-automatic': ['rows[0].automatic'] },
      });
      expect(() => read([row], { onInvalid: 'throw' })).toThrow(
        expect.objectContaining({ code: 'invalid-record', path: 'rows[0].automatic', value: automatic }),
      );
    }
  });

  test('take a dimension from the first row that has one', () => {
    const rows = [undefined, '', 'email', 'chat'].map((channel) => ({
      conversation_id: 'a',
      at: AT,
      from: 'customer',
      channel,
    }));
    expect(read(rows).conversations).toMatchObject([{ channel: 'email' }]);
  });

  test('read other columns where they are named', () => {
    const row = { number: 7, zeit: AT, wer: 'inbound', conversation_id: 'no', at: 'no' };
    const columns = { conversationId: 'number', at: 'zeit', from: 'wer' };
    expect(read([row], { columns }).conversations).toMatchObject([
      { id: '7', messages: [{ at: MS, from: 'customer' }] },
    ]);
  });

  test('refuse rows that cannot be gone through, and a column that is in no row', () => {
    for (const rows of [null, undefined, 'text', {}, 7]) {
      expect(() => read(rows as unknown as object[])).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'rows' }),
      );
    }
    for (const at of ['time', 'toString', '__proto__']) {
      expect(() => read([{ conversation_id: 'a', from: 'agent' }, null], { columns: { at } })).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'columns.at', value: at }),
      );
    }
    const rows = [
      { conversation_id: 'a', from: 'sent' },
      { conversation_id: 'b', from: 'sent', time: AT },
    ];
    expect(read(rows, { columns: { at: 'time', id: undefined } }).conversations).toHaveLength(2);
    expect(read([], { columns: { at: 'time' } }).conversations).toEqual([]);
  });

  test('of rows without an id, as a parser of numbers leaves them, are none', () => {
    const rows = [
      { conversation_id: Number.NaN, at: AT, from: 'customer' },
      { conversation_id: Number.NaN, at: '2026-03-02T09:30:00Z', from: 'agent' },
    ];
    const { conversations, excluded, excludedAt } = read(rows);
    expect(firstReplyTime(conversations).value).toBe(null);
    expect(excluded).toEqual({ 'missing-conversation-id': 2 });
    expect(excludedAt).toEqual({
      'missing-conversation-id': ['rows[0].conversation_id', 'rows[1].conversation_id'],
    });
  });

  test('of hostile rows are safe', () => {
    const rows = [
      null,
      7,
      'text',
      [],
      Object.create(null),
      JSON.parse('{"__proto__": 1, "conversation_id": "__proto__", "at": 1, "from": "constructor"}'),
    ];
    const { conversations, excluded } = read(rows);
    expect(excluded).toEqual({ 'invalid-row': 4, 'missing-conversation-id': 1, 'number-as-time': 1 });
    expect(Object.getPrototypeOf(conversations[0])).toBe(Object.prototype);
    expect(receivedMessages(conversations)).toMatchObject({
      value: 0,
      excluded: { 'invalid-from': 1 },
    });
  });

  test('of Intercom parts leave notes out', () => {
    const rows = [
      { conversation_id: 9, part_type: 'comment', author_type: 'user', created_at: '2026-03-02T09:00:00Z' },
      { conversation_id: 9, part_type: 'note', author_type: 'admin', created_at: '2026-03-02T09:10:00Z' },
      { conversation_id: 9, part_type: 'comment', author_type: 'admin', created_at: '2026-03-02T09:30:00Z' },
    ];
    const columns = { at: 'created_at', from: 'author_type', kind: 'part_type' };
    expect(firstReplyTime(read(rows, { columns }).conversations).value).toBe(1_800_000);
    expect(firstReplyTime(read(rows).conversations).value).toBe(1_800_000);
  });

  test('of Zendesk comments leave private ones out', () => {
    const rows = [
      { ticket_id: 5, author_role: 'end-user', public: true, created_at: '2026-03-02T09:00:00Z' },
      { ticket_id: 5, author_role: 'agent', public: false, created_at: '2026-03-02T09:05:00Z' },
      { ticket_id: 5, author_role: 'agent', public: true, created_at: '2026-03-02T09:30:00Z' },
    ];
    expect(firstReplyTime(read(rows).conversations).value).toBe(1_800_000);
    const texts = rows.map((row) => ({ ...row, public: row.public ? 'TRUE' : 'FALSE' }));
    expect(firstReplyTime(read(texts).conversations).value).toBe(1_800_000);
  });

  test('keep the text of a message for needsReply', () => {
    const rows = [
      { conversation_id: 1, at: '2026-03-02T09:00:00Z', from: 'customer', body: 'It fails', product: 'x' },
      { conversation_id: 1, at: '2026-03-02T09:30:00Z', from: 'agent', body: 'Fixed' },
      { conversation_id: 1, at: '2026-03-02T10:00:00Z', from: 'customer', body: 'Okay, thanks!' },
    ];
    const { conversations } = read(rows);
    const byBody = { needsReply: (message: Message) => !/thanks/i.test(message.body ?? '') };
    expect(responseRate(conversations, byBody)).toMatchObject({ value: 1, denominator: 1 });
    const asked = read(rows.map(({ body, ...row }) => ({ ...row, text: body }))).conversations;
    expect(
      responseRate(asked, { needsReply: ({ text }: Message & { text: string }) => !/thanks/i.test(text) }),
    ).toMatchObject({ value: 1, denominator: 1 });
    expect(conversations).toMatchObject([{ product: 'x' }]);
  });

  test('lose no row and change none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom('conversation_id', 'at', 'from', 'channel'), fc.jsonValue())),
        (some) => {
          const rows = [{ conversation_id: 'x', at: 1, from: 1 }, ...some];
          const before = JSON.stringify(rows);
          const { conversations, excluded } = read(rows);
          const messages = conversations.reduce((sum, one) => sum + (one.messages?.length ?? 0), 0);
          expect(messages + (excluded['missing-conversation-id'] ?? 0)).toBe(rows.length);
          expect(new Set(conversations.map(({ id }) => id)).size).toBe(conversations.length);
          expect(JSON.stringify(rows)).toBe(before);
        },
      ),
    );
  });
});
