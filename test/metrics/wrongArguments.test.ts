import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../src/define/metric.ts';
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
import type { RecordName } from '../../src/records/records.ts';
import { mergeSummaries, presentSummary, summarize } from '../../src/summary/summary.ts';

type AnyCall = (...given: readonly unknown[]) => unknown;

/** Types forbid all that is tried here. */
const untyped = (call: unknown): AnyCall => call as AnyCall;

const metrics: readonly Metric<never, never, unknown, RecordName>[] = [
  customerChurnRate,
  netCustomerLossRate,
  costPerTicket,
  responseRate,
  // The types let nobody hand it on without a target.
  slaCompliance as unknown as Metric<never, never, unknown, RecordName>,
  slaCompliance.with({ everyReply: '1h' }),
  csat,
  nps,
  firstReplyTime,
  replyTime,
  receivedMessages,
  sentReplies,
];

const names = [
  ...[
    'conversations',
    'surveyResponses',
    'customers',
    'costs',
    'cost',
    'tickets',
    'atStart',
    'atEnd',
    'lost',
  ],
  ...['schedule', 'asOf', 'confidence', 'firstReply', 'everyReply', 'window', 'scale', 'fractional', 'base'],
  ...['annualise', 'quantileType', 'trim', 'needsReply', 'clampSkew', 'onInvalid', 'id', 'messages', 'at'],
  ...['from', 'score', 'amount', 'currency', 'statuses', 'to', 'createdAt', '__proto__', 'constructor'],
];

/** Anything at all, and objects that have names which mean something. */
const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true }),
  fc.constantFrom<unknown>(Symbol('x'), () => 1, class {}, new Uint8Array(2), /x/, Promise.resolve([])),
  fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'named' },
      fc.oneof(
        fc.anything({ withBigInt: true, maxDepth: 1 }),
        fc.constantFrom('customer', '2h', 1e300, Number.NaN),
      ),
      fc.dictionary(fc.constantFrom(...names), tie('any'), { maxKeys: 4 }),
      fc.array(tie('any'), { maxLength: 3 }),
    ),
  })).any,
);

/** Holds that a call gives something, or throws a KpiError. */
function holds(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    expect(error).toMatchObject({ name: 'KpiError', remedy: expect.stringMatching(/\.$/) });
  }
}

const refused = (code: string, path: string): unknown => expect.objectContaining({ code, path });

describe('whatever is given', () => {
  test.each(
    metrics.map((metric) => [metric.id, metric] as const),
  )('%s gives a result or throws a KpiError', (_, metric) => {
    fc.assert(
      fc.property(anything, anything, (input, options) => {
        holds(() => untyped(metric)(input));
        holds(() => untyped(metric)([], options));
        holds(() => untyped(metric)(input, options));
        holds(() => untyped(metric.with)(options));
        holds(() => untyped(summarize)(metric, input));
      }),
      { numRuns: 200 },
    );
  });

  test('summaries are made, merged and presented, or a KpiError is thrown', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        for (const call of [summarize, mergeSummaries, presentSummary]) {
          holds(() => untyped(call)(a, b));
          holds(() => untyped(call)(nps, a));
          holds(() => untyped(call)(a, [summarize(nps, [10])]));
        }
        holds(() => untyped(mergeSummaries)(nps, [summarize(nps, [10]), a]));
      }),
      { numRuns: 300 },
    );
  });

  test.each([null, 5, 'x', true, [], () => 1, Symbol('x'), 1n])('%s is no options', (options) => {
    expect(() => untyped(nps)([10], options)).toThrow(refused('invalid-option', 'options'));
    expect(() => untyped(nps.with)(options)).toThrow(refused('invalid-option', 'options'));
  });
});

describe('a name that is misspelt', () => {
  test.each<[path: string, meant: string, call: () => unknown]>([
    ['atStrat', 'atStart', () => untyped(customerChurnRate)({ atStrat: 1000, lost: 50 })],
    ['at_end', 'atEnd', () => untyped(netCustomerLossRate)({ atStart: 1000, at_end: 50 })],
    ['ticktes', 'tickets', () => untyped(costPerTicket)({ cost: 5, ticktes: 2 })],
    ['costss', 'costs', () => untyped(costPerTicket)({ costss: [], conversations: [] })],
    ['Tickets', 'tickets', () => untyped(costPerTicket)({ costs: [], conversations: [], Tickets: 3 })],
    ['atstart', 'atStart', () => untyped(summarize)(customerChurnRate, { atstart: 5, lost: 1 })],
    ['confidance', 'confidence', () => untyped(nps)([], { confidance: 0.9 })],
  ])('%s, is refused and %s is told', (path, meant, call) => {
    expect(call).toThrow(
      expect.objectContaining({
        code: 'unknown-option',
        path,
        remedy: expect.stringContaining(`Did you mean ${meant}?`),
      }),
    );
  });
});

describe('totals', () => {
  const total = fc.oneof(
    fc.double({ min: 0, max: 8e307, noNaN: true }),
    fc.nat(1000),
    fc.constantFrom(0, Number.MIN_VALUE, 1e-300, 2 ** 53, 1e15, 1e300, 8.9e307, Number.MAX_VALUE),
  );
  const interval = fc.constantFrom('wilson', 'agresti-coull', 'jeffreys', 'clopper-pearson');

  test('of any finite size give numbers that are finite, or null with a reason', () => {
    const finite = (result: { readonly value: number | null; readonly reason?: string }): void => {
      JSON.stringify(result, (key, value) => {
        if (typeof value === 'number') expect(value, key).toSatisfy(Number.isFinite);
        return value;
      });
      expect(result.value === null).toBe(result.reason !== undefined);
    };
    fc.assert(
      fc.property(total, total, total, interval, (atStart, atEnd, other, method) => {
        const lost = Math.min(other, atStart);
        holds(() => finite(customerChurnRate({ atStart, lost }, { interval: method, annualise: 12 })));
        holds(() => finite(customerChurnRate({ atStart, lost, atEnd }, { base: 'midpoint', annualise: 12 })));
        holds(() => finite(netCustomerLossRate({ atStart, atEnd })));
        holds(() => finite(costPerTicket({ cost: other, tickets: atStart })));
        holds(() => finite(costPerTicket({ costs: [{ amount: other }], tickets: atStart })));
      }),
      { numRuns: 500 },
    );
  });

  test('beyond the safe integers have a rate and no interval', () => {
    expect(customerChurnRate({ atStart: 1e300, lost: 1e299 })).toMatchObject({ value: 0.1, interval: null });
    expect(customerChurnRate({ atStart: 2 ** 53 - 1, lost: 0 }).interval).not.toBeNull();
    expect(customerChurnRate({ atStart: 2 ** 53, lost: 0 }).interval).toBeNull();
  });

  test('of a period that began without customers have a rate at the midpoint, and then no reason for none', () => {
    const midpoint = (totals: { atStart: number; lost: number; atEnd: number }) =>
      customerChurnRate(totals, { base: 'midpoint' });
    expect(midpoint({ atStart: 0, lost: 0, atEnd: 10 })).toMatchObject({ value: 0, n: 5, denominator: 5 });
    expect(midpoint({ atStart: 0, lost: 0, atEnd: 10 })).not.toHaveProperty('reason');
    expect(midpoint({ atStart: 0, lost: 0, atEnd: 0 })).toMatchObject({
      value: null,
      reason: 'no-denominator',
    });
  });
});

describe('what plan() gives', () => {
  test('cannot be changed, and so no later result either', () => {
    const plan = nps.plan();
    const write = (target: unknown, name: string) => () => Reflect.set(Object(target), name, [0, 99]);
    expect(write(plan, 'definition')()).toBe(false);
    expect(write(plan.measures, '0')()).toBe(false);
    expect(write(plan.measures[0]?.folds, 'promoters')()).toBe(false);
    expect(write(plan.measures[0]?.of.rules, 'scale')()).toBe(false);
    expect(write(plan.measures[0]?.folds['promoters']?.spec, 'count')()).toBe(false);
    expect(write(nps.needs, '0')()).toBe(false);
    expect(nps([10, 9, 8, 6]).value).toBe(25);
  });

  test('does not hide what every function has', () => {
    expect(nps.bind).toBe(Function.prototype.bind);
  });
});
