import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { mergeSummaries, presentSummary, summarize } from '../../src/summary/summary.ts';
import { splitList } from '../arbitraries/split.ts';
import { withoutPlaces } from '../withoutPlaces.ts';
import { BEGIN, histories } from './histories.ts';
import { reopenRate } from './reopenRate.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Counted {
  readonly numerator: number;
  readonly denominator: number;
  readonly notYetDue: number;
}

/** Counts one by one, by walking each history in its order. */
function byHand(list: readonly Conversation[], window: number, month?: string): Counted {
  const now = Math.max(...list.flatMap(({ statuses = [] }) => statuses.map(({ at }) => Number(at))));
  const counted = { numerator: 0, denominator: 0, notYetDue: 0 };
  for (const { statuses = [] } of list) {
    let solvedAt: number | undefined;
    let wasReopened = false;
    for (const { at, to } of [...statuses].sort((a, b) => Number(a.at) - Number(b.at))) {
      const isSolved = ['solved', 'closed'].includes(to);
      if (solvedAt === undefined) {
        if (isSolved) solvedAt = Number(at);
      } else if (!isSolved) {
        wasReopened = Number(at) <= solvedAt + window;
        break;
      }
    }
    if (solvedAt === undefined) continue;
    if (month !== undefined && new Date(solvedAt).toISOString().slice(0, 7) !== month) continue;
    if (solvedAt + window >= now) counted.notYetDue++;
    else {
      counted.denominator++;
      if (wasReopened) counted.numerator++;
    }
  }
  return counted;
}

test('a rate counts a conversation once its window has passed, reopened or not', () => {
  fc.assert(
    fc.property(histories, fc.constantFrom(1, 2, 7), (list, days) => {
      expect(reopenRate(list, { window: `${days}d` })).toMatchObject(byHand(list, days * DAY_MS));
    }),
  );
});

test('per month it counts by the month of the first solution, and the months add up to the total', () => {
  fc.assert(
    fc.property(histories, (list) => {
      const { rows, total } = report()
        .per('month')
        .measure({ reopenRate: reopenRate.with({ window: '2d' }) })
        .run({ conversations: list });
      for (const row of rows) expect(row.reopenRate).toMatchObject(byHand(list, 2 * DAY_MS, row.period));
      const sum = rows.reduce((n, row) => n + row.reopenRate.denominator, 0);
      expect(sum).toBe(total.reopenRate.denominator);
      expect(total.reopenRate).toMatchObject(byHand(list, 2 * DAY_MS));
    }),
  );
});

test('summaries of shards of different moments merge to what one pass gives', () => {
  fc.assert(
    fc.property(splitList(histories), ({ whole, pieces }) => {
      const metric = reopenRate.with({ window: '1d' });
      const stored = JSON.parse(JSON.stringify(pieces.map((piece) => summarize(metric, piece))));
      const merged = presentSummary(metric, mergeSummaries(metric, stored));
      expect(merged).toEqual(withoutPlaces(metric(whole)));
    }),
  );
});

test('a window that ends at the last instant that is known has not passed; one that ends before it has', () => {
  const solved = (at: number): Conversation => ({ id: `${at}`, statuses: [{ at, to: 'solved' }] });
  const now = BEGIN;
  const list = [solved(now), solved(now - DAY_MS), solved(now - DAY_MS - 1)];
  expect(reopenRate(list, { window: '1d' })).toMatchObject({ denominator: 1, notYetDue: 2, value: 0 });
});

test('a conversation reopened at the very end of the window counts as reopened', () => {
  const history = (reopenedAt: number): Conversation => ({
    id: `${reopenedAt}`,
    statuses: [
      { at: BEGIN, to: 'solved' },
      { at: BEGIN + reopenedAt, to: 'open' },
      { at: BEGIN + 9 * DAY_MS, to: 'solved' },
    ],
  });
  const list = [history(DAY_MS), history(DAY_MS + 1)];
  expect(reopenRate(list, { window: '1d' })).toMatchObject({ numerator: 1, denominator: 2 });
});
