import { describe, expect, test } from 'vitest';
import { explain } from '../../src/explain/explain.ts';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { netCustomerLossRate } from '../../src/metrics/customers/netCustomerLossRate.ts';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { csat } from '../../src/metrics/satisfaction/csat.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { sentReplies } from '../../src/metrics/volume/sentReplies.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';

const at = (time: string): number => Date.parse(`2026-03-02T${time}:00Z`);
const MINUTE = 60_000;

/** Answered after 5 minutes, and then after 70; waiting since 11:00; spam. */
const conversations = [
  {
    id: 'answered',
    messages: [
      { at: at('09:00'), from: 'customer' as const },
      { at: at('09:05'), from: 'agent' as const },
      { at: at('10:00'), from: 'customer' as const },
      { at: at('11:10'), from: 'agent' as const },
    ],
  },
  { id: 7, messages: [{ at: at('11:00'), from: 'customer' as const }] },
  { id: 'lottery', spam: true, messages: [{ at: at('08:00'), from: 'customer' as const }] },
  {
    id: 'broken',
    messages: [
      { at: 'yesterday', from: 'customer' as const },
      { at: at('11:30'), from: 'agent' as const },
    ],
  },
];

describe('the records behind a figure', () => {
  test('are those of each part, a conversation as often as it counts, with what is told of each', () => {
    const { result, parts } = explain(replyTime.with({ asOf: at('12:00') }), conversations);
    expect(result).toEqual(replyTime(conversations, { asOf: at('12:00') }));
    expect(parts).toEqual({
      completed: {
        total: 2,
        adds: 'records',
        records: [
          { id: 'answered', path: 'conversations[0]', at: at('09:05'), value: 5 * MINUTE },
          { id: 'answered', path: 'conversations[0]', at: at('11:10'), value: 70 * MINUTE },
        ],
      },
      open: {
        total: 1,
        adds: 'records',
        records: [{ id: 7, path: 'conversations[1]', at: at('11:00'), value: 60 * MINUTE }],
      },
    });
  });

  test('say by the headline clock how long it took', () => {
    const schedule = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['10:30-18:00'] } });
    const { parts } = explain(replyTime.with({ schedule, asOf: at('12:00') }), conversations);
    expect(parts['completed']?.records.map(({ value }) => value)).toEqual([0, 40 * MINUTE]);
    expect(parts['open']?.records.map(({ value }) => value)).toEqual([60 * MINUTE]);
  });

  test('say by how much a target was missed, and how much time is left', () => {
    const metric = slaCompliance.with({ everyReply: '65m', asOf: at('12:00') });
    const valuesOf = (limits: Parameters<typeof slaCompliance.with>[0]): unknown => {
      const { parts } = explain(slaCompliance.with({ ...limits, asOf: at('12:00') }), conversations);
      return Object.entries(parts).map(([name, { records }]) => [name, records.map(({ value }) => value)]);
    };
    const whole = (unit: number): unknown => [
      ['numerator', [-60 * unit]],
      ['denominator', [-60 * unit, 5 * unit]],
      ['breached', [5 * unit]],
      ['notYetDue', [5 * unit]],
    ];
    expect(explain(metric, conversations).parts['breached']?.records).toMatchObject([
      { id: 'answered', value: 5 * MINUTE },
    ]);
    expect(valuesOf({ everyReply: '65m' })).toEqual(whole(MINUTE));
    // The same limit, asked for each conversation.
    expect(valuesOf({ everyReply: () => '65m' })).toEqual(whole(MINUTE));
  });

  test('of an open wait that is past its target count as breached, by how late it is', () => {
    const { parts } = explain(slaCompliance.with({ firstReply: '30m', asOf: at('12:00') }), conversations);
    expect(parts['breached']?.records).toEqual([
      { id: 7, path: 'conversations[1]', at: at('11:00'), value: 30 * MINUTE },
    ]);
    expect(parts['notYetDue']?.records).toEqual([]);
  });

  test('of rates within rates stand under the path of the number', () => {
    const { result, parts } = explain(responseRate.with({ window: '1h' }), conversations);
    expect(Object.keys(parts)).toEqual([
      'within24h.numerator',
      'within24h.denominator',
      'within24h.notYetDue',
      'numerator',
      'denominator',
      'notYetDue',
    ]);
    expect(parts['within24h.numerator']?.total).toBe(result.within24h.numerator);
    expect(parts['numerator']?.records.map(({ id }) => id)).toEqual(['answered']);
  });

  test('of answers tell the score, also where they have no id', () => {
    const { parts } = explain(nps, [10, { id: 'b', score: 3 }, 7]);
    expect(parts['promoters']?.records).toEqual([
      { id: null, path: 'surveyResponses[0]', at: null, value: 10 },
    ]);
    expect(parts['detractors']?.records).toMatchObject([{ id: 'b', value: 3 }]);
    expect(parts['passives']?.records).toMatchObject([{ id: null, value: 7 }]);
    expect(explain(csat, [5, 2]).parts['unhappy']?.records).toMatchObject([{ value: 2 }]);
    // What is subtracted is no set of answers.
    expect(explain(csat.with({ method: 'net' }), [5, 2]).parts).not.toHaveProperty('numerator');
  });

  test('of a sum say what each adds; what adds nothing is not behind it', () => {
    const costs = [{ amount: 12.5 }, { amount: 0 }, { amount: -2.5 }];
    const { result, parts } = explain(costPerTicket, { costs, conversations });
    expect(parts['numerator']).toMatchObject({ total: 10, adds: 'values' });
    expect(parts['numerator']?.records.map(({ path, value }) => [path, value])).toEqual([
      ['costs[0]', 12.5],
      ['costs[2]', -2.5],
    ]);
    expect(parts['denominator']?.total).toBe(result.denominator);
    const customers = [
      { id: 'lost', activeAtStart: true, activeAtEnd: false },
      { id: 'kept', activeAtStart: true, activeAtEnd: true },
    ];
    expect(explain(customerChurnRate, customers).parts['numerator']?.records).toMatchObject([
      { id: 'lost', value: 1 },
    ]);
  });

  test('are none where there are no records', () => {
    expect(explain(nps, [])).toMatchObject({
      result: { value: null },
      parts: { promoters: { total: 0, records: [] } },
      excluded: {},
    });
  });

  test('are not told of totals, nor of what is no metric', () => {
    const refused = (path: string): unknown => expect.objectContaining({ code: 'invalid-option', path });
    expect(() => explain(customerChurnRate, { atStart: 10, lost: 1 })).toThrow(refused('input'));
    expect(() => Reflect.apply(explain, undefined, [() => 1, []])).toThrow(refused('metric'));
  });
});

describe('what was left out', () => {
  test('stands under its reason with what is counted, why in words, and where each is', () => {
    const { excluded } = explain(receivedMessages, conversations);
    expect(excluded).toEqual({
      spam: {
        n: 1,
        of: 'conversations',
        why: 'It is spam.',
        records: [{ id: 'lottery', path: 'conversations[2]', at: null, value: null }],
      },
    });
    const strict = explain(replyTime.with({ invalidEvents: 'exclude-conversation' }), conversations);
    expect(strict.excluded['invalid-message-time']).toMatchObject({
      of: 'messages',
      records: [{ id: 'broken', path: 'conversations[3].messages[0].at' }],
    });
    expect(strict.excluded['conversation-with-invalid-event']).toMatchObject({ of: 'conversations', n: 1 });
  });

  test('lists each, where a result shows the first three', () => {
    const { result, excluded } = explain(nps, [null, null, 10, null, null, null]);
    expect(result.excludedAt?.['unanswered']).toHaveLength(3);
    expect(excluded['unanswered']?.records.map(({ path }) => path)).toEqual(
      [0, 1, 3, 4, 5].map((i) => `surveyResponses[${i}]`),
    );
  });

  test('of waits counts each under its conversation', () => {
    const skewed = [
      {
        id: 'skewed',
        createdAt: at('12:00'),
        messages: [
          { at: at('09:00'), from: 'customer' as const },
          { at: at('09:05'), from: 'agent' as const },
        ],
      },
    ];
    const { excluded } = explain(replyTime.with({ clockStart: 'created' }), skewed);
    expect(excluded['negative-duration']).toMatchObject({ of: 'waits', n: 1, records: [{ id: 'skewed' }] });
  });

  test('by a measure tells when it was', () => {
    const { excluded } = explain(replyTime.with({ closeOnSolve: true }), [
      {
        id: 's',
        messages: [{ at: at('09:00'), from: 'customer' as const }],
        statuses: [{ at: at('09:30'), to: 'solved' as const }],
      },
    ]);
    expect(excluded['closed-without-reply']).toEqual({
      n: 1,
      of: 'waits',
      why: 'It was solved before anybody replied.',
      records: [{ id: 's', path: 'conversations[0]', at: at('09:30'), value: null }],
    });
  });
});

test('the parts that the types name are there, for all metrics', () => {
  const there = (parts: readonly unknown[]): void => {
    expect(parts).toEqual(parts.map(() => expect.objectContaining({ records: expect.any(Array) })));
  };
  const reply = explain(firstReplyTime, conversations).parts;
  const replies = explain(replyTime, conversations).parts;
  there([reply.completed, reply.open, replies.completed, replies.open]);
  there([explain(receivedMessages, conversations).parts.counted, explain(sentReplies, []).parts.counted]);
  const { numerator, denominator, notYetDue } = explain(responseRate, conversations).parts;
  there([numerator, denominator, notYetDue]);
  const sla = explain(slaCompliance.with({ firstReply: '1h' }), conversations).parts;
  there([sla.numerator, sla.denominator, sla.breached, sla.notYetDue]);
  const scores = explain(nps, [10]).parts;
  there([scores.promoters, scores.passives, scores.detractors]);
  for (const method of ['top2', 'top1', 'positiveShare', 'net', 'hundredMinusUnhappy'] as const) {
    const answers = explain(csat.with({ method }), [5]).parts;
    there([answers.satisfied, answers.neutral, answers.unhappy, answers.denominator]);
  }
  for (const base of ['start', 'midpoint'] as const) {
    there([explain(customerChurnRate.with({ base }), []).parts.numerator]);
  }
  there([explain(netCustomerLossRate, []).parts.numerator]);
  there([explain(costPerTicket, { costs: [], conversations }).parts.numerator]);
});
