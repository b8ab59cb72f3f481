import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/time/calendarDate.ts';
import { MAX_INSTANT, MIN_INSTANT } from '../../src/time/instant.ts';
import { zoneOffset } from '../../src/time/zoneOffset.ts';
import { type ZoneTable, zoneTable } from '../../src/time/zoneTable.ts';

const HOUR = 3_600_000;
const ZONES = Intl.supportedValuesOf('timeZone');
/** Zones with odd clocks: half-hour and midnight changes, skipped days, offsets of seconds, changes days apart. */
const ODD = [
  'Africa/Casablanca',
  'Africa/Monrovia',
  'America/Recife',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Toronto',
  'Antarctica/Troll',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Europe/Lisbon',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kwajalein',
  'UTC',
];

const tables = new Map<string, ZoneTable>();
function tableOf(zone: string): ZoneTable {
  const table = tables.get(zone) ?? zoneTable(zoneOffset(zone));
  tables.set(zone, table);
  return table;
}
function temporalOffset(zone: string, instant: number): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}
function temporalInstant(zone: string, local: number): number {
  return Temporal.Instant.fromEpochMilliseconds(local)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone).epochMilliseconds;
}
function changesOf(zone: string, from: number, to: number): number[] {
  const changes: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next');
  for (; at !== null && at.epochMilliseconds < to; at = at.getTimeZoneTransition('next'))
    changes.push(at.epochMilliseconds);
  return changes;
}

const oddZone = fc.constantFrom(...ODD);
const anyZone = fc.oneof(fc.constantFrom(...ZONES), oddZone);
const since1970 = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });

describe('zoneOffset', () => {
  it('is exact to the second: Liberia was 44 min 30 s behind until 1972', () => {
    const offsetAt = zoneOffset('Africa/Monrovia');
    const change = Date.UTC(1972, 0, 7, 0, 44, 30);
    expect(offsetAt(0)).toBe(-(44 * 60 + 30) * 1000);
    expect(offsetAt(change - 1)).toBe(-2_670_000);
    expect(offsetAt(change)).toBe(0);
  });

  it.each([
    ['Nowhere/Land'],
    [''],
    ['__proto__'],
    ['constructor'],
    ['toString'],
    [null],
    [5],
    [undefined],
    [{}],
    ['Europe/Rome '],
    ['+99:00'],
  ])('refuses the zone %s and says what is expected', (zone) => {
    expect(() => zoneOffset(zone)).toThrow(
      expect.objectContaining({
        code: 'invalid-option',
        path: 'timeZone',
        message: expect.stringContaining("'Europe/Rome'"),
      }),
    );
  });

  const processZone = process.env['TZ'];
  afterEach(() => {
    if (processZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = processZone;
  });

  it('does not depend on the zone that the process runs in', () => {
    const zones = [
      'Europe/Paris',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
      'Africa/Monrovia',
      'UTC',
    ];
    const seen = new Set<number>();
    for (const processZone of [
      'UTC',
      'Europe/London',
      'America/New_York',
      'Australia/Sydney',
      'Africa/Monrovia',
      'Pacific/Apia',
    ]) {
      process.env['TZ'] = processZone;
      seen.add(new Date(2026, 6, 1).getTimezoneOffset());
      for (const zone of zones) {
        const offsetAt = zoneOffset(zone);
        // The last Sunday of October 2005 and March 2026: one zone repeats or skips the hour that another skips.
        for (const day of [
          Date.UTC(2005, 9, 29, 12),
          Date.UTC(2026, 2, 28, 12),
          Date.UTC(2026, 2, 8),
          Date.UTC(1972, 0, 6, 12),
        ]) {
          for (let at = day; at < day + 1.5 * DAY_MS; at += HOUR / 2) {
            if (offsetAt(at) !== temporalOffset(zone, at)) {
              throw new Error(
                `${zone} at ${new Date(at).toISOString()} under TZ=${processZone}: ${offsetAt(at)}`,
              );
            }
          }
        }
      }
    }
    expect(seen.size).toBeGreaterThan(3); // the process did change its zone
  });
});

describe('zoneTable', () => {
  it('knows the offset at any instant of any zone, as Temporal does', () => {
    fc.assert(
      fc.property(anyZone, since1970, (zone, at) => {
        expect(tableOf(zone).offsetAt(at)).toBe(temporalOffset(zone, at));
      }),
      { numRuns: 400 },
    );
  });

  it.each(ODD)('changes the offset of %s at exactly the instants Temporal names', (zone) => {
    const table = tableOf(zone);
    for (const [from, to] of [
      [Date.UTC(1996, 0), Date.UTC(2013, 0)],
      [Date.UTC(2038, 0), Date.UTC(2042, 0)],
    ] as const) {
      for (const change of changesOf(zone, from, to)) {
        expect(table.offsetAt(change - 1)).toBe(temporalOffset(zone, change - 1));
        expect(table.offsetAt(change)).toBe(temporalOffset(zone, change));
        expect(table.changeBefore(change)).toBe(change);
        expect(table.changeBefore(change + 10 * DAY_MS)).toBeGreaterThanOrEqual(change);
        expect(table.changeBefore(change - 1)).toBeLessThan(change);
      }
    }
  });

  it('sees two changes that lie a week apart: Recife tried summer time for seven days in 2000', () => {
    const table = tableOf('America/Recife');
    expect(table.offsetAt(Date.UTC(2000, 9, 8, 2, 59)) / HOUR).toBe(-3);
    expect(table.offsetAt(Date.UTC(2000, 9, 8, 3)) / HOUR).toBe(-2);
    expect(table.offsetAt(Date.UTC(2000, 9, 15, 1, 59)) / HOUR).toBe(-2);
    expect(table.offsetAt(Date.UTC(2000, 9, 15, 2)) / HOUR).toBe(-3);
  });

  it('may look every 14 days from 2005 to 2025: no zone took a change back within that', () => {
    for (const zone of ZONES) {
      const changes = changesOf(zone, Date.UTC(2004, 11, 2), Date.UTC(2026, 1, 26));
      const close = changes.find((change, i) => change - (changes[i - 1] ?? 0) <= 14 * DAY_MS);
      if (close !== undefined) throw new Error(`${zone} ${new Date(close).toISOString()}`);
    }
  });

  it('finds a change at any second, in the years that are looked at closely and in the others', () => {
    for (const start of [Date.UTC(1950, 0), Date.UTC(2016, 5)]) {
      for (const second of [0, 1, 1799, 1800, 3598, 3599, 3600, 7201]) {
        const change = start + second * 1000;
        const table = zoneTable((at) => (at < change ? HOUR : -HOUR));
        expect([table.offsetAt(change - 1), table.offsetAt(change)]).toEqual([HOUR, -HOUR]);
      }
    }
  });

  it('finds a change at the bound of a chunk or of a probe', () => {
    for (const change of [
      0,
      56 * DAY_MS,
      3.5 * DAY_MS,
      3.5 * DAY_MS + 1000,
      56 * DAY_MS - 1000,
      56 * DAY_MS + 1000,
    ]) {
      const table = zoneTable((at) => (at < change ? 0 : HOUR));
      expect([table.offsetAt(change - 1), table.offsetAt(change)]).toEqual([0, HOUR]);
      expect(table.changeBefore(change + HOUR)).toBe(change);
      expect(table.changeBefore(change - 1)).toBe(Number.NEGATIVE_INFINITY);
    }
  });

  it('asks the source only for the stretches that are looked at, and only once', () => {
    let asked = 0;
    const table = zoneTable(() => {
      asked += 1;
      return 0;
    });
    expect(asked).toBe(0);
    table.offsetAt(1e12);
    const once = asked;
    expect(once).toBeLessThan(30);
    table.offsetAt(1e12 + 1);
    expect(asked).toBe(once);
  });

  it('reaches two years beyond the instants that are accepted', () => {
    const table = tableOf('Europe/Rome');
    expect(table.offsetAt(MAX_INSTANT + 700 * DAY_MS)).toBe(
      temporalOffset('Europe/Rome', MAX_INSTANT + 700 * DAY_MS),
    );
    expect(table.offsetAt(MIN_INSTANT - 600 * DAY_MS)).toBe(
      temporalOffset('Europe/Rome', MIN_INSTANT - 600 * DAY_MS),
    );
  });
});

describe('the instant of a local time', () => {
  it('agrees with Temporal for any zone and local time', () => {
    fc.assert(
      fc.property(anyZone, since1970, (zone, local) => {
        expect(tableOf(zone).instantOf(local)).toBe(temporalInstant(zone, local));
      }),
      { numRuns: 300 },
    );
  });

  it.each(ODD)('agrees with Temporal around every change of %s', (zone) => {
    const table = tableOf(zone);
    for (const change of changesOf(zone, Date.UTC(2005, 0), Date.UTC(2013, 0))) {
      const local = change + table.offsetAt(change);
      for (const step of [
        -26 * HOUR,
        -HOUR - 1,
        -HOUR,
        -HOUR + 1,
        -HOUR / 2,
        -1,
        0,
        1,
        HOUR / 2,
        HOUR - 1,
        HOUR,
        HOUR + 1,
        26 * HOUR,
      ]) {
        expect(table.instantOf(local + step)).toBe(temporalInstant(zone, local + step));
      }
    }
  });

  it('moves a skipped time on by the jump and takes the first of a repeated one', () => {
    const rome = tableOf('Europe/Rome');
    expect(rome.instantOf(Date.UTC(2026, 2, 29, 2, 30))).toBe(Date.UTC(2026, 2, 29, 1, 30)); // 03:30+02:00
    expect(rome.instantOf(Date.UTC(2026, 9, 25, 2, 30))).toBe(Date.UTC(2026, 9, 25, 0, 30)); // 02:30+02:00
  });
});

describe('the first instant of a local day', () => {
  it('agrees with Temporal for any zone and day', () => {
    fc.assert(
      fc.property(anyZone, fc.integer({ min: 0, max: 47_000 }), (zone, day) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        expect(tableOf(zone).startOfDay(day)).toBe(date.toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['America/Sao_Paulo', '2015-10-18', '2015-10-18T01:00:00-02:00'],
    ['America/Toronto', '1919-03-31', '1919-03-31T00:30:00-04:00'],
    ['America/St_Johns', '2010-11-07', '2010-11-07T00:00:00-02:30'],
    ['Pacific/Apia', '2011-12-30', '2011-12-31T00:00:00+14:00'],
    ['Pacific/Apia', '2011-12-31', '2011-12-31T00:00:00+14:00'],
  ])('in %s, %s begins at %s', (zone, date, start) => {
    expect(tableOf(zone).startOfDay(Date.parse(date) / DAY_MS)).toBe(Date.parse(start));
  });

  it.each([
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Fakaofo', '2011-12-30'],
    ['Pacific/Kwajalein', '1993-08-21'],
    ['Pacific/Kiritimati', '1994-12-31'],
    ['Pacific/Enderbury', '1994-12-31'],
  ])('%s has all dates around %s, but not that one', (zone, date) => {
    const table = tableOf(zone);
    const skipped = Date.parse(date) / DAY_MS;
    for (let day = skipped - 60; day <= skipped + 60; day++) expect(table.hasDay(day)).toBe(day !== skipped);
  });

  it('a date that loses its midnight, or an hour, is a date', () => {
    for (const [zone, date] of [
      ['America/Sao_Paulo', '2015-10-18'],
      ['America/Toronto', '1919-03-31'],
      ['Europe/Rome', '2026-03-29'],
    ] as const) {
      expect(tableOf(zone).hasDay(Date.parse(date) / DAY_MS)).toBe(true);
    }
  });
});
