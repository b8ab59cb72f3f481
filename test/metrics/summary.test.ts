import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { mergeSummaries, presentSummary, type Summary, summarize } from '../../src/metrics/summary.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { at, chat } from '../records/chat.ts';
import { min } from './office.ts';

const refused = (code: string, path: string): unknown => expect.objectContaining({ code, path });

const waiting = [chat(['09:00 customer', '09:10 agent', '09:20 customer'])];
const answered = [chat(['09:00 customer', '09:30 agent'])];

describe('a stored summary', () => {
  test('that has lost its states, or is of another definition, is refused by name', () => {
    const whole = summarize(nps, [10, 9, 3]);
    const empty = { ...whole, states: [] };
    expect(presentSummary(nps, whole).value).toBe(nps([10, 9, 3]).value);
    expect(() => presentSummary(nps, empty)).toThrow(refused('invalid-option', 'summary.states'));
    expect(() => mergeSummaries(nps, [whole, empty])).toThrow(
      refused('invalid-option', 'summaries[1].states'),
    );
    expect(() => presentSummary(nps.with({ scale: '1-10' }), whole)).toThrow(
      refused('different-definitions', 'summary.definition'),
    );
  });

  test.each<[path: string, metric: Pick<Metric<never, never, unknown, never>, 'plan'>, change: object]>([
    ['states[0].promoters', nps, { states: [{ promoters: -5, passives: 0, detractors: 1 }] }],
    ['states[0].promoters', nps, { states: [{ promoters: '5', passives: 0, detractors: 1 }] }],
    ['states[0].promoters', nps, { states: [{ promoters: 0.5, passives: 0, detractors: 1 }] }],
    ['states[0].promoters', nps, { states: [{ passives: 0, detractors: 1 }] }],
    ['states[0].value', nps, { states: [{ promoters: 1, passives: 0, detractors: 1, value: 999 }] }],
    ['states[0]', nps, { states: [[1, 0, 1]] }],
    ['states[0]', nps, { states: [null] }],
    ['states', nps, { states: [{ promoters: 1, passives: 0, detractors: 1 }, 1] }],
    ['states', nps, { states: { 0: { promoters: 1, passives: 0, detractors: 1 }, length: 1 } }],
    ['excluded', nps, { excluded: undefined }],
    ['excluded', nps, { excluded: [] }],
    ['excluded.spam', nps, { excluded: { spam: '1' } }],
    ['excluded.constructor', nps, { excluded: { constructor: -1 } }],
    ['value', nps, { value: 999 }],
    ['asOf', replyTime, { asOf: '2026-03-02T09:00:00Z' }],
    ['asOf', replyTime, { asOf: Number.NaN }],
    ['states[0][0][0][1]', replyTime, { states: [[[[1, null], [], []], [0]]] }],
    ['states[0][0][0][1]', replyTime, { states: [[[[1, -1], [], []], [0]]] }],
    ['states[0][0][2][0]', replyTime, { states: [[[[], [], ['1']], [0]]] }],
    ['states[0][1][0]', replyTime, { states: [[[[], [], []], [Number.NaN]]] }],
    ['states[0][0]', replyTime, { states: [[[[], []], [0]]] }],
    [
      'states[0][0][0].numerator',
      responseRate,
      { states: [[[{ numerator: 2, denominator: 1 }, [], 0], []]] },
    ],
    ['states[0][0]', customerChurnRate, { states: [[[-1], [], []]] }],
    ['states[1]', costPerTicket, { states: [[[5], 1], [-1]] }],
    ['currency', costPerTicket, { currency: '' }],
    ['currency', costPerTicket, { currency: 5 }],
  ])('that was changed is refused by the name of its place: %s', (path, metric, change) => {
    const whole = mergeSummaries(metric as typeof nps, []);
    const changed = { ...whole, ...change } as Summary;
    expect(() => presentSummary(metric as typeof nps, changed)).toThrow(
      refused('invalid-option', `summary.${path}`),
    );
    expect(() => mergeSummaries(metric as typeof nps, [whole, changed])).toThrow(
      refused('invalid-option', `summaries[1].${path}`),
    );
  });

  test('counts what was left out by any reason, one that all objects have among them', () => {
    const whole = { ...summarize(nps, [10]), excluded: { constructor: 2, toString: 1 } };
    const merged = mergeSummaries(nps, [whole, whole, summarize(nps, [null])]);
    expect(merged.excluded).toEqual({ constructor: 4, toString: 2, unanswered: 1 });
    expect(presentSummary(nps, merged).excluded).toEqual(merged.excluded);
  });

  test('or what stands in its place is presented in numbers, or is a KpiError', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (states, excluded) => {
        const { definition } = nps.plan();
        for (const stored of [states, { definition, states, excluded }]) {
          expect(() => presentSummary(nps, stored as Summary)).toThrow(
            expect.objectContaining({ name: 'KpiError' }),
          );
          expect(() => mergeSummaries(nps, [stored as Summary])).toThrow(
            expect.objectContaining({ name: 'KpiError' }),
          );
        }
      }),
    );
  });

  test.each([null, undefined, 5, 'nps', {}, []])('of no metric, such as %j, is refused', (metric) => {
    const no = metric as unknown as typeof nps;
    const whole = summarize(nps, [10]);
    expect(() => summarize(no, [10])).toThrow(refused('invalid-option', 'metric'));
    expect(() => mergeSummaries(no, [whole])).toThrow(refused('invalid-option', 'metric'));
    expect(() => presentSummary(no, whole)).toThrow(refused('invalid-option', 'metric'));
  });

  test('alone, without an array around it, is refused', () => {
    for (const value of [summarize(nps, [10]), null, undefined, 'text', 5]) {
      expect(() => mergeSummaries(nps, value as never)).toThrow(refused('invalid-option', 'summaries'));
    }
  });
});

describe('summaries of two moments', () => {
  const monday = replyTime.with({ asOf: at('12:00') });
  const tuesday = replyTime.with({ asOf: at('+1 12:00') });

  test('carry the instant that counted as now, and refuse to merge', () => {
    const summaries = [summarize(monday, waiting), summarize(tuesday, answered)];
    expect(summaries.map(({ asOf }) => asOf)).toEqual([at('12:00'), at('+1 12:00')]);
    const error = expect.objectContaining({
      code: 'different-moments',
      path: 'summaries[1].asOf',
      value: at('+1 12:00'),
      remedy: expect.stringContaining('asOf'),
    });
    expect(() => mergeSummaries(monday, summaries)).toThrow(error);
    expect(() => mergeSummaries(monday, JSON.parse(JSON.stringify(summaries)))).toThrow(error);
    const [first] = summaries;
    const merged = first && mergeSummaries(monday, [first, summarize(monday, answered)]);
    expect(merged).toMatchObject({ asOf: at('12:00') });
    expect(merged && presentSummary(monday, merged)).toMatchObject({ open: 1, oldestOpen: min(160) });
    expect(merged && (() => mergeSummaries(monday, [merged, summarize(tuesday, answered)]))).toThrow(error);
  });

  test('without asOf are of the latest instant of their own records, and say what to give', () => {
    const shards = [waiting, answered].map((shard) => summarize(replyTime, shard));
    expect(shards.map(({ asOf }) => asOf)).toEqual([at('09:20'), at('09:30')]);
    expect(() => mergeSummaries(replyTime, shards)).toThrow(
      refused('different-moments', 'summaries[1].asOf'),
    );
  });

  test('of which one is of nothing merge, in any place', () => {
    const nothing = summarize(replyTime, []);
    expect(nothing).not.toHaveProperty('asOf');
    const whole = summarize(monday, waiting);
    for (const summaries of [
      [nothing, whole],
      [whole, nothing],
      [nothing, whole, summarize(tuesday, []), whole],
    ]) {
      expect(mergeSummaries(replyTime, summaries).asOf).toBe(at('12:00'));
    }
    expect(() => mergeSummaries(replyTime, [whole, nothing, summarize(tuesday, waiting)])).toThrow(
      refused('different-moments', 'summaries[2].asOf'),
    );
  });

  test('merge where nothing waits: counts of messages do not depend on now', () => {
    const shards = [waiting, answered].map((shard) => summarize(receivedMessages, shard));
    expect(presentSummary(receivedMessages, mergeSummaries(receivedMessages, shards)).value).toBe(3);
  });

  test.each<[string, Metric<readonly Conversation[], never, unknown, 'conversations'>]>([
    ['responseRate', responseRate],
    ['slaCompliance', slaCompliance.with({ everyReply: '1h' })],
  ])('of %s refuse to merge', (_, metric) => {
    const shards = [waiting, answered].map((shard) => summarize(metric, shard));
    expect(() => mergeSummaries(metric, shards)).toThrow(refused('different-moments', 'summaries[1].asOf'));
  });
});

describe('summaries of two currencies', () => {
  const of = (currency: string | null, amount = 100): Summary =>
    summarize(costPerTicket, { costs: [{ amount, currency }], tickets: 1 });

  test('refuse to merge, as the costs themselves do', () => {
    const error = expect.objectContaining({
      code: 'mixed-currencies',
      path: 'summaries[1].currency',
      value: 'USD',
    });
    expect(() => mergeSummaries(costPerTicket, [of('EUR'), of('USD')])).toThrow(error);
    expect(() => mergeSummaries(costPerTicket, [of(null), of('USD')])).toThrow(error);
    const refusedNull = expect.objectContaining({ code: 'mixed-currencies', value: null });
    expect(() => mergeSummaries(costPerTicket, [of('EUR'), of(null)])).toThrow(refusedNull);
    const total = summarize(costPerTicket, { cost: 100, tickets: 1 });
    expect(() => mergeSummaries(costPerTicket, [of('EUR'), total])).toThrow(refusedNull);
    const merged = mergeSummaries(costPerTicket, [of('EUR'), of('EUR', 300)]);
    expect(merged.currency).toBe('EUR');
    expect(() => mergeSummaries(costPerTicket, [merged, of('USD')])).toThrow(error);
  });

  test('of which one is in the same currency, or of no cost, merge', () => {
    const nothing = summarize(costPerTicket, { costs: [], tickets: 2 });
    for (const summaries of [
      [nothing, of('EUR'), of('EUR', 300)],
      [of('EUR'), nothing, of('EUR', 300)],
    ]) {
      const merged = mergeSummaries(costPerTicket, JSON.parse(JSON.stringify(summaries)));
      expect(presentSummary(costPerTicket, merged)).toMatchObject({ value: 100, n: 4 });
    }
    expect(mergeSummaries(costPerTicket, [of(null), of(null)])).toMatchObject({ currency: null });
  });
});
