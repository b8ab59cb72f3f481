import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { report } from '../../src/report/report.ts';
import type { ReportUnit } from '../../src/report/reportUnit.ts';
import { mergeSummaries, presentSummary, summarize } from '../../src/summary/summary.ts';
import { splitList } from '../arbitraries/split.ts';
import { withoutPlaces } from '../withoutPlaces.ts';
import { BEGIN } from './histories.ts';
import { type AgentInterval, occupancy } from './occupancy.ts';

const MINUTE_MS = 60_000;
const STEP_MS = 10 * MINUTE_MS;

/** Some days around 29 March 2026, when the clocks of Rome go forward, or around 25 October, when they go back. */
const interval: fc.Arbitrary<AgentInterval> = fc
  .record({
    from: fc.nat(6 * 24 * 8),
    steps: fc.oneof(fc.nat(12), fc.nat(6 * 40)),
    season: fc.constantFrom(0, Date.UTC(2026, 9, 23) - BEGIN),
    isOpen: fc.integer({ min: 0, max: 9 }),
    state: fc.constantFrom('handling' as const, 'available' as const, 'break' as const),
    agentId: fc.constantFrom('ann', 'bob', null),
  })
  .map(({ from, steps, season, isOpen, state, agentId }) => {
    const startAt = BEGIN + season + from * STEP_MS;
    return { state, agentId, startAt, endAt: isOpen === 0 ? null : startAt + steps * STEP_MS };
  });

const spring = fc.array(
  interval.filter(({ startAt }) => startAt < BEGIN + 30 * 86_400_000),
  { maxLength: 8 },
);
const autumn = fc.array(
  interval.filter(({ startAt }) => startAt > BEGIN + 30 * 86_400_000),
  { maxLength: 8 },
);
const intervals = fc.oneof(spring, autumn);

const nowOf = (list: readonly AgentInterval[]): number =>
  Math.max(...list.map(({ startAt, endAt }) => endAt ?? startAt));

/** What the clock of Rome shows, read from the platform, for steps that no clock cuts. */
const shown = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** Keys by unit of the part that holds an instant. */
function keyOf(unit: ReportUnit, instant: number): string {
  const parts = Object.fromEntries(shown.formatToParts(instant).map(({ type, value }) => [type, value]));
  const { year, month, day, hour = '', weekday = '' } = parts;
  if (unit === 'hourOfDay') return hour;
  if (unit === 'weekday') return weekday.toLowerCase();
  return `${year}-${month}-${day}`;
}

/** Handling and productive milliseconds by key, in steps of ten minutes. */
function byHand(
  list: readonly AgentInterval[],
  keyAt: (instant: number) => string | number,
  now: number = nowOf(list),
): Map<string | number, { handling: number; productive: number }> {
  const sums = new Map<string | number, { handling: number; productive: number }>();
  for (const { startAt, endAt, state } of list) {
    for (let at = startAt; at < (endAt ?? now); at += STEP_MS) {
      const key = keyAt(at);
      const own = sums.get(key) ?? { handling: 0, productive: 0 };
      if (state === 'handling') own.handling += STEP_MS;
      if (state !== 'break') own.productive += STEP_MS;
      sums.set(key, own);
    }
  }
  return sums;
}

const nothing = { handling: 0, productive: 0 };

describe('occupancy', () => {
  test.each([
    'day',
    'hourOfDay',
    'weekday',
  ] as const)('per %s in Rome it counts the time that lies in each', (unit) => {
    fc.assert(
      fc.property(intervals, (list) => {
        const { rows, total } = report({ timeZone: 'Europe/Rome' })
          .per(unit)
          .measure({ occupancy })
          .run({ durations: list });
        const sums = byHand(list, (instant) => keyOf(unit, instant));
        for (const { period, occupancy: own } of rows) {
          const { handling, productive } = sums.get(period) ?? nothing;
          expect(own, period).toMatchObject({ numerator: handling, denominator: productive });
          expect(own.value).toBe(productive === 0 ? null : handling / productive);
        }
        const whole = byHand(list, () => '').get('') ?? nothing;
        expect(total.occupancy).toMatchObject({ numerator: whole.handling, denominator: whole.productive });
        const sum = rows.reduce((all, row) => all + row.occupancy.numerator, 0);
        expect(sum).toBe(total.occupancy.numerator);
      }),
    );
  });

  test('per hour it counts the time that lies in each, the hour that comes twice counted twice', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const { rows } = report({ timeZone: 'Europe/Rome' })
          .per('hour')
          .measure({ occupancy })
          .run({ durations: list });
        const sums = byHand(list, (instant) => Math.floor(instant / (6 * STEP_MS)));
        for (const { start, end, occupancy: own } of rows) {
          expect(end - start).toBe(6 * STEP_MS);
          const { handling, productive } = sums.get(start / (6 * STEP_MS)) ?? nothing;
          expect(own).toMatchObject({ numerator: handling, denominator: productive });
        }
      }),
    );
  });

  test('by agent and day the times of all agents add up to the total', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const { rows, total } = report()
          .by('agent')
          .per('day')
          .measure({ occupancy })
          .run({ durations: list });
        for (const { agent, start, occupancy: own } of rows) {
          const sums = byHand(
            list.filter(({ agentId }) => agentId === agent),
            (instant) => Math.floor(instant / 86_400_000),
            nowOf(list),
          );
          const { handling, productive } = sums.get(start / 86_400_000) ?? nothing;
          expect(own).toMatchObject({ numerator: handling, denominator: productive });
        }
        const sum = rows.reduce((all, row) => all + row.occupancy.denominator, 0);
        expect(sum).toBe(total.occupancy.denominator);
      }),
    );
  });

  test('what has not ended lasts until now, on the bare call too', () => {
    const startAt = BEGIN;
    const list: AgentInterval[] = [
      { state: 'handling', startAt },
      { state: 'available', startAt, endAt: startAt + 60 * MINUTE_MS },
    ];
    expect(occupancy(list).value).toBe(0.5);
    expect(occupancy(list, { asOf: startAt + 180 * MINUTE_MS }).value).toBe(0.75);
  });

  test('summaries merge exactly where all has ended, and are refused where something was cut at another now', () => {
    const ended = splitList(intervals.map((list) => list.filter(({ endAt }) => endAt !== null)));
    fc.assert(
      fc.property(ended, ({ whole, pieces }) => {
        const summaries = pieces.map((piece) => summarize(occupancy, piece));
        const merged = presentSummary(occupancy, mergeSummaries(occupancy, summaries));
        expect(merged).toEqual(withoutPlaces(occupancy(whole)));
      }),
    );
    const early = summarize(occupancy, [
      { state: 'handling', startAt: BEGIN },
      { state: 'available', startAt: BEGIN, endAt: BEGIN + STEP_MS },
    ]);
    const late = summarize(occupancy, [{ state: 'available', startAt: BEGIN, endAt: BEGIN + 2 * STEP_MS }]);
    const refused = expect.objectContaining({ code: 'different-moments', path: 'summaries[0].asOf' });
    expect(() => mergeSummaries(occupancy, [early, late])).toThrow(refused);
    const moment = { path: 'now', code: 'different-moments', value: BEGIN };
    expect(() => presentSummary(occupancy, early, { now: BEGIN })).toThrow(expect.objectContaining(moment));
  });
});
