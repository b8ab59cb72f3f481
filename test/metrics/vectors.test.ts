import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DurationResult } from '../../src/define/durationResult.ts';
import type { Provenance } from '../../src/define/provenance.ts';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { netCustomerLossRate } from '../../src/metrics/customers/netCustomerLossRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { csat } from '../../src/metrics/satisfaction/csat.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { sentReplies } from '../../src/metrics/volume/sentReplies.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';

interface Hours {
  readonly timezone: string;
  readonly week: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

interface Vector {
  readonly id: string;
  readonly metric: string;
  readonly input: {
    readonly schedule?: Hours | null;
    readonly events?: readonly { readonly type: string; readonly at: string }[];
    readonly valuesSeconds?: readonly number[];
    readonly valuesMinutes?: readonly number[];
    readonly valuesHours?: readonly number[];
    readonly conversationStartedAt?: string;
    readonly firstReplyAt?: string;
    readonly targetMinutes?: number;
    readonly counts?: Readonly<Record<string, number>>;
    readonly positive?: number;
    readonly neutral?: number;
    readonly negative?: number;
  };
  readonly options: { readonly clock?: 'business' | 'calendar'; readonly method?: string };
  readonly expected: {
    readonly value?: number | null;
    readonly mean?: number;
    readonly median?: number;
    readonly perReply?: readonly number[];
    readonly replies?: number;
    readonly openSince?: string;
    readonly met?: boolean;
    readonly replyTimePerReply?: readonly number[];
    readonly withIncludeAgentInitiated?: number;
    readonly numerator?: number;
    readonly denominator?: number;
    readonly promoters?: number;
    readonly passives?: number;
    readonly detractors?: number;
    readonly positiveShare?: number;
  };
}

function read<T>(file: string): readonly T[] {
  return JSON.parse(readFileSync(new URL(`../vectors/${file}`, import.meta.url), 'utf8'));
}

const vectors = read<Vector>('metrics.json');

function scheduleOf({ input }: Vector): Schedule | undefined {
  if (!input.schedule) return undefined;
  const { timezone, week } = input.schedule;
  const days = Object.entries(week).map(([day, hours]) => [day, hours.map(([from, to]) => `${from}-${to}`)]);
  return defineSchedule({ timeZone: timezone, weekly: Object.fromEntries(days) });
}

/** The events of a vector as one conversation, or a conversation for each duration that it gives. */
function conversationsOf({ id, input }: Vector): Conversation[] {
  const minutes = input.valuesMinutes ?? input.valuesHours?.map((hours) => hours * 60);
  const seconds = input.valuesSeconds ?? minutes?.map((value) => value * 60);
  if (seconds !== undefined) {
    const start = Date.UTC(2024, 0, 8);
    return seconds.map((value, i) => ({
      id: `${i}`,
      messages: [
        { at: start, from: 'customer' },
        { at: start + value * 1000, from: 'agent' },
      ],
    }));
  }
  if (input.conversationStartedAt !== undefined && input.firstReplyAt !== undefined) {
    const messages = [
      { at: input.conversationStartedAt, from: 'customer' as const },
      { at: input.firstReplyAt, from: 'agent' as const },
    ];
    return [{ id, messages }];
  }
  const ofType = (type: string): object[] => (input.events ?? []).filter((event) => event.type === type);
  // Assignments and archiving have no part in these metrics.
  return [{ id, messages: ofType('message'), statuses: ofType('status') } as unknown as Conversation];
}

const millisecondsPer: Readonly<Record<string, number>> = { s: 1000, min: 60_000, h: 3_600_000 };

function checkDurations(
  vector: Vector,
  result: DurationResult & Provenance,
  conversations: Conversation[],
): void {
  const { expected, input } = vector;
  const unit = millisecondsPer[input.valuesMinutes ? 'min' : input.valuesHours ? 'h' : 's'] ?? Number.NaN;
  let compared = 0;
  const same = (actual: number | null, wanted: number | null): void => {
    compared++;
    if (wanted === null) expect(actual).toBeNull();
    else expect(actual).toBeCloseTo(wanted * unit, 6);
  };
  if (expected.value !== undefined) same(result.value, expected.value);
  if (expected.mean !== undefined) same(result.mean, expected.mean);
  if (expected.median !== undefined) same(result.median, expected.median);
  if (expected.perReply !== undefined) {
    expect(result.n).toBe(expected.perReply.length);
    same(result.min, expected.perReply.length === 0 ? null : Math.min(...expected.perReply));
    same(result.max, expected.perReply.length === 0 ? null : Math.max(...expected.perReply));
  }
  if (expected.replies !== undefined) expect(sentReplies(conversations).value).toBe(expected.replies);
  if (expected.openSince !== undefined) expect(result.open).toBe(1);
  if (expected.replyTimePerReply !== undefined) {
    same(replyTime(conversations).value, expected.replyTimePerReply[0] ?? null);
    same(
      firstReplyTime(conversations, { includeAgentInitiated: true }).value,
      expected.withIncludeAgentInitiated ?? null,
    );
    expect(result.excluded).toEqual({ 'agent-initiated': 1 });
  }
  expect(compared).toBeGreaterThan(0);
}

const scoresOf = (counts: Readonly<Record<string, number>>): number[] =>
  Object.entries(counts).flatMap(([score, n]) => Array.from({ length: n }, () => Number(score)));

const runs: Readonly<Record<string, (vector: Vector) => void>> = {
  firstReplyTime(vector) {
    const conversations = conversationsOf(vector);
    const { clock } = vector.options;
    const schedule = scheduleOf(vector);
    checkDurations(vector, firstReplyTime(conversations, { clock, schedule }), conversations);
    const { met } = vector.expected;
    if (met !== undefined) {
      const firstReply = `${vector.input.targetMinutes ?? 0}m` as const;
      expect(slaCompliance(conversations, { firstReply, clock, schedule }).numerator).toBe(+met);
    }
  },
  replyTime(vector) {
    const conversations = conversationsOf(vector);
    const { clock } = vector.options;
    checkDurations(vector, replyTime(conversations, { clock, schedule: scheduleOf(vector) }), conversations);
  },
  nps({ input, expected }) {
    const { value, promoters, passives, detractors, denominator } = expected;
    expect(nps(scoresOf(input.counts ?? {}))).toMatchObject({
      promoters,
      passives,
      detractors,
      n: denominator,
    });
    expect(nps(scoresOf(input.counts ?? {})).value).toBeCloseTo(value ?? Number.NaN, 10);
  },
  csat({ input, options, expected }) {
    const scores = scoresOf(
      input.counts ?? { 5: input.positive ?? 0, 3: input.neutral ?? 0, 1: input.negative ?? 0 },
    );
    if (options.method === 'net') {
      expect(csat(scores, { method: 'net' })).toMatchObject({ value: expected.value, unit: 'points' });
      expect(csat(scores, { method: 'positiveShare' }).value).toBe((expected.positiveShare ?? 0) / 100);
    } else {
      const { numerator, denominator } = expected;
      expect(csat(scores)).toMatchObject({ value: (expected.value ?? 0) / 100, numerator, denominator });
    }
  },
};

describe('published and peer-tested cases', () => {
  for (const vector of vectors) {
    const run = runs[vector.metric];
    if (run) test(`${vector.id} (${vector.metric})`, () => run(vector));
  }

  test('of these metrics are all run, and those of metrics that are not offered are known by name', () => {
    const count = (known: boolean): number =>
      vectors.filter(({ metric }) => (runs[metric] !== undefined) === known).length;
    expect([count(true), count(false)]).toEqual([33, 38]);
    const others = new Set(vectors.map(({ metric }) => metric).filter((metric) => !runs[metric]));
    expect([...others].sort()).toEqual([
      'agentWaitTime',
      'agentWorkTime',
      'businessDuration',
      'ces',
      'comparePrevious',
      'csatDistribution',
      'csatMean',
      'dataQuality',
      'firstResolutionTime',
      'fullResolutionTime',
      'longestCustomerToAgentGap',
      'netEasyScore',
      'netRevenueRetention',
      'netSentiment',
      'occupancy',
      'onHoldTime',
      'replyTimeDistribution',
      'selfServiceScore',
      'serviceLevel',
      'slaDueDate',
      'taskCompletionRatio',
      'touchDistribution',
      'trimmedReplyTime',
      'utilization',
    ]);
  });

  test('differ from what the peer computes in two, where we count a real 0 and ERPNext floors at one second', () => {
    const floored = vectors.filter((vector) => runs[vector.metric] && 'peerExpected' in vector);
    expect(floored.map(({ id }) => id)).toEqual(['frt-business-erpnext-05', 'frt-business-erpnext-14']);
    expect(floored.map(({ expected }) => expected.value)).toEqual([0, 0]);
  });
});

interface Computed {
  readonly id: string;
  readonly fn: string;
  readonly input: Readonly<Record<string, number>> & {
    readonly scores?: readonly number[];
    readonly time?: readonly number[];
    readonly event?: readonly number[];
  };
  readonly expected: Readonly<Record<string, number>>;
  readonly tol: number;
}

const computed = read<Computed>('statistics.json').filter(({ fn }) =>
  ['nps', 'churn', 'slaCompliance'].includes(fn),
);

describe('cases computed by R and by exact fractions', () => {
  test.each(computed.map((one) => [one.id, one] as const))('%s', (_, { fn, input, expected, tol }) => {
    const same = (name: string, actual: number | null | undefined): void => {
      expect(Math.abs((actual ?? Number.NaN) - (expected[name] ?? Number.NaN)), name).toBeLessThanOrEqual(
        tol,
      );
    };
    if (fn === 'nps') {
      const { value, n, promoters, passives, detractors } = nps(input.scores ?? []);
      expect({ n, promoters, passives, detractors }).toMatchObject({
        n: expected['n'],
        promoters: expected['promoters'],
        passives: expected['passives'],
        detractors: expected['detractors'],
      });
      same('nps', (value ?? Number.NaN) / 100);
    } else if (fn === 'churn') {
      const { start: atStart = 0, lost = 0 } = input;
      const atEnd = expected['end'] ?? Number.NaN;
      same('grossChurn', customerChurnRate({ atStart, lost }).value);
      same('netChurn', netCustomerLossRate({ atStart, atEnd }).value);
      same('midpointChurn', customerChurnRate({ atStart, lost, atEnd }, { base: 'midpoint' }).value);
      same('retentionCRR', 1 - (customerChurnRate({ atStart, lost }).value ?? Number.NaN));
    } else {
      const asOf = Date.UTC(2026, 0, 8);
      const waits = (input.time ?? []).map((minutes, i) => ({ minutes, isDone: input.event?.[i] === 1 }));
      const conversations = waits.map(({ minutes, isDone }, i): Conversation => {
        const customer = { at: asOf - minutes * 60_000, from: 'customer' as const };
        return {
          id: `${i}`,
          messages: isDone ? [customer, { at: asOf, from: 'agent' as const }] : [customer],
        };
      });
      const target = input['target'] ?? 0;
      const options = { firstReply: `${target}m` as const, asOf, censored: true };
      const result = slaCompliance(conversations, options);
      expect(result).toMatchObject({
        numerator: expected['met'],
        breached: expected['breached'],
        notYetDue: expected['undetermined'],
      });
      same('decidedOnly', result.value);
      same('decidedOnly', result.bounds?.decided);
      same('lowerBound', result.bounds?.low);
      same('upperBound', result.bounds?.high);
      same('kaplanMeier', result.kaplanMeier?.['firstReply']);
      const replied = conversations.filter((_, i) => waits[i]?.isDone);
      same('closedOnly', slaCompliance(replied, options).value);
    }
  });

  test('are five, and what they say beyond the metrics is known by name', () => {
    expect(computed).toHaveLength(5);
    const names = new Set(computed.flatMap(({ expected }) => Object.keys(expected)));
    const notOffered = ['growth', 'standardError', 'variance'];
    expect([...names].filter((name) => notOffered.includes(name)).sort()).toEqual(notOffered);
  });
});
