import { describe, expect, test } from 'vitest';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { netCustomerLossRate } from '../../src/metrics/customers/netCustomerLossRate.ts';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { csat } from '../../src/metrics/satisfaction/csat.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { mergeSummaries, presentSummary, summarize } from '../../src/summary/summary.ts';
import { withoutPlaces } from '../withoutPlaces.ts';

const refused = (code: string, path: string): unknown => expect.objectContaining({ code, path });

/** So many of each score. */
const times = (counts: Readonly<Record<number, number>>): number[] =>
  Object.entries(counts).flatMap(([score, n]) => Array.from({ length: n }, () => Number(score)));

describe('totals in place of records', () => {
  test('give what the records give that they stand for', () => {
    expect(nps({ promoters: 2, passives: 1, detractors: 1 })).toEqual(nps([10, 9, 8, 6]));
    expect(nps({ promoters: 0, passives: 0, detractors: 0 })).toEqual(nps([]));
    expect(csat({ satisfied: 3, neutral: 1, unhappy: 1 })).toEqual(csat([5, 5, 4, 3, 1]));
    for (const method of ['net', 'hundredMinusUnhappy'] as const) {
      expect(csat({ satisfied: 3, neutral: 1, unhappy: 1 }, { method })).toEqual(
        csat(times({ 1: 1, 3: 1, 5: 3 }), { method }),
      );
    }
    const records = { costs: [{ amount: 5000 }], conversations: [{ id: 1 }, { id: 2 }] };
    const figures = withoutPlaces(costPerTicket(records));
    expect(costPerTicket({ cost: 5000, tickets: 2 })).toEqual(figures);
    expect(costPerTicket({ ...records, tickets: 9 } as never)).toEqual(figures);
    const customers = [
      { activeAtStart: true, activeAtEnd: false },
      { activeAtStart: true, activeAtEnd: true },
    ];
    expect(customerChurnRate({ atStart: 2, lost: 1 })).toEqual(customerChurnRate(customers));
    expect(netCustomerLossRate({ atStart: 2, atEnd: 1 })).toEqual(netCustomerLossRate(customers));
  });

  test('of a rate are its part and its whole', () => {
    expect(responseRate({ answered: 45, waits: 60 })).toMatchObject({
      value: 0.75,
      numerator: 45,
      denominator: 60,
      notYetDue: 0,
    });
    expect(responseRate({ answered: 0, waits: 0 })).toMatchObject({ value: null, reason: 'no-denominator' });
    expect(() => responseRate({ answered: 61, waits: 60 })).toThrow(refused('invalid-option', 'answered'));
    expect(responseRate({ answered: 60, waits: 60 }).value).toBe(1);
  });

  test('that are missing, none, or of another name are refused by their name', () => {
    expect(() => nps(JSON.parse('{"promoters": 1, "passives": 1}'))).toThrow(
      refused('invalid-option', 'detractors'),
    );
    expect(() => csat(JSON.parse('{"satisfied": -1, "neutral": 0, "unhappy": 0}'))).toThrow(
      refused('invalid-option', 'satisfied'),
    );
    expect(() => responseRate(JSON.parse('{"answered": 1}'))).toThrow(refused('invalid-option', 'waits'));
    expect(() => responseRate(JSON.parse('{"answerd": 1, "waits": 1}'))).toThrow(/Did you mean answered\?/);
  });

  test('are summed up and merged with records', () => {
    const shards = [summarize(nps, { promoters: 1, passives: 0, detractors: 0 }), summarize(nps, [9, 8, 6])];
    expect(presentSummary(nps, mergeSummaries(nps, JSON.parse(JSON.stringify(shards))))).toEqual(
      nps([10, 9, 8, 6]),
    );
    const rates = [
      summarize(responseRate, { answered: 1, waits: 2 }),
      summarize(responseRate, { answered: 2, waits: 2 }),
    ];
    expect(presentSummary(responseRate, mergeSummaries(responseRate, rates))).toMatchObject({
      value: 0.75,
      n: 4,
    });
  });
});
