import { describe, expect, it } from 'vitest';
import { fromOpeningHours } from '../../../src/schedule/imports/fromOpeningHours.ts';
import type { Holiday, ScheduleDefinition } from '../../../src/schedule/scheduleDefinition.ts';
import { openMinutes } from './openMinutes.ts';

const HOLIDAYS: readonly Holiday[] = ['2026-11-01', '2026-12-25', '2026-12-26'];
const read = (text: string, holidays = HOLIDAYS): ScheduleDefinition =>
  fromOpeningHours(text, 'UTC', { holidays });

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The hours of a date from midnight to midnight. */
function hoursOn(definition: ScheduleDefinition, date: string): string {
  const [from, to] = [`${date}T00:00Z`, `${date}T24:00Z`];
  return openMinutes(definition, from, to)
    .map((segment) => segment.map(clock).join('-'))
    .join();
}

/** A Thursday, Saturday and Sunday as ever, Christmas Eve, and holidays on a Friday, a Saturday and a Sunday. */
const DATES = [
  ...['2026-12-17', '2026-12-19', '2026-12-20', '2026-12-24'],
  ...['2026-12-25', '2026-12-26', '2026-11-01'],
];

// Each from opening_hours.js 3.15.0, for Baden-Württemberg.
const READINGS: readonly (readonly [text: string, ...hours: string[]])[] = [
  [
    'Mo-Sa 10:00-20:00; PH 10:00-14:00',
    '10:00-20:00',
    '10:00-20:00',
    '',
    '10:00-20:00',
    '10:00-14:00',
    '10:00-14:00',
    '10:00-14:00',
  ],
  [
    'Mo-Fr 09:00-17:00; PH 10:00-12:00',
    '09:00-17:00',
    '',
    '',
    '09:00-17:00',
    '10:00-12:00',
    '10:00-12:00',
    '10:00-12:00',
  ],
  ['Mo-Fr,PH 09:00-12:00', '09:00-12:00', '', '', '09:00-12:00', '09:00-12:00', '09:00-12:00', '09:00-12:00'],
  ['PH,Mo-Fr 09:00-12:00', '09:00-12:00', '', '', '09:00-12:00', '09:00-12:00', '09:00-12:00', '09:00-12:00'],
  [
    'Mo-Sa,PH 08:00-20:00; Su 10:00-18:00',
    '08:00-20:00',
    '08:00-20:00',
    '10:00-18:00',
    '08:00-20:00',
    '08:00-20:00',
    '08:00-20:00',
    '10:00-18:00',
  ],
  [
    'Mo-Sa,PH 08:00-20:00; Su off',
    '08:00-20:00',
    '08:00-20:00',
    '',
    '08:00-20:00',
    '08:00-20:00',
    '08:00-20:00',
    '',
  ],
  [
    'Mo-Sa 08:00-20:00; Su,PH 10:00-16:00',
    '08:00-20:00',
    '08:00-20:00',
    '10:00-16:00',
    '08:00-20:00',
    '10:00-16:00',
    '10:00-16:00',
    '10:00-16:00',
  ],
  ['Sa,Su,PH 10:00-18:00', '', '10:00-18:00', '10:00-18:00', '', '10:00-18:00', '10:00-18:00', '10:00-18:00'],
  [
    'Mo-Fr 09:00-17:00; PH off; Sa 09:00-12:00',
    '09:00-17:00',
    '09:00-12:00',
    '',
    '09:00-17:00',
    '',
    '09:00-12:00',
    '',
  ],
  [
    'Mo-Fr 09:00-17:00; PH 10:00-12:00; Sa off',
    '09:00-17:00',
    '',
    '',
    '09:00-17:00',
    '10:00-12:00',
    '',
    '10:00-12:00',
  ],
  ['Mo-Fr 09:00-17:00; PH 10:00-12:00; PH off', '09:00-17:00', '', '', '09:00-17:00', '', '', ''],
  [
    'Mo-Fr 09:00-17:00; PH off; PH 10:00-12:00',
    '09:00-17:00',
    '',
    '',
    '09:00-17:00',
    '10:00-12:00',
    '10:00-12:00',
    '10:00-12:00',
  ],
  ['Dec 24 10:00-14:00; PH off', '', '', '', '10:00-14:00', '', '', ''],
  ['Mo-Fr 09:00-18:00; Dec 24,Dec 31 09:00-13:00; PH off', '09:00-18:00', '', '', '09:00-13:00', '', '', ''],
  ['Mo-Fr 09:00-17:00; Dec 25 10:00-11:00; PH off', '09:00-17:00', '', '', '09:00-17:00', '', '', ''],
  [
    'Mo-Fr 09:00-17:00; PH 10:00-14:00; Dec 25 off',
    '09:00-17:00',
    '',
    '',
    '09:00-17:00',
    '',
    '10:00-14:00',
    '10:00-14:00',
  ],
  [
    'Mo-Fr 09:00-17:00; Dec 25 off; PH 10:00-14:00',
    '09:00-17:00',
    '',
    '',
    '09:00-17:00',
    '10:00-14:00',
    '10:00-14:00',
    '10:00-14:00',
  ],
  [
    'Mo-Fr 09:00-17:00; Dec 25 off; Fr 10:00-12:00',
    '09:00-17:00',
    '',
    '',
    '09:00-17:00',
    '10:00-12:00',
    '',
    '',
  ],
  ['Mo-Fr 09:00-17:00; PH off; Dec 24 10:00-12:00', '09:00-17:00', '', '', '10:00-12:00', '', '', ''],
  [
    'Mo-Fr 09:00-17:00; PH off, Sa 10:00-12:00',
    '09:00-17:00',
    '10:00-12:00',
    '',
    '09:00-17:00',
    '',
    '10:00-12:00',
    '',
  ],
  [
    'PH 10:00-12:00; Mo-Fr 09:00-17:00',
    '09:00-17:00',
    '',
    '',
    '09:00-17:00',
    '09:00-17:00',
    '10:00-12:00',
    '10:00-12:00',
  ],
  ['PH 10:00-12:00', '', '', '', '', '10:00-12:00', '10:00-12:00', '10:00-12:00'],
  ['Mo-Su,PH off', '', '', '', '', '', '', ''],
  [
    'Mo-Su 22:00-06:00; PH 10:00-12:00',
    '00:00-06:00,22:00-24:00',
    '00:00-06:00,22:00-24:00',
    '00:00-06:00,22:00-24:00',
    '00:00-06:00,22:00-24:00',
    '10:00-12:00',
    '10:00-12:00',
    '10:00-12:00',
  ],
  [
    'Mo-Fr 09:00-17:00; PH 22:00-02:00',
    '09:00-17:00',
    '',
    '',
    '09:00-17:00',
    '22:00-24:00',
    '00:00-02:00,22:00-24:00',
    '22:00-24:00',
  ],
  [
    'Mo-Su 18:00-04:00; PH 18:00-02:00',
    '00:00-04:00,18:00-24:00',
    '00:00-04:00,18:00-24:00',
    '00:00-04:00,18:00-24:00',
    '00:00-04:00,18:00-24:00',
    '18:00-24:00',
    '00:00-02:00,18:00-24:00',
    '18:00-24:00',
  ],
  [
    'Mo-Su 22:00-06:00; Dec 24 20:00-02:00; PH off',
    '00:00-06:00,22:00-24:00',
    '00:00-06:00,22:00-24:00',
    '00:00-06:00,22:00-24:00',
    '20:00-24:00',
    '',
    '',
    '',
  ],
  ['2026 Dec 24 10:00-20:00,19:00-10:00', '', '', '', '10:00-24:00', '00:00-10:00', '', ''],
  [
    'Mo-Fr 09:00-17:00; Sa off "closed; by law"; PH closed "Feiertag"',
    '09:00-17:00',
    '',
    '',
    '09:00-17:00',
    '',
    '',
    '',
  ],
  [
    'Mon-Fri 9:00-17:00; Sat,Sunday 10:00-12:00',
    '09:00-17:00',
    '10:00-12:00',
    '10:00-12:00',
    '09:00-17:00',
    '09:00-17:00',
    '10:00-12:00',
    '10:00-12:00',
  ],
  [
    'Monday-Thursday,Saturday 09:00-17:00; Wednesday off; Tuesday-Tue 10:00-11:00; Sun,Friday 12:00-13:00',
    '09:00-17:00',
    '09:00-17:00',
    '12:00-13:00',
    '09:00-17:00',
    '12:00-13:00',
    '09:00-17:00',
    '12:00-13:00',
  ],
  [
    'mo-fr 9:00-17:00; ph 10:00-12:00',
    '09:00-17:00',
    '',
    '',
    '09:00-17:00',
    '10:00-12:00',
    '10:00-12:00',
    '10:00-12:00',
  ],
];

describe('opening hours on weekdays and on holidays are those of the last rule that holds', () => {
  it.each(READINGS)('%s', (text, ...hours) => {
    const definition = read(text);
    expect(DATES.map((date) => hoursOn(definition, date))).toEqual(hours);
  });
});

describe('public holidays with hours', () => {
  it('are overrides of each date in the list', () => {
    const definition = read('Mo-Sa 10:00-20:00; PH 10:00-14:00');
    expect(definition.holidays).toBeUndefined();
    expect(definition.overrides).toEqual({
      '2026-11-01': ['10:00-14:00'],
      '2026-12-25': ['10:00-14:00'],
      '2026-12-26': ['10:00-14:00'],
    });
  });

  it('are written out for each year from 1900 to 2199 where they come every year or by weekday', () => {
    const definition = read('Mo-Su 10:00-20:00; PH 10:00-14:00', [
      '01-01',
      '12-31',
      { month: 5, weekday: 'mon', nth: 1 },
      { month: 5, weekday: 'mon', nth: -1 },
    ]);
    expect(Object.keys(definition.overrides ?? {})).toHaveLength(1200);
    for (const date of ['1900-01-01', '2026-05-04', '2026-05-25', '2027-05-03', '2027-05-31', '2199-12-31'])
      expect(definition.overrides?.[date], date).toEqual(['10:00-14:00']);
    expect(definition.overrides?.['2026-05-11']).toBeUndefined();
  });

  it('keep the hours of their weekday where these are the same', () => {
    expect(read('Mo-Fr,PH 09:00-12:00').overrides).toEqual({
      '2026-11-01': ['09:00-12:00'],
      '2026-12-26': ['09:00-12:00'],
    });
    // From 9 and to 12 are both compared.
    expect(Object.keys(read('Mo-Su 09:00-12:00; PH 10:00-12:00').overrides ?? {})).toHaveLength(3);
    expect(Object.keys(read('Mo-Su 09:00-12:00; PH 09:00-11:00').overrides ?? {})).toHaveLength(3);
    expect(Object.keys(read('Mo-Su 09:00-12:00; PH 09:00-12:00,13:00-14:00').overrides ?? {})).toHaveLength(
      3,
    );
  });

  it('stay closed with their names, but for those that a later rule opens', () => {
    const holidays = [{ date: '12-25', name: 'Christmas Day' }, '2026-12-26'];
    const definition = read('Mo-Fr 09:00-17:00; PH off; Sa 09:00-12:00', holidays);
    expect(new Set(definition.holidays)).toEqual(new Set(holidays));
    expect(definition.overrides?.['2026-12-26']).toEqual(['09:00-12:00']);
    // 25 December is a Saturday in 42 of the 300 years.
    expect(Object.keys(definition.overrides ?? {})).toHaveLength(43);
  });

  it('are no holidays of the definition where none of them is off', () => {
    expect(read('PH off; Mo-Fr 09:00-17:00; PH 10:00-12:00').holidays).toBeUndefined();
    expect(read('Mo-Fr 09:00-17:00; PH off; PH 10:00-12:00').holidays).toBeUndefined();
    // 27 December is a Sunday that is off, but no holiday.
    const saturday = read('Mo-Fr 09:00-17:00; Su,PH off; PH 10:00-12:00', ['2026-12-26']);
    expect(saturday.holidays).toBeUndefined();
  });

  it('may have a night that a later rule of the weekday replaces, as that weekday ever has', () => {
    const definition = read('Mo-Fr,PH 20:00-02:00; Fr 10:00-12:00', ['2026-12-25']);
    expect(openMinutes(definition, '2026-12-25T00:00Z', '2026-12-27T00:00Z')).toEqual([
      [600, 720],
      [1440, 1560],
    ]);
  });

  it('have nights that belong wholly to the date on which they begin', () => {
    const definition = read('Mo-Fr 09:00-17:00; PH 22:00-02:00', ['2026-12-24', '2026-12-25']);
    expect(definition.overrides).toEqual({ '2026-12-24': ['22:00-02:00'], '2026-12-25': ['22:00-02:00'] });
    expect(read('Mo-Fr 01:00-03:00,09:00-17:00; PH 22:00-02:00', ['2026-12-24']).overrides).toEqual({
      '2026-12-24': ['22:00-24:00'],
      '2026-12-25': ['00:00-03:00', '09:00-17:00'],
    });
    expect(read('Mo-Fr 01:00-17:00; PH 22:00-02:00', ['2026-12-24']).overrides).toEqual({
      '2026-12-24': ['22:00-24:00'],
      '2026-12-25': ['00:00-17:00'],
    });
  });
});
