import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import type { Cost } from '../../src/records/cost.ts';
import { report } from '../../src/report/report.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Midnight of a day of 2026 in Rome, by hand: an hour before UTC, two between 29 March and 25 October. */
function midnight(month: number, day: number): number {
  const utc = Date.UTC(2026, month - 1, day);
  const isSummer = utc > Date.UTC(2026, 2, 29) && utc <= Date.UTC(2026, 9, 25);
  return utc - (isSummer ? 2 : 1) * HOUR_MS;
}

const near = (value: number): unknown => expect.closeTo(value, 6);

/** How much of a cost lies between two instants. */
function partOf({ amount, startAt, endAt }: Cost, from: number, to: number): number {
  const [start, end] = [Number(startAt), Number(endAt)];
  if (start === end) return start >= from && start < to ? amount : 0;
  return (amount * Math.max(0, Math.min(end, to) - Math.max(start, from))) / (end - start);
}

const costs: fc.Arbitrary<Cost[]> = fc.array(
  fc
    .record({
      amount: fc.integer({ min: -500, max: 10_000 }),
      month: fc.constantFrom(3, 10),
      from: fc.nat(24 * 25),
      hours: fc.oneof(fc.constant(0), fc.nat(24 * 40)),
    })
    .map(({ amount, month, from, hours }) => {
      const startAt = midnight(month, 1) + from * HOUR_MS;
      return { amount, startAt, endAt: startAt + hours * HOUR_MS };
    }),
  { maxLength: 6 },
);

describe('costs of a stretch of time', () => {
  test.each([
    ['March, when the clocks go forward', 3, 31, [23, 29]],
    ['October, when they go back', 10, 31, [25, 25]],
  ] as const)('the days of %s get by their hours, and add up to the month', (_, month, days, [
    hours,
    odd,
  ]) => {
    const length = midnight(month + 1, 1) - midnight(month, 1);
    const cost: Cost = { amount: 7430, startAt: midnight(month, 1), endAt: midnight(month + 1, 1) };
    const { rows, total } = report({ timeZone: 'Europe/Rome' })
      .per('day')
      .measure({ costPerTicket })
      .run({ costs: [cost], conversations: [] });
    expect(rows).toHaveLength(days);
    for (const { start, end, period, costPerTicket: own } of rows) {
      const day = Number(period.slice(-2));
      expect([start, end]).toEqual([midnight(month, day), midnight(month, day + 1)]);
      expect(end - start).toBe((day === odd ? hours : 24) * HOUR_MS);
      expect(own.numerator).toEqual(near((7430 * (end - start)) / length));
    }
    expect(rows.reduce((sum, row) => sum + row.costPerTicket.numerator, 0)).toEqual(near(7430));
    expect(total.costPerTicket.numerator).toBe(7430);
  });

  test('each day has what lies in it, divided by the tickets of the day, and the days add up to the total', () => {
    fc.assert(
      fc.property(costs, fc.array(fc.nat(24 * 30)), (list, opened) => {
        const conversations = opened.map((hours, id) => ({
          id,
          createdAt: midnight(3, 1) + hours * HOUR_MS,
        }));
        const { rows, total } = report({ timeZone: 'Europe/Rome' })
          .per('day')
          .measure({ costPerTicket })
          .run({ costs: list, conversations });
        for (const { start, end, costPerTicket: own } of rows) {
          const cost = list.reduce((sum, one) => sum + partOf(one, start, end), 0);
          const tickets = conversations.filter(
            ({ createdAt }) => createdAt >= start && createdAt < end,
          ).length;
          expect(own.numerator).toEqual(near(cost));
          expect(own.denominator).toBe(tickets);
          const isKnown = tickets > 0 && list.some((one) => partOf({ ...one, amount: 1 }, start, end) > 0);
          expect(own.value).toEqual(isKnown ? near(cost / tickets) : null);
        }
        const all = list.reduce((sum, { amount }) => sum + amount, 0);
        expect(rows.reduce((sum, row) => sum + row.costPerTicket.numerator, 0)).toEqual(near(all));
        expect(total.costPerTicket.numerator).toEqual(near(all));
        expect(costPerTicket({ costs: list, conversations }).numerator).toBe(all);
      }),
    );
  });

  test('between two instants a cost counts by the part that lies there', () => {
    fc.assert(
      fc.property(costs, fc.nat(24 * 40), fc.integer({ min: 1, max: 24 * 10 }), (list, from, hours) => {
        const start = midnight(3, 1) + from * HOUR_MS;
        const end = start + hours * HOUR_MS;
        const { rows, total } = report({ timeZone: 'Europe/Rome' })
          .per('day')
          .between(start, end)
          .measure({ costPerTicket })
          .run({ costs: list, conversations: [] });
        const inside = list.reduce((sum, one) => sum + partOf(one, start, end), 0);
        expect(total.costPerTicket.numerator).toEqual(near(inside));
        for (const row of rows) {
          const [first, last] = [Math.max(row.start, start), Math.min(row.end, end)];
          const cost = list.reduce((sum, one) => sum + partOf(one, first, last), 0);
          expect(row.costPerTicket.numerator).toEqual(near(cost));
        }
      }),
    );
  });

  test('per weekday a week has its seven parts', () => {
    const monday = midnight(3, 2);
    const cost: Cost = { amount: 700, startAt: monday, endAt: monday + 7 * DAY_MS };
    const { rows } = report({ timeZone: 'Europe/Rome' })
      .per('weekday')
      .measure({ costPerTicket })
      .run({ costs: [cost], conversations: [] });
    expect(rows.map((row) => row.costPerTicket.numerator)).toEqual(rows.map(() => near(100)));
    expect(rows).toHaveLength(7);
  });
});
