import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { lastYearRange, previousRange } from '../../src/time/earlierRange.ts';
import { type Period, type PeriodUnit, period } from '../../src/time/period.ts';
import { clockMoments } from './clockMoments.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const zoned = (instant: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
/** Where a date begins, by Temporal alone. */
const startOf = (date: Temporal.PlainDate, zone: string): number =>
  date.toZonedDateTime(zone).epochMilliseconds;
const zones = fc.constantFrom(
  'UTC',
  'Europe/Rome',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
);
const dates = fc.oneof(
  fc.integer({ min: 0, max: 90 * 366 }).map((days) => Temporal.PlainDate.from('1975-01-01').add({ days })),
  fc
    .tuple(fc.integer({ min: 1975, max: 2060 }), fc.constantFrom('02-28', '03-01', '03-31', '01-01', '12-31'))
    .map(([year, date]) => Temporal.PlainDate.from(`${year}-${date}`)),
  fc.integer({ min: 1976 / 4, max: 2060 / 4 }).map((n) => Temporal.PlainDate.from(`${n * 4}-02-29`)),
);

const kept = new Map<string, Period>();
function keptPeriod(unit: PeriodUnit, zone: string): Period {
  const found = kept.get(unit + zone) ?? period(unit, zone);
  kept.set(unit + zone, found);
  return found;
}

describe('the period that corresponds a year earlier', () => {
  it.each<[PeriodUnit, string, string]>([
    ['hour', '2026-03-05T10:30:00Z', '2025-03-05T10:00+00:00'],
    ['hour', '2024-02-29T10:30:00Z', '2023-02-28T10:00+00:00'],
    ['day', '2024-02-29T10:30:00Z', '2023-02-28'],
    ['day', '2025-02-28T10:30:00Z', '2024-02-28'],
    ['week', '2026-03-05T10:30:00Z', '2025-03-03'],
    ['month', '2024-02-29T10:30:00Z', '2023-02'],
    ['quarter', '2024-03-31T10:30:00Z', '2023-Q1'],
    ['year', '2026-12-31T10:30:00Z', '2025'],
  ])('%s: to that of %s, %s', (unit, instant, label) => {
    const asked = period(unit, 'UTC');
    expect(asked.label(asked.lastYearStart(at(instant)))).toBe(label);
  });

  it('begins where Temporal says that its first date does, and is a period', () => {
    const units = fc.constantFrom<PeriodUnit>('day', 'week', 'month', 'quarter', 'year');
    fc.assert(
      fc.property(units, zones, dates, fc.integer({ min: 0, max: 22 * HOUR }), (unit, zone, date, later) => {
        const asked = keptPeriod(unit, zone);
        const instant = startOf(date, zone) + later;
        const first = zoned(asked.startOf(instant), zone).toPlainDate();
        const earlier = unit === 'week' ? first.subtract({ weeks: 52 }) : first.subtract({ years: 1 });
        const start = asked.lastYearStart(instant);
        expect(start).toBe(startOf(earlier, zone));
        expect(asked.startOf(start)).toBe(start);
      }),
      { numRuns: 500 },
    );
  });

  it('of an hour has the same date and local time, as Temporal finds it', () => {
    fc.assert(
      fc.property(clockMoments, ({ clock: { timeZone }, at: instant }) => {
        const hour = keptPeriod('hour', timeZone);
        const now = zoned(hour.startOf(instant), timeZone);
        const local = now.toPlainDateTime().subtract({ years: 1 });
        // Where it was shown twice, the one with the same offset; where it was skipped, as much later.
        const choices = (['earlier', 'later'] as const).map((disambiguation) =>
          local.toZonedDateTime(timeZone, { disambiguation }),
        );
        const shown = choices.filter((choice) => choice.toPlainDateTime().equals(local));
        const chosen =
          shown.find((choice) => choice.offset === now.offset) ?? shown[0] ?? local.toZonedDateTime(timeZone);
        expect(hour.lastYearStart(instant)).toBe(hour.startOf(chosen.epochMilliseconds));
      }),
      { numRuns: 500 },
    );
  });

  it('of the second of two hours is the second of two, where the clock went back on the same date', () => {
    // Iran set its clock back at midnight, at the end of 21 September, in 2018 and in 2019.
    const hour = period('hour', 'Asia/Tehran');
    const labels = ['2019-09-21T23:00:00+04:30', '2019-09-21T23:00:00+03:30'].map((text) =>
      hour.label(hour.lastYearStart(at(text))),
    );
    expect(labels).toEqual(['2018-09-21T23:00+04:30', '2018-09-21T23:00+03:30']);
  });

  it('of a month in which the first date was skipped is the whole month', () => {
    // Kiritimati and its neighbours crossed the date line at the end of 1994.
    const month = period('month', 'Pacific/Kiritimati');
    const january = month.startOf(at('1996-01-15T00:00:00Z'));
    expect(month.label(month.lastYearStart(january))).toBe('1995-01');
    expect(month.startOf(month.lastYearStart(january))).toBe(month.lastYearStart(january));
  });
});

describe('the period before', () => {
  it('is the last that starts earlier', () => {
    const units = fc.constantFrom<PeriodUnit>('hour', 'day', 'week', 'month', 'quarter', 'year');
    fc.assert(
      fc.property(units, clockMoments, (unit, { clock, at: instant }) => {
        const { previousStart, nextStart, startOf: start } = keptPeriod(unit, clock.timeZone);
        expect(nextStart(previousStart(instant))).toBe(start(instant));
        expect(previousStart(instant)).toBeLessThan(start(instant));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the range before', () => {
  it('of whole days has as many, from midnight on, whatever the clock does', () => {
    fc.assert(
      fc.property(zones, dates, fc.integer({ min: 0, max: 400 }), (zone, date, days) => {
        const [from, to] = [startOf(date, zone), startOf(date.add({ days }), zone)];
        expect(previousRange(from, to, zone)).toEqual([startOf(date.subtract({ days }), zone), from]);
      }),
    );
  });

  it('of the week of 167 hours has 168', () => {
    const [from, to] = [at('2026-03-23T00:00:00+01:00'), at('2026-03-30T00:00:00+02:00')];
    expect(previousRange(from, to, 'Europe/Rome')).toEqual([at('2026-03-16T00:00:00+01:00'), from]);
    expect(previousRange(to, to + 7 * 24 * HOUR, 'Europe/Rome')).toEqual([from, to]);
  });

  it.each([
    ['2026-03-30T00:00:00Z', '2026-03-30T12:00:00Z', '2026-03-29T12:00:00Z'],
    ['2026-03-30T06:00:00Z', '2026-03-31T00:00:00Z', '2026-03-29T12:00:00Z'],
    ['2026-03-30T06:00:00Z', '2026-03-30T06:00:00Z', '2026-03-30T06:00:00Z'],
    ['2026-03-30T00:00:00Z', '2026-03-30T00:00:00Z', '2026-03-30T00:00:00Z'],
  ])('of %s to %s begins at %s', (from, to, earlier) => {
    expect(previousRange(at(from), at(to))).toEqual([at(earlier), at(from)]);
  });

  it('that ends in the middle of a day is as long as the other, also where the clock changes', () => {
    const [from, to] = [at('2026-03-29T00:00:00+01:00'), at('2026-03-29T12:00:00+02:00')];
    expect(previousRange(from, to, 'Europe/Rome')).toEqual([from - 11 * HOUR, from]);
  });
});

describe('the range of last year', () => {
  it.each([
    ['a month', '2026-03-01', '2026-04-01', '2025-03-01', '2025-04-01'],
    ['February after a leap year', '2025-02-01', '2025-03-01', '2024-02-01', '2024-03-01'],
    ['February of a leap year', '2024-02-01', '2024-03-01', '2023-02-01', '2023-03-01'],
    ['29 February', '2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01'],
    ['what ends with 28 February of a leap year', '2024-02-10', '2024-02-29', '2023-02-10', '2023-03-01'],
    ['what ends with 28 February after a leap year', '2025-02-10', '2025-03-01', '2024-02-10', '2024-02-29'],
    ['what begins with a month after a leap year', '2025-03-01', '2025-03-11', '2024-03-01', '2024-03-11'],
    ['an empty range', '2025-03-02', '2025-03-02', '2024-03-02', '2024-03-02'],
    ['no day between two', '2024-02-29', '2024-02-29', '2023-02-28', '2023-02-28'],
  ])('%s: %s to %s', (_, from, to, earlierFrom, earlierTo) => {
    for (const zone of ['UTC', 'Europe/Rome', 'America/New_York', 'Pacific/Chatham']) {
      const [a, b, c, d] = [from, to, earlierFrom, earlierTo].map((date) =>
        startOf(Temporal.PlainDate.from(date), zone),
      );
      expect(lastYearRange(a ?? 0, b ?? 0, zone)).toEqual([c, d]);
    }
  });

  it('has the same first and last date, 28 for 29 February, as Temporal counts', () => {
    fc.assert(
      fc.property(zones, dates, fc.integer({ min: 1, max: 400 }), (zone, date, days) => {
        const end = date.add({ days });
        const whole = date.day === 1 && end.day === 1;
        const years = { years: 1 };
        const earlierEnd = whole
          ? end.subtract(years)
          : end.subtract({ days: 1 }).subtract(years).add({ days: 1 });
        expect(lastYearRange(startOf(date, zone), startOf(end, zone), zone)).toEqual([
          startOf(date.subtract(years), zone),
          startOf(earlierEnd, zone),
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('of instants within days has the same local times', () => {
    expect(
      lastYearRange(at('2026-03-29T12:00:00+02:00'), at('2026-10-25T12:30:00+01:00'), 'Europe/Rome'),
    ).toEqual([at('2025-03-29T12:00:00+01:00'), at('2025-10-25T12:30:00+02:00')]);
    expect(lastYearRange(at('2024-02-29T08:00:00Z'), at('2024-02-29T09:00:00Z'))).toEqual([
      at('2023-02-28T08:00:00Z'),
      at('2023-02-28T09:00:00Z'),
    ]);
  });

  it('from midnight begins at midnight, where the clock skips it in one of the years', () => {
    // São Paulo began 4 November 2018 at 01:00; in 2017 that was no change.
    const zone = 'America/Sao_Paulo';
    const range = [at('2018-11-04T01:00:00-02:00'), at('2018-11-05T00:00:00-02:00')] as const;
    expect(lastYearRange(...range, zone)).toEqual([
      at('2017-11-04T00:00:00-02:00'),
      at('2017-11-05T00:00:00-02:00'),
    ]);
  });

  it('of a period is the period that corresponds', () => {
    const units = fc.constantFrom<PeriodUnit>('week', 'month', 'quarter', 'year');
    fc.assert(
      fc.property(units, zones, dates, (unit, zone, date) => {
        const { startOf: start, nextStart, lastYearStart } = keptPeriod(unit, zone);
        const instant = startOf(date, zone);
        const earlier = lastYearStart(instant);
        const range = lastYearRange(start(instant), nextStart(instant), zone, unit);
        expect(range).toEqual([earlier, nextStart(earlier)]);
      }),
      { numRuns: 300 },
    );
  });

  it('of a zone that is not known is refused', () => {
    for (const ask of [previousRange, lastYearRange])
      expect(() => ask(0, HOUR, 'BST')).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'timeZone' }),
      );
  });
});
