import { describe, expect, it } from 'vitest';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { explain } from '../../src/schedule/explain.ts';
import { readSchedule } from '../../src/schedule/readSchedule.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import type { ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import { whyClosed } from '../../src/schedule/whyClosed.ts';

const HOUR = 3_600_000;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const week = (...hours: string[]): Record<string, string[]> =>
  Object.fromEntries(DAYS.map((day) => [day, hours]));
const daily = (parts: Partial<ScheduleDefinition>): Schedule<ScheduleDefinition> =>
  defineSchedule({ timeZone: 'UTC', weekly: week('09:00-17:00'), ...parts });

/** The open hours of a date, in UTC. */
const hoursOf = (schedule: Schedule, date: string): number => {
  const start = Date.parse(`${date}T00:00Z`);
  return elapsed(schedule, `${date}T00:00Z`, new Date(start + 24 * HOUR).toISOString()) / HOUR;
};
const closedDates = (schedule: Schedule, year: number): string[] =>
  Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10)).filter(
    (date) => date.startsWith(String(year)) && hoursOf(schedule, date) === 0,
  );

describe('holidays by rule', () => {
  it('come on the same date of every year, on 29 February of leap years only', () => {
    const one = daily({ holidays: ['12-25', '02-29'] });
    expect(closedDates(one, 2026)).toEqual(['2026-12-25']);
    expect(closedDates(one, 2028)).toEqual(['2028-02-29', '2028-12-25']);
    expect(closedDates(one, 2100)).toEqual(['2100-12-25']);
  });

  it('come on the first, the fourth, the last of a weekday, as calendars of 2026 and 2027 say', () => {
    const one = daily({
      holidays: [
        { month: 5, weekday: 'mon', nth: 1, name: 'Early May bank holiday' },
        { month: 5, weekday: 'mon', nth: -1, name: 'Memorial Day' },
        { month: 11, weekday: 'thu', nth: 4, name: 'Thanksgiving' },
        { month: 2, weekday: 'sun', nth: -1 },
        { month: 12, weekday: 'fri', nth: -2 },
      ],
    });
    expect(closedDates(one, 2026)).toEqual([
      '2026-02-22',
      '2026-05-04',
      '2026-05-25',
      '2026-11-26',
      '2026-12-18',
    ]);
    expect(closedDates(one, 2027)).toEqual([
      '2027-02-28',
      '2027-05-03',
      '2027-05-31',
      '2027-11-25',
      '2027-12-24',
    ]);
  });

  it('come in every month where no month is named: second Saturdays, last Fridays', () => {
    const second = daily({ holidays: [{ weekday: 'sat', nth: 2 }] });
    // Second Saturdays of a calendar of 2026.
    expect(closedDates(second, 2026)).toEqual(
      [10, 14, 14, 11, 9, 13, 11, 8, 12, 10, 14, 12].map((day, i) =>
        `2026-${String(i + 1).padStart(2, '0')}-${day}`.replace(/-(\d)$/, '-0$1'),
      ),
    );
    const last = daily({ holidays: [{ weekday: 'fri', nth: -1, name: 'Stocktaking' }] });
    expect(closedDates(last, 2026).slice(0, 3)).toEqual(['2026-01-30', '2026-02-27', '2026-03-27']);
    expect(closedDates(last, 2026)).toHaveLength(12);
    expect(whyClosed(last, '2026-02-27T12:00Z')).toEqual({ reason: 'holiday', name: 'Stocktaking' });
    expect(closedDates(daily({ holidays: [{ weekday: 'sat', nth: 5 }] }), 2026)).toEqual([
      '2026-01-31',
      '2026-05-30',
      '2026-08-29',
      '2026-10-31',
    ]);
  });

  it('without a month are kept so in the definition, beside those of one month', () => {
    const { definition } = daily({
      holidays: [
        { weekday: 'sat', nth: 2 },
        { month: 5, weekday: 'sat', nth: 2, name: 'Fair' },
      ],
    });
    expect(JSON.parse(JSON.stringify(definition)).holidays).toEqual([
      { month: 5, weekday: 'sat', nth: 2, name: 'Fair' },
      { weekday: 'sat', nth: 2 },
    ]);
    expect(readSchedule(JSON.parse(JSON.stringify(definition))).definition).toEqual(definition);
    expect(whyClosed(daily(definition), '2026-05-09T12:00Z')).toEqual({ reason: 'holiday', name: 'Fair' });
  });

  it('the fifth comes only in months that have one, from either end', () => {
    const fifth = daily({ holidays: [{ month: 3, weekday: 'tue', nth: 5 }] });
    const fifthLast = daily({ holidays: [{ month: 3, weekday: 'tue', nth: -5 }] });
    expect([closedDates(fifth, 2026), closedDates(fifth, 2028)]).toEqual([['2026-03-31'], []]);
    expect([closedDates(fifthLast, 2026), closedDates(fifthLast, 2028)]).toEqual([['2026-03-03'], []]);
  });
});

describe('half days', () => {
  it('keep the weekly hours within their intervals, and open nothing that is closed', () => {
    const office = daily({
      weekly: { ...week('09:00-12:00', '13:00-17:00'), sun: [] },
      holidays: [{ date: '12-24', within: ['00:00-14:00'] }],
    });
    expect(hoursOf(office, '2026-12-24')).toBe(4);
    expect(hoursOf(office, '2028-12-24')).toBe(0); // a Sunday
    expect(hoursOf(office, '2026-12-23')).toBe(7);
  });

  it('several on a date all hold, and a whole holiday closes what they leave', () => {
    const halves = [
      { date: '2026-12-24', within: ['00:00-14:00'] },
      { date: '12-24', within: ['10:00-12:00', '13:00-20:00'] },
    ];
    expect(hoursOf(daily({ holidays: halves }), '2026-12-24')).toBe(3);
    for (const whole of ['2026-12-24', '12-24', { month: 12, weekday: 'thu', nth: 4 } as const]) {
      expect(hoursOf(daily({ holidays: [...halves, whole] }), '2026-12-24')).toBe(0);
    }
  });

  it('cut a night by its own day: what lies after midnight counts on from 24:00', () => {
    const night = daily({
      weekly: week('20:00-06:00'),
      holidays: [{ date: '2026-12-24', within: ['00:00-22:00'] }],
    });
    const long = daily({
      weekly: week('20:00-06:00'),
      holidays: [{ date: '2026-12-24', within: ['21:00-02:00'] }],
    });
    const span = ['2026-12-24T12:00Z', '2026-12-25T12:00Z'] as const;
    expect(elapsed(night, ...span)).toBe(2 * HOUR);
    expect(elapsed(long, ...span)).toBe(5 * HOUR);
  });
});

describe('breaks of one date', () => {
  // 2026-03-30 is a Monday; 09:00-17:00 is 8 h.
  it.each<[string, string[], number]>([
    ['that overlap close what either does', ['10:00-12:00', '11:00-13:00'], 5],
    ['in any order', ['11:00-13:00', '10:00-12:00'], 5],
    ['that touch', ['10:00-11:00', '11:00-12:00'], 6],
    ['of which one holds another', ['10:00-14:00', '11:00-12:00'], 4],
    ['that begin together', ['10:00-11:00', '10:00-12:00'], 6],
    ['that are the same', ['10:00-11:00', '10:00-11:00'], 7],
    ['of which three hang together', ['10:00-12:00', '11:30-13:00', '12:30-14:00', '16:00-16:30'], 3.5],
  ])('%s', (_name, texts, open) => {
    const office = daily({ breaks: { '2026-03-30': texts } });
    expect(hoursOf(office, '2026-03-30')).toBe(open);
    const json = JSON.stringify(office);
    expect(hoursOf(readSchedule(JSON.parse(json)), '2026-03-30')).toBe(open);
    expect(JSON.stringify(readSchedule(JSON.parse(json)))).toBe(json);
  });

  it('that overlap over midnight close the next morning once', () => {
    const night = daily({
      weekly: week('00:00-24:00'),
      breaks: { '2026-03-30': ['20:00-02:00', '00:00-24:00'], '2026-03-31': ['01:00-03:00'] },
    });
    expect([hoursOf(night, '2026-03-30'), hoursOf(night, '2026-03-31')]).toEqual([0, 21]);
    expect(whyClosed(night, '2026-03-31T01:30Z')).toEqual({ reason: 'break' });
  });

  it('are one gap of an explanation', () => {
    const office = daily({ breaks: { '2026-03-30': ['10:00-12:00', '11:00-13:00'] } });
    expect(explain(office, '2026-03-30T09:00Z', '2026-03-30T17:00Z').gaps).toEqual([
      { startAt: Date.UTC(2026, 2, 30, 10), endAt: Date.UTC(2026, 2, 30, 13), reason: 'break' },
    ]);
  });
});

describe('overrides, breaks and changes', () => {
  it('an override takes the place of weekly hours and of a holiday; an empty one closes', () => {
    const one = daily({
      holidays: ['2026-12-25', '12-26'],
      overrides: {
        '2026-12-25': ['10:00-12:00'],
        '2026-12-28': [],
        '2026-12-29': ['06:00-08:00', '09:00-10:30'],
      },
    });
    expect(
      ['2026-12-25', '2026-12-26', '2026-12-28', '2026-12-29', '2026-12-30'].map((date) =>
        hoursOf(one, date),
      ),
    ).toEqual([2, 0, 0, 3.5, 8]);
  });

  it('nothing for a date is no override and no break', () => {
    const one = daily({ overrides: { '2026-12-28': undefined }, breaks: { '2026-12-28': undefined } });
    expect(one.definition).toEqual(daily({}).definition);
    expect(hoursOf(one, '2026-12-28')).toBe(8);
  });

  it('an override is of the local date, not of the UTC one', () => {
    for (const timeZone of ['America/New_York', 'Asia/Tokyo', 'Pacific/Auckland']) {
      const one = daily({ timeZone, overrides: { '2024-01-02': ['20:00-22:00'] } });
      const local = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
      const offset = (local.formatToParts(Date.UTC(2024, 0, 2)).at(-1)?.value ?? '').slice(3);
      const of = (day: string, next: string): number =>
        elapsed(one, `${day}T00:00${offset}`, `${next}T00:00${offset}`) / HOUR;
      expect([of('2024-01-02', '2024-01-03'), of('2024-01-03', '2024-01-04')]).toEqual([2, 8]);
    }
  });

  it('a break closes whatever is open, the night that began the day before and an override too', () => {
    const one = daily({
      weekly: week('22:00-06:00'),
      overrides: { '2026-03-03': ['09:00-17:00'] },
      breaks: { '2026-03-02': ['23:30-00:30', '04:00-04:30'], '2026-03-03': ['12:00-13:00'] },
    });
    expect(elapsed(one, '2026-03-01T12:00Z', '2026-03-02T12:00Z')).toBe(7.5 * HOUR);
    expect(elapsed(one, '2026-03-02T12:00Z', '2026-03-03T08:00Z')).toBe(7 * HOUR);
    expect(hoursOf(one, '2026-03-03')).toBe(5.5 + 7);
  });

  it('hours change on a date, an old ticket keeps those of its time, and a night goes on over the change', () => {
    const one = daily({
      changes: [
        { from: '2026-09-01', weekly: week('22:00-06:00') },
        { from: '2026-07-01', weekly: { wed: ['10:00-11:00'] } },
      ],
    });
    expect(one.definition.changes?.map(({ from }) => from)).toEqual(['2026-07-01', '2026-09-01']);
    expect(elapsed(one, '2026-06-28T00:00Z', '2026-07-05T00:00Z')).toBe((3 * 8 + 1) * HOUR);
    const nights = daily({ weekly: week('22:00-06:00'), changes: [{ from: '2026-07-01', weekly: {} }] });
    expect(elapsed(nights, '2026-06-30T12:00Z', '2026-07-05T00:00Z')).toBe(8 * HOUR);
  });
});

describe('the definition in its one form', () => {
  it('is sorted, says everything once, and leaves out what says nothing', () => {
    const { definition } = defineSchedule({
      holidays: [
        { date: '2026-12-25' },
        '12-26',
        { within: ['08:00:00-12:00'], name: 'Half', date: '2026-12-24' },
        '2026-12-25',
        { nth: -1, weekday: 'mon', month: 5 },
        { date: '2026-12-25', within: [] },
      ],
      breaks: {},
      overrides: { '2026-12-31': ['13:00-14:00', '09:00-10:00'], '2026-01-01': [] },
      weekly: { tue: ['13:00-14:00', '09:00:00-12:00'], mon: [], sun: ['00:00-24:00'] },
      changes: [],
      timeZone: 'Europe/Rome',
    });
    expect(JSON.parse(JSON.stringify(definition))).toEqual({
      timeZone: 'Europe/Rome',
      weekly: { tue: ['09:00-12:00', '13:00-14:00'], sun: ['00:00-24:00'] },
      holidays: [
        '12-26',
        '2026-12-25',
        { date: '2026-12-24', name: 'Half', within: ['08:00-12:00'] },
        { month: 5, weekday: 'mon', nth: -1 },
      ],
      overrides: { '2026-01-01': [], '2026-12-31': ['09:00-10:00', '13:00-14:00'] },
    });
    expect(Object.keys(definition.weekly)).toEqual(['tue', 'sun']);
    expect(Object.keys(definition.overrides ?? {})).toEqual(['2026-01-01', '2026-12-31']);
    expect(defineSchedule(definition).definition).toEqual(definition);
  });

  it('is frozen to the last list', () => {
    const { definition } = daily({
      changes: [{ from: '2026-07-01', weekly: { mon: ['09:00-10:00'] } }],
      holidays: [
        '2026-12-25',
        { date: '12-24', within: ['00:00-12:00'] },
        { month: 5, weekday: 'mon', nth: 1 },
      ],
      overrides: { '2026-12-31': ['09:00-10:00'] },
      breaks: { '2026-12-30': ['12:00-13:00'] },
    });
    const isFrozen = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(isFrozen));
    expect(isFrozen(definition)).toBe(true);
  });

  it('names like those of every object are dates and days that do not exist', () => {
    const hostile = '{"timeZone":"UTC","weekly":{},"overrides":{"__proto__":[]}}';
    expect(() => defineSchedule(JSON.parse(hostile))).toThrow(
      expect.objectContaining({ path: 'overrides.__proto__' }),
    );
    expect(() => defineSchedule(JSON.parse('{"timeZone":"UTC","weekly":{"constructor":[]}}'))).toThrow(
      expect.objectContaining({ path: 'weekly.constructor' }),
    );
    expect(() => defineSchedule(JSON.parse('{"timeZone":"UTC","weekly":{},"__proto__":{}}'))).toThrow(
      expect.objectContaining({ code: 'unknown-option', path: '__proto__' }),
    );
  });
});

describe('a definition that cannot be used', () => {
  const rule = { month: 5, weekday: 'mon', nth: 1 };
  it.each<[string, unknown, string, string?]>([
    ['weekly hours in a Map', { weekly: new Map([['mon', ['09:00-17:00']]]) }, 'weekly'],
    ['overrides in a Date', { overrides: new Date() }, 'overrides'],
    ['a hole among the hours', { weekly: { mon: Array(2) } }, 'weekly.mon[0]'],
    ['101 intervals', { weekly: { mon: Array(101).fill('09:00-10:00') } }, 'weekly.mon'],
    ['holidays in an object', { holidays: {} }, 'holidays'],
    ['a holiday that is a number', { holidays: [20261225] }, 'holidays[0]'],
    ['a holiday that is nothing', { holidays: ['12-25', null] }, 'holidays[1]'],
    ['a holiday without date and month', { holidays: [{ name: 'x' }] }, 'holidays[0].date'],
    ['a month that does not exist', { holidays: [{ ...rule, month: 13 }] }, 'holidays[0].month'],
    ['a month in words', { holidays: [{ ...rule, month: '5' }] }, 'holidays[0].month'],
    ['half a month', { holidays: [{ ...rule, month: 1.5 }] }, 'holidays[0].month'],
    ['a weekday in words', { holidays: [{ ...rule, weekday: 'Monday' }] }, 'holidays[0].weekday'],
    ['the zeroth of a month', { holidays: [{ ...rule, nth: 0 }] }, 'holidays[0].nth'],
    ['the sixth of a month', { holidays: [{ ...rule, nth: 6 }] }, 'holidays[0].nth'],
    ['the sixth from the end', { holidays: [{ ...rule, nth: -6 }] }, 'holidays[0].nth'],
    ['a rule and a date', { holidays: [{ ...rule, date: '2026-05-04' }] }, 'holidays[0].date'],
    ['a date and half a rule', { holidays: [{ date: '2026-05-04', nth: 1 }] }, 'holidays[0].date'],
    ['a date that never is', { holidays: ['02-30'] }, 'holidays[0]'],
    ['a date without a leap year', { holidays: [{ date: '2026-02-29' }] }, 'holidays[0].date'],
    ['a name that is none', { holidays: [{ date: '12-25', name: 5 }] }, 'holidays[0].name'],
    [
      'half a day that cannot be read',
      { holidays: [{ date: '12-25', within: ['8-12'] }] },
      'holidays[0].within[0]',
    ],
    [
      'a holiday with another part',
      { holidays: [{ date: '12-25', until: '13:00' }] },
      'holidays[0].until',
      'unknown-option',
    ],
    ['overrides in a list', { overrides: [] }, 'overrides'],
    [
      'an override of a date that does not exist',
      { overrides: { '2026-02-30': [] } },
      'overrides.2026-02-30',
    ],
    ['an override of every year', { overrides: { '12-24': [] } }, 'overrides.12-24'],
    ['an override that cannot be read', { overrides: { '2026-12-24': ['9-12'] } }, 'overrides.2026-12-24[0]'],
    ['an override that is no list', { overrides: { '2026-12-24': '09:00-12:00' } }, 'overrides.2026-12-24'],
    [
      'special hours that overlap',
      { overrides: { '2026-12-24': ['09:00-12:00', '11:00-13:00'] } },
      'overrides.2026-12-24',
    ],
    ['a break that cannot be read', { breaks: { '2026-12-24': ['9-12'] } }, 'breaks.2026-12-24[0]'],
    ['a rule of a month alone', { holidays: [{ month: 5 }] }, 'holidays[0].weekday'],
    ['a rule of a weekday alone', { holidays: [{ weekday: 'sat' }] }, 'holidays[0].nth'],
    ['a rule of a month 0', { holidays: [{ month: 0, weekday: 'sat', nth: 2 }] }, 'holidays[0].month'],
    ['a change without a date', { changes: [{ weekly: {} }] }, 'changes[0].from'],
    ['a change without hours', { changes: [{ from: '2026-07-01' }] }, 'changes[0].weekly'],
    [
      'a change with other parts',
      { changes: [{ from: '2026-07-01', weekly: {}, holidays: [] }] },
      'changes[0].holidays',
      'unknown-option',
    ],
    [
      'two changes on one date',
      {
        changes: [
          { from: '2026-07-01', weekly: {} },
          { from: '2026-07-01', weekly: {} },
        ],
      },
      'changes',
    ],
    ['a change that is a text', { changes: ['2026-07-01'] }, 'changes[0]'],
    [
      'a change with a day that does not exist',
      { changes: [{ from: '2026-07-01', weekly: { foo: [] } }] },
      'changes[0].weekly.foo',
      'unknown-option',
    ],
  ])('%s', (_name, parts, path, code = 'invalid-schedule') => {
    const definition = { timeZone: 'UTC', weekly: {}, ...Object(parts) };
    expect(() => defineSchedule(definition)).toThrow(
      expect.objectContaining({ name: 'KpiError', code, path }),
    );
  });
});
