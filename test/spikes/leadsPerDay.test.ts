import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric, Records } from '../../src/define/metric.ts';
import { type QuotientResult, quotient } from '../../src/define/quotient.ts';
import { report } from '../../src/report/report.ts';
import { readInstant } from '../../src/time/instant.ts';
import { factOf } from './factOf.ts';
import { BEGIN } from './histories.ts';

const DAY_MS = 86_400_000;

const leads = factOf({
  name: 'leads',
  needs: 'conversations',
  columns: { at: 'instant', lead: 'flag' },
  read: (records) => ({
    rows: records.map(([{ createdAt, tags }, record]) => ({
      record,
      at: readInstant(createdAt),
      lead: +Boolean(tags?.includes('lead')),
    })),
  }),
});

/** How many leads come in a day? */
const leadsPerDay: Metric<Records<'conversations'>, object, QuotientResult, 'conversations'> = quotient({
  id: 'leadsPerDay@1',
  unit: 'leads a day',
  better: 'up',
  needs: ['conversations'],
  options: () => ({}),
  measure: () => ({
    part: { of: leads, when: { at: 'at' }, where: 'lead' },
    whole: ({ start, end }) => (end - start) / DAY_MS,
  }),
});

const list = fc.array(
  fc.record({
    id: fc.uuid(),
    createdAt: fc.nat(24 * 40).map((hours) => BEGIN + hours * 3_600_000),
    tags: fc.constantFrom(['lead'], []),
  }),
  { maxLength: 20 },
);

describe('leads a day', () => {
  test('each week has its leads over its days, of which a cut week has fewer', () => {
    fc.assert(
      fc.property(list, fc.nat(20), fc.integer({ min: 1, max: 20 }), (conversations, from, days) => {
        const [start, end] = [BEGIN + from * DAY_MS, BEGIN + (from + days) * DAY_MS];
        const { rows, total } = report()
          .per('week')
          .between(start, end)
          .measure({ leadsPerDay })
          .run({ conversations });
        const between = (from: number, to: number): number =>
          conversations.filter(({ createdAt, tags: [tag] }) => tag && createdAt >= from && createdAt < to)
            .length;
        for (const row of rows) {
          const [first, last] = [Math.max(row.start, start), Math.min(row.end, end)];
          const own = row.leadsPerDay;
          expect(own).toMatchObject({
            numerator: between(first, last),
            denominator: (last - first) / DAY_MS,
          });
          expect(own.value).toBe(own.numerator / own.denominator);
        }
        expect(total.leadsPerDay.value).toBe(between(start, end) / days);
      }),
    );
  });

  test('a day of 23 hours is less than a day', () => {
    const midnight = Date.UTC(2026, 2, 28, 23);
    const conversations = [{ id: 1, createdAt: midnight, tags: ['lead'] }];
    const { rows } = report({ timeZone: 'Europe/Rome' })
      .per('day')
      .between(midnight, midnight + 23 * 3_600_000)
      .measure({ leadsPerDay })
      .run({ conversations });
    expect(rows.map((row) => row.leadsPerDay.value)).toEqual([24 / 23]);
  });

  test('without bounds nobody knows how many days these are, so there is no value', () => {
    const result = leadsPerDay([{ id: 1, createdAt: BEGIN, tags: ['lead'] }]);
    expect(result).toMatchObject({ value: null, numerator: 1, reason: 'no-period' });
    for (const number of [result.n, result.denominator]) expect(number).toSatisfy(Number.isFinite);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    const { total } = report()
      .measure({ leadsPerDay })
      .run({ conversations: [{ id: 1, createdAt: BEGIN }] });
    expect(total.leadsPerDay.value).toBeNull();
  });

  test('hours of the day come again and again, and have no days of their own', () => {
    const { rows, total } = report()
      .per('hourOfDay')
      .between(BEGIN, BEGIN + 2 * DAY_MS)
      .measure({ leadsPerDay })
      .run({ conversations: [{ id: 1, createdAt: BEGIN + 1, tags: ['lead'] }] });
    expect(rows[0]?.leadsPerDay).toMatchObject({ value: null, numerator: 1 });
    expect(total.leadsPerDay.value).toBe(0.5);
  });
});
