import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstReplyTime } from '../../../src/metrics/speed/firstReplyTime.ts';
import { conversations } from '../../arbitraries/conversations.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';
import { momentLaws } from '../../laws/momentLaws.ts';
import { at, chat } from '../../records/chat.ts';
import { min, office } from '../office.ts';

metricLaws(
  firstReplyTime.with({ asOf: at('+5 12:00'), schedule: office, censored: true, trim: 0.1 }),
  firstReplyTime.with({ episodeStart: 'last' }),
  splitList(conversations),
);

momentLaws('firstReplyTime', (asOf) =>
  firstReplyTime.with({ asOf, schedule: office, censored: true, quantiles: [0.75], bands: ['1h', '4h'] }),
);

type Options = Parameters<typeof firstReplyTime>[1];
const minutes = (lines: readonly string[], options: Options = {}): number | null => {
  const { value } = firstReplyTime([chat(lines)], options);
  return value === null ? null : value / min(1);
};

describe('firstReplyTime', () => {
  test('is null with a reason where nothing is completed', () => {
    expect(firstReplyTime([])).toEqual({
      value: null,
      reason: 'nothing-completed',
      unit: 'milliseconds',
      n: 0,
      mean: null,
      median: null,
      p90: null,
      min: null,
      max: null,
      interval: null,
      p90Interval: null,
      headline: 'median',
      clock: 'calendar',
      method: 'quantile-type-7',
      calendar: expect.objectContaining({ n: 0, mean: null }),
      business: null,
      open: 0,
      oldestOpen: null,
      excluded: {},
      definition: expect.stringMatching(/^firstReplyTime@2 \{.*\}$/),
    });
  });

  test('runs from the first of several messages to the first reply, whatever comes later', () => {
    const lines = [
      '09:00 customer',
      '09:05 customer',
      '09:10 agent',
      '09:11 agent',
      '09:30 customer',
      '10:30 agent',
    ];
    expect(minutes(lines)).toBe(10);
    expect(minutes(lines, { episodeStart: 'last' })).toBe(5);
    expect(minutes([...lines].reverse())).toBe(10);
  });

  test.each([
    ['a bot', '09:05 bot'],
    ['an auto-responder', '09:05 agent automatic'],
    ['a rule', '09:05 system automatic'],
    ['a note', '09:05 agent note'],
    ['a note that the customer can see', '09:05 agent note public'],
    ['an internal message', '09:05 agent internal'],
    ['a reaction', '09:05 agent reaction'],
    ['a template', '09:05 agent template'],
    ['an activity', '09:05 agent activity'],
    ['a survey', '09:05 agent survey'],
    ['a delivery that failed', '09:05 agent delivery-failed'],
    ['a campaign', '09:05 campaign'],
    ['the same message again', '08:50 agent #1'],
  ])('is not stopped by %s', (_, line) => {
    expect(minutes(['09:00 customer #1', line, '09:10 agent'])).toBe(10);
    const alone = firstReplyTime([chat(['09:00 customer #1', line])]);
    expect(alone).toMatchObject({ value: null, open: 1, n: 0 });
  });

  test.each([
    ['a bot', '09:05 bot', { botRepliesCount: true }],
    ['an auto-responder', '09:05 agent automatic', { autoRepliesCount: true }],
    ['a rule', '09:05 system automatic', { autoRepliesCount: true }],
    ['a public note', '09:05 agent note public', { publicNotesCount: true }],
    ['a reaction', '09:05 agent reaction', { reactionsCount: true }],
    ['a phone call', '09:05 agent call', {}],
  ] as const)('is stopped by %s where that is asked for', (_, line, options) => {
    expect(minutes(['09:00 customer', line, '09:10 agent'], options)).toBe(5);
  });

  test('of a reply at the same instant is 0, because the customer comes first', () => {
    expect(minutes(['09:00 agent', '09:00 customer'])).toBe(0);
    expect(minutes(['09:00 agent', '09:00 customer', '09:00 solved'])).toBe(0);
  });

  test('starts anew with the message that follows a solution without a reply', () => {
    const reopened = ['09:00 customer', '09:10 solved', '+3 09:00 customer', '+3 09:10 agent'];
    expect(minutes(reopened)).toBe(10);
    expect(minutes(reopened, { closeOnSolve: false })).toBe(3 * 1440 + 10);
  });

  test('is not measured for what was solved without a reply, what your side began and what was never asked', () => {
    const result = firstReplyTime([
      chat(['09:00 customer', '09:10 solved']),
      chat(['09:00 customer', '09:10 closed']),
      chat(['09:00 agent', '09:10 customer', '09:20 agent']),
      chat(['09:00 agent template', '09:10 customer', '09:20 agent']),
      chat(['09:00 campaign', '09:10 customer', '09:20 agent', '09:30 customer', '09:40 agent']),
      chat(['09:10 customer', '09:20 agent'], { direction: 'outbound' }),
      chat(['09:00 bot', '09:10 agent note']),
    ]);
    expect(result).toMatchObject({
      n: 0,
      open: 0,
      excluded: { 'solved-without-reply': 2, 'agent-initiated': 4, 'no-customer-message': 1 },
    });
  });

  test('is measured from the first customer message where your side began and that is asked for', () => {
    const ours = ['09:00 agent', '09:10 customer', '09:30 agent', '09:40 customer', '09:41 agent'];
    expect(minutes(ours, { includeAgentInitiated: true })).toBe(20);
    const solved = ['09:00 agent', '09:10 customer', '09:30 solved', '09:40 customer', '09:41 agent'];
    expect(firstReplyTime([chat(solved)], { includeAgentInitiated: true })).toMatchObject({
      n: 1,
      value: min(1),
      excluded: {},
    });
  });

  test('is told by both clocks, in business hours first', () => {
    const overnight = [chat(['16:50 customer', '+1 09:10 agent'])];
    const result = firstReplyTime(overnight, { schedule: office });
    expect(result).toMatchObject({ value: min(20), clock: 'business', calendar: { median: min(980) } });
    expect(firstReplyTime(overnight, { schedule: office, clock: 'calendar' })).toMatchObject({
      value: min(980),
      clock: 'calendar',
      business: { median: min(20) },
    });
  });

  test.each([
    ['zero', 0, {}],
    ['exclude', null, { 'off-hours': 1 }],
    ['calendar', 60, {}],
  ] as const)('of a reply outside of hours: %s', (offHoursReplies, expected, excluded) => {
    const result = firstReplyTime([chat(['20:00 customer', '21:00 agent'])], {
      schedule: office,
      offHoursReplies,
    });
    expect(result.value).toBe(expected === null ? null : min(expected));
    expect(result.excluded).toEqual(excluded);
    // What was answered within hours is told as always.
    const both = [chat(['16:00 customer', '18:00 agent']), chat(['09:00 customer', '09:00 agent'])];
    expect(firstReplyTime(both, { schedule: office, offHoursReplies })).toMatchObject({
      max: min(60),
      min: 0,
    });
  });

  test('knows of open ones how many there are and how long the oldest has waited', () => {
    const list = [
      chat(['09:00 customer']),
      chat(['10:00 customer']),
      chat(['10:00 customer', '10:30 agent']),
    ];
    expect(firstReplyTime(list)).toMatchObject({ n: 1, open: 2, oldestOpen: min(90) });
    expect(firstReplyTime(list, { asOf: at('12:00') })).toMatchObject({ open: 2, oldestOpen: min(180) });
    expect(firstReplyTime(list, { asOf: at('10:10') })).toMatchObject({ n: 0, open: 3, oldestOpen: min(70) });
    expect(firstReplyTime(list, { asOf: '2026-03-02T18:00:00Z', schedule: office }).oldestOpen).toBe(
      min(480),
    );
  });

  test('estimates with open ones where that is asked for: naive 15, Kaplan–Meier 30', () => {
    const list = [
      ...[5, 10, 15, 20, 30].map((m) => chat(['09:00 customer', `09:${`${m}`.padStart(2, '0')} agent`])),
      ...[1, 2, 3, 4, 5].map(() => chat(['09:00 customer'])),
    ];
    const options = { asOf: at('10:00') };
    expect(firstReplyTime(list, options)).not.toHaveProperty('censored');
    expect(firstReplyTime(list, { ...options, censored: true })).toMatchObject({
      value: min(15),
      open: 5,
      censored: { median: min(30), p90: null, method: 'kaplan-meier', restrictedMean: { tau: min(60) } },
    });
    expect(firstReplyTime([], { censored: true }).censored).toBeNull();
    const hours = firstReplyTime([chat(['08:00 customer', '09:10 agent'])], {
      censored: true,
      schedule: office,
    });
    expect(hours.censored?.median).toBe(min(10));
  });

  test('trims, and takes quantiles of another type, where that is asked for', () => {
    const list = [1, 2, 3, 4, 50].map((m) => chat(['09:00 customer', `09:${`${m}`.padStart(2, '0')} agent`]));
    expect(firstReplyTime(list, { trim: 0.2 })).toMatchObject({ trimmedMean: min(3), mean: min(12) });
    expect(firstReplyTime(list)).not.toHaveProperty('trimmedMean');
    expect(firstReplyTime(list, { quantileType: 1 })).toMatchObject({
      p90: min(50),
      method: 'quantile-type-1',
    });
    expect(firstReplyTime(list, { quantileType: 6 }).p90).toBe(min(50));
    expect(firstReplyTime(list).p90).toBeCloseTo(min(31.6), 6);
  });

  test('puts every usable conversation into exactly one of n, open and the reasons', () => {
    const options = fc.record({
      clockStart: fc.constantFrom('firstCustomerMessage' as const, 'created' as const),
      includeAgentInitiated: fc.boolean(),
      closeOnSolve: fc.boolean(),
      manualReopenStartsClock: fc.boolean(),
      reactionsCount: fc.boolean(),
      offHoursReplies: fc.constantFrom('zero' as const, 'exclude' as const),
      asOf: fc.nat(96).map((quarters) => at('09:00') + quarters * min(15)),
      schedule: fc.constantFrom(undefined, office),
    });
    fc.assert(
      fc.property(conversations, options, (list, given) => {
        const { n, open, excluded } = firstReplyTime(list, given);
        const { 'duplicate-message': _, ...reasons } = excluded;
        const left = Object.values(reasons).reduce((sum, count) => sum + count, 0);
        expect(n + open + left, JSON.stringify(excluded)).toBe(list.length);
      }),
      { numRuns: 500 },
    );
  });

  test('does not change when everything moves by a week, on both clocks', () => {
    const WEEK = min(7 * 1440);
    fc.assert(
      fc.property(conversations, (list) => {
        const later = list.map((one) => ({
          ...one,
          createdAt: one.createdAt === undefined ? undefined : Number(one.createdAt) + WEEK,
          messages: one.messages?.map((message) => ({ ...message, at: Number(message.at) + WEEK })),
          statuses: one.statuses?.map((event) => ({ ...event, at: Number(event.at) + WEEK })),
        }));
        expect(firstReplyTime(later, { schedule: office })).toEqual(
          firstReplyTime(list, { schedule: office }),
        );
      }),
    );
  });

  test('in business hours never exceeds the calendar', () => {
    fc.assert(
      fc.property(conversations, (list) => {
        const { calendar, business } = firstReplyTime(list, { schedule: office });
        expect(business?.n).toBe(calendar.n);
        expect(business?.mean ?? 0).toBeLessThanOrEqual(calendar.mean ?? 0);
        expect(business?.max ?? 0).toBeLessThanOrEqual(calendar.max ?? 0);
      }),
    );
  });
});
