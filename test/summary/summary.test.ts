import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../src/define/metric.ts';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { mergeSummaries, presentSummary, type Summary, summarize } from '../../src/summary/index.ts';
import { min, office } from '../metrics/office.ts';
import { at, chat } from '../records/chat.ts';

const refused = (code: string, path: string): unknown => expect.objectContaining({ code, path });

const waiting = [chat(['09:00 customer', '09:10 agent', '09:20 customer'])];
const answered = [chat(['09:00 customer', '09:30 agent'])];

describe('a stored summary', () => {
  test('that has lost its states, or is of another definition, is refused by name', () => {
    const whole = summarize(nps, [10, 9, 3]);
    const empty = { ...whole, measures: [] };
    expect(presentSummary(nps, whole).value).toBe(nps([10, 9, 3]).value);
    expect(() => presentSummary(nps, empty)).toThrow(refused('invalid-option', 'summary.measures'));
    expect(() => mergeSummaries(nps, [whole, empty])).toThrow(
      refused('invalid-option', 'summaries[1].measures'),
    );
    expect(() => presentSummary(nps.with({ scale: '1-10' }), whole)).toThrow(
      refused('different-definitions', 'summary.definition'),
    );
  });

  const byHours = replyTime.with({ schedule: office });

  /** The whole part of a summary with these states. */
  const of = (states: unknown): object => ({ measures: [{ states, leftOut: {} }] });

  test.each<[path: string, metric: Pick<Metric<never, never, unknown, never>, 'plan'>, change: object]>([
    ['measures[0].states.promoters', nps, of({ promoters: -5, passives: 0, detractors: 1 })],
    ['measures[0].states.promoters', nps, of({ promoters: '5', passives: 0, detractors: 1 })],
    ['measures[0].states.promoters', nps, of({ promoters: 0.5, passives: 0, detractors: 1 })],
    ['measures[0].states.promoters', nps, of({ promoters: 2 ** 53, passives: 0, detractors: 1 })],
    ['measures[0].states.promoters', nps, of({ passives: 0, detractors: 1 })],
    ['measures[0].states.value', nps, of({ promoters: 1, passives: 0, detractors: 1, value: 999 })],
    ['measures[0].states', nps, of([1, 0, 1])],
    ['measures[0].states', nps, of(null)],
    ['measures[0].leftOut', nps, { measures: [{ states: { promoters: 1, passives: 0, detractors: 1 } }] }],
    ['measures[0].more', nps, { measures: [{ states: {}, leftOut: {}, more: 1 }] }],
    ['measures[0]', nps, { measures: [null] }],
    ['measures', nps, { measures: [{ states: {}, leftOut: {} }, 1] }],
    ['measures', nps, { measures: { 0: { states: {}, leftOut: {} }, length: 1 } }],
    ['measures', nps, { measures: undefined }],
    ['excluded', nps, { excluded: undefined }],
    ['excluded', nps, { excluded: [] }],
    ['excluded.spam', nps, { excluded: { spam: '1' } }],
    ['excluded.constructor', nps, { excluded: { constructor: -1 } }],
    ['value', nps, { value: 999 }],
    ['asOf', replyTime, { asOf: '2026-03-02T09:00:00Z' }],
    ['asOf', replyTime, { asOf: Number.NaN }],
    ['measures[0].states.calendar[1]', replyTime, of({ calendar: [1, null], open: [] })],
    ['measures[0].states.calendar[1]', replyTime, of({ calendar: [1, -1], open: [] })],
    ['measures[0].states.business[0]', byHours, of({ calendar: [], business: [-1], open: [] })],
    ['measures[0].states.open[0]', replyTime, of({ calendar: [], open: ['1'] })],
    ['measures[0].states.open[0]', replyTime, of({ calendar: [], open: [Number.NaN] })],
    ['measures[0].states.open', replyTime, of({ calendar: [] })],
    [
      'measures[0].leftOut.closed-without-reply',
      replyTime,
      {
        measures: [{ states: { calendar: [], open: [] }, leftOut: { 'closed-without-reply': -1 } }],
      },
    ],
    ['measures[0].states.atStart', customerChurnRate, of({ atStart: [-1], lost: [], atEnd: [] })],
    [
      'measures[1].states.amount',
      costPerTicket,
      {
        measures: [
          { states: { amount: [5], rows: 1 }, leftOut: {} },
          { states: { amount: -1, rows: 1 }, leftOut: {} },
        ],
      },
    ],
    ['currency', costPerTicket, { currency: '' }],
    ['currency', costPerTicket, { currency: 5 }],
    ['keys', costPerTicket, { keys: 'all' }],
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

  test('of more kept or missed promises than there are, for no part is more than its whole', () => {
    const sla = slaCompliance.with({ firstReply: '1h' });
    const told = (part: number, decided: number, pending: readonly number[]): Summary => ({
      ...mergeSummaries(sla, []),
      asOf: 10 * 3_600_000,
      measures: [{ states: { metPart: part, metDecided: decided, metPending: pending }, leftOut: {} }],
    });
    expect(presentSummary(sla, told(2, 2, [0]))).toMatchObject({ numerator: 2, denominator: 3, breached: 1 });
    // What is past its target is none of those that were decided before.
    for (const pending of [[], [0]]) {
      expect(() => presentSummary(sla, told(3, 2, pending))).toThrow(refused('invalid-option', 'numerator'));
    }
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

  test('carry the instant that counted as now, and merge to the later one', () => {
    const summaries = [summarize(monday, waiting), summarize(tuesday, answered)];
    expect(summaries.map(({ asOf }) => asOf)).toEqual([at('12:00'), at('+1 12:00')]);
    for (const list of [summaries, [...summaries].reverse(), JSON.parse(JSON.stringify(summaries))]) {
      const merged = mergeSummaries(monday, list);
      expect(merged.asOf).toBe(at('+1 12:00'));
      // From 9:20 to the noon of the next day.
      expect(presentSummary(monday, merged)).toMatchObject({ n: 2, open: 1, oldestOpen: min(26 * 60 + 40) });
    }
  });

  test('are presented at any instant that is asked for', () => {
    const summary = summarize(monday, waiting);
    const oldest = (now: number): number | null => presentSummary(monday, summary, { now }).oldestOpen;
    expect(oldest(at('12:00'))).toBe(min(160));
    expect(oldest(at('+1 12:00'))).toBe(min(26 * 60 + 40));
    expect(presentSummary(monday, summary, { now: '2026-03-02T12:00:00Z' }).oldestOpen).toBe(min(160));
    expect(presentSummary(monday, summary, {}).oldestOpen).toBe(min(160));
    expect(() => presentSummary(monday, summary, { now: '2026-03-02T12:00' })).toThrow(
      refused('invalid-time', 'now'),
    );
    expect(() => presentSummary(monday, summary, JSON.parse('{"asOf": 0}'))).toThrow(
      refused('unknown-option', 'asOf'),
    );
  });

  test('tell a target that was missed in between', () => {
    const within = slaCompliance.with({ everyReply: '1h' });
    const summary = summarize(within, waiting);
    const at10 = (time: string) => presentSummary(within, summary, { now: at(time) });
    expect(at10('10:20')).toMatchObject({ value: 1, breached: 0, notYetDue: 1 });
    expect(at10('10:20:01')).toMatchObject({ value: 0.5, breached: 1, notYetDue: 0 });
  });

  test('without asOf are of the latest instant of all their records', () => {
    const shards = [waiting, answered].map((shard) => summarize(replyTime, shard));
    expect(shards.map(({ asOf }) => asOf)).toEqual([at('09:20'), at('09:30')]);
    expect(presentSummary(replyTime, mergeSummaries(replyTime, shards))).toMatchObject({
      open: 1,
      oldestOpen: min(10),
    });
  });

  test('of which one is of nothing merge, in any place', () => {
    const nothing = summarize(replyTime, []);
    expect(nothing).not.toHaveProperty('asOf');
    const whole = summarize(monday, waiting);
    for (const summaries of [
      [nothing, whole],
      [whole, nothing],
      [nothing, whole, nothing, whole],
    ]) {
      expect(mergeSummaries(replyTime, summaries).asOf).toBe(at('12:00'));
    }
    expect(mergeSummaries(replyTime, [nothing, nothing])).not.toHaveProperty('asOf');
  });

  test('merge where nothing waits: counts of messages do not depend on now', () => {
    const shards = [waiting, answered].map((shard) => summarize(receivedMessages, shard));
    expect(presentSummary(receivedMessages, mergeSummaries(receivedMessages, shards)).value).toBe(3);
  });

  const own = { schedule: () => office };

  test.each<[string, Metric<readonly Conversation[], never, unknown, 'conversations'>]>([
    ['replyTime', replyTime.with(own)],
    ['responseRate', responseRate.with({ ...own, window: '1h' })],
    ['slaCompliance', slaCompliance.with({ ...own, everyReply: '1h' })],
  ])('of %s refuse to merge and to be presented later where each conversation has hours of its own', (_, metric) => {
    const shards = [waiting, answered].map((shard) => summarize(metric, shard));
    const error = expect.objectContaining({
      code: 'different-moments',
      remedy: expect.stringContaining('metric.with({ asOf })'),
    });
    expect(() => mergeSummaries(metric, shards)).toThrow(error);
    expect(() => mergeSummaries(metric, [...shards].reverse())).toThrow(error);
    const [first, second] = shards;
    if (first === undefined || second === undefined) throw new Error('There are two.');
    expect(mergeSummaries(metric, [first, first]).asOf).toBe(at('09:20'));
    expect(() => presentSummary(metric, first, { now: at('09:30') })).toThrow(
      expect.objectContaining({ code: 'different-moments', path: 'now', value: at('09:30') }),
    );
    expect(presentSummary(metric, first, { now: at('09:20') })).toEqual(presentSummary(metric, first));
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
