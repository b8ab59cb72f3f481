import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elapsed, offHours } from '../../src/define/elapsed.ts';
import { Moment } from '../../src/facts/reading/roles.ts';
import { type WaitRules, waits } from '../../src/facts/waits.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import type { Conversation, Message } from '../../src/records/conversation.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { conversations } from '../arbitraries/conversations.ts';
import { at, chat } from '../records/chat.ts';
import { readFact } from './readFact.ts';
import { slowWaits } from './slowWaits.ts';
import { BY_DEFAULT, waitRules } from './waitRules.ts';

function read(list: readonly Conversation[], rules: Partial<WaitRules> = {}) {
  const table = readFact(waits({ ...BY_DEFAULT, ...rules }), list);
  return { ...table, agent: table.labels['replier'], rows: table.rows.map(withLength) };
}

/** A row with how long it lasted: not known of an open one. */
const withLength = (row: Readonly<Record<string, number>>): Readonly<Record<string, number>> => ({
  ...row,
  calendarMs: Number(row['endAt']) - Number(row['startAt']),
});

const isUsable = ({ spam, deleted, test: isTest, mergedInto }: Conversation): boolean =>
  !spam && !deleted && !isTest && (mergedInto ?? null) === null;

describe('waiting episodes', () => {
  test('are those of a definition by stretches, for every kind of message, status and tie', () => {
    fc.assert(
      fc.property(conversations, waitRules, (list, rules) => {
        const { rows, record, agent } = read(list, rules);
        list.forEach((conversation, index) => {
          const expected = isUsable(conversation) ? slowWaits(conversation, rules) : undefined;
          const found = rows.flatMap((row, i) => {
            if (record?.[i] !== index) return [];
            const ending = row['replied'] ? 'replied' : row['closed'] ? 'closed' : 'open';
            expect(row['agentInitiated']).toBe(+(expected?.isOurs ?? false));
            return [
              {
                startAt: row['startAt'],
                endAt: Number.isNaN(row['endAt']) ? null : row['endAt'],
                ending,
                messages: row['messages'],
                earlierReplies: row['earlierReplies'],
                agent: agent?.[i],
              },
            ];
          });
          expect(found).toEqual((expected?.waits ?? []).map(({ sent: _, ...wait }) => wait));
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('have one first reply where any wait is measured, which is the first reply or the last wait', () => {
    fc.assert(
      fc.property(conversations, waitRules, (list, rules) => {
        const { rows, record } = read(list, rules);
        list.forEach((conversation, index) => {
          const own = rows.filter((_, i) => record?.[i] === index);
          const { isOurs } = slowWaits(conversation, rules);
          const isMeasured = own.length > 0 && (!isOurs || rules.includeAgentInitiated);
          const expected = own.find((row) => row['replied']) ?? own.at(-1);
          expect(own.filter((row) => row['first'] === 1)).toEqual(isMeasured ? [expected] : []);
          expect(own.map((row) => row['index'])).toEqual(own.map((_, i) => i));
        });
      }),
    );
  });

  test('count every conversation that gives none, with a reason', () => {
    fc.assert(
      fc.property(conversations, waitRules, (list, rules) => {
        const { record, excluded } = read(list, rules);
        const { 'duplicate-message': _, ...reasons } = excluded;
        const without = Object.values(reasons).reduce((sum, n) => sum + n, 0);
        expect(new Set(Array.from(record ?? [])).size + without).toBe(list.length);
      }),
    );
  });

  test('that are open have no end; what counts as now is the instant given, or the latest in all records, ignored ones included', () => {
    const waiting = chat(['09:00 customer']);
    const other = chat(['09:30 bot', '09:10 customer', '09:20 agent']);
    expect(read([waiting, other])).toMatchObject({
      rows: [{ open: 1, endAt: Number.NaN }, { open: 0 }],
      now: at('09:30'),
    });
    expect(read([waiting, chat(['09:45 closed'])]).now).toBe(at('09:45'));
    expect(read([waiting], { asOf: new Moment(at('11:00')) })).toMatchObject({
      rows: [{ endAt: Number.NaN }],
      now: at('11:00'),
    });
    expect(read([waiting], { asOf: new Moment(at('09:00')) }).rows).toHaveLength(1);
    expect(read([chat([])]).now).toBeUndefined();
    expect(read([waiting], { asOf: new Moment(at('08:59')) })).toMatchObject({
      rows: [],
      excluded: { 'after-as-of': 1 },
    });
    expect(read([chat(['09:10 open'])], { asOf: new Moment(at('08:59')) }).excluded).toEqual({
      'after-as-of': 1,
    });
    expect(read([chat(['09:00 solved'])], { asOf: new Moment(at('09:00')) }).excluded).toEqual({
      'no-customer-message': 1,
    });
  });

  test('that began after now are open', () => {
    const created = { clockStart: 'created' as const, asOf: new Moment(at('09:30')) };
    const list = [chat(['09:00 customer'], { createdAt: at('10:00') })];
    // By then the conversation does not exist yet.
    expect(read(list, created)).toMatchObject({ rows: [], excluded: { 'after-as-of': 1 } });
    // Without an instant that counts as now, that is the latest of all messages.
    expect(read(list, { clockStart: 'created' }).rows[0]).toMatchObject({
      open: 1,
      startAt: at('10:00'),
    });
  });

  test('are none in a conversation that is created after now, whatever is in it', () => {
    const early = chat(['09:00 customer', '09:10 agent'], { createdAt: at('09:30') });
    const broken = { ...early, id: 'x', messages: [null as never] };
    expect(read([early, broken], { asOf: new Moment(at('09:29')) })).toMatchObject({
      rows: [],
      excluded: { 'after-as-of': 2 },
    });
    expect(read([early], { asOf: new Moment(at('09:30')) }).rows).toHaveLength(1);
    expect(read([{ ...early, createdAt: 'soon' }], { asOf: new Moment(at('09:29')) }).rows).toHaveLength(1);
  });

  test('begin at the creation where that is asked for, the first wait of a conversation only', () => {
    const created = chat(['09:05 customer', '09:10 agent', '09:20 customer', '09:21 agent'], {
      createdAt: at('09:00'),
    });
    const starts = (rules: Partial<WaitRules>) => read([created], rules).rows.map((row) => row['startAt']);
    expect(starts({})).toEqual([at('09:05'), at('09:20')]);
    expect(starts({ clockStart: 'created' })).toEqual([at('09:00'), at('09:20')]);
    expect(starts({ clockStart: 'created', episodeStart: 'last' })).toEqual([at('09:00'), at('09:20')]);
    for (const createdAt of [undefined, null, '', Number.NaN]) {
      const first = { ...created, createdAt, ...chat(['08:50 bot', '09:05 customer', '09:10 agent']) };
      expect(read([first], { clockStart: 'created' }).rows).toMatchObject([
        { startAt: at('08:50'), calendarMs: 20 * 60_000 },
      ]);
    }
    for (const createdAt of ['2026-03-02T09:00', 5, {} as never]) {
      expect(read([{ ...created, createdAt }], { clockStart: 'created' })).toMatchObject({
        rows: [],
        excluded: { 'invalid-creation-time': 1 },
      });
    }
    expect(() => read([{ ...created, createdAt: 5 }], { clockStart: 'created', onInvalid: 'throw' })).toThrow(
      expect.objectContaining({ code: 'invalid-record', path: 'conversations[0].createdAt', value: 5 }),
    );
  });

  test('that end before they begin are left out, or count 0 where the clocks disagree by no more than allowed', () => {
    const skewed = chat(['09:00 customer', '09:10 agent', '09:20 customer', '09:30 agent'], {
      createdAt: at('09:10:03'),
    });
    const rules = { clockStart: 'created' as const };
    expect(read([skewed], rules)).toMatchObject({ excluded: { 'negative-duration': 1 } });
    expect(read([skewed], { ...rules, clampSkew: 2999 }).rows).toHaveLength(1);
    const clamped = read([skewed], { ...rules, clampSkew: 3000 });
    expect(clamped.excluded).toEqual({});
    expect(clamped.rows).toMatchObject([
      { first: 1, calendarMs: 0, startAt: at('09:10'), index: 0 },
      { first: 0, index: 1 },
    ]);
  });

  test('have no first reply where the first wait is left out as negative', () => {
    const skewed = chat(['09:00 customer', '09:10 agent', '09:20 customer', '09:30 agent'], {
      createdAt: at('09:15'),
    });
    expect(read([skewed], { clockStart: 'created' }).rows).toMatchObject([{ index: 1, first: 0 }]);
  });

  test('know that a customer spoke first, even if that message asks for no reply', () => {
    const greeting = chat(['09:00 customer reaction', '09:01 customer #hi', '09:05 agent', '09:10 customer']);
    const needsReply = ({ id }: Pick<Message, 'id'>): boolean => id !== '#hi';
    expect(read([greeting], { needsReply }).rows).toMatchObject([{ agentInitiated: 0, first: 1, open: 1 }]);
    expect(read([chat(['09:05 agent', '09:10 customer'])], { needsReply }).rows).toMatchObject([
      { agentInitiated: 1, first: 0 },
    ]);
  });

  test('carry the same mark of who began in all rows of a conversation', () => {
    const reopened = chat([
      '08:00 solved',
      '08:10 open',
      '08:20 solved',
      '09:00 agent',
      '09:10 customer',
      '09:20 agent',
    ]);
    const { rows } = read([reopened], { manualReopenStartsClock: true });
    expect(rows).toMatchObject([
      { closed: 1, agentInitiated: 1, first: 0, messages: 0 },
      { replied: 1, agentInitiated: 1, first: 0, messages: 1 },
    ]);
  });

  test('are measured in business hours by a layer, the open ones not at all', () => {
    const schedule = defineSchedule({ timeZone: 'Etc/UTC', weekly: { mon: ['09:00-17:00'] } });
    const night = chat(['08:00 customer', '09:30 agent']);
    const layers = { businessMs: elapsed('startAt', 'endAt', schedule) };
    expect(
      readFact(waits(BY_DEFAULT), [night, chat(['08:00 customer'])], layers).columns['businessMs'],
    ).toEqual([1_800_000, Number.NaN]);
  });

  test('are not read from a conversation with an event that cannot be placed, which is counted twice over', () => {
    const broken = { id: 'x', messages: [{ at: 'yesterday', from: 'customer' as const }] };
    expect(read([broken])).toMatchObject({
      rows: [],
      excluded: { 'invalid-message-time': 1, 'conversation-with-invalid-event': 1 },
    });
  });

  test('are read from a conversation with messages of the future, repeated ones and ones of no account', () => {
    const lines = [
      '09:00 customer #1',
      '09:01 customer #1',
      '09:02 bot',
      '09:10 agent',
      '10:00 agent',
      '10:00 solved',
    ];
    expect(read([chat(lines)], { asOf: new Moment(at('09:30')) })).toMatchObject({
      rows: [{ replied: 1, messages: 1 }],
      excluded: { 'duplicate-message': 1 },
    });
  });

  test('lose no message to a copy of it that has no time, which is counted by that one reason', () => {
    const timeless = { id: 'a', at: 'bad', from: 'customer' as const };
    const timed = { id: 'a', at: at('09:00'), from: 'customer' as const };
    const reply = { at: at('09:10'), from: 'agent' as const };
    for (const messages of [
      [timeless, timed, reply],
      [timed, timeless, reply],
      [timeless, timed, timeless, reply],
    ]) {
      const found = read([{ id: '1', messages }], { invalidEvents: 'ignore' });
      expect(found).toMatchObject({ rows: [{ startAt: at('09:00'), replied: 1, messages: 1 }] });
      expect(found.excluded).toEqual({ 'invalid-message-time': messages.length - 2 });
    }
    const twice = { id: '1', messages: [timeless, timed, timed, reply] };
    expect(read([twice], { invalidEvents: 'ignore' }).excluded).toEqual({
      'invalid-message-time': 1,
      'duplicate-message': 1,
    });
    expect(read([twice]).excluded).toEqual({
      'invalid-message-time': 1,
      'duplicate-message': 1,
      'conversation-with-invalid-event': 1,
    });
  });

  test('are read around an event that cannot be used, if it is to be as if it were not there', () => {
    const good = chat(['09:00 customer', '09:10 agent']);
    const odd = [{ at: 'bad', from: 'agent' }, { at: at('09:05'), from: 'user' }, null, 'text'];
    const list = odd.map((event, i) => ({
      ...good,
      id: `${i}`,
      messages: [event as never, ...(good.messages ?? [])],
    }));
    const status = { ...good, id: 's', statuses: [{ at: at('09:05'), to: 'gone' as never }] };
    const reasons = {
      'invalid-message-time': 1,
      'invalid-from': 1,
      'invalid-message': 2,
      'invalid-status': 1,
    };
    expect(read([...list, status], { invalidEvents: 'ignore' })).toMatchObject({
      rows: Array.from({ length: 5 }, () => ({ replied: 1, calendarMs: 600_000 })),
      excluded: reasons,
    });
    expect(read([...list, status])).toMatchObject({
      rows: [],
      excluded: { ...reasons, 'conversation-with-invalid-event': 5 },
    });
    expect(read([{ id: 'x', messages: 7 as never }], { invalidEvents: 'ignore' }).excluded).toEqual({
      'invalid-messages': 1,
      'no-customer-message': 1,
    });
  });

  test('of many in one conversation are all there, when there is room for more of them', () => {
    const many = Array.from({ length: 300 }, (_, i) => [
      { at: at('09:00') + i * 1000, from: 'customer' as const },
      { at: at('09:00') + i * 1000 + i, from: 'agent' as const, agentId: `${i}` },
    ]).flat();
    const { rows, agent } = read([{ id: 'many', messages: many }]);
    expect(rows.map((row) => [row['startAt'], row['calendarMs'], row['replied'], row['index']])).toEqual(
      Array.from({ length: 300 }, (_, i) => [at('09:00') + i * 1000, i, 1, i]),
    );
    expect(agent).toEqual(Array.from({ length: 300 }, (_, i) => `${i}`));
  });

  test('begin with a customer where a bot or the system greeted, even if its words count as replies', () => {
    const rules = { botRepliesCount: true, autoRepliesCount: true };
    for (const greeting of ['08:59 bot', '08:59 system automatic']) {
      expect(read([chat([greeting, '09:00 customer', '09:05 agent'])], rules).rows).toMatchObject([
        { agentInitiated: 0, first: 1, replied: 1, calendarMs: 300_000 },
      ]);
    }
    expect(read([chat(['08:58 bot', '08:59 agent', '09:00 customer'])], rules).rows).toMatchObject([
      { agentInitiated: 1 },
    ]);
    expect(read([chat(['08:59 campaign delivery-failed', '09:00 customer'])]).rows).toMatchObject([
      { agentInitiated: 0 },
    ]);
    expect(read([chat(['08:59 campaign', '09:00 customer'])]).rows).toMatchObject([{ agentInitiated: 1 }]);
  });

  test('of a conversation whose direction is none are left out, of one without a direction they are not', () => {
    const lines = ['09:00 customer'];
    for (const direction of [undefined, null, '', Number.NaN, 'unknown', 'inbound']) {
      expect(read([chat(lines, { direction: direction as never })]).rows).toMatchObject([
        { agentInitiated: 0 },
      ]);
    }
    for (const direction of ['OUTBOUND', 'in', 1, true, {}, '__proto__']) {
      const odd = chat(lines, { direction: direction as never });
      expect(read([odd])).toMatchObject({ rows: [], excluded: { 'invalid-direction': 1 } });
      expect(() => read([odd], { onInvalid: 'throw' })).toThrow('conversations[0].direction');
    }
    expect(() => read([chat(lines, { direction: 'OUTBOUND' as never })], { onInvalid: 'throw' })).toThrow(
      "conversations[0].direction: 'OUTBOUND' is no direction. Give inbound, outbound or unknown. Did you mean outbound?",
    );
  });

  test('are off hours where both ends are outside, to which the opening instant does not belong', () => {
    const schedule = defineSchedule({ timeZone: 'Etc/UTC', weekly: { mon: ['09:00-17:00'] } });
    const isOff = (...lines: string[]) =>
      readFact(waits(BY_DEFAULT), [chat(lines)], { off: offHours('startAt', 'endAt', schedule) }).columns[
        'off'
      ];
    // Monday, 2 March 2026.
    expect(isOff('08:00 customer', '08:59:59 agent')).toEqual([1]);
    expect(isOff('08:00 customer', '09:00 agent')).toEqual([0]);
    expect(isOff('17:00 customer', '18:00 agent')).toEqual([1]);
    expect(isOff('16:59:59 customer', '18:00 agent')).toEqual([0]);
    expect(isOff('08:00 customer', '08:00 agent')).toEqual([0]);
    // Whether it was replied to is for those to ask who want replies alone.
    expect(isOff('08:00 customer', '08:30 solved')).toEqual([1]);
    expect(isOff('08:00 customer')).toEqual([0]);
  });

  test('that a reply at the very opening ends are 0 and counted, however replies outside of hours are told', () => {
    const schedule = defineSchedule({ timeZone: 'Etc/UTC', weekly: { mon: ['09:00-17:00'] } });
    // Sunday, 8 March 2026, to the opening of Monday, 25 hours later.
    const opening = [chat(['+6 08:00 customer', '+7 09:00 agent'])];
    const before = [chat(['+6 08:00 customer', '+7 08:59:59 agent'])];
    for (const offHoursReplies of ['zero', 'exclude', 'calendar'] as const) {
      expect(replyTime(opening, { schedule, offHoursReplies })).toMatchObject({
        n: 1,
        value: 0,
        excluded: {},
      });
    }
    expect(replyTime(before, { schedule, offHoursReplies: 'exclude' }).excluded).toEqual({ 'off-hours': 1 });
    expect(replyTime(before, { schedule, offHoursReplies: 'calendar' }).value).toBe(25 * 3_600_000 - 1000);
    expect(replyTime(before, { schedule }).value).toBe(0);
  });

  test('have a definition of their rules and nothing else', () => {
    const settings = { ...BY_DEFAULT, confidence: 0.9 };
    expect(Object.keys(waits(settings).rules).sort()).toEqual(Object.keys(BY_DEFAULT).sort());
  });
});
