import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/report/report.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { fromZendeskSchedule } from '../../src/schedule/imports/fromZendeskSchedule.ts';
import { type PeriodUnit, period } from '../../src/time/period.ts';
import { ZONE_HINTS } from '../../src/time/zoneHints.ts';
import { ZONE_NAMES } from '../../src/time/zoneNames.ts';
import { zoneOffset } from '../../src/time/zoneOffset.ts';
import vectors from '../vectors/zones.json' with { type: 'json' };

const { zones, links, icuOnly } = vectors;
const names = [...zones, ...Object.keys(links)].filter((name) => name !== 'Factory');

/** Whether the runtime that runs this test has data for a zone: older ones lack the newest. */
function hasData(timeZone: string): boolean {
  try {
    return Number.isFinite(new Intl.DateTimeFormat('en', { timeZone }).format(0).length);
  } catch {
    return false;
  }
}
const remedyOf = (timeZone: unknown): string => {
  try {
    zoneOffset(timeZone);
  } catch (error) {
    return String(Object(error).remedy);
  }
  return 'accepted';
};

describe('every name of the tz database is a zone', () => {
  it('the list is that of the database, links and zones', () => {
    expect([...ZONE_NAMES].sort()).toEqual([...names].sort());
  });

  it('each has its offset, in any letter case', () => {
    const known = names.filter(hasData);
    expect(known.length).toBeGreaterThan(590);
    for (const name of known) {
      for (const spelling of [name, name.toLowerCase(), name.toUpperCase()]) {
        expect([spelling, zoneOffset(spelling)(Date.UTC(2026, 6, 1))]).toEqual([spelling, offsetIn(name)]);
      }
    }
  });

  const offsetIn = (name: string): number =>
    Temporal.Instant.fromEpochMilliseconds(Date.UTC(2026, 6, 1)).toZonedDateTimeISO(name).offsetNanoseconds /
    1e6;

  it('a link has the hours of its target', () => {
    const instants = [Date.UTC(1995, 0, 1), Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)];
    // Some links of the database are zones with a history of their own before 1970 elsewhere; not after 1995.
    for (const [link, target] of Object.entries(links).filter((pair) => pair.every(hasData))) {
      const [own, other] = [link, target].map((name) => instants.map(zoneOffset(name)));
      expect([link, own]).toEqual([link, other]);
    }
  });

  it('Factory, the zone of machines that have none yet, is refused', () => {
    expect(remedyOf('Factory')).toContain('Expected an IANA time zone');
  });

  it('a name that came after the list is a zone where the runtime knows it, and only on a continent or an ocean', () => {
    // A city that is founded by the runtime, as a newer one would.
    const { DateTimeFormat } = Intl;
    const renamed = function (this: unknown, locale: string, options: Intl.DateTimeFormatOptions = {}) {
      const { timeZone } = options;
      const later = /^(Europe|US|Etc)\/Newtown$/.test(timeZone ?? '') || timeZone === 'NWT';
      return new DateTimeFormat(locale, { ...options, ...(later && { timeZone: 'Europe/Rome' }) });
    };
    try {
      Object.defineProperty(Intl, 'DateTimeFormat', { value: renamed, configurable: true, writable: true });
      expect(zoneOffset('Europe/Newtown')(0)).toBe(3_600_000);
      for (const name of ['US/Newtown', 'Etc/Newtown', 'NWT']) expect(remedyOf(name)).not.toBe('accepted');
    } finally {
      Object.defineProperty(Intl, 'DateTimeFormat', {
        value: DateTimeFormat,
        configurable: true,
        writable: true,
      });
    }
  });

  it('a zone that the runtime has no data for is said to be one', () => {
    const { DateTimeFormat } = Intl;
    const outdated = function (this: unknown, locale: string, options: Intl.DateTimeFormatOptions = {}) {
      if (options.timeZone === 'Indian/MAHE') throw new RangeError('Invalid time zone specified');
      return new DateTimeFormat(locale, options);
    };
    try {
      Object.defineProperty(Intl, 'DateTimeFormat', { value: outdated, configurable: true, writable: true });
      // A spelling that no test has asked for: date-fns-tz keeps what it found once.
      expect(remedyOf('Indian/MAHE')).toContain('time zone data of this runtime');
    } finally {
      Object.defineProperty(Intl, 'DateTimeFormat', {
        value: DateTimeFormat,
        configurable: true,
        writable: true,
      });
    }
  });
});

describe('what only some runtimes take for a zone is none', () => {
  it.each(icuOnly)('%s, which ICU knows and IANA does not, in any letter case', (name) => {
    for (const spelling of [name, name.toLowerCase(), name.toUpperCase()]) {
      expect(remedyOf(spelling)).toContain("Expected an IANA time zone such as 'Europe/Rome'.");
    }
  });

  it.each([
    ...['+02:00', '-0530', '+2', '+00', '±01:00', 'GMT+2', 'UTC-5', 'UTC+05:30', 'GMT+00:00', 'Etc/GMT+15'],
    ...[
      'Z',
      'z',
      'Local',
      'local',
      'system',
      'Etc/Unknown',
      'EST5',
      'EST5EDT4',
      'PST8',
      ':Europe/Rome',
      'posix/UTC',
    ],
    ...[
      'Europe/',
      '/Rome',
      'Europe//Rome',
      'Europe/Rome/',
      '../UTC',
      'Asia/To\u212Ayo',
      'U\u0422C',
      'UTC\u0000',
    ],
  ])('%j', (name) => {
    expect(remedyOf(name)).toContain("Expected an IANA time zone such as 'Europe/Rome'.");
  });

  it('whatever text is given, it is a name of the database or refused', () => {
    const known = new Set(names.map((name) => name.toLowerCase()));
    const near = fc.constantFrom(...names, ...icuOnly).chain((name) =>
      fc.tuple(fc.nat(name.length), fc.string({ maxLength: 2 }), fc.nat(2)).map(([at, more, less]) => {
        return name.slice(0, at) + more + name.slice(at + less);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (name) => {
        const isKnown = known.has(name.toLowerCase());
        expect(remedyOf(name) === 'accepted').toBe(isKnown && hasData(name));
      }),
    );
  });
});

describe('the error says what may be meant', () => {
  it.each([
    ['BST', "Did you mean 'Europe/London' or 'Asia/Dhaka'?"],
    ['bst', "Did you mean 'Europe/London' or 'Asia/Dhaka'?"],
    ['IST', "Did you mean 'Asia/Kolkata' or 'Europe/Dublin' or 'Asia/Jerusalem'?"],
    ['CST', "'America/Chicago' or 'Asia/Shanghai'"],
    ['PST', "'America/Los_Angeles' or 'Asia/Manila'"],
    ['EDT', "Did you mean 'America/New_York'?"],
    ['MEZ', "Did you mean 'Europe/Berlin'?"],
    ['CEST', "'Europe/Berlin'"],
    ['JST', "Did you mean 'Asia/Tokyo'?"],
    ['Z', "Did you mean 'UTC'?"],
    ['W. Europe Standard Time', "Did you mean 'Europe/Berlin'?"],
    ['w. europe daylight time', "Did you mean 'Europe/Berlin'?"],
    ['GMT Standard Time', "Did you mean 'Europe/London'?"],
    ['Eastern Time (US & Canada)', "Did you mean 'America/New_York'?"],
    ['British Summer Time', "Did you mean 'Europe/London'?"],
    ['US/Pacific-New', "Did you mean 'America/Los_Angeles'?"],
    ['SystemV/EST5EDT', "Did you mean 'EST5EDT'?"],
    ['Europe/Instanbul', "Did you mean 'Europe/Istanbul'?"],
    ['New York', "Did you mean 'America/New_York'?"],
    ['america/new york', "Did you mean 'America/New_York'?"],
    ['America\\New_York', "Did you mean 'America/New_York'?"],
    ['Europe/Rome ', "Did you mean 'Europe/Rome'?"],
    ['Europe/New_York', "Did you mean 'America/New_York'?"],
    ['Kolkatta', "Did you mean 'Asia/Kolkata'?"],
    ['Istanbul', "'Europe/Istanbul'"],
    [
      '+02:00',
      "An offset does not know when the clock is changed: name a place. Where the clock is never changed, 'Etc/GMT-2' is the same.",
    ],
    ['GMT-5', "'Etc/GMT+5' is the same"],
    ['UTC+14', "'Etc/GMT-14' is the same"],
    ['-12:00', "'Etc/GMT+12' is the same"],
    ['+00:00', "'UTC' is the same"],
    ['local', 'Intl.DateTimeFormat().resolvedOptions().timeZone'],
  ])('%j: %s', (given, words) => {
    expect(remedyOf(given)).toContain(words);
  });

  it.each(['+05:30', '-13:00', '+15:00'])('%s is no hour of Etc', (given) => {
    expect(remedyOf(given)).toBe(
      "Expected an IANA time zone such as 'Europe/Rome'. An offset does not know when the clock is changed: name a place.",
    );
  });

  it.each([
    '',
    'qqqqqqqqqqqqqqqqqqqq',
    'Europe/Istanbul'.repeat(10_000),
    5,
    null,
    Symbol('zone'),
  ])('to %s nothing is near', (given) => {
    expect(remedyOf(given)).toBe("Expected an IANA time zone such as 'Europe/Rome'.");
  });

  it('every zone that is suggested is one, and whoever takes the suggestion gets no second error', () => {
    for (const [zone, hints] of ZONE_HINTS) {
      expect(names).toContain(zone);
      for (const hint of hints)
        expect([hint, remedyOf(hint)]).toEqual([hint, expect.stringContaining('Did you mean')]);
    }
    for (const name of icuOnly) {
      for (const [, zone = ''] of remedyOf(name)
        .split('Did you mean')[1]
        ?.matchAll(/'([^']+)'/g) ?? []) {
        expect([name, zone, remedyOf(zone)]).toEqual([name, zone, 'accepted']);
      }
    }
  });
});

describe('wherever a zone is given, it is checked at once', () => {
  const refusal = (path: string): unknown =>
    expect.objectContaining({
      code: 'invalid-option',
      path,
      value: 'BST',
      remedy: expect.stringContaining('Europe/London'),
    });

  it.each([
    ['a schedule', 'timeZone', () => defineSchedule({ timeZone: 'BST', weekly: {} })],
    ['a report, before it is run', 'timeZone', () => report({ timeZone: 'BST' })],
    ...(['hour', 'day', 'month'] as const).map(
      (unit: PeriodUnit) => [`a period, the ${unit}`, 'timeZone', () => period(unit, 'BST')] as const,
    ),
    ['a schedule of Zendesk', 'time_zone', () => fromZendeskSchedule({ time_zone: 'BST', intervals: [] })],
  ] as const)('%s', (_, path, give) => {
    expect(give).toThrow(refusal(path));
  });

  it('a report without a zone has none to check', () => {
    expect(report({}).run({}).total).toEqual({});
    expect(report({ timeZone: undefined }).run({}).total).toEqual({});
  });
});
