import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerChurnRate } from '../../../src/metrics/customers/customerChurnRate.ts';
import { netCustomerLossRate } from '../../../src/metrics/customers/netCustomerLossRate.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';

const customers = fc.array(fc.record({ activeAtStart: fc.boolean(), activeAtEnd: fc.boolean() }), {
  maxLength: 30,
});

metricLaws(customerChurnRate.with({ annualise: 12 }), customerChurnRate, splitList(customers));
metricLaws(customerChurnRate.with({ base: 'midpoint' }), customerChurnRate, splitList(customers));
metricLaws(netCustomerLossRate, netCustomerLossRate.with({ onInvalid: 'throw' }), splitList(customers));

const refused = (path: string): unknown => expect.objectContaining({ code: 'invalid-option', path });

describe('customerChurnRate', () => {
  test('is lost customers over those at the start: 50 of 1,000 are 5%, and 46% in a year', () => {
    expect(customerChurnRate({ atStart: 1000, lost: 50 })).toMatchObject({
      value: 0.05,
      n: 1000,
      numerator: 50,
      denominator: 1000,
      unit: 'share',
      interval: { method: 'wilson' },
    });
    expect(customerChurnRate({ atStart: 1000, lost: 50 })).not.toHaveProperty('annual');
    const { annual } = customerChurnRate({ atStart: 1000, lost: 50 }, { annualise: 12 });
    expect(annual).toBeCloseTo(1 - 0.95 ** 12, 14);
  });

  test('over the midpoint is no proportion and has no interval', () => {
    const totals = { atStart: 100, atEnd: 50, lost: 60 };
    expect(customerChurnRate(totals, { base: 'midpoint' })).toMatchObject({
      value: 0.8,
      n: 75,
      denominator: 75,
      numerator: 60,
      interval: null,
    });
    expect(() => customerChurnRate({ atStart: 100, lost: 60 }, { base: 'midpoint' })).toThrow(
      refused('atEnd'),
    );
    const beyond = customerChurnRate(
      { atStart: 100, atEnd: 0, lost: 100 },
      { base: 'midpoint', annualise: 12 },
    );
    expect(beyond).toMatchObject({ value: 2, annual: null });
    const all = customerChurnRate({ atStart: 10, lost: 10 }, { annualise: 12 });
    expect(all.annual).toBe(1);
  });

  test('is null with a reason without a customer at the start', () => {
    for (const none of [[], { atStart: 0, lost: 0 }, [{ activeAtStart: false, activeAtEnd: true }]]) {
      expect(customerChurnRate(none, { annualise: 12 })).toMatchObject({
        value: null,
        annual: null,
        reason: 'no-denominator',
      });
    }
    const none = customerChurnRate({ atStart: 0, lost: 0, atEnd: 0 }, { base: 'midpoint' });
    expect(none).toMatchObject({ value: null, n: 0 });
  });

  test('refuses totals that contradict themselves and options that say nothing', () => {
    expect(() => customerChurnRate({ atStart: 5, lost: 6 })).toThrow(refused('lost'));
    expect(customerChurnRate({ atStart: 5, lost: 5 }).value).toBe(1);
    expect(() => customerChurnRate({ atStart: -5, lost: 0 })).toThrow(refused('atStart'));
    for (const annualise of [0, -1, Infinity, Number.NaN]) {
      expect(() => customerChurnRate([], { annualise })).toThrow(refused('annualise'));
    }
  });

  test('does not change with new customers, whose number hides losses in the net rate', () => {
    fc.assert(
      fc.property(customers, fc.nat(5), (list, more) => {
        const joined = [
          ...list,
          ...Array.from({ length: more }, () => ({ activeAtStart: false, activeAtEnd: true })),
        ];
        const before = customerChurnRate(list);
        expect(customerChurnRate(joined)).toEqual(before);
        expect(netCustomerLossRate(joined).value ?? 0).toBeLessThanOrEqual(
          netCustomerLossRate(list).value ?? 0,
        );
        expect(netCustomerLossRate(list).value ?? 0).toBeLessThanOrEqual(before.value ?? 0);
      }),
    );
  });
});

describe('netCustomerLossRate', () => {
  test('is the start less the end over the start, negative when the base grows', () => {
    expect(netCustomerLossRate({ atStart: 1000, atEnd: 970 })).toMatchObject({
      value: 0.03,
      n: 1000,
      numerator: 30,
      denominator: 1000,
      interval: null,
    });
    expect(netCustomerLossRate({ atStart: 1000, atEnd: 1100 }).value).toBe(-0.1);
    expect(netCustomerLossRate({ atStart: 0, atEnd: 5 })).toMatchObject({
      value: null,
      reason: 'no-denominator',
    });
    expect(netCustomerLossRate({ atStart: 1, atEnd: 1 })).not.toHaveProperty('reason');
  });
});
