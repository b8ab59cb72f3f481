import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversations as conversationsFact } from '../../src/facts/conversations.ts';
import { messages } from '../../src/facts/messages.ts';
import { Moment } from '../../src/facts/reading/roles.ts';
import { waits } from '../../src/facts/waits.ts';
import type { Message } from '../../src/records/conversation.ts';
import { conversations } from '../arbitraries/conversations.ts';
import { at, chat } from '../records/chat.ts';
import { readFact } from './readFact.ts';
import { BY_DEFAULT, waitRules } from './waitRules.ts';

describe('messages', () => {
  test('are rows in order of time, each of one side, put down to who replied', () => {
    const table = readFact(messages(BY_DEFAULT), [
      chat(['09:20 campaign', '09:10 agent @ann', '09:00 customer', '09:05 bot', '09:30 solved']),
    ]);
    expect(table.rows).toEqual([
      { at: at('09:00'), received: 1, reply: 0, outreach: 0 },
      { at: at('09:10'), received: 0, reply: 1, outreach: 0 },
      { at: at('09:20'), received: 0, reply: 0, outreach: 1 },
    ]);
    expect(table).toMatchObject({
      record: [0, 0, 0],
      labels: { sender: [null, 'ann', null] },
      excluded: {},
    });
  });

  test('that customers send all wait in some episode, and every episode that is replied to has a reply', () => {
    fc.assert(
      fc.property(conversations, waitRules, (list, rules) => {
        const sum = (column: ArrayLike<number> | undefined): number =>
          Array.from(column ?? []).reduce((total, x) => total + x, 0);
        const all = readFact(messages(rules), list).columns;
        const episodes = readFact(waits(rules), list).columns;
        expect(sum(episodes['messages'])).toBe(sum(all['received']));
        expect(sum(episodes['replied'])).toBeLessThanOrEqual(sum(all['reply']));
      }),
    );
  });

  test('that repeat an id or say so are left out and counted, in a long conversation as in a short one', () => {
    const lines = ['09:00 customer #a', '09:01 customer #a', '09:02 agent #b', '09:03 agent #b'];
    expect(readFact(messages(BY_DEFAULT), [chat(lines)])).toMatchObject({
      record: [0, 0],
      excluded: { 'duplicate-message': 2 },
    });
    const before = Array.from({ length: 40 }, (_, i) => `08:${10 + i} customer #${i}`);
    expect(
      readFact(messages(BY_DEFAULT), [chat([...before, ...lines, '09:04 customer #5', '09:05 customer'])]),
    ).toMatchObject({
      record: { length: 43 },
      excluded: { 'duplicate-message': 3 },
    });
    const copies = { messages: [{ at: at('09:00'), from: 'customer' as const, duplicateOf: 'z' }] };
    expect(readFact(messages(BY_DEFAULT), [{ id: 'copy', ...copies }]).excluded).toEqual({
      'duplicate-message': 1,
    });
  });

  test('of which one with the same id came later in the list are kept, whatever their times', () => {
    const table = readFact(messages(BY_DEFAULT), [chat(['09:10 customer #a', '09:00 customer #a'])]);
    expect(table.rows).toMatchObject([{ at: at('09:10') }]);
  });

  test('of two conversations may have the same id', () => {
    const pair = [chat(['09:00 customer #a']), chat(['09:00 customer #a'])];
    expect(readFact(messages(BY_DEFAULT), pair)).toMatchObject({ record: [0, 1], excluded: {} });
  });

  test('later than now have not happened yet, those of this very instant have', () => {
    const rules = { ...BY_DEFAULT, asOf: new Moment(at('09:10')) };
    const table = readFact(messages(rules), [chat(['09:00 customer', '09:10 agent', '09:10:01 agent'])]);
    expect(table.record).toHaveLength(2);
  });

  test('without a usable time count, in no place of time, unless it is asked what has happened by now', () => {
    const list = [
      {
        id: '1',
        messages: [
          { at: '2026-03-02', from: 'customer' as const },
          { at: at('09:10'), from: 'agent' as const },
          { at: at('09:00'), from: 'customer' as const },
          { at: 'soon', from: 'customer' as const },
        ],
      },
    ];
    const table = readFact(messages(BY_DEFAULT), list);
    expect(table.rows.map((row) => [row['at'], row['received']])).toEqual([
      [at('09:00'), 1],
      [at('09:10'), 0],
      [Number.NaN, 1],
      [Number.NaN, 1],
    ]);
    expect(table.excluded).toEqual({});
    const now = { ...BY_DEFAULT, asOf: new Moment(at('09:05')) };
    expect(readFact(messages(now), list)).toMatchObject({
      record: [0],
      excluded: { 'invalid-message-time': 2 },
    });
  });

  test('of a conversation that is created after now have not been sent yet', () => {
    const list = [chat(['09:00 customer'], { createdAt: at('09:30') })];
    const readAt = (time: string) =>
      readFact(messages({ ...BY_DEFAULT, asOf: new Moment(at(time)) }), list).record;
    expect(readAt('09:29')).toHaveLength(0);
    expect(readAt('09:30')).toHaveLength(1);
    expect(readFact(messages(BY_DEFAULT), list).record).toHaveLength(1);
  });

  test('of customers belong to no agent, whoever is named', () => {
    const table = readFact(messages({ ...BY_DEFAULT, botRepliesCount: true }), [
      chat(['09:00 customer @bob', '09:01 bot @robo', '09:02 agent @ann', '09:03 campaign @cora']),
    ]);
    expect(table.labels['sender']).toEqual([null, 'robo', 'ann', 'cora']);
    for (const agentId of ['', Number.NaN, null, undefined]) {
      const sent = { at: at('09:00'), from: 'agent' as const, agentId: agentId as string };
      expect(readFact(messages(BY_DEFAULT), [{ id: '1', messages: [sent] }]).labels['sender']).toEqual([
        null,
      ]);
    }
  });

  test('of a campaign that failed, or are nothing that is sent, count for nothing', () => {
    const kinds = ['delivery-failed', 'note', 'reaction', 'activity', 'survey', 'note public'];
    const lines = kinds.map((kind, i) => `09:0${i} campaign ${kind}`);
    expect(readFact(messages({ ...BY_DEFAULT, reactionsCount: true }), [chat(lines)]).record).toEqual([]);
    const sent = ['09:00 campaign', '09:01 campaign template', '09:02 campaign call'];
    expect(readFact(messages(BY_DEFAULT), [chat(sent)]).columns['outreach']).toEqual([1, 1, 1]);
  });

  test('that repeat one without a time take its place; without an instant that counts as now both would do', () => {
    const timeless = { id: 'a', at: 'bad', from: 'customer' as const };
    const timed = { id: 'a', at: at('09:00'), from: 'customer' as const };
    for (const list of [
      [timeless, timed],
      [timed, timeless],
    ]) {
      const records = [{ id: '1', messages: list }];
      expect(readFact(messages(BY_DEFAULT), records)).toMatchObject({
        rows: [{ at: at('09:00') }],
        excluded: { 'duplicate-message': 1 },
        excludedAt: { 'duplicate-message': [`conversations[0].messages[${list.indexOf(timeless)}]`] },
      });
      const told = readFact(messages({ ...BY_DEFAULT, asOf: new Moment(at('10:00')) }), records);
      expect(told.rows).toHaveLength(1);
      expect(told.excluded).toEqual({ 'invalid-message-time': 1 });
    }
    const both = [{ id: '1', messages: [timeless, timeless] }];
    expect(readFact(messages(BY_DEFAULT), both)).toMatchObject({
      rows: [{ at: Number.NaN }],
      excludedAt: { 'duplicate-message': ['conversations[0].messages[1]'] },
    });
  });

  test('with ids that hold nothing are no duplicates, nor of one that holds nothing', () => {
    for (const nothing of ['', Number.NaN, null, undefined]) {
      const fields = { id: nothing as string, duplicateOf: nothing as string };
      const sent = [1, 2, 3].map((n) => ({ at: at(`09:0${n}`), from: 'customer' as const, ...fields }));
      const long = Array.from({ length: 7 }, () => sent).flat();
      for (const list of [sent, long]) {
        expect(readFact(messages(BY_DEFAULT), [{ id: '1', messages: list }])).toMatchObject({
          record: { length: list.length },
          excluded: {},
        });
      }
    }
  });

  test('of two long conversations may have the same ids', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `09:${10 + i} customer #${i}`);
    expect(readFact(messages(BY_DEFAULT), [chat(lines), chat(lines)])).toMatchObject({
      record: { length: 80 },
      excluded: {},
    });
  });

  test('that ask for no reply are no rows', () => {
    const needsReply = ({ id }: Pick<Message, 'id'>): boolean => id !== '#thanks';
    const table = readFact(messages({ ...BY_DEFAULT, needsReply }), [
      chat(['09:00 customer', '09:10 agent', '09:11 customer #thanks']),
    ]);
    expect(table.record).toHaveLength(2);
  });
});

describe('conversations that count', () => {
  test('are not the merged, spam, deleted, test and repeated ones, each counted by its reason', () => {
    const lines = ['09:00 customer'];
    const table = readFact(messages(BY_DEFAULT), [
      chat(lines, { id: 'a' }),
      chat(lines, { id: 'a' }),
      chat(lines, { spam: true }),
      chat(lines, { deleted: true }),
      chat(lines, { test: true }),
      chat(lines, { mergedInto: 'a' }),
      chat(lines, { spam: false, deleted: false, test: false, mergedInto: null }),
    ]);
    expect(table).toMatchObject({
      record: [0, 6],
      excluded: { 'duplicate-conversation': 1, spam: 1, deleted: 1, test: 1, merged: 1 },
    });
  });

  test('are told by flags as databases give them, and by nothing', () => {
    const read = (fields: object) =>
      readFact(messages(BY_DEFAULT), [Object.assign(chat(['09:00 customer']), fields)]).excluded;
    for (const flag of ['spam', 'deleted', 'test']) {
      for (const yes of [true, 1, 1n]) expect(read({ [flag]: yes })).toEqual({ [flag]: 1 });
      for (const no of [false, 0, 0n, '', null, undefined, Number.NaN])
        expect(read({ [flag]: no })).toEqual({});
      for (const odd of ['true', 'no', 'f', 2, -1, 0.5, [], {}, new Date(0), Symbol('s'), 2n]) {
        expect(read({ [flag]: odd })).toEqual({ [`invalid-${flag}`]: 1 });
      }
    }
    for (const nothing of ['', null, undefined, Number.NaN])
      expect(read({ mergedInto: nothing })).toEqual({});
    expect(read({ mergedInto: 7 })).toEqual({ merged: 1 });
    expect(read({ id: Number.NaN })).toEqual({ 'missing-id': 1 });
  });

  test('without an id are not one conversation', () => {
    const list = ['', Number.NaN, Number.NaN].map((id) => Object.assign(chat(['09:00 customer']), { id }));
    expect(readFact(messages(BY_DEFAULT), list as never).excluded).toEqual({ 'missing-id': 3 });
  });

  test('are not repeated by one that was left out', () => {
    const pair = [chat(['09:00 customer'], { id: 'a', spam: true }), chat(['09:00 customer'], { id: 'a' })];
    expect(readFact(messages(BY_DEFAULT), pair)).toMatchObject({ record: [1], excluded: { spam: 1 } });
  });
});

describe('opened conversations', () => {
  const fact = conversationsFact({ onInvalid: 'exclude' });

  test('are opened when they say so, else with their earliest message of any kind', () => {
    const table = readFact(fact, [
      chat(['09:10 customer', '09:00 agent note'], { createdAt: '2026-03-02T08:00:00Z' }),
      chat(['09:10 customer', '09:00 agent note']),
    ]);
    expect(table).toMatchObject({
      record: [0, 1],
      columns: { createdAt: [at('08:00'), at('09:00')] },
    });
  });

  test('need no time: one without any is a row, of an unknown time', () => {
    const none = [
      chat([]),
      chat(['09:00 customer'], { createdAt: 'soon' }),
      { id: 'x', messages: [{ at: 3, from: 'agent' as const }] },
      { id: 'y', createdAt: '2026-03-02', messages: JSON.parse('"none"') },
    ];
    expect(readFact(fact, none)).toMatchObject({
      record: [0, 1, 2, 3],
      columns: { createdAt: [Number.NaN, at('09:00'), Number.NaN, Number.NaN] },
      excluded: {},
    });
  });

  test('without createdAt, said in any way, are opened with the earliest message that has a usable time', () => {
    for (const createdAt of [undefined, null, '', Number.NaN]) {
      const messages = [
        { at: 'bad', from: 'customer' as const },
        { at: at('09:10'), from: 'customer' as const },
        { at: at('09:00'), from: 'agent' as const },
      ];
      const list = [{ id: '1', createdAt, messages }];
      expect(readFact(fact, list).columns['createdAt']).toEqual([at('09:00')]);
      expect(readFact(conversationsFact({ onInvalid: 'throw' }), list).record).toEqual([0]);
    }
  });

  test('whose createdAt is none are an error only where every fault is to be one', () => {
    const list = [{ id: '1', createdAt: '2026-03-02T09:00' }];
    expect(readFact(fact, list).excluded).toEqual({});
    expect(() => readFact(conversationsFact({ onInvalid: 'throw' }), list)).toThrow(
      'conversations[0].createdAt: This text has no offset',
    );
  });
});
