import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messages } from '../../src/facts/messages.ts';
import { openedConversations } from '../../src/facts/openedConversations.ts';
import { waits } from '../../src/facts/waits.ts';
import { conversations } from '../arbitraries/conversations.ts';
import { at, chat } from '../records/chat.ts';
import { rowsOf } from './rows.ts';
import { BY_DEFAULT, waitRules } from './waitRules.ts';

describe('messages', () => {
  test('are rows in order of time, each of one side, put down to who replied', () => {
    const table = messages(BY_DEFAULT).read([
      chat(['09:20 campaign', '09:10 agent @ann', '09:00 customer', '09:05 bot', '09:30 solved']),
    ]);
    expect(rowsOf(table, 3)).toEqual([
      { at: at('09:00'), received: 1, reply: 0, outreach: 0 },
      { at: at('09:10'), received: 0, reply: 1, outreach: 0 },
      { at: at('09:20'), received: 0, reply: 0, outreach: 1 },
    ]);
    expect(table).toMatchObject({ record: [0, 0, 0], agent: [null, 'ann', null], excluded: {} });
  });

  test('that customers send all wait in some episode, and every episode that is replied to has a reply', () => {
    fc.assert(
      fc.property(conversations, waitRules, (list, rules) => {
        const sum = (column: ArrayLike<number> | undefined): number =>
          Array.from(column ?? []).reduce((total, x) => total + x, 0);
        const all = messages(rules).read(list).columns;
        const episodes = waits(rules).read(list).columns;
        expect(sum(episodes['messages'])).toBe(sum(all['received']));
        expect(sum(episodes['replied'])).toBeLessThanOrEqual(sum(all['reply']));
      }),
    );
  });

  test('that repeat an id or say so are left out and counted, in a long conversation as in a short one', () => {
    const lines = ['09:00 customer #a', '09:01 customer #a', '09:02 agent #b', '09:03 agent #b'];
    expect(messages(BY_DEFAULT).read([chat(lines)])).toMatchObject({
      record: [0, 0],
      excluded: { 'duplicate-message': 2 },
    });
    const before = Array.from({ length: 40 }, (_, i) => `08:${10 + i} customer #${i}`);
    expect(
      messages(BY_DEFAULT).read([chat([...before, ...lines, '09:04 customer #5', '09:05 customer'])]),
    ).toMatchObject({
      record: { length: 43 },
      excluded: { 'duplicate-message': 3 },
    });
    const copies = { messages: [{ at: at('09:00'), from: 'customer' as const, duplicateOf: 'z' }] };
    expect(messages(BY_DEFAULT).read([{ id: 'copy', ...copies }]).excluded).toEqual({
      'duplicate-message': 1,
    });
  });

  test('of which one with the same id came later in the list are kept, whatever their times', () => {
    const table = messages(BY_DEFAULT).read([chat(['09:10 customer #a', '09:00 customer #a'])]);
    expect(rowsOf(table, 1)).toMatchObject([{ at: at('09:10') }]);
  });

  test('of two conversations may have the same id', () => {
    const pair = [chat(['09:00 customer #a']), chat(['09:00 customer #a'])];
    expect(messages(BY_DEFAULT).read(pair)).toMatchObject({ record: [0, 1], excluded: {} });
  });

  test('later than now have not happened yet, those of this very instant have', () => {
    const rules = { ...BY_DEFAULT, asOf: () => at('09:10') };
    const table = messages(rules).read([chat(['09:00 customer', '09:10 agent', '09:10:01 agent'])]);
    expect(table.record).toHaveLength(2);
  });

  test('that ask for no reply are no rows', () => {
    const needsReply = ({ id }: { id?: string | undefined }): boolean => id !== '#thanks';
    const table = messages({ ...BY_DEFAULT, needsReply }).read([
      chat(['09:00 customer', '09:10 agent', '09:11 customer #thanks']),
    ]);
    expect(table.record).toHaveLength(2);
  });
});

describe('conversations that count', () => {
  test('are not the merged, spam, deleted, test and repeated ones, each counted by its reason', () => {
    const lines = ['09:00 customer'];
    const table = messages(BY_DEFAULT).read([
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

  test('are not repeated by one that was left out', () => {
    const pair = [chat(['09:00 customer'], { id: 'a', spam: true }), chat(['09:00 customer'], { id: 'a' })];
    expect(messages(BY_DEFAULT).read(pair)).toMatchObject({ record: [1], excluded: { spam: 1 } });
  });
});

describe('opened conversations', () => {
  const fact = openedConversations({ onInvalid: 'exclude' });

  test('are opened when they say so, else with their earliest message of any kind', () => {
    const table = fact.read([
      chat(['09:10 customer', '09:00 agent note'], { createdAt: '2026-03-02T08:00:00Z' }),
      chat(['09:10 customer', '09:00 agent note']),
    ]);
    expect(table).toMatchObject({
      record: [0, 1],
      columns: { tickets: [1, 1], at: [at('08:00'), at('09:00')] },
    });
  });

  test('without a time are left out and counted', () => {
    const none = [
      chat([]),
      chat(['09:00 customer'], { createdAt: 'soon' }),
      { id: 'x', messages: [{ at: 3, from: 'agent' as const }] },
    ];
    expect(fact.read(none)).toMatchObject({ record: [], excluded: { 'invalid-creation-time': 3 } });
    expect(() => openedConversations({ onInvalid: 'throw' }).read(none)).toThrow(
      expect.objectContaining({ code: 'invalid-record', path: 'conversations[0].createdAt' }),
    );
  });
});
