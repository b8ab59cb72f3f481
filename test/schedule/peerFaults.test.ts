import { afterEach, describe, expect, it } from 'vitest';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { isOpen } from '../../src/schedule/isOpen.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { toDuration } from '../../src/time/duration.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';

const HOUR = 3_600_000;

function every(
  days: readonly string[],
  hours: readonly string[],
  timeZone = 'UTC',
  holidays: readonly string[] = [],
): Schedule {
  return defineSchedule({ timeZone, weekly: Object.fromEntries(days.map((day) => [day, hours])), holidays });
}
const workdays = WEEKDAYS.slice(0, 5);
const due = (schedule: Schedule, at: string, duration: string): string =>
  new Date(addOpenTime(schedule, at, toDuration(duration)) ?? Number.NaN).toISOString();

/** Each test is a fault that some published engine of business hours has or had. */
describe('faults of other engines that this one must not have', () => {
  it.each([
    ['America/New_York', '-05:00'],
    ['Asia/Tokyo', '+09:00'],
    ['Pacific/Auckland', '+13:00'],
    ['Pacific/Kiritimati', '+14:00'],
  ])('a holiday in %s closes its local date, not the UTC date', (timeZone, offset) => {
    const evenings = every(WEEKDAYS, ['06:00-08:00', '20:00-22:00'], timeZone, ['2024-01-02']);
    const on = (from: string, to: string): number =>
      elapsed(evenings, `${from}T00:00:00${offset}`, `${to}T00:00:00${offset}`) / HOUR;
    expect([
      on('2024-01-01', '2024-01-02'),
      on('2024-01-02', '2024-01-03'),
      on('2024-01-03', '2024-01-04'),
    ]).toEqual([4, 0, 4]);
  });

  it('isOpen and elapsed agree in the repeated hour of autumn', () => {
    const night = every(['sun'], ['00:00-01:30'], 'America/New_York');
    for (let at = Date.UTC(2024, 10, 3, 3); at < Date.UTC(2024, 10, 3, 9); at += 60_000) {
      expect(elapsed(night, at, at + 60_000) > 0).toBe(isOpen(night, at));
    }
    expect(isOpen(night, '2024-11-03T01:15:00-04:00')).toBe(true);
    expect(isOpen(night, '2024-11-03T01:15:00-05:00')).toBe(false);
  });

  it('seconds of the weekly hours count', () => {
    const precise = every(['mon'], ['09:00:30-17:00:15']);
    expect(elapsed(precise, '2024-01-01T00:00Z', '2024-01-02T00:00Z')).toBe(8 * HOUR - 15_000);
  });

  it('a due time keeps its seconds: 16:59:30 and 45 minutes give 09:44:30', () => {
    expect(due(every(workdays, ['09:00-17:00']), '2024-01-01T16:59:30Z', '45m')).toBe(
      '2024-01-02T09:44:30.000Z',
    );
  });

  it('no minute is added for each interval', () => {
    const split = every(workdays, ['09:00-12:00', '13:00-15:00', '15:30-17:00']);
    expect(elapsed(split, '2024-01-01T00:00Z', '2024-01-06T00:00Z')).toBe(5 * 6.5 * HOUR);
  });

  it('the middle of three intervals counts', () => {
    const three = every(workdays, ['08:00-10:00', '11:00-13:00', '15:00-18:00']);
    expect(elapsed(three, '2024-01-01T09:00Z', '2024-01-01T16:00Z')).toBe(4 * HOUR);
    expect(due(three, '2024-01-01T09:30:00Z', '3h')).toBe('2024-01-01T15:30:00.000Z');
  });

  it('five days of 24 hours neither hang nor lose time', () => {
    const all = every(workdays, ['00:00-24:00']);
    expect(elapsed(all, '2024-01-05T12:00Z', '2024-01-08T12:00Z')).toBe(24 * HOUR);
    expect(due(all, '2024-01-05T23:00:00Z', '2h')).toBe('2024-01-08T01:00:00.000Z');
    expect(elapsed(all, '2024-01-01T00:00Z', '2024-01-06T00:00Z')).toBe(120 * HOUR);
  });

  it('an hour over the break of a split day is an hour, not less than none', () => {
    const split = every(workdays, ['09:00-12:00', '13:00-17:00']);
    expect(elapsed(split, '2024-01-01T11:30Z', '2024-01-01T13:30Z')).toBe(HOUR);
  });

  it('24 hours on all days is one unbroken stretch, over any midnight', () => {
    const always = every(WEEKDAYS, ['00:00-24:00'], 'Europe/Rome');
    expect(elapsed(always, '2024-01-01T00:00Z', '2025-01-01T00:00Z')).toBe(366 * 24 * HOUR);
    expect(isOpen(always, '2024-01-01T22:59:59.999Z')).toBe(true);
    expect(isOpen(always, '2024-01-01T23:00:00Z')).toBe(true);
  });

  it('a start at midnight, at an opening and at a closing all lead on', () => {
    const day = every(workdays, ['00:00-08:00']);
    expect(due(day, '2024-01-01T00:00:00Z', '8h')).toBe('2024-01-01T08:00:00.000Z');
    expect(due(day, '2024-01-01T08:00:00Z', '1h')).toBe('2024-01-02T01:00:00.000Z');
  });

  it('days on which the clock changes have 23 and 25 hours', () => {
    const always = every(WEEKDAYS, ['00:00-24:00'], 'Europe/Paris');
    expect(elapsed(always, '2020-10-25T00:00:00+02:00', '2020-10-26T00:00:00+01:00')).toBe(25 * HOUR);
    expect(elapsed(always, '2020-03-29T00:00:00+01:00', '2020-03-30T00:00:00+02:00')).toBe(23 * HOUR);
    expect(due(always, '2024-03-30T22:00:00+01:00', '5h')).toBe('2024-03-31T02:00:00.000Z'); // 04:00+02:00
  });

  it('it moves on in the hour that is skipped and in the hour that is repeated', () => {
    const night = every(WEEKDAYS, ['22:00-06:00'], 'America/New_York');
    expect(elapsed(night, '2024-03-09T22:00:00-05:00', '2024-03-10T06:00:00-04:00')).toBe(7 * HOUR);
    expect(elapsed(night, '2024-11-02T22:00:00-04:00', '2024-11-03T06:00:00-05:00')).toBe(9 * HOUR);
    expect(due(night, '2024-11-02T22:00:00-04:00', '4h')).toBe('2024-11-03T06:00:00.000Z'); // the second 01:00
  });

  it('two schedules do not share hours: there is no global state', () => {
    const long = every(workdays, ['08:00-18:00']);
    const short = every(workdays, ['10:00-12:00']);
    expect(elapsed(long, '2024-01-01T00:00Z', '2024-01-02T00:00Z')).toBe(10 * HOUR);
    expect(elapsed(short, '2024-01-01T00:00Z', '2024-01-02T00:00Z')).toBe(2 * HOUR);
    expect(elapsed(long, '2024-01-01T00:00Z', '2024-01-02T00:00Z')).toBe(10 * HOUR);
  });

  it('00:00-24:00 does not close for a minute before midnight', () => {
    const always = every(WEEKDAYS, ['00:00-24:00']);
    expect(isOpen(always, '2024-01-01T23:59:30Z')).toBe(true);
    expect(elapsed(always, '2024-01-01T23:59Z', '2024-01-02T00:01Z')).toBe(120_000);
  });

  it('an old ticket is measured with the offset of its own time', () => {
    const office = every(workdays, ['09:00-17:00'], 'Europe/Istanbul');
    // Istanbul was at +02:00 in the winter of 2015 and has been at +03:00 since 2016.
    expect(isOpen(office, '2015-12-01T06:30:00Z')).toBe(false);
    expect(isOpen(office, '2020-12-01T06:30:00Z')).toBe(true);
  });

  it('Monday 16:00 and 5 hours is Tuesday 12:00 where work ends at 18:00 and begins at 09:00', () => {
    expect(due(every(workdays, ['09:00-18:00']), '2024-01-01T16:00:00Z', '5h')).toBe(
      '2024-01-02T12:00:00.000Z',
    );
  });

  it('a holiday closes the night that begins on it, and leaves the one that began before', () => {
    const night = every(WEEKDAYS, ['22:00-06:00'], 'UTC', ['2024-01-02']);
    expect(elapsed(night, '2024-01-02T00:00Z', '2024-01-03T00:00Z')).toBe(6 * HOUR);
    expect(elapsed(night, '2024-01-03T00:00Z', '2024-01-03T12:00Z')).toBe(0);
  });

  it('a thousand holidays cost nothing in the answer', () => {
    const holidays = Array.from({ length: 1000 }, (_, i) =>
      new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10),
    );
    const office = every(WEEKDAYS, ['09:00-17:00'], 'UTC', holidays);
    expect(elapsed(office, '2020-01-01T00:00Z', '2022-09-27T00:00Z')).toBe(0);
    expect(elapsed(office, '2020-01-01T00:00Z', '2022-09-28T00:00Z')).toBe(8 * HOUR);
  });

  const processZone = process.env['TZ'];
  afterEach(() => {
    if (processZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = processZone;
  });

  it('the zone of the process has no say', () => {
    const answers = ['UTC', 'America/Los_Angeles', 'Europe/Rome', 'Australia/Lord_Howe', 'Pacific/Apia'].map(
      (zone) => {
        process.env['TZ'] = zone;
        const office = every(WEEKDAYS, ['00:30-02:30', '22:00-23:45'], 'America/New_York', ['2024-07-04']);
        return [
          elapsed(office, '2024-01-01T00:00Z', '2025-01-01T00:00Z'),
          due(office, '2024-03-10T00:00:00-05:00', '3h'),
          due(office, '2024-11-03T00:00:00-04:00', '3h'),
        ];
      },
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});
