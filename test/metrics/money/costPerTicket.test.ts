import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costPerTicket } from '../../../src/metrics/money/costPerTicket.ts';
import { report } from '../../../src/report/report.ts';
import { conversations } from '../../arbitraries/conversations.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';
import { chat } from '../../records/chat.ts';

const costs = fc.array(fc.record({ amount: fc.double({ min: -1e6, max: 1e6, noNaN: true }) }), {
  maxLength: 9,
});

metricLaws(
  costPerTicket,
  costPerTicket.with({ onInvalid: 'throw' }),
  fc.tuple(splitList(conversations), splitList(costs)).map(([tickets, amounts]) => ({
    whole: { conversations: tickets.whole, costs: amounts.whole },
    pieces: tickets.pieces.map((piece, i) => ({ conversations: piece, costs: amounts.pieces[i] ?? [] })),
  })),
);

describe('costPerTicket', () => {
  test('is all costs over the tickets opened: 5,000 for 400 make 12.5', () => {
    expect(costPerTicket({ cost: 5_000, tickets: 400 })).toMatchObject({
      value: 12.5,
      n: 400,
      numerator: 5_000,
      denominator: 400,
      interval: null,
      unit: 'money',
      excluded: {},
    });
  });

  test('takes records or totals of either', () => {
    const tickets = [chat(['09:00 customer']), chat(['09:00 customer', '10:00 solved'])];
    expect(costPerTicket({ costs: [{ amount: 12.5 }, { amount: 0.25 }], conversations: tickets }).value).toBe(
      6.375,
    );
    expect(costPerTicket({ cost: 30, conversations: tickets }).value).toBe(15);
    expect(costPerTicket({ costs: [{ amount: 30 }], tickets: 3 }).value).toBe(10);
  });

  test('is null with a reason without a ticket and without any cost record, which is not a cost of 0', () => {
    expect(costPerTicket({ cost: 5_000, tickets: 0 })).toMatchObject({
      value: null,
      reason: 'no-denominator',
    });
    expect(costPerTicket({ costs: [], conversations: [] })).toMatchObject({ value: null, numerator: 0 });
    expect(costPerTicket({ costs: [], tickets: 4 })).toMatchObject({ value: null, reason: 'no-costs' });
    expect(costPerTicket({ cost: 0, tickets: 4 })).toMatchObject({ value: 0 });
    expect(costPerTicket({ cost: 0, tickets: 4 })).not.toHaveProperty('reason');
  });

  test('counts what was left out of both lists', () => {
    const result = costPerTicket({
      costs: [{ amount: Number.NaN }, { amount: 8 }],
      conversations: [chat(['09:00 customer']), chat(['09:00 customer'], { mergedInto: 'x' }), chat([])],
    });
    expect(result).toMatchObject({ value: 4, n: 2, excluded: { 'invalid-cost': 1, merged: 1 } });
  });

  test('needs no time of a ticket: 100 for one ticket are 100, whatever its times are', () => {
    const message = { at: '2026-03-02T08:00:00Z', from: 'customer' as const };
    const bad = { at: 'bad', from: 'customer' as const };
    for (const createdAt of [undefined, null, '', '2026-03-02', 'soon', 0]) {
      for (const messages of [undefined, [], [message], [bad, message], [bad]]) {
        const conversations = [{ id: '1', createdAt, messages }];
        expect(costPerTicket({ cost: 100, conversations })).toMatchObject({ value: 100, n: 1, excluded: {} });
      }
    }
  });

  test('is told apart by months only for tickets with a time; a report counts the others as undated', () => {
    const ticket = (id: string, createdAt: string | null, at: string) => ({
      id,
      createdAt,
      messages: [{ at, from: 'customer' as const }],
    });
    const conversations = [
      ticket('1', null, '2026-03-02T08:00:00Z'),
      ticket('2', '2026-03-02', '2026-04-02T08:00:00Z'),
      ticket('3', null, 'bad'),
    ];
    const costs = [{ amount: 100, at: '2026-03-31T00:00:00Z' }];
    const { rows, total, undated } = report()
      .per('month')
      .measure({ costPerTicket })
      .run({ conversations, costs });
    expect(rows.map((row) => [row.period, row.costPerTicket.n])).toEqual([
      ['2026-03', 1],
      ['2026-04', 1],
    ]);
    expect(total.costPerTicket).toMatchObject({ value: 50, excluded: {} });
    expect(undated).toEqual({ costPerTicket: 1 });
    const whole = report().measure({ costPerTicket }).run({ conversations, costs });
    expect(whole.total.costPerTicket.n).toBe(3);
    expect(whole.undated).toEqual({});
  });

  test('refuses totals that are missing or negative', () => {
    const refused = (path: string): unknown => expect.objectContaining({ code: 'invalid-option', path });
    expect(() => costPerTicket({ cost: -1, tickets: 1 })).toThrow(refused('cost'));
    expect(() => costPerTicket({ cost: 1, tickets: Number.NaN })).toThrow(refused('tickets'));
    expect(() => costPerTicket(JSON.parse('{"cost": 1}'))).toThrow(refused('tickets'));
    expect(() => costPerTicket(JSON.parse('null'))).toThrow(refused('input'));
  });

  test('grows with the costs and shrinks with the tickets, in proportion', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 1e4 }), (cost, tickets) => {
        const value = costPerTicket({ cost, tickets }).value ?? 0;
        expect(costPerTicket({ cost: cost * 2, tickets }).value).toBe(value * 2);
        expect(costPerTicket({ cost, tickets: tickets * 2 }).value).toBe(value / 2);
      }),
    );
  });
});
