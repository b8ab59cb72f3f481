import { describe, expect, test } from 'vitest';
import { messageClass } from '../../src/facts/reading/eventClass.ts';
import {
  BOT_REPLY,
  CUSTOMER,
  IGNORED,
  OUTREACH,
  REPLY,
  type ReplyRules,
  roleOf,
} from '../../src/facts/reading/messageRole.ts';
import type { Message, MessageKind, Sender } from '../../src/records/conversation.ts';

/** A value of a column, of any kind. */
type Flag = NonNullable<Message['automatic']>;

const none: ReplyRules = {
  botRepliesCount: false,
  autoRepliesCount: false,
  publicNotesCount: false,
  reactionsCount: false,
};
const KINDS: readonly MessageKind[] = [
  'text',
  'call',
  'template',
  'note',
  'reaction',
  'activity',
  'survey',
  'delivery-failed',
];
const SENDERS: readonly Sender[] = ['customer', 'agent', 'bot', 'system', 'campaign'];
const LETTERS: Readonly<Record<number, string>> = {
  [IGNORED]: '.',
  [CUSTOMER]: 'c',
  [REPLY]: 'r',
  [BOT_REPLY]: 'b',
  [OUTREACH]: 'o',
};

/** What messages count as whose sender, kind, visibility or mark of a rule says nothing known. */
const [UNKNOWN_FROM, UNKNOWN_KIND, UNKNOWN_VISIBILITY, UNKNOWN_AUTOMATIC] = [-1, -2, -3, -4];

/** What a message counts as by some rules; below 0 where it cannot be understood. */
function messageRole({ from, kind, visibility, automatic }: Message, rules: ReplyRules): number {
  const number = messageClass(from, kind, visibility, automatic);
  return number < 0 ? number : roleOf(number, rules);
}

/** A line for each sender, a letter for each kind: customer, reply, a bot's reply, outreach or nothing. */
function table(rules: Partial<ReplyRules>, fields: Partial<Message> = {}): Record<string, string> {
  return Object.fromEntries(
    SENDERS.map((from) => [
      from,
      KINDS.map((kind) => LETTERS[messageRole({ at: 0, from, kind, ...fields }, { ...none, ...rules })]).join(
        '',
      ),
    ]),
  );
}

describe('what a message counts as', () => {
  test('by default: words of people, in either direction', () => {
    expect(table({})).toEqual({
      customer: 'ccc.....',
      agent: 'rro.....',
      bot: '........',
      system: '........',
      campaign: 'ooo.....',
    });
  });

  test('in public, a note of an agent counts where it is asked for', () => {
    expect(table({ publicNotesCount: true }, { visibility: 'public' })).toMatchObject({
      customer: 'ccc.....',
      agent: 'rror....',
      bot: '........',
    });
    expect(table({ publicNotesCount: true })['agent']).toBe('rro.....');
    expect(table({}, { visibility: 'public' })['agent']).toBe('rro.....');
  });

  test('internal messages never count, whatever the rules', () => {
    const all = {
      botRepliesCount: true,
      autoRepliesCount: true,
      publicNotesCount: true,
      reactionsCount: true,
    };
    const nothing = '........';
    expect(table(all, { visibility: 'internal' })).toEqual({
      customer: nothing,
      agent: nothing,
      bot: nothing,
      system: nothing,
      campaign: nothing,
    });
  });

  test('reactions count on both sides where they are asked for', () => {
    expect(table({ reactionsCount: true })).toMatchObject({ customer: 'ccc.c...', agent: 'rro.r...' });
  });

  test('bots count where they are asked for, system lines do not', () => {
    expect(table({ botRepliesCount: true })).toMatchObject({ bot: 'bb......', system: '........' });
  });

  test('automatic messages are no replies but open a conversation, unless they are asked for', () => {
    expect(table({}, { automatic: true })).toMatchObject({ agent: 'o.o.....', system: '........' });
    expect(table({ autoRepliesCount: true }, { automatic: true })).toMatchObject({
      customer: 'ccc.....',
      agent: 'rro.....',
      system: 'bb......',
      bot: '........',
    });
    expect(table({ autoRepliesCount: true })).toMatchObject({ system: '........' });
  });

  test('a message of an unknown sender, kind, visibility or mark of a rule is not understood, by that field', () => {
    const message: Message = { at: 0, from: 'agent' };
    const roleWith = (fields: object): number => messageRole(Object.assign({ ...message }, fields), none);
    for (const odd of ['__proto__', 'constructor', 'Agent', 7, 2, {}, [], 'true', 'auto', Symbol('s'), 10n]) {
      expect(roleWith({ from: odd }), String(odd)).toBe(UNKNOWN_FROM);
      expect(roleWith({ kind: odd }), String(odd)).toBe(UNKNOWN_KIND);
      expect(roleWith({ visibility: odd }), String(odd)).toBe(UNKNOWN_VISIBILITY);
      expect(roleWith({ automatic: odd }), String(odd)).toBe(UNKNOWN_AUTOMATIC);
      // The first field that is wrong, in this order.
      expect(roleWith({ from: odd, kind: odd, visibility: odd, automatic: odd })).toBe(UNKNOWN_FROM);
      expect(roleWith({ kind: odd, visibility: odd, automatic: odd })).toBe(UNKNOWN_KIND);
      expect(roleWith({ visibility: odd, automatic: odd })).toBe(UNKNOWN_VISIBILITY);
    }
  });

  test('a field without a value is the default, but a message without a sender is not understood', () => {
    const message: Message = { at: 0, from: 'agent' };
    for (const nothing of [undefined, null, '', Number.NaN]) {
      for (const field of ['kind', 'visibility', 'automatic']) {
        const role = messageRole(Object.assign({ ...message }, { [field]: nothing }), none);
        expect(role, `${field} ${nothing}`).toBe(REPLY);
      }
      expect(messageRole(Object.assign({ ...message }, { from: nothing }), none)).toBe(UNKNOWN_FROM);
      const note = Object.assign({ ...message }, { kind: 'note' as const }, { visibility: nothing });
      expect(messageRole(note as Message, none)).toBe(IGNORED);
    }
  });

  test('automatic may be said by 1 and 0, as databases do', () => {
    const automatic = (value: unknown): number =>
      messageRole({ at: 0, from: 'agent', automatic: value as Flag }, none);
    expect([true, 1, 1n].map(automatic)).toEqual([OUTREACH, OUTREACH, OUTREACH]);
    expect([false, 0, -0, 0n].map(automatic)).toEqual([REPLY, REPLY, REPLY, REPLY]);
  });
});
