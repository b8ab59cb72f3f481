import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineSchedule } from '../../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../../src/schedule/elapsed.ts';
import {
  fromIntercomOfficeHours,
  type IntercomOfficeHours,
  type IntercomOfficeHoursOptions,
} from '../../../src/schedule/imports/fromIntercomOfficeHours.ts';
import type { IntercomOfficeHoursException } from '../../../src/schedule/imports/intercomException.ts';
import { openMinutes, weekOfMinutes } from './openMinutes.ts';
import { expectRefusal, OTHER_THINGS } from './refuses.ts';

const hours = (...pairs: readonly (readonly [number, number])[]): IntercomOfficeHours => ({
  time_zone_name: 'UTC',
  time_intervals: pairs.map(([start_minute, end_minute]) => ({ start_minute, end_minute })),
});
const weekly = (...pairs: readonly (readonly [number, number])[]): unknown =>
  fromIntercomOfficeHours(hours(...pairs)).weekly;
const closed = (exception_date: string, more: object = {}): IntercomOfficeHoursException => ({
  exception_date,
  exception_type: 'closed',
  ...more,
});
const custom = (exception_date: string, more: object = {}): IntercomOfficeHoursException => ({
  exception_date,
  exception_type: 'custom_hours',
  time_intervals: [{ start_minute: 540, end_minute: 720 }],
  ...more,
});
const yearly = { recurring_annually: true };
const always = ['00:00-24:00'];
const wholeWeek = {
  mon: always,
  tue: always,
  wed: always,
  thu: always,
  fri: always,
  sat: always,
  sun: always,
};

describe('fromIntercomOfficeHours', () => {
  it("reads the examples of Intercom's reference", () => {
    // https://developers.intercom.com/docs/references/2.17/rest-api/api.intercom.io/office-hours: the examples of the
    // schedule, of its time interval and of the exception.
    const schedule = {
      type: 'office_hours_schedule',
      id: '123',
      name: 'Standard Support Hours',
      time_zone_name: 'America/New_York',
      time_intervals: [{ start_minute: 540, end_minute: 1020, day_of_week: 0 }],
      twenty_four_seven: false,
      created_at: 1717200000,
      updated_at: 1717200000,
    };
    const exception = {
      type: 'office_hours_exception',
      id: '456',
      office_hours_schedule_id: '123',
      exception_date: '2026-12-25',
      exception_type: 'closed',
      name: 'Christmas Day',
      time_intervals: null,
      recurring_annually: true,
    };
    expect(fromIntercomOfficeHours(schedule, [exception])).toEqual({
      timeZone: 'America/New_York',
      weekly: { mon: ['09:00-17:00'] },
      holidays: [{ date: '12-25', name: 'Christmas Day' }],
    });
  });

  it('counts from Monday at midnight, a day later than Zendesk', () => {
    expect(weekly([0, 15], [10_065, 10_080])).toEqual({ mon: ['00:00-00:15'], sun: ['23:45-24:00'] });
  });

  it('opens the whole week for 0 to 10079, for 0 to 10080 and where it says so', () => {
    expect(weekly([0, 10_079])).toEqual(wholeWeek);
    expect(weekly([0, 10_080])).toEqual(wholeWeek);
    expect(fromIntercomOfficeHours({ time_zone_name: 'UTC', twenty_four_seven: true }).weekly).toEqual(
      wholeWeek,
    );
    expect(fromIntercomOfficeHours({ ...hours([0, 15]), twenty_four_seven: true }).weekly).toEqual(wholeWeek);
  });

  it('takes 10079 for what it says where it is not the whole week', () => {
    expect(weekly([10_000, 10_079])).toEqual({ sun: ['22:40-23:59'] });
  });

  it('cuts what lasts over midnight and unites what overlaps', () => {
    expect(weekly([1320, 1800], [1700, 1860])).toEqual({ mon: ['22:00-24:00'], tue: ['00:00-07:00'] });
  });

  it('makes a closed exception a holiday and other hours an override', () => {
    expect(
      fromIntercomOfficeHours(hours([0, 10_079]), [
        closed('2026-12-25', { name: 'Christmas Day', time_intervals: null, recurring_annually: false }),
        closed('2026-12-26', { name: null }),
        closed('2024-02-29', yearly),
        custom('2026-12-24', { name: 'Christmas Eve' }),
        custom('2026-12-31', { time_intervals: [] }),
      ]),
    ).toEqual({
      timeZone: 'UTC',
      weekly: wholeWeek,
      holidays: [{ date: '2026-12-25', name: 'Christmas Day' }, { date: '2026-12-26' }, { date: '02-29' }],
      overrides: { '2026-12-24': ['09:00-12:00'], '2026-12-31': [] },
    });
  });

  it('replaces all hours of an exception’s date, and those of no other', () => {
    const definition = fromIntercomOfficeHours(hours([0, 10_079]), [
      closed('2026-12-25'),
      custom('2026-12-27'),
    ]);
    expect(openMinutes(definition, '2026-12-24T00:00Z', '2026-12-29T00:00Z')).toEqual([
      [0, 1440],
      [2880, 4320],
      [4320 + 540, 4320 + 720],
      [5760, 7200],
    ]);
  });

  it('writes out other hours that recur for the years asked for, under exceptions of one date', () => {
    const exceptions = [
      custom('2025-12-24', yearly),
      closed('2027-12-24'),
      custom('2028-12-24', { time_intervals: [] }),
    ];
    expect(fromIntercomOfficeHours(hours(), exceptions, { years: [2026, 2029] })).toEqual({
      timeZone: 'UTC',
      weekly: {},
      holidays: [{ date: '2027-12-24' }],
      overrides: { '2026-12-24': ['09:00-12:00'], '2028-12-24': [], '2029-12-24': ['09:00-12:00'] },
    });
    expect(
      Object.keys(
        fromIntercomOfficeHours(hours(), [custom('2024-02-29', yearly)], { years: [2023, 2029] }).overrides ??
          {},
      ),
    ).toEqual(['2024-02-29', '2028-02-29']);
  });

  it('lets other hours of one date win over a closure of every year', () => {
    const definition = fromIntercomOfficeHours(hours([0, 10_079]), [
      closed('2020-12-25', yearly),
      custom('2026-12-25'),
    ]);
    const schedule = defineSchedule(definition);
    expect(elapsed(schedule, '2026-12-25T00:00Z', '2026-12-26T00:00Z')).toBe(3 * 3_600_000);
    expect(elapsed(schedule, '2027-12-25T00:00Z', '2027-12-26T00:00Z')).toBe(0);
  });

  it('never opens without intervals', () => {
    expect(fromIntercomOfficeHours(hours())).toEqual({ timeZone: 'UTC', weekly: {} });
  });

  it('is open in exactly the minutes that the intervals name', () => {
    const interval = fc
      .tuple(fc.integer({ min: 1, max: 10_079 }), fc.integer({ min: 1, max: 3000 }))
      .map(([start, length]) => [start, Math.min(start + length, 10_080)] as const);
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), (pairs) => {
        const isNamed = Array.from({ length: 10_080 }, (_, minute) =>
          pairs.some(([start, end]) => start <= minute && minute < end),
        );
        // 2026-03-02 is a Monday.
        expect(weekOfMinutes(fromIntercomOfficeHours(hours(...pairs)), '2026-03-02T00:00:00Z')).toEqual(
          isNamed,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('what fromIntercomOfficeHours refuses', () => {
  const read = (schedule: unknown, exceptions?: unknown, options?: unknown): unknown =>
    fromIntercomOfficeHours(
      schedule as IntercomOfficeHours,
      exceptions as IntercomOfficeHoursException[],
      options as IntercomOfficeHoursOptions,
    );

  it.each(OTHER_THINGS.map((value) => [value]))('%s wherever it stands', (value) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    const isList = Array.isArray(value);
    const isNothing = value === undefined || value === null;
    expectRefusal(() => read(value), isObject ? 'time_zone_name' : 'schedule');
    if (value !== '540') expectRefusal(() => read({ ...hours(), time_zone_name: value }), 'time_zone_name');
    if (!isList) expectRefusal(() => read({ ...hours(), time_intervals: value }), 'time_intervals');
    if (!isNothing && typeof value !== 'boolean')
      expectRefusal(() => read({ ...hours(), twenty_four_seven: value }), 'twenty_four_seven');
    expectRefusal(
      () => read({ ...hours(), time_intervals: [value] }),
      isObject ? 'time_intervals[0].start_minute' : 'time_intervals[0]',
    );
    if (!isList && value !== undefined) expectRefusal(() => read(hours(), value), 'exceptions');
    expectRefusal(() => read(hours(), [value]), isObject ? 'exceptions[0].exception_type' : 'exceptions[0]');
    const refuses = (part: object, path: string): void =>
      expectRefusal(() => read(hours(), [{ ...custom('2026-12-25'), ...part }]), `exceptions[0].${path}`);
    refuses({ exception_type: value }, 'exception_type');
    refuses({ exception_date: value }, 'exception_date');
    if (!isList) refuses({ time_intervals: value }, 'time_intervals');
    refuses({ time_intervals: [{ start_minute: value, end_minute: 15 }] }, 'time_intervals[0].start_minute');
    if (!isNothing && typeof value !== 'boolean')
      refuses({ recurring_annually: value }, 'recurring_annually');
    if (!isNothing && typeof value !== 'string') refuses({ name: value }, 'name');
    if (!isObject && value !== undefined) expectRefusal(() => read(hours(), [], value), 'options');
    if (!isNothing)
      expectRefusal(() => read(hours(), [], { years: value }), 'options.years', 'invalid-option');
  });

  it.each([
    [600, 600],
    [600, 540],
    [0, 10_081],
  ])('the interval %s to %s', (start, end) => {
    expectRefusal(() => fromIntercomOfficeHours(hours([start, end])), 'time_intervals[0].end_minute');
  });

  it('an exception that reaches over its date', () => {
    const late = custom('2026-12-25', { time_intervals: [{ start_minute: 1320, end_minute: 1455 }] });
    expectRefusal(() => read(hours(), [late]), 'exceptions[0].time_intervals[0].end_minute');
  });

  it('two exceptions of one date', () => {
    expectRefusal(() => read(hours(), [closed('2026-12-25'), custom('2026-12-25')]), 'exceptions[1]');
    expectRefusal(
      () => read(hours(), [closed('2026-12-25', yearly), closed('2027-12-25', yearly)]),
      'exceptions[1]',
    );
  });

  it('other hours that recur, where no years are given', () => {
    expectRefusal(() => read(hours(), [custom('2026-12-24', yearly)]), 'exceptions[0].recurring_annually');
  });

  it.each([
    [[2026]],
    [[2030, 2026]],
    [[1899, 2026]],
    [[2026, 2200]],
    [[2026, 2027, 2028]],
    [[2026.5, 2027]],
  ])('the years %j', (years) => {
    expectRefusal(() => read(hours(), [], { years }), 'options.years', 'invalid-option');
  });

  it('an option that does not exist', () => {
    expectRefusal(() => read(hours(), [], { year: [2026, 2027] }), 'options.year', 'unknown-option');
  });

  it('a time zone that nobody knows', () => {
    expectRefusal(() => read({ ...hours(), time_zone_name: 'Atlantis' }), 'time_zone_name', 'invalid-option');
  });
});
