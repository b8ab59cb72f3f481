import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/time/calendarDate.ts';
import { toDuration } from '../../src/time/duration.ts';
import { readInstant, toInstant } from '../../src/time/instant.ts';
import { period } from '../../src/time/period.ts';
import { zoneOffset } from '../../src/time/zoneOffset.ts';
import { zoneTable } from '../../src/time/zoneTable.ts';

const HOUR = 3_600_000;

describe('a duration that is refused', () => {
  it.each([
    ['P10M'],
    ['P2W10Y'],
    ['10y'],
    ['12 months'],
  ])('%s counts months or years, and is told so', (text) => {
    expect(() => toDuration(text)).toThrow('differ in length');
  });

  it.each([['xP1M'], ['x1y'], ['in 2 months'], [['1y']]])('%j is only told what is expected', (input) => {
    expect(() => toDuration(input)).toThrow(
      expect.objectContaining({ code: 'invalid-duration', message: expect.stringContaining("'2h'") }),
    );
  });

  it.each([
    ['a symbol', Symbol('2h')],
    ['an object that has no text', Object.create(null)],
  ])('%s is refused like any other', (_name, input) => {
    expect(() => toDuration(input)).toThrow(
      expect.objectContaining({ name: 'KpiError', code: 'invalid-duration' }),
    );
  });
});

describe('an instant', () => {
  it('is never minus zero', () => {
    expect(readInstant({ epochMilliseconds: -0 })).toBe(0);
  });

  it('is not read off a function, whatever it carries', () => {
    expect(readInstant(Object.assign(() => 0, { epochMilliseconds: 1e12 }))).toBeNaN();
  });

  it('is taken for a number written as text only where nothing else stands in the text', () => {
    for (const text of ['week 5', 'x-5', '5x'])
      expect(() => toInstant(text)).toThrow('existing time in ISO 8601');
  });
});

describe('a period', () => {
  it('says which units and which days there are', () => {
    expect(() => period(JSON.parse('"fortnight"'), 'UTC')).toThrow('hour, day, week, month, quarter, year');
    expect(() => period('week', 'UTC', JSON.parse('"monday"'))).toThrow('mon, tue, wed, thu, fri, sat, sun');
  });

  it('of an hour in UTC has the offset +00:00', () => {
    expect(period('hour', 'UTC').label(Date.UTC(2026, 0, 1, 7))).toBe('2026-01-01T07:00+00:00');
  });

  it('of an hour that the clock cuts short begins where the clock changes', () => {
    // At 02:00+11:00 the clock goes back to 01:30+10:30.
    const { startOf } = period('hour', 'Australia/Lord_Howe');
    const change = Date.parse('2026-04-04T15:00:00Z');
    expect(startOf(change + 10 * 60_000)).toBe(change);
    expect(startOf(change)).toBe(change);
    expect(startOf(change - 1)).toBe(change - HOUR);
  });

  it('of an hour ends where the clock goes back, be it a minute after the full hour', () => {
    // At 00:01-02:30 the clock of Newfoundland went back to 23:01-03:30.
    const { nextStart, startOf } = period('hour', 'America/St_Johns');
    const midnight = Date.parse('2010-11-07T00:00:00-02:30');
    const change = midnight + 60_000;
    expect([nextStart(midnight), nextStart(change - 1)]).toEqual([change, change]);
    expect([startOf(change - 1), startOf(change)]).toEqual([midnight, change]);
    expect(nextStart(change)).toBe(Date.parse('2010-11-07T00:00:00-03:30'));
  });
});

describe('a change of the clock that is taken back within four days', () => {
  it.each([[1939], [1999], [2031]])('is seen whenever it comes, in %s', (year) => {
    for (let day = 0; day < 56; day++) {
      const first = Date.UTC(year, 2, 1 + day, 1);
      const last = first + 4 * DAY_MS - HOUR;
      const table = zoneTable((at) => (at >= first && at < last ? HOUR : 0));
      const offsets = [first - 1, first, last - 1, last].map((at) => table.offsetAt(at));
      expect(offsets).toEqual([0, HOUR, HOUR, 0]);
    }
  });

  it('is seen in Sierra Leone in 1939, as Temporal does', () => {
    const table = zoneTable(zoneOffset('Africa/Freetown'));
    for (let at = Date.UTC(1939, 7, 25); at < Date.UTC(1939, 8, 20); at += HOUR) {
      const { offsetNanoseconds } =
        Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Africa/Freetown');
      expect(table.offsetAt(at)).toBe(offsetNanoseconds / 1e6);
    }
  });
});
