import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Period, type PeriodUnit, period } from '../../src/time/period.ts';
import { WEEKDAYS, type Weekday } from '../../src/time/weekday.ts';
import { clockMoments } from './clockMoments.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const instants = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2060, 0) });
const zones = fc.constantFrom(
  'UTC',
  'Europe/Rome',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Pacific/Apia',
  'Pacific/Kwajalein',
  'Africa/Cairo',
  'Pacific/Chatham',
);
const dateUnits = fc.constantFrom<PeriodUnit>('day', 'week', 'month', 'quarter', 'year');
const weekdays = fc.constantFrom<Weekday>(...WEEKDAYS);

const kept = new Map<string, Period>();
function keptPeriod(unit: PeriodUnit, zone: string, weekStart: Weekday = 'mon'): Period {
  const key = `${unit} ${zone} ${weekStart}`;
  const found = kept.get(key) ?? period(unit, zone, weekStart);
  kept.set(key, found);
  return found;
}

/** The start of the period that holds an instant, from Temporal's calendar alone. */
function slowStart(unit: PeriodUnit, zone: string, weekStart: Weekday, instant: number): number {
  const now = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const date = now.toPlainDate();
  const first = {
    hour: date,
    day: date,
    week: date.subtract({ days: (date.dayOfWeek - 1 - WEEKDAYS.indexOf(weekStart) + 7) % 7 }),
    month: date.with({ day: 1 }),
    quarter: date.with({ day: 1, month: Math.floor((date.month - 1) / 3) * 3 + 1 }),
    year: date.with({ day: 1, month: 1 }),
  }[unit];
  return first.toZonedDateTime(zone).epochMilliseconds;
}

describe('the period that holds an instant', () => {
  it('starts where Temporal says that its first date starts', () => {
    fc.assert(
      fc.property(dateUnits, zones, weekdays, instants, (unit, zone, weekStart, instant) => {
        const start = keptPeriod(unit, zone, weekStart).startOf(instant);
        expect(start).toBe(slowStart(unit, zone, weekStart, instant));
      }),
      { numRuns: 500 },
    );
  });

  it('holds the instant, and the next begins where it ends', () => {
    const units = fc.oneof(dateUnits, fc.constant<PeriodUnit>('hour'));
    fc.assert(
      fc.property(units, zones, instants, (unit, zone, instant) => {
        const { startOf, nextStart } = keptPeriod(unit, zone);
        const start = startOf(instant);
        const next = nextStart(instant);
        expect(start).toBeLessThanOrEqual(instant);
        expect(next).toBeGreaterThan(instant);
        expect(startOf(start)).toBe(start);
        expect(startOf(next - 1)).toBe(start);
        expect(startOf(next)).toBe(next);
        expect(nextStart(start)).toBe(next);
      }),
      { numRuns: 500 },
    );
  });

  it('is found alike by the first look-up and by later ones', () => {
    fc.assert(
      fc.property(dateUnits, zones, instants, (unit, zone, instant) => {
        expect(period(unit, zone).startOf(instant)).toBe(keptPeriod(unit, zone).startOf(instant));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the list of periods', () => {
  it('begins with the period that holds `from` and ends before `to`', () => {
    const day = period('day', 'UTC');
    const from = at('2026-03-01T12:00:00Z');
    expect(day.starts(from, at('2026-03-03T00:00:00Z')).map(day.label)).toEqual(['2026-03-01', '2026-03-02']);
    expect(day.starts(from, at('2026-03-03T00:00:00.001Z')).map(day.label)).toEqual([
      '2026-03-01',
      '2026-03-02',
      '2026-03-03',
    ]);
    expect(day.starts(from, from)).toEqual([]);
    expect(day.starts(from, from - HOUR)).toEqual([]);
  });

  it('leaves out the date that Samoa skipped', () => {
    const day = period('day', 'Pacific/Apia');
    const starts = day.starts(at('2011-12-29T12:00:00-10:00'), at('2012-01-01T12:00:00+14:00'));
    expect(starts.map(day.label)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
  });

  it('gives days of 23 and 25 hours where the clock changes', () => {
    const day = period('day', 'Europe/Rome');
    expect((day.nextStart(at('2026-03-29T12:00:00Z')) - day.startOf(at('2026-03-29T12:00:00Z'))) / HOUR).toBe(
      23,
    );
    expect((day.nextStart(at('2026-10-25T12:00:00Z')) - day.startOf(at('2026-10-25T12:00:00Z'))) / HOUR).toBe(
      25,
    );
  });

  it('keeps one period for a date that the clock enters twice', () => {
    // At 00:01 the clock went back to 23:01 of the day before.
    const day = period('day', 'America/St_Johns');
    const midnight = at('2010-11-07T00:00:00-02:30');
    for (const minutes of [0, 0.5, 1, 30, 60, 61])
      expect(day.startOf(midnight + minutes * 60_000)).toBe(midnight);
    expect(day.startOf(midnight - 1)).toBe(at('2010-11-06T00:00:00-02:30'));
    expect(day.nextStart(midnight - 1)).toBe(midnight);
    expect(day.nextStart(midnight + 30 * 60_000)).toBe(at('2010-11-08T00:00:00-03:30'));
  });
});

describe('hours', () => {
  it('begin where the clock, read minute by minute, shows a full hour or jumps', () => {
    fc.assert(
      fc.property(clockMoments, ({ clock, at }) => {
        const isStart = (minute: number): boolean =>
          clock.wallAt(minute) % HOUR === 0 ||
          clock.wallAt(minute) - clock.wallAt(minute - 60_000) !== 60_000;
        let start = Math.floor(at / 60_000) * 60_000;
        while (!isStart(start)) start -= 60_000;
        let next = (Math.floor(at / 60_000) + 1) * 60_000;
        while (!isStart(next)) next += 60_000;
        const { startOf, nextStart, previousStart } = keptPeriod('hour', clock.timeZone);
        expect([startOf(at), nextStart(at), startOf(previousStart(next))]).toEqual([start, next, start]);
      }),
      { numRuns: 500 },
    );
  });

  const labels = (zone: string, from: string, to: string): string[] => {
    const hour = period('hour', zone);
    return hour.starts(at(from), at(to)).map(hour.label);
  };

  it('leave out the hour that the clock skips', () => {
    expect(labels('Europe/Rome', '2026-03-29T00:30:00Z', '2026-03-29T02:30:00Z')).toEqual([
      '2026-03-29T01:00+01:00',
      '2026-03-29T03:00+02:00',
      '2026-03-29T04:00+02:00',
    ]);
  });

  it('count the hour that the clock shows twice as two', () => {
    expect(labels('Europe/Rome', '2026-10-25T00:00:00Z', '2026-10-25T03:00:00Z')).toEqual([
      '2026-10-25T02:00+02:00',
      '2026-10-25T02:00+01:00',
      '2026-10-25T03:00+01:00',
    ]);
  });

  it('are cut where the clock changes by half an hour', () => {
    expect(labels('Australia/Lord_Howe', '2026-04-04T14:00:00Z', '2026-04-04T17:00:00Z')).toEqual([
      '2026-04-05T01:00+11:00',
      '2026-04-05T01:30+10:30',
      '2026-04-05T02:00+10:30',
      '2026-04-05T03:00+10:30',
    ]);
    expect(labels('Australia/Lord_Howe', '2026-10-03T15:00:00Z', '2026-10-03T17:00:00Z')).toEqual([
      '2026-10-04T01:00+10:30',
      '2026-10-04T02:30+11:00',
      '2026-10-04T03:00+11:00',
    ]);
  });

  it('begin at full local hours, also where the offset is not whole hours', () => {
    expect(labels('Asia/Kathmandu', '2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z')).toEqual([
      '2026-01-01T05:00+05:45',
      '2026-01-01T06:00+05:45',
    ]);
  });

  it('show the seconds of an offset that has some', () => {
    expect(labels('Africa/Monrovia', '1970-01-01T00:00:00Z', '1970-01-01T00:00:01Z')).toEqual([
      '1969-12-31T23:00-00:44:30',
    ]);
  });
});

describe('names of periods', () => {
  it.each<[PeriodUnit, string]>([
    ['hour', '2026-11-05T10:00+01:00'],
    ['day', '2026-11-05'],
    ['week', '2026-11-02'],
    ['month', '2026-11'],
    ['quarter', '2026-Q4'],
    ['year', '2026'],
  ])('%s: %s', (unit, label) => {
    const named = period(unit, 'Europe/Rome');
    expect(named.label(named.startOf(at('2026-11-05T10:11:12+01:00')))).toBe(label);
  });

  it('count quarters from January', () => {
    const quarter = period('quarter', 'UTC');
    expect(quarter.starts(at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z')).map(quarter.label)).toEqual(
      ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'],
    );
  });

  it('begin the week on the day that is asked for', () => {
    const sunday = period('week', 'America/New_York', 'sun');
    expect(sunday.label(sunday.startOf(at('2026-03-31T12:00:00Z')))).toBe('2026-03-29');
  });
});

describe('what is refused', () => {
  it.each([
    [['fortnight', 'UTC'], 'unit'],
    [['__proto__', 'UTC'], 'unit'],
    [['day', 'Nowhere'], 'timeZone'],
    [['week', 'UTC', 'monday'], 'weekStart'],
  ])('%j, naming the %s', (input, path) => {
    const [unit, zone, weekStart] = input as [PeriodUnit, string, Weekday];
    expect(() => period(unit, zone, weekStart)).toThrow(
      expect.objectContaining({ code: 'invalid-option', path }),
    );
  });
});
