import { describe, expect, test } from 'vitest';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { netCustomerLossRate } from '../../src/metrics/customers/netCustomerLossRate.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { csat } from '../../src/metrics/satisfaction/csat.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { sentReplies } from '../../src/metrics/volume/sentReplies.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { mergeSummaries, summarize } from '../../src/summary/summary.ts';
import { at, chat } from '../records/chat.ts';
import { min, office } from './office.ts';

const refused = (code: string, path: string): unknown => expect.objectContaining({ code, path });

describe('options', () => {
  test.each([
    ['confidence', 95],
    ['quantileType', 10],
    ['quantileType', '7'],
    ['trim', 0.5],
    ['trim', -0.1],
    ['trim', 'a'],
    ['censored', 'yes'],
    ['dateBasis', 'end'],
    ['schedule', { timeZone: 'Etc/UTC', weekly: {} }],
    ['clock', 'wall'],
    ['offHoursReplies', true],
    ['episodeStart', 'second'],
    ['closeOnSolve', 1],
    ['includeAgentInitiated', null],
    ['clockStart', 'createdAt'],
    ['manualReopenStartsClock', 0],
    ['botRepliesCount', 'true'],
    ['autoRepliesCount', 'true'],
    ['publicNotesCount', 'true'],
    ['reactionsCount', 'true'],
    ['needsReply', 'text'],
    ['onInvalid', 'ignore'],
  ])('%s refuses %s', (name, value) => {
    const options: object = { [name]: value };
    expect(() => firstReplyTime([], options)).toThrow(refused('invalid-option', name));
    expect(() => firstReplyTime.with(options)).toThrow(refused('invalid-option', name));
  });

  test('that are times and lengths of time say so when they cannot be read', () => {
    expect(() => firstReplyTime([], { asOf: '2026-03-02T09:00' })).toThrow(refused('invalid-time', 'asOf'));
    expect(() => firstReplyTime([], { clampSkew: -1 })).toThrow(refused('invalid-duration', 'clampSkew'));
    // @ts-expect-error: months differ in length
    expect(() => responseRate([], { window: '1 month' })).toThrow(refused('invalid-duration', 'window'));
    expect(() => firstReplyTime([], { clock: 'business' })).toThrow(refused('invalid-option', 'clock'));
  });

  test('of one metric are unknown to another', () => {
    const options: object = { includeProactive: true };
    expect(() => replyTime([], options)).toThrow(refused('unknown-option', 'includeProactive'));
    expect(sentReplies([], options).value).toBe(0);
  });

  test('of which the second is unknown are refused by its name', () => {
    const options: object = { confidence: 0.9, trimm: 0.1 };
    expect(() => replyTime([], options)).toThrow(refused('unknown-option', 'trimm'));
    expect(() => replyTime.with(options)).toThrow(refused('unknown-option', 'trimm'));
  });

  test('that are fixed hold in every call, and a call may change them', () => {
    const strict = csat.with({ method: 'top1' }).with({ scale: '1-7' });
    expect(strict([7, 6, 5]).value).toBe(1 / 3);
    expect(strict([7, 6, 5], { method: 'top2' }).value).toBe(2 / 3);
    expect(strict([7, 6, 5]).value).toBe(1 / 3);
    expect(strict.id).toBe('csat@2');
  });

  test('that are functions and throw are a KpiError that says what was thrown, and by which option', () => {
    const list = [chat(['09:00 customer', '09:10 agent'])];
    const fails = (): never => {
      throw new RangeError('beyond');
    };
    for (const [path, run] of [
      ['needsReply', () => replyTime(list, { needsReply: fails })],
      ['needsReply', () => receivedMessages(list, { needsReply: fails })],
      ['schedule', () => replyTime(list, { schedule: fails })],
      ['firstReply', () => slaCompliance(list, { firstReply: fails })],
    ] as const) {
      expect(run).toThrow(
        expect.objectContaining({ code: 'invalid-option', path, remedy: expect.stringContaining('beyond') }),
      );
    }
  });

  test('that are functions and answer later are refused: a promise would say yes to every question', () => {
    const list = [chat(['09:00 customer', '09:10 agent'])];
    const later: never = (async () => false) as never;
    const thenable: never = (() => Object.fromEntries([['then', () => false]])) as never;
    for (const ask of [later, thenable]) {
      expect(() => replyTime(list, { needsReply: ask })).toThrow(refused('invalid-option', 'needsReply'));
      expect(() => replyTime(list, { schedule: ask })).toThrow(refused('invalid-option', 'schedule'));
      expect(() => slaCompliance(list, { firstReply: ask })).toThrow(refused('invalid-option', 'firstReply'));
    }
  });

  test('that are functions and throw a KpiError pass it on as it is', () => {
    const schedule = (): never => defineSchedule({ timeZone: 'Nowhere', weekly: {} }) as never;
    expect(() => replyTime([chat(['09:00 customer'])], { schedule })).toThrow(
      expect.objectContaining({ path: 'timeZone' }),
    );
  });

  test('that are functions are asked once of each conversation, so that all columns are by the same hours', () => {
    let n = 0;
    // Answers the first time only.
    const schedule = () => (n++ === 0 ? office : null);
    const { n: measured, excluded } = replyTime([chat(['09:00 customer', '09:10 agent'])], { schedule });
    expect([n, measured, excluded]).toEqual([1, 1, {}]);
  });

  test('that are functions and add records to the list meanwhile come to an end', () => {
    const list = [chat(['09:00 customer', '09:10 agent'])];
    const needsReply = (): boolean => list.push(chat(['09:00 customer'])) > 0;
    expect(receivedMessages(list, { needsReply }).value).toBe(1);
  });

  test('given as undefined are as not given', () => {
    expect(csat([5], { method: undefined, scale: undefined }).definition).toBe(csat([5]).definition);
  });

  test('are written into the definition in one order, with their defaults, and not by when it was measured', () => {
    const a = firstReplyTime([], { schedule: office, clampSkew: '1m', asOf: at('09:00') });
    const b = firstReplyTime([], { asOf: at('10:00'), clampSkew: 60_000, schedule: office });
    expect(a.definition).toBe(b.definition);
    expect(a.definition).toContain('"schedule":{"timeZone":"Etc/UTC"');
    expect(a.definition).not.toBe(firstReplyTime([]).definition);
    const needsReply = (): boolean => true;
    expect(firstReplyTime([], { needsReply }).definition).toContain('"needsReply":"()');
    expect(needsReply).not.toHaveProperty('toJSON');
    expect(slaCompliance([], { firstReply: '2h' }).definition).toContain(`"firstReply":${min(120)}`);
  });

  test('of a report fill in what a metric has not fixed, and may hold more than it knows', () => {
    const bound = csat.with({ method: 'top1' }).plan({ method: 'net', confidence: 0.9, schedule: office });
    expect(bound.definition).toContain('"method":"top1"');
    expect(bound.definition).toContain('"confidence":0.9');
    expect(bound.definition).not.toContain('schedule');
  });
});

describe('metrics', () => {
  test('say what a report files a duration under', () => {
    const whenOf = (options: Parameters<typeof replyTime.with>[0]) =>
      replyTime.with(options).plan().measures[0]?.when;
    expect(whenOf({})).toEqual({ at: ['if', 'open', 'startAt', 'endAt'] });
    expect(whenOf({ dateBasis: 'start' })).toEqual({ at: 'startAt' });
  });

  test('take lists by name as well as one list', () => {
    const conversations = [chat(['09:00 customer', '09:10 agent'])];
    const summary = summarize(replyTime, conversations);
    expect(summarize(replyTime, { conversations })).toEqual(summary);
    expect(mergeSummaries(replyTime, [summary]).measures).toEqual(summary.measures);
    expect(replyTime(conversations).value).toBe(min(10));
    expect(replyTime({ conversations })).toEqual(replyTime(conversations));
    const within = slaCompliance.with({ firstReply: '5m' });
    for (const metric of [firstReplyTime, responseRate, sentReplies, receivedMessages, within]) {
      expect(metric({ conversations })).toEqual(metric(conversations));
    }
    for (const metric of [csat, nps]) {
      expect(metric({ surveyResponses: [5, { score: 3 }, null] })).toEqual(metric([5, { score: 3 }, null]));
    }
    const customers = [
      { activeAtStart: true, activeAtEnd: false },
      { activeAtStart: 1, activeAtEnd: 1 },
    ];
    for (const metric of [customerChurnRate, netCustomerLossRate]) {
      expect(metric({ customers })).toEqual(metric(customers));
      expect(metric({ customers }).value).toBe(0.5);
    }
  });

  test('stop at the first record that cannot be used where an error is asked for, with its path', () => {
    const list = [chat(['09:00 customer']), chat(['09:00 customer', '09:05 martian'])];
    for (const metric of [
      firstReplyTime,
      replyTime,
      responseRate,
      sentReplies,
      slaCompliance.with({ firstReply: 1 }),
    ]) {
      expect(() => metric(list, { onInvalid: 'throw' })).toThrow(
        refused('invalid-record', 'conversations[1].messages[1].from'),
      );
      expect(metric(list).excluded['invalid-from']).toBe(1);
    }
  });
});
