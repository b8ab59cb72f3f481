import { describe, expect, test } from 'vitest';
import { count } from '../../src/define/count.ts';
import { points } from '../../src/define/points.ts';
import { quotient } from '../../src/define/quotient.ts';
import { rate } from '../../src/define/rate.ts';
import { rateOptions } from '../../src/define/rateResult.ts';
import { table } from '../../src/define/table.ts';
import { Moment } from '../../src/facts/reading/roles.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { report } from '../../src/report/report.ts';
import { contacts } from './firstContactResolution.ts';
import { agentTime } from './occupancy.ts';
import { conversationStates } from './openBacklog.ts';
import { conversationFates } from './reopenRate.ts';
import { topics } from './topTopics.ts';

const description = { id: 'x@1', unit: 'things', better: 'none', needs: ['conversations'] } as const;
const options = () => ({ ...rateOptions() });
const always = new Moment(Number.POSITIVE_INFINITY);
const list = [{ id: '1', createdAt: 1_774_310_400_000, tags: ['a'] }];

/** What is thrown for a name that is not known, with the one that is meant. */
const unknown = (name: string, meant: string): unknown =>
  expect.objectContaining({
    code: 'invalid-option',
    value: name,
    remedy: expect.stringContaining(`Did you mean ${meant}?`),
  });

describe('a misspelt name does not compile, and throws', () => {
  test('a column of which a rate takes the part, of its rows, of its window', () => {
    const at = { at: 'firstResolvedAt' } as const;
    const metrics = [
      rate({
        ...description,
        options,
        // @ts-expect-error `reopendAt` is no column
        measure: () => ({ of: conversationFates, when: at, part: 'reopendAt' }),
      }),
      rate({
        ...description,
        options,
        // @ts-expect-error nor is it in a formula
        measure: () => ({ of: conversationFates, when: at, part: ['>', 'reopendAt', 0] }),
      }),
      rate({
        ...description,
        options,
        // @ts-expect-error nor is it of the rows
        measure: () => ({ of: conversationFates, when: at, part: 1, where: 'reopendAt' }),
      }),
      rate({
        ...description,
        options,
        measure: () => ({
          of: conversationFates,
          when: at,
          part: 1,
          // @ts-expect-error nor of the window
          pending: { until: ['+', 'reopendAt', 1] },
        }),
      }),
      rate({
        ...description,
        options,
        // @ts-expect-error nor of what is left out
        measure: () => ({ of: conversationFates, when: at, part: 1, excluding: { x: 'reopendAt' } }),
      }),
    ];
    for (const metric of metrics) expect(() => metric([])).toThrow(unknown('reopendAt', 'reopenedAt'));
  });

  test('a column of a state, and a label in the place of a column', () => {
    const of = conversationStates(always);
    const misspelt = count({
      ...description,
      options,
      // @ts-expect-error `endsAt` is no column
      measure: () => ({ of, when: { state: ['startAt', 'endsAt'] } }),
    });
    expect(() => misspelt(list)).toThrow(unknown('endsAt', 'endAt'));
    const when = { state: ['startAt', 'endAt'] } as const;
    // @ts-expect-error `status` is a label
    const label = count({ ...description, options, measure: () => ({ of, when, where: 'status' }) });
    expect(() => label(list)).toThrow(expect.objectContaining({ code: 'invalid-option', value: 'status' }));
  });

  test('a column of an amount, of a span, and the share of what has none', () => {
    const of = agentTime(always);
    const when = { span: ['startAt', 'endAt'] } as const;
    const needs = ['durations'] as const;
    const whole = { of, when } as const;
    const part = { of, when, amount: ['-', 'endAt', 'startsAt'] } as const;
    // @ts-expect-error `startsAt` is no column
    const amount = quotient({ ...description, needs, options, measure: () => ({ part, whole }) });
    expect(() => amount([])).toThrow(unknown('startsAt', 'startAt'));
    const spanned = { of, when: { span: ['startAt', 'endsAt'] } } as const;
    // @ts-expect-error `endsAt` is no column
    const span = quotient({ ...description, needs, options, measure: () => ({ part: spanned, whole }) });
    expect(() => span([])).toThrow(unknown('endsAt', 'endAt'));
    const shared = { of: contacts, when: { at: 'resolvedAt' }, amount: 'share' } as const;
    const timeless = quotient({ ...description, options, measure: () => ({ part: shared, whole: () => 1 }) });
    expect(() => timeless(list)).toThrow(expect.objectContaining({ code: 'invalid-option', value: 'share' }));
  });

  test('a column for and against', () => {
    const when = { at: 'resolvedAt' } as const;
    const misspelt = points({
      ...description,
      options,
      // @ts-expect-error `resolve` is no column
      measure: () => ({ of: contacts, when, promoters: 'resolve', detractors: 0 }),
    });
    expect(() => misspelt(list)).toThrow(unknown('resolve', 'resolved'));
  });

  test('the column or label whose values a table counts', () => {
    const label = table({
      ...description,
      options,
      // @ts-expect-error `topc` is neither
      measure: () => ({ of: topics, when: { at: 'at' }, each: 'topc' }),
    });
    expect(() => label(list)).toThrow(unknown('topc', 'topic'));
    expect(() => report().measure({ label }).run({ conversations: list })).toThrow(unknown('topc', 'topic'));
    const proto = table({
      ...description,
      options,
      // @ts-expect-error nor is `__proto__`
      measure: () => ({ of: topics, when: { at: 'at' }, each: '__proto__' }),
    });
    expect(() => proto(list)).toThrow(expect.objectContaining({ code: 'invalid-option', path: 'each' }));
    const share = table({
      ...description,
      options,
      // @ts-expect-error `frist` is no column
      measure: () => ({ of: topics, when: { at: 'at' }, each: 'topic', share: 'frist' }),
    });
    expect(() => share(list)).toThrow(unknown('frist', 'first'));
  });

  test('the instant under which rows are filed, on the bare call too', () => {
    const misspelt = table({
      ...description,
      options,
      // @ts-expect-error `att` is no column
      measure: () => ({ of: topics, when: { at: 'att' }, each: 'topic' }),
    });
    expect(() => misspelt(list)).toThrow(unknown('att', 'at'));
    const run = report().per('day').measure({ misspelt });
    expect(() => run.run({ conversations: list })).toThrow(unknown('att', 'at'));
  });

  test('a label to which a report puts rows down', () => {
    const run = report().attribute('inCharg').measure({ responseRate });
    expect(() => run.run({ conversations: list })).toThrow(unknown('inCharg', 'inCharge'));
  });
});
