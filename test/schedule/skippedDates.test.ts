import { describe, expect, it } from 'vitest';
import { addOpenDays } from '../../src/schedule/addOpenDays.ts';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { explain } from '../../src/schedule/explain.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import type { ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import { whyClosed } from '../../src/schedule/whyClosed.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';

const HOUR = 3_600_000;
const iso = (at: number | null): string => new Date(at ?? Number.NaN).toISOString();

/** Every day from nine to five. */
const daily = (timeZone: string, more: Partial<ScheduleDefinition> = {}): Schedule =>
  defineSchedule({
    timeZone,
    weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, ['09:00-17:00']])),
    ...more,
  });

describe('a date that a zone skipped whole', () => {
  it.each([
    ['Pacific/Apia', '2011-12-29T00:00-10:00', '2012-01-01T00:00+14:00'],
    ['Pacific/Fakaofo', '2011-12-29T00:00-11:00', '2012-01-01T00:00+13:00'],
    ['Pacific/Kwajalein', '1993-08-20T00:00-12:00', '1993-08-23T00:00+12:00'],
    ['Pacific/Kiritimati', '1994-12-30T00:00-10:00', '1995-01-02T00:00+14:00'],
    ['Pacific/Enderbury', '1994-12-30T00:00-11:00', '1995-01-02T00:00+13:00'],
  ])('in %s has no open time: two of three dates count', (zone, from, to) => {
    expect(elapsed(daily(zone), from, to)).toBe(16 * HOUR);
  });

  it('does not lend its hours to the next date, where that is a holiday', () => {
    const office = daily('Pacific/Apia', { holidays: ['2011-12-31'] });
    expect(elapsed(office, '2011-12-30T00:00+14:00', '2012-01-01T00:00+14:00')).toBe(8 * HOUR); // the 29th
    expect(whyClosed(office, '2011-12-31T10:00+14:00')).toEqual({ reason: 'holiday' });
  });

  it('lends neither its holiday nor its special hours to the next date', () => {
    const office = daily('Pacific/Apia', {
      holidays: [{ date: '2011-12-30', name: 'The day that was not' }],
      overrides: { '2011-12-30': ['06:00-22:00'] },
    });
    const { openMs, gaps } = explain(office, '2011-12-29T00:00-10:00', '2012-01-01T00:00+14:00');
    expect(openMs).toBe(16 * HOUR);
    expect(gaps.map(({ startAt, reason }) => [iso(startAt), reason])).toEqual([
      ['2011-12-29T10:00:00.000Z', 'closed'],
      ['2011-12-30T03:00:00.000Z', 'closed'],
      ['2011-12-31T03:00:00.000Z', 'closed'],
    ]);
  });

  it('is no working day: counting steps over it, forwards and back', () => {
    const office = daily('Pacific/Apia');
    expect(iso(addOpenDays(office, '2011-12-29T10:00-10:00', 1))).toBe('2011-12-30T20:00:00.000Z'); // the 31st, 10:00
    expect(iso(addOpenDays(office, '2011-12-29T10:00-10:00', 2))).toBe('2011-12-31T20:00:00.000Z');
    expect(iso(addOpenDays(office, '2011-12-31T10:00+14:00', -1))).toBe('2011-12-29T20:00:00.000Z'); // the 29th, 10:00
    const special = daily('Pacific/Apia', { overrides: { '2011-12-30': ['00:00-24:00'] } });
    expect(iso(addOpenDays(special, '2011-12-29T10:00-10:00', 1))).toBe('2011-12-30T20:00:00.000Z');
  });

  it('makes nothing due: what is left on its eve is done on the date after', () => {
    const office = daily('Pacific/Kwajalein');
    expect(iso(addOpenTime(office, '1993-08-20T16:00-12:00', '2h'))).toBe('1993-08-21T22:00:00.000Z'); // the 22nd, 10:00
  });

  it('lets the night before it go on, and a break after the jump cuts that night', () => {
    const office = defineSchedule({
      timeZone: 'Pacific/Apia',
      weekly: { thu: ['22:00-06:00'] },
      breaks: { '2011-12-31': ['02:00-03:00'], '2011-12-30': ['00:00-24:00'] },
    });
    expect(elapsed(office, '2011-12-29T00:00-10:00', '2012-01-01T00:00+14:00')).toBe(7 * HOUR);
    expect(whyClosed(office, '2011-12-31T02:30+14:00')).toEqual({ reason: 'break' });
  });
});
