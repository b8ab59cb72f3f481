import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responseRate } from '../../../src/metrics/outcome/responseRate.ts';
import { replyTime } from '../../../src/metrics/speed/replyTime.ts';
import { report } from '../../../src/report/report.ts';
import { conversations } from '../../arbitraries/conversations.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';
import { momentLaws } from '../../laws/momentLaws.ts';
import { at, chat } from '../../records/chat.ts';
import { office } from '../office.ts';

metricLaws(
  responseRate.with({ asOf: at('+5 12:00'), schedule: office, window: '4h', unit: 'message' }),
  responseRate.with({ window: '4h' }),
  splitList(conversations),
);

momentLaws('responseRate', (asOf) => responseRate.with({ asOf, window: '30m', unit: 'message' }));

const burst = ['09:00 customer', '09:01 customer', '09:02 customer', '09:10 agent', '09:20 customer'];

describe('responseRate', () => {
  test('is null with a reason where nobody wrote', () => {
    const nothing = {
      value: null,
      reason: 'no-denominator',
      n: 0,
      numerator: 0,
      denominator: 0,
      interval: null,
    };
    expect(responseRate([])).toMatchObject({ ...nothing, notYetDue: 0, within24h: nothing });
    expect(responseRate([chat(['09:00 agent'])])).toMatchObject({
      ...nothing,
      excluded: { 'no-customer-message': 1 },
    });
  });

  test('counts a burst as one wait, as one conversation, or as its messages', () => {
    const rate = (unit: 'episode' | 'conversation' | 'message') => responseRate([chat(burst)], { unit });
    expect(rate('episode')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
    expect(rate('conversation')).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
    expect(rate('message')).toMatchObject({ value: 0.75, numerator: 3, denominator: 4 });
  });

  test('with a window takes a reply in time only, and nobody who still may get one', () => {
    const list = [chat(['09:00 customer', '10:00 agent']), chat(['09:00 customer', '10:00:01 agent'])];
    expect(responseRate(list, { window: '1h' })).toMatchObject({
      numerator: 1,
      denominator: 2,
      notYetDue: 0,
    });
    const waiting = [chat(['09:00 customer']), chat(['09:00 customer', '09:01 customer'])];
    const now = (time: string) => responseRate(waiting, { window: '1h', asOf: at(time), unit: 'message' });
    expect(now('10:00')).toMatchObject({ value: null, denominator: 0, notYetDue: 3 });
    // Each message has an hour of its own.
    expect(now('10:00:01')).toMatchObject({ value: 0, denominator: 2, notYetDue: 1 });
    expect(now('10:01:01')).toMatchObject({ value: 0, denominator: 3, notYetDue: 0 });
    expect(responseRate(waiting, { asOf: at('10:00') })).toMatchObject({
      value: 0,
      denominator: 2,
      notYetDue: 0,
    });
  });

  test('holds each message against the window by its own time, and files it under that', () => {
    const list = [chat(['09:00 customer', '09:50 customer', '10:10 agent'])];
    expect(responseRate(list, { unit: 'message', window: '1h' })).toMatchObject({ value: 0.5, n: 2 });
    expect(responseRate(list, { window: '1h' })).toMatchObject({ value: 0, n: 1 });
    const night = [chat(['23:50 customer', '+1 00:10 customer', '+1 00:20 agent'])];
    const { rows } = report()
      .per('day')
      .measure({ byMessage: responseRate.with({ unit: 'message' }), byWait: responseRate })
      .run({ conversations: night });
    expect(rows.map(({ period, byMessage, byWait }) => [period, byMessage.n, byWait.n])).toEqual([
      ['2026-03-02', 1, 1],
      ['2026-03-03', 1, 0],
    ]);
  });

  test('counts what it leaves out in messages too', () => {
    const closed = [chat(['09:00 customer', '09:01 customer', '09:10 closed'])];
    const out = { closedWithoutReply: 'exclude' } as const;
    expect(responseRate(closed, { ...out, unit: 'message' }).excluded).toEqual({ 'closed-without-reply': 2 });
    expect(responseRate(closed, out).excluded).toEqual({ 'closed-without-reply': 1 });
  });

  test('has the share within 24 hours of the calendar beside it', () => {
    const list = [
      chat(['09:00 customer', '+1 09:00 agent']),
      chat(['09:00 customer', '+1 09:00:01 agent']),
      chat(['+1 09:00 customer']),
    ];
    expect(responseRate(list, { schedule: office })).toMatchObject({
      numerator: 2,
      denominator: 3,
      within24h: { numerator: 1, denominator: 2 },
    });
  });

  test('counts what was closed without a reply as unanswered, or leaves it out', () => {
    const list = [chat(['09:00 customer', '09:10 agent']), chat(['09:00 customer', '09:10 closed'])];
    expect(responseRate(list)).toMatchObject({ value: 0.5, excluded: {} });
    expect(responseRate(list, { closedWithoutReply: 'exclude' })).toMatchObject({
      value: 1,
      excluded: { 'closed-without-reply': 1 },
      within24h: { denominator: 1 },
    });
  });

  test('counts nothing of a conversation that your side began until the customer writes', () => {
    const ours = chat(['09:00 campaign', '09:10 customer', '09:20 agent']);
    expect(responseRate([ours])).toMatchObject({ numerator: 1, denominator: 1 });
    expect(responseRate([ours], { unit: 'conversation' }).denominator).toBe(0);
    const included = responseRate([ours], { unit: 'conversation', includeAgentInitiated: true });
    expect(included.denominator).toBe(1);
  });

  test('answers with a window are never more than without, and never fewer for a longer window', () => {
    const window = fc.nat(100).map((quarters) => quarters * 900_000);
    const unit = fc.constantFrom('episode' as const, 'conversation' as const, 'message' as const);
    fc.assert(
      fc.property(conversations, window, window, unit, (list, a, b, one) => {
        const short = responseRate(list, { window: Math.min(a, b), unit: one });
        const long = responseRate(list, { window: Math.max(a, b), unit: one });
        const ever = responseRate(list, { unit: one });
        expect(short.numerator).toBeLessThanOrEqual(long.numerator);
        expect(long.numerator).toBeLessThanOrEqual(ever.numerator);
        expect(long.denominator + long.notYetDue).toBe(ever.denominator);
        // The rate itself may only be higher because some are not due yet.
        if (long.notYetDue === 0) expect(long.value ?? 0).toBeLessThanOrEqual(ever.value ?? 0);
      }),
    );
  });

  test('answers as many waits as have a reply time', () => {
    fc.assert(
      fc.property(conversations, (list) => {
        const { n, open, excluded } = replyTime(list);
        const rate = responseRate(list);
        expect(rate.numerator).toBe(n);
        expect(rate.denominator).toBe(n + open + (excluded['closed-without-reply'] ?? 0));
      }),
    );
  });
});
