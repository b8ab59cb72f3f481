import { describe, expect, test } from 'vitest';
import {
  CUSTOMER,
  IGNORED,
  messageRole,
  OUTREACH,
  REPLY,
  type ReplyRules,
  UNKNOWN,
} from '../../src/facts/messageRole.ts';
import type { Message, MessageKind, Sender } from '../../src/records/conversation.ts';

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
  [OUTREACH]: 'o',
};

/** A line for each sender, a letter for each kind: customer, reply, outreach or nothing. */
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
      campaign: 'ooo.oooo',
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
    expect(table({ botRepliesCount: true })).toMatchObject({ bot: 'rr......', system: '........' });
  });

  test('automatic messages are no replies but open a conversation, unless they are asked for', () => {
    expect(table({}, { automatic: true })).toMatchObject({ agent: 'o.o.....', system: '........' });
    expect(table({ autoRepliesCount: true }, { automatic: true })).toMatchObject({
      customer: 'ccc.....',
      agent: 'rro.....',
      system: 'rr......',
      bot: '........',
    });
    expect(table({ autoRepliesCount: true })).toMatchObject({ system: '........' });
  });

  test('a message of an unknown sender, kind or visibility is not understood', () => {
    const message: Message = { at: 0, from: 'agent' };
    for (const odd of ['__proto__', 'constructor', '', 'Agent', null, 7, {}]) {
      for (const field of ['from', 'kind', 'visibility']) {
        if (field === 'visibility' && odd === null) continue;
        expect(messageRole({ ...message, [field]: odd }, none), `${field} ${String(odd)}`).toBe(UNKNOWN);
      }
    }
    // A column that a database leaves empty is the default.
    expect(messageRole(Object.assign({ ...message }, { visibility: null }), none)).toBe(REPLY);
  });
});
