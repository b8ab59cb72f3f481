import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineSchedule } from '../../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../../src/schedule/elapsed.ts';
import {
  fromOpeningHours,
  type OpeningHoursOptions,
} from '../../../src/schedule/imports/fromOpeningHours.ts';
import type { ScheduleDefinition } from '../../../src/schedule/scheduleDefinition.ts';
import { openMinutes, weekOfMinutes } from './openMinutes.ts';
import { expectRefusal, OTHER_THINGS } from './refuses.ts';

const read = (text: string, options?: OpeningHoursOptions): ScheduleDefinition =>
  fromOpeningHours(text, 'UTC', options);
const weekly = (text: string): unknown => read(text).weekly;
const days = (names: string, ...hours: readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(names.split(' ').map((name) => [name, hours]));
const EVERY_DAY = 'mon tue wed thu fri sat sun';
const WORKDAYS = 'mon tue wed thu fri';

describe('fromOpeningHours reads the examples of https://wiki.openstreetmap.org/wiki/Key:opening_hours', () => {
  it.each<[string, unknown]>([
    ['24/7', days(EVERY_DAY, '00:00-24:00')],
    ['Mo-Fr 08:00-17:00', days(WORKDAYS, '08:00-17:00')],
    ['Mo-Fr 08:00-12:00,13:00-17:30', days(WORKDAYS, '08:00-12:00', '13:00-17:30')],
    ['Mo,We 08:00-12:00', days('mon wed', '08:00-12:00')],
    [
      'Mo-Fr 08:00-12:00,13:00-17:30; Sa 08:00-12:00',
      { ...days(WORKDAYS, '08:00-12:00', '13:00-17:30'), ...days('sat', '08:00-12:00') },
    ],
    ['Sa-Su 00:00-24:00', days('sat sun', '00:00-24:00')],
    [
      'Mo 10:00-12:00,12:30-15:00; Tu-Fr 08:00-12:00,12:30-15:00; Sa 08:00-12:00',
      {
        ...days('mon', '10:00-12:00', '12:30-15:00'),
        ...days('tue wed thu fri', '08:00-12:00', '12:30-15:00'),
        ...days('sat', '08:00-12:00'),
      },
    ],
    ['Mo-Sa 10:00-20:00; Tu off', days('mon wed thu fri sat', '10:00-20:00')],
    [
      'Mo-Sa 10:00-20:00; Tu 10:00-14:00',
      { ...days('mon wed thu fri sat', '10:00-20:00'), ...days('tue', '10:00-14:00') },
    ],
    [
      'Su-We 08:00-20:00, Th-Sa 08:00-03:00',
      { ...days('sun mon tue wed', '08:00-20:00'), ...days('thu fri sat', '08:00-03:00') },
    ],
  ])('%s', (text, expected) => {
    expect(weekly(text)).toEqual(expected);
  });
});

describe('fromOpeningHours', () => {
  it.each<[string, unknown]>([
    ['10:00-12:00', days(EVERY_DAY, '10:00-12:00')],
    ['Fr-Mo 09:00-10:00', days('fri sat sun mon', '09:00-10:00')],
    ['Mo-Mo 09:00-10:00', days('mon', '09:00-10:00')],
    ['Mo-We,Fr 09:00-13:30', days('mon tue wed fri', '09:00-13:30')],
    ['mo-fr  9:00 - 17:00 ; SA,SU OFF', days(WORKDAYS, '09:00-17:00')],
    ['Mo-Fr 08:00-12:00, 14:00-18:00', days(WORKDAYS, '08:00-12:00', '14:00-18:00')],
    ['Mo-Fr 09:00-17:00;', days(WORKDAYS, '09:00-17:00')],
    ['Mo-Fr 09:00-17:00 open; Fr closed', days('mon tue wed thu', '09:00-17:00')],
    ['Mo 14:00-18:00,09:00-12:00,11:00-13:00', days('mon', '09:00-13:00', '14:00-18:00')],
    ['24/7; We off', days('mon tue thu fri sat sun', '00:00-24:00')],
    ['off', {}],
    ['Mo 20:00-24:00; Tu 09:00-12:00', { ...days('mon', '20:00-24:00'), ...days('tue', '09:00-12:00') }],
    ['Mo 08:00-12:00; Mo off', {}],
  ])('reads %s', (text, expected) => {
    expect(weekly(text)).toEqual(expected);
  });

  it('replaces earlier hours behind a semicolon and adds to them behind a comma', () => {
    expect(weekly('Mo-We 09:00-12:00; Tu 14:00-18:00')).toEqual({
      ...days('mon wed', '09:00-12:00'),
      ...days('tue', '14:00-18:00'),
    });
    expect(weekly('Mo-We 09:00-12:00, Tu 14:00-18:00')).toEqual({
      ...days('mon wed', '09:00-12:00'),
      ...days('tue', '09:00-12:00', '14:00-18:00'),
    });
  });

  it('reads hours over midnight, written either way', () => {
    expect(weekly('Fr,Sa 22:00-06:00')).toEqual(days('fri sat', '22:00-06:00'));
    expect(weekly('Fr,Sa 22:00-30:00')).toEqual(days('fri sat', '22:00-06:00'));
    expect(weekly('Su 22:00-00:00')).toEqual(days('sun', '22:00-24:00'));
    expect(weekly('Mo-Su 22:00-06:00,08:00-12:00')).toEqual(days(EVERY_DAY, '08:00-12:00', '22:00-06:00'));
  });

  it('ends a night at the midnight from which a later rule replaces the next day', () => {
    // The evaluation of opening_hours.js 3.15.0: Friday 22:00 to Saturday 00:00, with the warning that the second rule
    // overwrites a part of the first; but all of the night where the order is the other way round.
    expect(weekly('Mo-Fr 22:00-06:00; Sa off')).toEqual({
      ...days('mon tue wed thu', '22:00-06:00'),
      ...days('fri', '22:00-24:00'),
    });
    expect(weekly('Sa 09:00-17:00; Fr 22:00-06:00')).toEqual({
      ...days('fri', '22:00-06:00'),
      ...days('sat', '09:00-17:00'),
    });
  });

  it('closes dates from midnight to midnight', () => {
    // As opening_hours.js 3.15.0 evaluates it: Tuesday 22 December from 22:00 to midnight, then Thursday 00:00 to 06:00.
    const definition = read('Mo-Su 22:00-06:00; 2026 Dec 23 off');
    expect(openMinutes(definition, '2026-12-22T12:00Z', '2026-12-24T12:00Z')).toEqual([
      [600, 720],
      [2160, 2520],
    ]);
    expect(definition.weekly.mon).toEqual(['00:00-06:00', '22:00-24:00']);
    expect(definition.overrides).toEqual({ '2026-12-23': [] });
  });

  it('reads hours of dates, also over midnight', () => {
    expect(
      read('Mo-Fr 09:00-17:00; 2026 Dec 24 09:00-12:00,20:00-02:00; 2026 Dec 30-2027 Jan 2 off').overrides,
    ).toEqual({
      '2026-12-24': ['09:00-12:00', '20:00-02:00'],
      '2026-12-30': [],
      '2026-12-31': [],
      '2027-01-01': [],
      '2027-01-02': [],
    });
    expect(read('2026 Dec 24-26 10:00-14:00; 2026 Dec 25 00:00-24:00').overrides).toEqual({
      '2026-12-24': ['10:00-14:00'],
      '2026-12-25': ['00:00-24:00'],
      '2026-12-26': ['10:00-14:00'],
    });
    expect(read('Mo-Fr 09:00-17:00; 2026 Dec 25 00:00-02:00; 2026 Dec 24 22:00-24:00').overrides).toEqual({
      '2026-12-24': ['22:00-24:00'],
      '2026-12-25': ['00:00-02:00'],
    });
    expect(read('2026 Dec 24 20:00-24:00; 2026 Dec 26 00:00-02:00,09:00-10:00').overrides).toEqual({
      '2026-12-24': ['20:00-24:00'],
      '2026-12-26': ['00:00-02:00', '09:00-10:00'],
    });
    expect(read('2026 Dec 24 10:00-24:00; 2026 Dec 24 off').overrides).toEqual({ '2026-12-24': [] });
    expect(read('2026 Dec 24 20:00-02:00; 2026 Dec 25 off').overrides).toEqual({
      '2026-12-24': ['20:00-24:00'],
      '2026-12-25': [],
    });
  });

  it('makes a date that is off every year a holiday', () => {
    expect(read('24/7; Dec 25-26 off; Dec 31-Jan 1 off; Feb 29 off').holidays).toEqual([
      '01-01',
      '12-25',
      '12-26',
      '12-31',
      '02-29',
    ]);
  });

  it('reads lists of dates, each with its month or after one', () => {
    for (const text of ['24/7; Dec 25,Dec 26 off', '24/7; Dec 25-26 off', '24/7; Dec 25,26 off']) {
      expect(read(text).holidays, text).toEqual(['12-25', '12-26']);
    }
    expect(read('24/7; Jan 01,Dec 24-26,31 off').holidays).toEqual([
      '01-01',
      '12-24',
      '12-25',
      '12-26',
      '12-31',
    ]);
    expect(Object.keys(read('24/7; 2026 Dec 25,2027 Jan 1 off').overrides ?? {})).toEqual([
      '2026-12-25',
      '2027-01-01',
    ]);
    for (const text of ['24/7; 2026 Dec 25,Dec 26 off', '24/7; Feb 28,30 off', '24/7; 2026 Dec 25,26 off']) {
      expect(() => read(text), text).toThrow(expect.objectContaining({ name: 'KpiError' }));
    }
  });

  it('reads a public holiday that has the hours of every day', () => {
    expect(read('Mo-Su,PH 08:00-20:00')).toEqual(read('Mo-Su 08:00-20:00'));
    expect(read('Mo-Su,PH off')).toEqual(read('off'));
  });

  it('lets what is off first close nothing, since what comes later wins', () => {
    // So opening_hours.js 3.15.0: open on Friday 25 December 2026, a public holiday.
    const holidays = ['2026-12-25', '2026-12-26'];
    for (const off of ['PH off', 'Su,PH off', 'Dec 25 off', '2026 Dec 25 off', 'PH off; Dec 25 off']) {
      expect(read(`${off}; Mo-Fr 09:00-17:00`, { holidays }), off).toEqual(read('Mo-Fr 09:00-17:00'));
    }
  });

  it('writes hours of a date of every year out as those of each year', () => {
    const definition = read('Mo-Sa 10:00-20:00; Dec 24 10:00-14:00');
    expect(Object.keys(definition.overrides ?? {})).toHaveLength(300);
    expect(definition.holidays).toBeUndefined();
    for (const year of [1900, 2026, 2028, 2199]) {
      expect(openMinutes(definition, `${year}-12-24T00:00Z`, `${year}-12-25T00:00Z`)).toEqual([[600, 840]]);
    }
    expect(Object.keys(read('24/7; Feb 29 10:00-14:00').overrides ?? {})).toHaveLength(73); // 75 fourth years without 1900 and 2100
    // As opening_hours.js 3.15.0 says: from midnight on, the 26th also has what is left of the weekly night.
    const night = read('Mo-Su 22:00-02:00; Dec 24-25 20:00-01:00');
    expect(openMinutes(night, '2026-12-23T12:00Z', '2026-12-26T12:00Z')).toEqual([
      [600, 720],
      [1920, 2220],
      [3360, 3720],
    ]);
  });

  it('puts the list of public holidays where PH is off, and lets hours of a date win', () => {
    const holidays = [
      '2026-12-25',
      { date: '12-26', name: 'Boxing Day' },
      { month: 5, weekday: 'mon', nth: 1 } as const,
    ];
    for (const text of ['Mo-Fr 09:00-17:00; PH off', 'Mo-Fr 09:00-17:00; Su,PH off']) {
      const definition = read(text, { holidays });
      expect(new Set(definition.holidays)).toEqual(new Set(holidays));
      expect(definition.weekly).toEqual(days(WORKDAYS, '09:00-17:00'));
    }
    const special = read('Mo-Fr 09:00-17:00; PH off; 2026 Dec 25 09:00-10:00', { holidays });
    expect(openMinutes(special, '2026-12-25T00:00Z', '2026-12-26T00:00Z')).toEqual([[540, 600]]);
    expect(read('Mo-Fr 09:00-17:00; PH off', { holidays: [] })).toEqual(read('Mo-Fr 09:00-17:00'));
  });

  it('does not use the list of public holidays where the text says nothing of PH', () => {
    expect(read('Mo-Fr 09:00-17:00', { holidays: ['2026-12-25'] })).toEqual(read('Mo-Fr 09:00-17:00'));
  });

  it('keeps the time zone', () => {
    const definition = fromOpeningHours('Mo-Fr 08:00-17:30', 'Europe/Berlin');
    expect(definition.timeZone).toBe('Europe/Berlin');
    expect(elapsed(defineSchedule(definition), '2026-03-30T06:00Z', '2026-03-30T07:00Z')).toBe(3_600_000);
  });

  it('is open in exactly the minutes that a text made of random minutes of the week names', () => {
    const clock = (minutes: number): string =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
    const interval = fc.tuple(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 1, max: 1439 }),
    );
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 10 }), (intervals) => {
        const isNamed = Array.from({ length: 10_080 }, () => false);
        for (const [day, start, length] of intervals)
          for (let i = 0; i < length; i++) isNamed[(day * 1440 + start + i) % 10_080] = true;
        const text = intervals
          .map(([day, start, length]) => `${NAMES[day]} ${clock(start)}-${clock(start + length)}`)
          .join(', ');
        // 2026-03-02 is a Monday.
        expect(weekOfMinutes(read(text), '2026-03-02T00:00:00Z')).toEqual(isNamed);
        const isOff = isNamed.map((open, minute) => open && Math.floor(minute / 1440) !== 2);
        const definition = read(`${text}; We off; 2020 Jan 1 off`);
        expect(weekOfMinutes(definition, '2026-03-02T00:00:00Z')).toEqual(isOff);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what fromOpeningHours refuses, with the part that it does not support', () => {
  it.each<[string, string]>([
    ['sunrise-sunset', 'sunrise-sunset'],
    ['Mo-Fr 08:00-sunset', 'sunset'],
    ['Sa 22:00+', '22:00+'],
    ['Sa 18:00-22:00+', '+'],
    ['Mo-Fr 10:00-16:00/01:30', '/01:30'],
    ['Th[3] off', '[3] off'],
    ['Mo-Fr 08:00-12:00; SH off', 'SH off'],
    ['Mo-Fr 08:00-12:00; PH,SH off', ',SH off'],
    ['Mo-Su 08:00-18:00; Apr 10-15 off; Jun 08:00-14:00; Aug off; Dec 25 off', '08:00-14:00'],
    ['Aug off', 'off'],
    ['Jan-Mar Mo-Fr 08:00-12:00', '-Mar Mo-Fr 08:00-12:00'],
    ['week 1-10 Mo 08:00-12:00', 'week 1-10 Mo 08:00-12:00'],
    ['easter off', 'easter off'],
    ['2026 Mo-Fr 08:00-12:00', 'Mo-Fr 08:00-12:00'],
    ['2026-2027 Mo 08:00-12:00', '-2027 Mo 08:00-12:00'],
    ['2026 Dec 24 Mo 08:00-12:00', 'Mo 08:00-12:00'],
    ['2026 Dec 24,25 off', ',25 off'],
    ['Mo-Fr 08:00-12:00 "by appointment"', '"by appointment"'],
    ['Mo-Fr 09:00-17:00 "only by phone"', '"only by phone"'],
    ['Mo-Fr 09:00-17:00 open "members"', '"members"'],
    ['Mo-Fr 09:00-17:00; PH "closed"', '"closed"'],
    ['Mo-Fr 09:00-17:00; Sa off "a" "b"', '"b"'],
    ['Mo-Fr 09:00-17:00; Sa off "a', '"a'],
    ['Mo-Fr 09:00-17:00 "Sa off "a""', '"Sa off"'],
    ['Mo-Fr 09:00-17:00, PH 10:00-12:00', 'PH 10:00-12:00'],
    ['Mo-Fr 09:00-17:00, Sa,PH 10:00-12:00', 'Sa,PH 10:00-12:00'],
    ['Mo-Fr 09:00-17:00; PH Mo-Fr off', 'Mo-Fr off'],
    ['Mo-PH 09:00-17:00', 'PH 09:00-17:00'],
    ['Tues 09:00-17:00', 'Tues 09:00-17:00'],
    ['PH 20:00-02:00; PH off', 'PH off'],
    ['Sa,PH 20:00-02:00; Fr 10:00-12:00', 'Fr 10:00-12:00'],
    ['Mo-Fr 08:00-12:00 "a; b"; Sa off', '"a; b"; Sa off'],
    ['Mo-Fr 08:00-12:00 || Sa 08:00-12:00', '|| Sa 08:00-12:00'],
    ['Mo-Fr 08:00-12:00 unknown', 'unknown'],
    ['Mo-Fr 12:00-13:00 off', 'off'],
    ['Mo-Fr: 08:00-12:00', ': 08:00-12:00'],
    ['Mo–Fr 08:00-12:00', '–Fr 08:00-12:00'],
    ['Mo-Fr 08:00–12:00', '08:00–12:00'],
    ['Mo-Fr', 'Mo-Fr'],
    ['Mo-Xx 08:00-12:00', 'Xx 08:00-12:00'],
    ['Mo-Fr 8-12', '8-12'],
    ['Mo-Fr 08:00', '08:00'],
    ['Mo-Fr 08:00-', 'Mo-Fr 08:00-'],
    ['Mo-Fr 08:60-12:00', '08:60-12:00'],
    ['Mo-Fr 08:00-48:01', '48:01'],
    ['Mo-Fr 08:00-99:00', '99:00'],
    ['Mo 09:00-09:00', '09:00-09:00'],
    ['Mo 10:00-34:00', '10:00-34:00'],
    ['Mo 24:00-26:00', '24:00-26:00'],
    ['Mo 00:00-00:00', '00:00-00:00'],
    ['Mo 08:00-12:00,,14:00-18:00', ',14:00-18:00'],
    ['24/7, Mo off', ', Mo off'],
    ['24/7 off', 'off'],
    ['24/6', '24/6'],
    ['2026 Feb 29 off', '2026 Feb 29 off'],
    ['Feb 30 off', 'Feb 30 off'],
    ['2026 Dec 26-24 off', '2026 Dec 26-24 off'],
    ['Dec 24-2027 Jan 2 off', 'Dec 24-2027 Jan 2 off'],
    ['2026 Jan 1-2028 Jan 1 off', '2026 Jan 1-2028 Jan 1 off'],
    ['Mo-Fr 09:00-17:00, PH off', 'PH off'],
    ['Mo-Fr 09:00-17:00, 2026 Dec 24 09:00-12:00', '2026 Dec 24 09:00-12:00'],
    ['Mo-Fr 08:00-12:00; 14:00-18:00', '14:00-18:00'],
    ['2026 Dec 24 20:00-02:00; 2026 Dec 24 off', '2026 Dec 24 off'],
    ['', ''],
    [';', ''],
    ['Mo 08:00-12:00;;', ''],
  ])('%j', (text, part) => {
    expect(() => read(text, { holidays: ['2026-12-25'] })).toThrow(
      expect.objectContaining({
        name: 'KpiError',
        code: 'invalid-schedule',
        path: expect.stringMatching(/^(text|rules\[\d\])$/),
        value: part,
        message: expect.stringContaining('Mo-Fr 08:00-12:00,13:00-17:30'),
      }),
    );
  });

  it('a rule by its place', () => {
    expectRefusal(() => read('Mo 08:00-12:00; Tu 08:00-12:00; Aug off'), 'rules[2]');
  });

  it('half days among the holidays where PH has hours, or where their date has a rule of its own', () => {
    const holidays = ['2026-12-25', { date: '12-24', within: ['00:00-13:00'] }];
    for (const [text, part] of [
      ['Mo-Fr 09:00-17:00; PH 10:00-12:00', 'PH 10:00-12:00'],
      ['Mo-Fr 09:00-17:00; Dec 24 10:00-15:00; PH off', 'PH off'],
      ['Mo-Fr 09:00-17:00; Dec 24 off; PH off', 'PH off'],
    ] as const)
      expect(() => read(text, { holidays }), text).toThrow(
        expect.objectContaining({ value: part, message: expect.stringContaining('half day') }),
      );
    const half = read('Mo-Fr 09:00-17:00; Dec 25 10:00-11:00; PH off', { holidays });
    expect(openMinutes(half, '2026-12-24T00:00Z', '2026-12-26T00:00Z')).toEqual([[540, 780]]);
    const late = read('Mo-Fr 09:00-17:00; PH off; Dec 24 10:00-15:00', { holidays });
    expect(openMinutes(late, '2026-12-24T00:00Z', '2026-12-26T00:00Z')).toEqual([[600, 900]]);
  });

  it('PH without the list of public holidays', () => {
    expectRefusal(() => read('PH 10:00-12:00'), 'rules[0]');
    expectRefusal(() => read('Mo-Sa,PH 10:00-12:00'), 'rules[0]');
    expect(() => read('Mo-Fr 09:00-17:00; PH off')).toThrow(
      expect.objectContaining({
        path: 'rules[1]',
        value: 'PH off',
        message: expect.stringContaining('{ holidays: ['),
      }),
    );
  });

  it.each(OTHER_THINGS.map((value) => [value]))('%s wherever it stands', (value) => {
    const isText = typeof value === 'string';
    expectRefusal(() => read(value as string), isText ? 'rules[0]' : 'text');
    if (value !== '540') expectRefusal(() => fromOpeningHours('24/7', value as string), 'timeZone');
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject && value !== undefined)
      expectRefusal(() => read('24/7', value as OpeningHoursOptions), 'options');
    if (!Array.isArray(value) && value !== undefined && value !== null)
      expectRefusal(() => read('24/7', { holidays: value } as OpeningHoursOptions), 'holidays');
  });

  it('holidays that cannot be read and options that do not exist', () => {
    expectRefusal(() => read('24/7', { holidays: ['2026-02-29'] }), 'holidays[0]');
    expectRefusal(
      () => read('24/7', { holiday: [] } as OpeningHoursOptions),
      'options.holiday',
      'unknown-option',
    );
    expectRefusal(() => fromOpeningHours('24/7', 'Atlantis'), 'timeZone', 'invalid-option');
  });

  it('texts that are far too long, and reads the longest at once', () => {
    expectRefusal(() => read('Mo 08:00-12:00;'.repeat(1000)), 'text');
    expect(weekly('Mo 08:00-12:00;'.repeat(666))).toEqual(days('mon', '08:00-12:00'));
    expect(() => read('('.repeat(10_000))).toThrow(expect.objectContaining({ name: 'KpiError' }));
    expect(() => read(' '.repeat(10_000))).toThrow(expect.objectContaining({ name: 'KpiError' }));
  });

  it('any other text with a KpiError', () => {
    const word = fc.constantFrom(
      ...'Mo Tu Su PH SH off open 24/7 Dec Jan 2026 25 31 - , ; : 08:00 22:00 06:00 "'.split(' '),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (value) => {
        let definition: ScheduleDefinition;
        try {
          definition = read(value, { holidays: [] });
        } catch (error) {
          expect(error).toMatchObject({ name: 'KpiError', code: 'invalid-schedule' });
          return;
        }
        expect(() => defineSchedule(definition)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
