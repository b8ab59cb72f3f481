import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cycle, type CycleUnit, cycle } from '../../src/time/cycle.ts';
import { WEEKDAYS, type Weekday } from '../../src/time/weekday.ts';
import type { IntlClock } from '../prove/intlClock.ts';
import { clockMoments } from './clockMoments.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const UNITS: readonly CycleUnit[] = ['hourOfDay', 'weekday', 'hourOfWeek'];

const kept = new Map<string, Cycle>();
function keptCycle(unit: CycleUnit, zone: string, weekStart: Weekday): Cycle {
  const key = `${unit} ${zone} ${weekStart}`;
  const found = kept.get(key) ?? cycle(unit, zone, weekStart);
  kept.set(key, found);
  return found;
}

/** The name of the part that a clock shows, by Intl alone. */
function shown(unit: CycleUnit, clock: IntlClock, instant: number): string {
  const wall = new Date(clock.wallAt(Math.floor(instant / 1000) * 1000));
  const day = WEEKDAYS[(wall.getUTCDay() + 6) % 7] ?? '';
  const hour = wall.toISOString().slice(11, 13);
  return { hourOfDay: hour, weekday: day, hourOfWeek: `${day} ${hour}` }[unit];
}

describe('the part of a cycle that holds an instant', () => {
  it('is the hour or the day that the clock of Intl shows, whatever day the week starts on', () => {
    const units = fc.constantFrom(...UNITS);
    fc.assert(
      fc.property(units, fc.constantFrom(...WEEKDAYS), clockMoments, (unit, weekStart, { clock, at }) => {
        const { indexOf, label, size } = keptCycle(unit, clock.timeZone, weekStart);
        const index = indexOf(at);
        expect(label(index)).toBe(shown(unit, clock, at));
        expect(index).toBeLessThan(size);
        expect(keptCycle(unit, clock.timeZone, weekStart).indexOf(at)).toBe(index);
      }),
      { numRuns: 1000 },
    );
  });

  it('lasts until the clock, read minute by minute, shows another or begins one anew', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNITS), clockMoments, (unit, { clock, at }) => {
        const part = unit === 'weekday' ? DAY : HOUR;
        const now = shown(unit, clock, at);
        let next = (Math.floor(at / MINUTE) + 1) * MINUTE;
        while (shown(unit, clock, next) === now && clock.wallAt(next) % part !== 0) next += MINUTE;
        expect(keptCycle(unit, clock.timeZone, 'mon').nextStart(at)).toBe(next);
      }),
      { numRuns: 300 },
    );
  });

  it('of a day is numbered from the day that the week starts on', () => {
    const monday = Date.UTC(2026, 2, 2);
    for (const [start, number] of [
      ['mon', 0],
      ['sun', 1],
      ['tue', 6],
      ['sat', 2],
    ] as const) {
      expect([start, cycle('weekday', 'UTC', start).indexOf(monday)]).toEqual([start, number]);
      expect(cycle('hourOfWeek', 'UTC', start).indexOf(monday + 5 * HOUR)).toBe(number * 24 + 5);
    }
  });

  it('is found before 1970 too, and on the first and the last instant that are accepted', () => {
    // 1900-01-01 was a Monday, 2199-12-31 a Tuesday.
    const { indexOf, label } = cycle('hourOfWeek', 'UTC');
    expect(label(indexOf(Date.UTC(1900, 0, 1)))).toBe('mon 00');
    expect(label(indexOf(Date.UTC(2200, 0, 1) - 1))).toBe('tue 23');
    expect(label(indexOf(-1))).toBe('wed 23');
  });
});

describe('an hour that the clock', () => {
  const hours = (zone: string, from: string, to: string): [string, number][] => {
    const { indexOf, label, nextStart } = cycle('hourOfDay', zone);
    const found: [string, number][] = [];
    for (let at = Date.parse(from); at < Date.parse(to); at = nextStart(at))
      found.push([label(indexOf(at)), (nextStart(at) - at) / MINUTE]);
    return found;
  };

  it('skips does not come', () => {
    expect(hours('Europe/Rome', '2026-03-29T00:00:00Z', '2026-03-29T02:00:00Z')).toEqual([
      ['01', 60],
      ['03', 60],
    ]);
  });

  it('shows twice comes twice, as the same', () => {
    expect(hours('Europe/Rome', '2026-10-25T00:00:00Z', '2026-10-25T03:00:00Z')).toEqual([
      ['02', 60],
      ['02', 60],
      ['03', 60],
    ]);
  });

  it('shows for half an hour more lasts 90 minutes, and one of which it skips the first half, 30', () => {
    // Lord Howe: at 02:00 back to 01:30, at 02:00 forward to 02:30.
    expect(hours('Australia/Lord_Howe', '2026-04-04T14:00:00Z', '2026-04-04T16:30:00Z')).toEqual([
      ['01', 90],
      ['02', 60],
    ]);
    expect(hours('Australia/Lord_Howe', '2026-10-03T14:30:00Z', '2026-10-03T17:00:00Z')).toEqual([
      ['01', 60],
      ['02', 30],
      ['03', 60],
    ]);
  });
});

describe('a day of the week', () => {
  it('is not cut where the clock changes within it', () => {
    const { nextStart } = cycle('weekday', 'Europe/Rome');
    const sunday = Date.parse('2026-03-29T00:00:00+01:00');
    expect((nextStart(sunday) - sunday) / HOUR).toBe(23);
  });

  it('comes again for the hour that is set back over midnight, as the clock shows', () => {
    // At 00:01 of Sunday the clock of Newfoundland went back to 23:01 of Saturday.
    const { indexOf, label, nextStart } = cycle('weekday', 'America/St_Johns');
    const midnight = Date.parse('2010-11-07T00:00:00-02:30');
    const days = [midnight - 1, midnight, midnight + MINUTE, midnight + HOUR];
    expect(days.map((at) => label(indexOf(at)))).toEqual(['sat', 'sun', 'sat', 'sun']);
    expect(nextStart(midnight)).toBe(midnight + MINUTE);
    expect(nextStart(midnight + MINUTE)).toBe(midnight + HOUR);
  });

  it('that Samoa skipped did not come', () => {
    const { indexOf, label, nextStart } = cycle('weekday', 'Pacific/Apia');
    const thursday = Date.parse('2011-12-29T00:00:00-10:00');
    expect([thursday, nextStart(thursday)].map((at) => label(indexOf(at)))).toEqual(['thu', 'sat']);
  });
});

describe('the parts of a cycle', () => {
  it.each([
    ['hourOfDay', 24, '00', '23'],
    ['weekday', 7, 'sun', 'sat'],
    ['hourOfWeek', 168, 'sun 00', 'sat 23'],
  ] as const)('%s: %i, from %s to %s', (unit, size, first, last) => {
    const parts = cycle(unit, 'UTC', 'sun');
    expect(parts.size).toBe(size);
    expect([parts.label(0), parts.label(size - 1)]).toEqual([first, last]);
    expect([parts.label(-1), parts.label(size)]).toEqual(['', '']);
    expect(new Set(Array.from({ length: size }, (_, i) => parts.label(i))).size).toBe(size);
  });

  it.each([
    ['unit', 'hourofday', 'UTC', 'mon', 'hourOfDay'],
    ['unit', 'toString', 'UTC', 'mon', 'hourOfDay, weekday, hourOfWeek'],
    ['timeZone', 'weekday', 'BST', 'mon', 'Europe/London'],
    ['weekStart', 'weekday', 'UTC', 'monday', 'mon, tue'],
  ])('of an unknown %s are refused: %s %s %s', (path, unit, zone, weekStart, words) => {
    expect(() => cycle(JSON.parse(`"${unit}"`), zone, JSON.parse(`"${weekStart}"`))).toThrow(
      expect.objectContaining({ code: 'invalid-option', path, remedy: expect.stringContaining(words) }),
    );
  });
});
