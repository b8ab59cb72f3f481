import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { csat } from '../../src/metrics/satisfaction/csat.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import type { Change } from '../../src/report/change.ts';
import { report } from '../../src/report/report.ts';
import type { ReportUnit } from '../../src/report/reportUnit.ts';
import { differenceInterval } from '../../src/stats/differenceInterval.ts';
import { roundHalfAway } from '../../src/stats/roundHalfAway.ts';
import { lastYearRange, previousRange } from '../../src/time/earlierRange.ts';
import { period } from '../../src/time/period.ts';

const DAY = 86_400_000;
const answers = (at: string, good: number, all: number) =>
  Array.from({ length: all }, (_, i) => ({ score: i < good ? 5 : 1, at }));

describe('a change', () => {
  // R. G. Newcombe, Statistics in Medicine 17, 1998, 873–890, table II: 56/70 less 48/80 by method 10.
  const surveyResponses = [
    ...answers('2026-02-10T09:00:00Z', 48, 80),
    ...answers('2026-03-10T09:00:00Z', 56, 70),
  ];

  test('of shares has the interval of Newcombe, and is a signal where that leaves out 0', () => {
    const { rows, total, compare } = report()
      .per('month')
      .compare('previous')
      .measure({ csat })
      .run({ surveyResponses });
    expect(compare).toBe('previous');
    const [february, march] = rows.map((row) => row.csat.change);
    expect(february).toEqual({
      value: null,
      previous: null,
      relative: null,
      interval: null,
      isSignal: null,
    });
    expect(march?.value).toBeCloseTo(0.2, 12);
    expect(march?.previous).toBe(0.6);
    expect(march?.relative).toBeCloseTo(1 / 3, 12);
    expect(roundHalfAway(march?.interval?.low ?? 0, 4)).toBe(0.0524);
    expect(roundHalfAway(march?.interval?.high ?? 0, 4)).toBe(0.3339);
    expect(march?.isSignal).toBe(true);
    // Nothing was answered before the whole stretch.
    expect(total.csat.change.previous).toBeNull();
  });

  test('that may be chance is none: 11 of 20 after 9 of 20', () => {
    const few = [...answers('2026-02-10T09:00:00Z', 9, 20), ...answers('2026-03-10T09:00:00Z', 11, 20)];
    const { rows } = report()
      .per('month')
      .compare('previous')
      .measure({ csat })
      .run({ surveyResponses: few });
    expect(rows[1]?.csat.change.isSignal).toBe(false);
  });

  test('downwards is a signal too, and has the interval turned round', () => {
    const turned = surveyResponses.map((each) => ({
      ...each,
      at: each.at.startsWith('2026-02') ? '2026-03-10T09:00:00Z' : '2026-02-10T09:00:00Z',
    }));
    const { rows } = report()
      .per('month')
      .compare('previous')
      .measure({ csat })
      .run({ surveyResponses: turned });
    const change = rows[1]?.csat.change;
    expect(roundHalfAway(change?.interval?.low ?? 0, 4)).toBe(-0.3339);
    expect(change?.isSignal).toBe(true);
  });

  test('of net scores has an interval in points; that of counts and medians has none', () => {
    const scores = [
      { score: 0, at: '2026-02-10T09:00:00Z' },
      { score: 10, at: '2026-03-10T09:00:00Z' },
    ];
    const conversations = [1, 2].map((month) => ({
      id: month,
      messages: Array.from({ length: month }, (_, i) => [
        { at: Date.UTC(2026, month, 5 + i, 9), from: 'customer' },
        { at: Date.UTC(2026, month, 5 + i, 9 + 2 / month), from: 'agent' },
      ]).flat(),
    }));
    const { rows } = report()
      .per('month')
      .compare('previous')
      .measure({ nps, receivedMessages, replyTime })
      .run({ surveyResponses: scores, conversations });
    const [before, now] = rows;
    const one = { ...now?.nps.interval, value: 100 };
    const other = { ...before?.nps.interval, value: -100 };
    expect(now?.nps.change).toEqual({
      value: 200,
      previous: -100,
      relative: null,
      interval: differenceInterval(Object(one), Object(other)),
      isSignal: expect.any(Boolean),
    });
    expect(now?.receivedMessages.change).toEqual({
      value: 1,
      previous: 1,
      relative: 1,
      interval: null,
      isSignal: null,
    });
    expect(now?.replyTime.change).toMatchObject({
      value: -3_600_000,
      previous: 7_200_000,
      relative: -0.5,
      interval: null,
    });
  });
});

/** The figures of a report between two instants, one a group. */
const instants = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 800 }), score: fc.nat(10), plan: fc.constantFrom('a', 'b') }),
  { minLength: 1, maxLength: 30 },
);
/** From here on 800 days hold a leap day and four changes of the clock. */
const FIRST = Date.UTC(2023, 2, 1, 5, 30);
const zone = 'Europe/Rome';

describe('what a report is compared with', () => {
  const between = (from: number, to: number) =>
    report({ timeZone: zone }).by('plan').between(from, to).measure({ nps });

  test.each(['previous', 'lastYear'] as const)('is of each period the %s one', (compare) => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom<'week' | 'month' | 'quarter'>('week', 'month', 'quarter'),
        (list, unit) => {
          const surveyResponses = list.map(({ at, ...rest }) => ({ ...rest, at: FIRST + at * DAY }));
          const { rows } = report({ timeZone: zone })
            .by('plan')
            .per(unit)
            .compare(compare)
            .measure({ nps })
            .run({ surveyResponses });
          const { previousStart, lastYearStart, nextStart } = period(unit, zone);
          for (const row of rows.filter(({ nps: { n } }) => n > 0)) {
            const start = compare === 'previous' ? previousStart(row.start) : lastYearStart(row.start);
            const earlier = between(start, nextStart(start)).run({ surveyResponses });
            const own = earlier.rows.find(({ plan }) => plan === row.plan)?.nps;
            expect(row.nps.change.previous).toBe(own?.value ?? null);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    'previous',
    'lastYear',
  ] as const)('is of a stretch of time the %s one, split by the clock or not', (compare) => {
    const stretch = fc.tuple(fc.integer({ min: 370, max: 700 }), fc.integer({ min: 1, max: 60 }));
    const unit = fc.constantFrom<ReportUnit | undefined>(undefined, 'weekday', 'hourOfDay');
    fc.assert(
      fc.property(instants, stretch, unit, (list, [day, days], per) => {
        const surveyResponses = list.map(({ at, ...rest }) => ({ ...rest, at: FIRST + at * DAY }));
        const [from, to] = [FIRST + day * DAY, FIRST + (day + days) * DAY];
        const split = between(from, to).compare(compare);
        const { rows, total } = (per === undefined ? split : split.per(per)).run({ surveyResponses });
        const [start, end] = (compare === 'previous' ? previousRange : lastYearRange)(from, to, zone);
        const before = between(start, end);
        const earlier = (per === undefined ? before : before.per(per)).run({ surveyResponses });
        expect(total.nps.change.previous).toBe(earlier.total.nps.value);
        for (const row of rows) {
          const own = earlier.rows.find(
            (other) => other.plan === row.plan && Object(other).period === Object(row).period,
          );
          expect(row.nps.change.previous).toBe(own?.nps.value ?? null);
        }
      }),
      { numRuns: 60 },
    );
  });

  const at = (instant: string, score: number) => ({ at: instant, score });

  test('is told of a group that there was only before, and of none that there was neither then nor now', () => {
    const survey = (at: string, plan: string, score: number) => ({ at, plan, score });
    const surveyResponses = [
      survey('2026-01-10T12:00:00Z', 'older', 10),
      survey('2026-02-10T12:00:00Z', 'old', 10),
      survey('2026-03-10T12:00:00Z', 'new', 9),
      survey('2026-03-11T12:00:00Z', 'new', 0),
    ];
    const march = report()
      .by('plan')
      .between('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z')
      .compare('previous')
      .measure({ nps });
    for (const each of [march, march.per('month')]) {
      const { rows } = each.run({ surveyResponses });
      expect(rows.map(({ plan, nps: { n, change } }) => [plan, n, change.previous])).toEqual([
        ['new', 2, null],
        ['old', 0, 100],
      ]);
    }
  });

  test('skips a 29th of February between the days that are compared: it makes no group', () => {
    const survey = (at: string, plan: string) => ({ at, plan, score: 9 });
    const surveyResponses = [
      survey('2024-02-28T12:00:00Z', 'before'),
      survey('2024-02-29T12:00:00Z', 'between'),
      survey('2024-03-01T12:00:00Z', 'after'),
      survey('2025-02-28T12:00:00Z', 'now'),
    ];
    const { rows } = report()
      .by('plan')
      .per('day')
      .between('2025-02-28T00:00:00Z', '2025-03-02T00:00:00Z')
      .compare('lastYear')
      .measure({ nps })
      .run({ surveyResponses });
    expect(rows.map(({ plan, period, nps: { n, change } }) => [plan, period, n, change.previous])).toEqual([
      ['after', '2025-02-28', 0, null],
      ['after', '2025-03-01', 0, 100],
      ['before', '2025-02-28', 0, 100],
      ['before', '2025-03-01', 0, null],
      ['now', '2025-02-28', 1, null],
      ['now', '2025-03-01', 0, null],
    ]);
  });

  test('is of the 29th of February the 28th of the year before, and of the year after the 28th', () => {
    const surveyResponses = [
      at('2023-02-28T12:00:00Z', 0),
      at('2024-02-28T12:00:00Z', 7),
      at('2024-02-29T12:00:00Z', 10),
      at('2025-02-28T12:00:00Z', 8),
    ];
    const changes = report()
      .per('day')
      .compare('lastYear')
      .measure({ nps })
      .run({ surveyResponses })
      .rows.filter(({ nps: { n } }) => n > 0)
      .map((row) => [row.period, row.nps.change.previous]);
    expect(changes).toEqual([
      ['2023-02-28', null],
      ['2024-02-28', -100],
      ['2024-02-29', -100],
      ['2025-02-28', 0],
    ]);
  });

  test('is of a day of 23 hours the whole day of 24 before it, in local time', () => {
    // Rome, 29 March 2026: the clock goes from 02:00 to 03:00. The day before begins at 23:00 UTC on the 27th.
    const surveyResponses = [
      at('2026-03-27T22:30:00Z', 0),
      at('2026-03-27T23:00:00Z', 10),
      at('2026-03-28T22:59:00Z', 10),
      at('2026-03-28T23:00:00Z', 8),
    ];
    const day = report({ timeZone: zone })
      .between('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')
      .compare('previous')
      .measure({ nps });
    expect(day.run({ surveyResponses }).total.nps).toMatchObject({ value: 0, change: { previous: 100 } });
  });

  test('is refused where no certain stretch of time is told, and for words that there are none of', () => {
    const { run } = report().compare('previous').measure({ nps });
    expect(() => run({ surveyResponses: [{ score: 9 }] })).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'compare' }),
    );
    for (const word of ['last', 'previous ', null, undefined, 1]) {
      expect(() => Reflect.apply(report().compare, undefined, [word])).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'compare' }),
      );
    }
  });
});

test('a report that does not compare has no change, and says so', () => {
  const plain = report().measure({ nps, responseRate }).run({ surveyResponses: [], conversations: [] });
  expect(plain.compare).toBeNull();
  expect(plain.total.nps).not.toHaveProperty('change');
  type Plain = (typeof plain)['total']['nps'];
  expectTypeOf<Plain>().not.toHaveProperty('change');
  const compared = report().per('day').compare('previous').measure({ nps });
  type Compared = ReturnType<typeof compared.run>['rows'][number]['nps'];
  expectTypeOf<Compared>().toHaveProperty('change').toEqualTypeOf<Change>();
});
