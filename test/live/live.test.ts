import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotient } from '../../src/define/quotient.ts';
import { defineFact } from '../../src/facts/defineFact.ts';
import { live } from '../../src/live/live.ts';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { conversation } from '../arbitraries/conversations.ts';
import { reportWithoutPlaces as told } from '../withoutPlaces.ts';

const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] } });
const board = report({ timeZone: 'Europe/Rome' })
  .by('channel', 'tags')
  .per('day')
  .measure({
    replyTime: replyTime.with({ schedule: office, censored: true, bands: ['1h'] }),
    receivedMessages,
    responseRate,
    sla: slaCompliance.with({ everyReply: '2h' }),
    costPerTicket,
    nps,
  });

/** A conversation is put, or one that is there corrected or removed. */
const change = fc.record({
  id: fc.nat(6),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant('put') },
    { weight: 1, arbitrary: fc.constant('remove') },
  ),
  conversation,
  channel: fc.constantFrom('email', 'chat'),
  tags: fc.constantFrom(['x'], ['x', 'y'], []),
  amount: fc.oneof(fc.integer({ min: -5, max: 9 }), fc.constantFrom(0.1, 0.2, 1e16)),
  score: fc.constantFrom(0, 6, 7, 9, 10, null, 'nine'),
});

describe('figures that follow their records', () => {
  test('are at every step those of a run over what is there, whatever comes, is corrected or goes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 14 }), (changes) => {
        const figures = live(board);
        const there = new Map<number, Conversation>();
        const costs = new Map<number, { amount: number; channel: string }>();
        const answers = new Map<number, object>();
        for (const { id, what, conversation: one, channel, tags, amount, score } of changes) {
          const record = { ...one, id, channel, tags };
          if (what === 'put') {
            there.set(id, record);
            figures.put('conversations', id, record);
            costs.set(id, { amount, channel });
            figures.put('costs', id, { amount, channel });
            answers.set(id, { score, channel, id });
            figures.put('surveyResponses', id, { score, channel, id });
          } else {
            expect(figures.remove('conversations', id)).toBe(there.delete(id));
            expect(figures.remove('costs', id)).toBe(costs.delete(id));
            expect(figures.remove('surveyResponses', id)).toBe(answers.delete(id));
          }
          const given = {
            conversations: [...there.values()],
            costs: [...costs.values()],
            surveyResponses: [...answers.values()],
          };
          expect(told(figures.read())).toEqual(told(board.run(given)));
        }
      }),
      { numRuns: 60 },
    );
  });

  const at = (time: string): number => Date.parse(`2026-03-02T${time}:00Z`);
  const waiting = (id: number | string, since: string) => ({
    id,
    messages: [{ at: at(since), from: 'customer' as const }],
  });
  const open = report().measure({ replyTime, sla: slaCompliance.with({ firstReply: '1h' }) });

  test('tick with now, and nothing is read again', () => {
    const figures = live(open);
    let reads = 0;
    const record = waiting(1, '09:00');
    figures.put('conversations', 1, {
      ...record,
      get messages() {
        reads++;
        return record.messages;
      },
    });
    const before = reads;
    const later = (time: string) => figures.read({ now: at(time) }).total;
    expect(later('09:30').replyTime.oldestOpen).toBe(30 * 60_000);
    expect(later('10:00').sla).toMatchObject({ breached: 0, notYetDue: 1 });
    expect(later('10:01').sla).toMatchObject({ breached: 1, notYetDue: 0 });
    expect(reads).toBe(before);
    expect(() => later('08:59')).toThrow(expect.objectContaining({ code: 'different-moments', path: 'now' }));
  });

  test('take all records of a unit at once', () => {
    const scores = report().measure({ nps });
    const figures = live(scores);
    figures.put('surveyResponses', 'ann', [{ score: 9 }, { score: 3 }]);
    figures.put('surveyResponses', 'bob', { score: 10 });
    expect(figures.read().total.nps).toMatchObject({ n: 3, promoters: 2 });
    figures.put('surveyResponses', 'ann', []);
    expect(figures.read().total.nps).toMatchObject({ n: 1 });
  });

  test('stay as they were where something cannot be put', () => {
    const cost = report().measure({ costPerTicket });
    const figures = live(cost);
    figures.put('costs', 1, { amount: 5, currency: 'EUR' });
    figures.put('conversations', 1, { id: 1, messages: [] });
    expect(() => figures.put('costs', 2, { amount: 5, currency: 'USD' })).toThrow(
      expect.objectContaining({ code: 'mixed-currencies' }),
    );
    expect(figures.read().total.costPerTicket.value).toBe(5);
    // The only cost may change its currency.
    figures.put('costs', 1, { amount: 7, currency: 'USD' });
    expect(figures.read().total.costPerTicket.value).toBe(7);
    expect(() =>
      figures.put('costs', 1, [
        { amount: 1, currency: 'EUR' },
        { amount: 1, currency: 'USD' },
      ]),
    ).toThrow(expect.objectContaining({ code: 'mixed-currencies' }));
    expect(figures.read().total.costPerTicket.value).toBe(7);
  });

  test('count garbage by reason, and go on', () => {
    const figures = live(open);
    for (const [key, garbage] of [null, 7, 'x', {}, [null, 3], { id: 1, messages: 5 }].entries()) {
      figures.put('conversations', key, Object(garbage) === garbage ? Object(garbage) : [garbage as object]);
    }
    figures.put('conversations', 'fine', waiting('fine', '09:00'));
    expect(figures.read().total.replyTime).toMatchObject({
      open: 1,
      excluded: {
        'invalid-conversation': 5,
        'missing-id': 1,
        'invalid-messages': 1,
      },
    });
  });

  test('of which a field is misspelt are refused', () => {
    const figures = live(report().by('chanel').measure({ receivedMessages }));
    figures.put('conversations', 1, waiting(1, '09:00'));
    expect(() => figures.read()).toThrow(expect.objectContaining({ code: 'invalid-option', path: 'by' }));
  });

  test('of which only some have a field are split by it all the same', () => {
    const figures = live(report().by('plan').measure({ receivedMessages }));
    figures.put('conversations', 1, { ...waiting(1, '09:00'), plan: 'gold' });
    figures.put('conversations', 2, waiting(2, '09:00'));
    expect(figures.read().rows.map((row) => row.plan)).toEqual(['gold', null]);
    figures.remove('conversations', 1);
    expect(() => figures.read()).toThrow(expect.objectContaining({ path: 'by' }));
  });

  test('of what lasts until now need one moment', () => {
    const shifts = defineFact({
      name: 'shifts',
      needs: 'costs',
      columns: { from: 'instant', to: 'instant' },
      rows: ({ startAt, endAt }) => [{ from: startAt, to: endAt }],
    });
    const shiftTime = quotient({
      id: 'shiftTime@1',
      unit: 'milliseconds',
      better: 'none',
      needs: ['costs'],
      options: () => ({}),
      measure: () => ({
        part: { of: shifts, when: { span: ['from', 'to'] }, amount: ['-', 'to', 'from'] },
        whole: () => 1,
      }),
    });
    const figures = live(report().measure({ shiftTime }));
    figures.put('costs', 1, { amount: 0, startAt: at('09:00') });
    figures.put('costs', 2, { amount: 0, startAt: at('10:00'), endAt: at('12:00') });
    expect(() => figures.read()).toThrow(expect.objectContaining({ code: 'different-moments' }));
    figures.remove('costs', 1);
    expect(figures.read().total.shiftTime.numerator).toBe(2 * 3_600_000);
  });

  test('of hours that go by conversation need one moment', () => {
    const own = report().measure({ replyTime: replyTime.with({ schedule: () => office }) });
    const figures = live(own);
    figures.put('conversations', 1, waiting(1, '09:00'));
    expect(figures.read().total.replyTime.open).toBe(1);
    figures.put('conversations', 2, waiting(2, '10:00'));
    expect(() => figures.read()).toThrow(expect.objectContaining({ code: 'different-moments' }));
    const fixed = live(
      report().measure({ replyTime: replyTime.with({ schedule: () => office, asOf: at('12:00') }) }),
    );
    fixed.put('conversations', 1, waiting(1, '09:00'));
    fixed.put('conversations', 2, waiting(2, '10:00'));
    expect(fixed.read().total.replyTime.oldestOpen).toBe(3 * 3_600_000);
  });

  test.each<[string, unknown, string]>([
    ['conversation', 1, 'kind'],
    ['costs', 1, 'kind'],
    ['conversations', null, 'key'],
    ['conversations', Number.NaN, 'key'],
    ['conversations', {}, 'key'],
  ])('refuse the kind %s and the key %j', (kind, key, path) => {
    const figures = live(open);
    expect(() => Reflect.apply(figures.put, undefined, [kind, key, waiting(1, '09:00')])).toThrow(
      expect.objectContaining({ code: 'invalid-option', path }),
    );
  });

  test('refuse reports that look beyond a record', () => {
    expect(() => live(open.compare('previous'))).toThrow(expect.objectContaining({ path: 'compare' }));
    expect(() => live(open.rolling('7d'))).toThrow(expect.objectContaining({ path: 'rolling' }));
    expect(() => Reflect.apply(live, undefined, [{}])).toThrow(expect.objectContaining({ path: 'report' }));
  });
});
