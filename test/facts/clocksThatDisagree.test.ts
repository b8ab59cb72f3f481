import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Moment } from '../../src/facts/reading/roles.ts';
import type { WaitRules } from '../../src/facts/waits.ts';
import { waits } from '../../src/facts/waits.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { conversations } from '../arbitraries/conversations.ts';
import { at, chat } from '../records/chat.ts';
import { readFact } from './readFact.ts';
import { BY_DEFAULT, waitRules } from './waitRules.ts';

const TEN_SECONDS = { ...BY_DEFAULT, clampSkew: 10_000 };

function rows(lines: readonly string[], rules: Partial<WaitRules> = {}, fields: Partial<Conversation> = {}) {
  const table = readFact(waits({ ...TEN_SECONDS, ...rules }), [chat(lines, fields)]);
  return table.rows.map((row) => ({ ...row, calendarMs: Number(row['endAt']) - Number(row['startAt']) }));
}

describe('a reply stamped before the message that it answers', () => {
  // frappe/helpdesk#1639: the mail server stamps the customer's mail 3 s after the reply to it.
  const late = [chat(['09:00:03 customer', '09:00:00 agent'])];

  test('answers it with a wait of 0, as the first reply', () => {
    expect(firstReplyTime(late, { clampSkew: '10s' })).toMatchObject({
      value: 0,
      n: 1,
      open: 0,
      excluded: {},
    });
  });

  test('meets its target, however long ago it was (mozilla/blurts-server#2379)', () => {
    const asked = { clampSkew: '10s', asOf: at('+2 09:00') } as const;
    expect(slaCompliance(late, { ...asked, everyReply: '1h' })).toMatchObject({ value: 1, breached: 0 });
    expect(slaCompliance(late, { ...asked, firstReply: '1h' })).toMatchObject({ value: 1, breached: 0 });
    expect(slaCompliance(late, { asOf: asked.asOf, everyReply: '1h' })).toMatchObject({
      value: 0,
      breached: 1,
    });
  });

  test('is the reply up to the very end of the skew, and begins the conversation beyond it', () => {
    const zero = {
      calendarMs: 0,
      replied: 1,
      first: 1,
      agentInitiated: 0,
      startAt: at('09:00'),
      earlierReplies: 0,
    };
    expect(rows(['09:00 agent', '09:00:10 customer'])).toMatchObject([zero]);
    expect(rows(['09:00 agent', '09:00:11 customer'])).toMatchObject([
      { open: 1, first: 0, agentInitiated: 1 },
    ]);
  });

  test('answers a burst within the skew as one wait', () => {
    const burst = ['09:00 agent', '09:00:03 customer', '09:00:05 customer'];
    for (const episodeStart of ['first', 'last'] as const) {
      expect(rows(burst, { episodeStart })).toMatchObject([{ replied: 1, calendarMs: 0, messages: 2 }]);
    }
    expect(rows([...burst, '09:00:11 customer'])).toMatchObject([
      { replied: 1, messages: 2 },
      { open: 1, messages: 1, earlierReplies: 1, agentInitiated: 0 },
    ]);
  });

  test('is the earliest of several within the skew', () => {
    const table = readFact(waits(TEN_SECONDS), [
      chat(['08:59 agent @eve', '09:00 agent @ann', '09:00:02 agent @bob', '09:00:05 customer']),
    ]);
    expect(table.rows).toMatchObject([{ replied: 1, earlierReplies: 1, agentInitiated: 1 }]);
    expect(table.labels['replier']).toEqual(['ann']);
  });

  test('that is no longer within the skew leaves the next one to answer', () => {
    expect(rows(['09:00 agent', '09:00:03 customer', '09:00:08 agent', '09:00:12 customer'])).toMatchObject([
      { calendarMs: 0, startAt: at('09:00'), earlierReplies: 0 },
      { calendarMs: 0, startAt: at('09:00:08'), earlierReplies: 1 },
    ]);
  });

  test('answers nothing more where somebody had waited for it', () => {
    expect(rows(['08:00 customer', '09:00 agent', '09:00:03 customer'])).toMatchObject([
      { replied: 1, calendarMs: 3_600_000 },
      { open: 1, startAt: at('09:00:03') },
    ]);
  });

  test('answers before what solved the conversation after it', () => {
    const solved = ['09:00 agent', '09:00:01 solved', '09:00:03 customer'];
    expect(rows(solved)).toMatchObject([{ replied: 1, calendarMs: 0 }]);
    // It stays solved: reopening it by hand is that.
    const reopened = { manualReopenStartsClock: true };
    expect(rows([...solved, '10:00 open'], reopened)).toMatchObject([
      { replied: 1 },
      { open: 1, messages: 0 },
    ]);
    // Solved before that reply, it was reopened by the message.
    const before = ['08:00 solved', '09:00 agent', '09:00:03 customer', '10:00 open'];
    expect(rows(before, reopened)).toMatchObject([{ replied: 1 }]);
  });

  test('may be that of a bot where these count, and of nobody else', () => {
    const bot = ['09:00 bot', '09:00:03 customer'];
    expect(rows(bot, { botRepliesCount: true })).toMatchObject([{ replied: 1, calendarMs: 0 }]);
    expect(rows(bot)).toMatchObject([{ open: 1 }]);
    expect(rows(['09:00 agent automatic', '09:00:03 customer'])).toMatchObject([
      { open: 1, agentInitiated: 0, first: 1, startAt: at('09:00:03') },
    ]);
    expect(rows(['09:00 agent automatic', '09:00:11 customer'])).toMatchObject([{ agentInitiated: 1 }]);
    expect(rows(['09:00 solved', '09:00:03 customer'])).toMatchObject([{ open: 1 }]);
  });

  test('has answered it only once the message has happened', () => {
    expect(rows(['09:00 agent', '09:00:03 customer'], { asOf: new Moment(at('09:00:02')) })).toEqual([]);
    expect(rows(['09:00 agent', '09:00:03 customer'], { asOf: new Moment(at('09:00:03')) })).toMatchObject([
      { replied: 1 },
    ]);
  });

  test('lies after the creation where the clock starts there, or as little before it', () => {
    const lines = ['09:00 agent', '09:00:03 customer'];
    const created = { clockStart: 'created' as const };
    expect(rows(lines, created, { createdAt: at('08:00') })).toMatchObject([{ calendarMs: 3_600_000 }]);
    expect(rows(lines, created, { createdAt: at('09:00:04') })).toMatchObject([{ calendarMs: 0 }]);
    expect(rows(lines, created, { createdAt: at('09:00:11') })).toEqual([]);
  });
});

describe('clocks that disagree', () => {
  test('by less than any two events lie apart change nothing', () => {
    fc.assert(
      fc.property(conversations, waitRules, (list, rules) => {
        // Events of the arbitrary lie a quarter of an hour apart, or at one instant.
        const read = (clampSkew: number) => readFact(waits({ ...rules, clampSkew }), list);
        expect(read(899_999)).toEqual(read(0));
      }),
    );
  });

  test('never make more waits open, nor fewer messages wait', () => {
    fc.assert(
      fc.property(conversations, waitRules, (list, rules) => {
        const sums = (clampSkew: number, column: string): number => {
          const { columns } = readFact(waits({ ...rules, manualReopenStartsClock: false, clampSkew }), list);
          return Array.from(columns[column] ?? []).reduce((sum, x) => sum + x, 0);
        };
        expect(sums(1_800_000, 'open')).toBeLessThanOrEqual(sums(0, 'open'));
        expect(sums(1_800_000, 'messages')).toBe(sums(0, 'messages'));
      }),
    );
  });

  test('tell the same in any order of what is given, where no two events share an instant', () => {
    const seconds = fc.uniqueArray(fc.nat(90), { minLength: 1, maxLength: 9 });
    const senders = fc.array(fc.constantFrom('customer', 'agent', 'bot', 'campaign', 'solved', 'open'), {
      minLength: 9,
      maxLength: 9,
    });
    fc.assert(
      fc.property(seconds, senders, fc.boolean(), (times, who, botRepliesCount) => {
        const lines = times.map((second, i) => {
          const clock = `09:0${Math.floor(second / 60)}:${`${second % 60}`.padStart(2, '0')}`;
          return `${clock} ${who[i]}`;
        });
        const rules = { botRepliesCount, manualReopenStartsClock: true };
        expect(rows([...lines].reverse(), rules)).toEqual(rows(lines, rules));
      }),
    );
  });
});
