import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineSchedule } from '../../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../../src/schedule/elapsed.ts';
import {
  fromZendeskSchedule,
  type ZendeskHoliday,
  type ZendeskSchedule,
} from '../../../src/schedule/imports/fromZendeskSchedule.ts';
import { openMinutes, weekOfMinutes } from './openMinutes.ts';
import { expectRefusal, OTHER_THINGS } from './refuses.ts';

const hours = (...pairs: readonly (readonly [number, number])[]): ZendeskSchedule => ({
  time_zone: 'UTC',
  intervals: pairs.map(([start_time, end_time]) => ({ start_time, end_time })),
});
const weekly = (...pairs: readonly (readonly [number, number])[]): unknown =>
  fromZendeskSchedule(hours(...pairs)).weekly;
const withHolidays = (...holidays: readonly ZendeskHoliday[]): unknown =>
  fromZendeskSchedule(hours([1980, 2460]), holidays).holidays;

describe('fromZendeskSchedule', () => {
  it('reads an answer of the API: Tokyo, Monday to Friday, 09:00 to 17:00', () => {
    // The schedule of https://dev.classmethod.jp (Zendesk API, February 2017), fetched from a sandbox.
    const schedule = {
      id: 250647,
      name: 'sandbox - test',
      time_zone: 'Tokyo',
      created_at: '2016-12-04T09:10:24Z',
      updated_at: '2016-12-04T09:10:31Z',
      intervals: [
        { start_time: 1980, end_time: 2460 },
        { start_time: 3420, end_time: 3900 },
        { start_time: 4860, end_time: 5340 },
        { start_time: 6300, end_time: 6780 },
        { start_time: 7740, end_time: 8220 },
      ],
    };
    const definition = fromZendeskSchedule(schedule);
    const day = ['09:00-17:00'];
    expect(definition).toEqual({
      timeZone: 'Asia/Tokyo',
      weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
    });
    expect(elapsed(defineSchedule(definition), '2016-12-03T00:00Z', '2016-12-10T00:00Z')).toBe(
      40 * 3_600_000,
    );
  });

  it('reads the exported rows of a schedule in Pacific Time, 08:00 to 20:00, in any order', () => {
    // SupportCA of the test data of fivetran/dbt_zendesk: its start_time_utc of 8100 is 15:00 UTC on a Friday in summer.
    const schedule = {
      time_zone: 'Pacific Time (US & Canada)',
      intervals: [
        [7680, 8400],
        [4800, 5520],
        [6240, 6960],
        [1920, 2640],
        [3360, 4080],
      ].map(([start_time = 0, end_time = 0]) => ({ start_time, end_time })),
    };
    expect(openMinutes(fromZendeskSchedule(schedule), '2020-07-05T00:00Z', '2020-07-07T12:00Z')).toEqual([
      [1440 + 15 * 60, 2880 + 3 * 60],
    ]);
    expect(Object.keys(fromZendeskSchedule(schedule).weekly)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
  });

  it('counts from Sunday at midnight', () => {
    expect(weekly([0, 1], [10_079, 10_080])).toEqual({ sun: ['00:00-00:01'], sat: ['23:59-24:00'] });
  });

  it('cuts what lasts over midnight, up to the whole week', () => {
    expect(weekly([1380, 1500])).toEqual({ sun: ['23:00-24:00'], mon: ['00:00-01:00'] });
    const day = ['00:00-24:00'];
    expect(weekly([0, 10_080])).toEqual({
      mon: day,
      tue: day,
      wed: day,
      thu: day,
      fri: day,
      sat: day,
      sun: day,
    });
  });

  it('unites intervals that overlap or touch', () => {
    expect(weekly([2000, 2100], [1980, 2040], [2100, 2160], [1990, 1991])).toEqual({ mon: ['09:00-12:00'] });
  });

  it('never opens without intervals', () => {
    expect(fromZendeskSchedule(hours())).toEqual({ timeZone: 'UTC', weekly: {} });
  });

  it('takes a time zone of IANA', () => {
    expect(fromZendeskSchedule({ ...hours(), time_zone: 'Europe/Rome' }).timeZone).toBe('Europe/Rome');
  });

  it('gives holidays their names and includes both of their dates', () => {
    // As in the test data of fivetran/dbt_zendesk, schedule_holiday_data.csv.
    expect(
      withHolidays(
        { name: 'Test Holiday', start_date: '2022-12-26', end_date: '2022-12-27' },
        { name: 'Test Holiday 2', start_date: '2022-12-29', end_date: '2022-12-29' },
        { start_date: '2024-02-28', end_date: '2024-03-01' },
      ),
    ).toEqual([
      { date: '2022-12-26', name: 'Test Holiday' },
      { date: '2022-12-27', name: 'Test Holiday' },
      { date: '2022-12-29', name: 'Test Holiday 2' },
      { date: '2024-02-28' },
      { date: '2024-02-29' },
      { date: '2024-03-01' },
    ]);
    expect(withHolidays()).toBeUndefined();
  });

  it('closes a whole date on a holiday, also the end of a night, and nothing of the next', () => {
    const definition = fromZendeskSchedule(hours([0, 10_080]), [
      { name: 'Holiday', start_date: '2026-12-25', end_date: '2026-12-25' },
    ]);
    expect(openMinutes(definition, '2026-12-24T00:00Z', '2026-12-27T00:00Z')).toEqual([
      [0, 1440],
      [2880, 4320],
    ]);
  });

  it('takes a holiday of two years and refuses a longer one', () => {
    const holiday = (end_date: string): ZendeskHoliday => ({ name: 'x', start_date: '2026-01-01', end_date });
    expect(withHolidays(holiday('2028-01-01'))).toHaveLength(731);
    expectRefusal(() => withHolidays(holiday('2028-01-02')), 'holidays[0].end_date');
    expectRefusal(() => withHolidays(holiday('9999-12-31')), 'holidays[0].end_date');
    expectRefusal(() => withHolidays(holiday('2025-12-31')), 'holidays[0].end_date');
  });

  it('is open in exactly the minutes that the intervals name', () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 10_079 }), fc.integer({ min: 1, max: 3000 }))
      .map(([start, length]) => [start, Math.min(start + length, 10_080)] as const);
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), (pairs) => {
        const isNamed = Array.from({ length: 10_080 }, (_, minute) =>
          pairs.some(([start, end]) => start <= minute && minute < end),
        );
        const definition = fromZendeskSchedule(hours(...pairs));
        // 2026-03-01 is a Sunday.
        expect(weekOfMinutes(definition, '2026-03-01T00:00:00Z')).toEqual(isNamed);
        const count = isNamed.filter(Boolean).length;
        expect(elapsed(defineSchedule(definition), '2026-03-01T00:00Z', '2026-03-08T00:00Z')).toBe(
          count * 60_000,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('what fromZendeskSchedule refuses', () => {
  const read = (schedule: unknown, holidays?: unknown): unknown =>
    fromZendeskSchedule(schedule as ZendeskSchedule, holidays as ZendeskHoliday[]);

  it.each(OTHER_THINGS.map((value) => [value]))('%s wherever it stands', (value) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    const isList = Array.isArray(value);
    expectRefusal(() => read(value), isObject ? 'time_zone' : 'schedule');
    if (value !== '540') expectRefusal(() => read({ ...hours(), time_zone: value }), 'time_zone');
    if (!isList) expectRefusal(() => read({ ...hours(), intervals: value }), 'intervals');
    expectRefusal(
      () => read({ ...hours(), intervals: [value] }),
      isObject ? 'intervals[0].start_time' : 'intervals[0]',
    );
    const start_time = 540;
    expectRefusal(
      () => read({ ...hours(), intervals: [{ start_time, end_time: value }] }),
      'intervals[0].end_time',
    );
    expectRefusal(
      () => read({ ...hours(), intervals: [{ start_time: value, end_time: 600 }] }),
      'intervals[0].start_time',
    );
    if (!isList && value !== undefined) expectRefusal(() => read(hours(), value), 'holidays');
    expectRefusal(() => read(hours(), [value]), isObject ? 'holidays[0].start_date' : 'holidays[0]');
    const start_date = '2026-12-25';
    expectRefusal(
      () => read(hours(), [{ start_date: value, end_date: start_date }]),
      'holidays[0].start_date',
    );
    expectRefusal(() => read(hours(), [{ start_date, end_date: value }]), 'holidays[0].end_date');
    if (value !== undefined && value !== null && typeof value !== 'string')
      expectRefusal(
        () => read(hours(), [{ name: value, start_date, end_date: start_date }]),
        'holidays[0].name',
      );
  });

  it.each([
    [600, 600],
    [600, 540],
    [0, 10_081],
    [10_080, 10_080],
    [10_080, 10_081],
  ])('an interval from %s to %s', (start, end) => {
    expectRefusal(() => fromZendeskSchedule(hours([1, 2], [start, end])), 'intervals[1].end_time');
  });

  it.each(['2026-02-29', '2026-12-25T00:00:00Z', '12-25', '25.12.2026'])('the date %s', (date) => {
    expectRefusal(() => withHolidays({ start_date: date, end_date: date }), 'holidays[0].start_date');
  });

  it('a time zone that nobody knows', () => {
    expectRefusal(() => read({ ...hours(), time_zone: 'Atlantis' }), 'time_zone', 'invalid-option');
    expectRefusal(() => read({ ...hours(), time_zone: 'constructor' }), 'time_zone', 'invalid-option');
  });

  it('keys of prototypes, which name nothing', () => {
    const hostile = JSON.parse('{"__proto__":{"time_zone":"UTC","intervals":[]}}');
    expectRefusal(() => read(hostile), 'time_zone');
    expect(fromZendeskSchedule(JSON.parse('{"time_zone":"UTC","intervals":[],"__proto__":1}'))).toEqual({
      timeZone: 'UTC',
      weekly: {},
    });
  });
});
