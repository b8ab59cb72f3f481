import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replyTime } from '../../../src/metrics/speed/replyTime.ts';
import { conversations } from '../../arbitraries/conversations.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';
import { momentLaws } from '../../laws/momentLaws.ts';
import { at, chat } from '../../records/chat.ts';
import { min, office } from '../office.ts';

metricLaws(
  replyTime.with({ asOf: at('+5 12:00'), schedule: office, censored: true }),
  replyTime.with({ include: 'first' }),
  splitList(conversations),
);

momentLaws('replyTime', (asOf) => replyTime.with({ asOf, headline: 'p90', include: 'subsequent' }));

describe('replyTime', () => {
  test('pools all waits: 5 and 10 minutes make 7.5', () => {
    const list = [chat(['09:00 customer', '09:05 agent', '09:20 customer', '09:30 agent', '09:31 agent'])];
    expect(replyTime(list)).toMatchObject({ n: 2, mean: min(7.5), value: min(7.5), open: 0, excluded: {} });
    expect(replyTime(list, { include: 'first' })).toMatchObject({ n: 1, value: min(5) });
    expect(replyTime(list, { include: 'subsequent' })).toMatchObject({ n: 1, value: min(10) });
  });

  test('is null with a reason without a reply, and beside the figures stands what is open', () => {
    expect(replyTime([])).toMatchObject({
      value: null,
      reason: 'nothing-completed',
      open: 0,
      oldestOpen: null,
    });
    const thanks = chat(['09:00 customer', '09:05 agent', '09:06 customer'], {});
    expect(replyTime([thanks], { asOf: at('09:16') })).toMatchObject({ n: 1, open: 1, oldestOpen: min(10) });
  });

  test('by the calendar as headline tells the business hours beside it, and how long the open ones wait by the calendar', () => {
    const night = [chat(['16:50 customer', '+1 09:10 agent']), chat(['16:00 customer'])];
    const told = replyTime(night, { schedule: office, clock: 'calendar', asOf: at('+1 10:00') });
    expect(told).toMatchObject({ clock: 'calendar', value: min(980), oldestOpen: min(1080) });
    expect([told.calendar.median, told.business?.median]).toEqual([min(980), min(20)]);
    const usual = replyTime(night, { schedule: office, asOf: at('+1 10:00') });
    expect(usual).toMatchObject({ clock: 'business', value: min(20), oldestOpen: min(120) });
  });

  test('leaves out a closing thank-you that asks for no reply', () => {
    const thanks = chat(['09:00 customer', '09:05 agent', '09:06 customer #thanks']);
    expect(replyTime([thanks], { needsReply: ({ id }) => id !== '#thanks' })).toMatchObject({
      n: 1,
      open: 0,
    });
    expect(replyTime([thanks], { needsReply: (_, { id }) => id !== thanks.id }).n).toBe(0);
  });

  test('counts what was solved without a reply apart, or lets it wait on', () => {
    const solved = chat(['09:00 customer', '09:05 solved', '09:30 customer', '09:40 agent']);
    expect(replyTime([solved])).toMatchObject({
      n: 1,
      value: min(10),
      excluded: { 'closed-without-reply': 1 },
    });
    expect(replyTime([solved], { closeOnSolve: false })).toMatchObject({
      n: 1,
      value: min(40),
      excluded: {},
    });
  });

  test('measures a manual reopening only where that is asked for: 45 minutes', () => {
    const reopened = chat(['09:00 customer', '09:10 agent', '10:00 solved', '11:00 open', '11:45 agent']);
    expect(replyTime([reopened]).n).toBe(1);
    const result = replyTime([reopened], { manualReopenStartsClock: true });
    expect(result).toMatchObject({ n: 2, max: min(45) });
    // A customer who writes in between waits from that message, and one who already waits goes on waiting.
    const written = chat(['10:00 solved', '11:00 customer', '11:00 open', '11:45 pending', '12:00 agent']);
    expect(replyTime([written], { manualReopenStartsClock: true })).toMatchObject({ n: 1, value: min(60) });
    const twice = chat(['10:00 closed', '11:00 open', '11:10 hold', '11:45 agent']);
    expect(replyTime([twice], { manualReopenStartsClock: true })).toMatchObject({ n: 1, value: min(45) });
  });

  test('measures the waits of conversations that your side began, as subsequent ones', () => {
    const ours = [chat(['09:00 agent', '09:10 customer', '09:30 agent'])];
    expect(replyTime(ours)).toMatchObject({ n: 1, value: min(20) });
    expect(replyTime(ours, { include: 'first' }).n).toBe(0);
    expect(replyTime(ours, { include: 'subsequent' }).n).toBe(1);
    const marked = [chat(['09:10 customer', '09:30 agent'], { direction: 'outbound' })];
    expect(replyTime(marked, { include: 'subsequent' }).n).toBe(1);
  });

  test('has every reply either as a first or as a subsequent one', () => {
    const options = fc.record({ includeAgentInitiated: fc.boolean(), manualReopenStartsClock: fc.boolean() });
    fc.assert(
      fc.property(conversations, options, (list, given) => {
        const counts = (['all', 'first', 'subsequent'] as const).map((include) =>
          replyTime(list, { ...given, include }),
        );
        const [all, first, subsequent] = counts.map(({ n }) => n);
        expect((first ?? 0) + (subsequent ?? 0)).toBe(all);
      }),
    );
  });

  test('counted from the last message of a run is never longer than from the first', () => {
    fc.assert(
      fc.property(conversations, (list) => {
        const first = replyTime(list);
        const last = replyTime(list, { episodeStart: 'last' });
        expect(last.n).toBe(first.n);
        expect(last.mean ?? 0).toBeLessThanOrEqual(first.mean ?? 0);
      }),
    );
  });

  test('stands in its quantiles: the least, the median, the 90th percentile, the most', () => {
    fc.assert(
      fc.property(conversations, (list) => {
        const { min: least, median, p90, max, interval, n } = replyTime(list);
        if (n === 0) return;
        const figures = [least, interval?.low ?? least, median, p90, max];
        expect(figures).toEqual([...figures].sort((a, b) => Number(a) - Number(b)));
      }),
    );
  });
});
