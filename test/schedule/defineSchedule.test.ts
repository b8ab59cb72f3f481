import { describe, expect, it } from 'vitest';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import type { ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';

const monday = (hours: readonly string[]): ScheduleDefinition => ({
  timeZone: 'UTC',
  weekly: { mon: hours },
});

describe('defineSchedule', () => {
  it('gives the definition back as JSON in one fixed form, without what is empty', () => {
    const schedule = defineSchedule({
      weekly: { tue: [], mon: ['13:30:00-18:00', '09:00:30-12:30'], sun: ['22:00-00:00', '00:00-06:00:05'] },
      holidays: ['2026-12-25', '2026-01-01', '2026-12-25'],
      timeZone: 'Europe/Rome',
    });
    expect(JSON.stringify(schedule)).toBe(
      '{"timeZone":"Europe/Rome","weekly":{"mon":["09:00:30-12:30","13:30-18:00"],"sun":["00:00-06:00:05","22:00-24:00"]},"holidays":["2026-01-01","2026-12-25"]}',
    );
    expect(JSON.stringify(defineSchedule({ timeZone: 'UTC', weekly: {} }))).toBe(
      '{"timeZone":"UTC","weekly":{}}',
    );
  });

  it('shows its parts as plain data and nothing of the compiled hours', () => {
    const schedule = defineSchedule(monday(['22:00-06:00']));
    elapsed(schedule, '2026-01-01T00:00Z', '2026-02-01T00:00Z');
    expect(Object.keys(schedule)).toEqual(['definition', 'timeZone']);
    expect(schedule.definition).toEqual({ timeZone: 'UTC', weekly: { mon: ['22:00-06:00'] } });
    expect(JSON.stringify(schedule)).toBe('{"timeZone":"UTC","weekly":{"mon":["22:00-06:00"]}}');
  });

  it('cannot be changed, neither through itself nor through what it was made from', () => {
    const definition = { timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] }, holidays: ['2026-01-05'] };
    const schedule = defineSchedule(definition);
    definition.weekly.mon[0] = '00:00-24:00';
    definition.holidays.pop();
    expect(schedule.definition.weekly.mon).toEqual(['09:00-17:00']);
    expect(elapsed(schedule, '2026-01-05T00:00Z', '2026-01-13T00:00Z')).toBe(8 * 3_600_000);
    const { weekly, holidays } = schedule.definition;
    for (const part of [schedule, schedule.definition, weekly, weekly.mon, holidays])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it('takes the definition of a schedule from another schedule', () => {
    const schedule = defineSchedule(monday(['09:00-17:00']));
    expect(defineSchedule(schedule.definition)).toEqual(schedule);
  });

  it('accepts intervals that touch, and leaves out days and holidays that are undefined', () => {
    const schedule = defineSchedule(
      JSON.parse(
        '{"timeZone":"UTC","weekly":{"mon":["09:00-12:00","12:00-17:00"],"tue":null},"holidays":null}',
      ),
    );
    expect(elapsed(schedule, '2026-01-05T00:00Z', '2026-01-06T00:00Z')).toBe(8 * 3_600_000);
  });

  it('knows each time of day to the second', () => {
    const schedule = defineSchedule(monday(['00:00:00-00:00:01', '23:59:59-24:00:00']));
    expect(schedule.definition.weekly.mon).toEqual(['00:00-00:00:01', '23:59:59-24:00']);
    expect(elapsed(schedule, '2026-01-05T00:00Z', '2026-01-06T00:00Z')).toBe(2000);
  });
});

describe('what defineSchedule refuses, naming the place and the value', () => {
  it.each([
    ['9:00-17:00'],
    ['09:00'],
    ['09:00-'],
    ['-17:00'],
    ['09:00-17:00-18:00'],
    ['09:00-17:60'],
    ['09:60-17:00'],
    ['24:00-02:00'],
    ['09:00-24:01'],
    ['09:00-24:00:01'],
    ['09:00-25:00'],
    ['09:00:60-17:00'],
    ['09:00:00:00-17:00'],
    ['09:00 - 17:00'],
    ['09:00–17:00'],
    ['0900-1700'],
    ['09.00-17.00'],
    ['09:00.30-17:00'],
    ['09:0a-17:00'],
    ['9am-5pm'],
    [''],
    [' 09:00-17:00'],
    [null],
    [9],
    [['09:00', '17:00']],
  ])('the hours %j', (hours) => {
    const definition = {
      timeZone: 'UTC',
      weekly: { mon: ['00:00-01:00', hours] },
    } as unknown as ScheduleDefinition;
    expect(() => defineSchedule(definition)).toThrow(
      expect.objectContaining({
        code: 'invalid-schedule',
        path: 'weekly.mon[1]',
        value: hours,
        message: expect.stringContaining('09:00-17:30'),
      }),
    );
  });

  it.each([
    ['09:00-09:00'],
    ['00:00-00:00'],
  ])('the hours %s, which may mean nothing or a whole day', (hours) => {
    expect(() => defineSchedule(monday([hours]))).toThrow(
      expect.objectContaining({
        code: 'invalid-schedule',
        path: 'weekly.mon[0]',
        message: expect.stringContaining('00:00-24:00'),
      }),
    );
  });

  it.each([
    [['09:00-13:00', '12:59:59-18:00']],
    [['09:00-17:00', '09:00-17:00']],
    [['20:00-06:00', '22:00-23:00']],
    [['10:00-12:00', '13:00-14:00', '09:00-10:00:01']],
  ])('the overlapping hours %j', (hours) => {
    expect(() => defineSchedule(monday(hours))).toThrow(
      expect.objectContaining({
        code: 'invalid-schedule',
        path: 'weekly.mon',
        message: expect.stringContaining('overlap'),
      }),
    );
  });

  it.each<[string, unknown, string, string]>([
    ['no object', null, 'schedule', 'invalid-schedule'],
    ['a list', [], 'schedule', 'invalid-schedule'],
    ['a misspelt part', { timezone: 'UTC', weekly: {} }, 'timezone', 'unknown-option'],
    [
      'a hostile part',
      JSON.parse('{"__proto__":1,"timeZone":"UTC","weekly":{}}'),
      '__proto__',
      'unknown-option',
    ],
    ['no weekly hours', { timeZone: 'UTC' }, 'weekly', 'invalid-schedule'],
    ['a list of weekly hours', { timeZone: 'UTC', weekly: [] }, 'weekly', 'invalid-schedule'],
    ['a misspelt day', { timeZone: 'UTC', weekly: { monday: [] } }, 'weekly.monday', 'unknown-option'],
    [
      'a hostile day',
      JSON.parse('{"timeZone":"UTC","weekly":{"__proto__":["09:00-17:00"]}}'),
      'weekly.__proto__',
      'unknown-option',
    ],
    [
      'hours that are no list',
      { timeZone: 'UTC', weekly: { mon: '09:00-17:00' } },
      'weekly.mon',
      'invalid-schedule',
    ],
    [
      'holidays that are no list',
      { timeZone: 'UTC', weekly: {}, holidays: '2026-01-01' },
      'holidays',
      'invalid-schedule',
    ],
    [
      'a date that does not exist',
      { timeZone: 'UTC', weekly: {}, holidays: ['2026-01-01', '2026-02-29'] },
      'holidays[1]',
      'invalid-schedule',
    ],
    [
      'a holiday as a number',
      { timeZone: 'UTC', weekly: {}, holidays: [20260101] },
      'holidays[0]',
      'invalid-schedule',
    ],
    [
      'a holiday as an instant',
      { timeZone: 'UTC', weekly: {}, holidays: ['2026-01-01T00:00Z'] },
      'holidays[0]',
      'invalid-schedule',
    ],
    ['no time zone', { weekly: {} }, 'timeZone', 'invalid-option'],
    ['an unknown time zone', { timeZone: 'Europe/Atlantis', weekly: {} }, 'timeZone', 'invalid-option'],
  ])('%s', (_name, definition, path, code) => {
    expect(() => defineSchedule(definition as ScheduleDefinition)).toThrow(
      expect.objectContaining({ code, path }),
    );
  });

  it('a plain definition where a schedule is needed', () => {
    const plain = monday(['09:00-17:00']);
    for (const value of [plain, null, undefined, 'x']) {
      expect(() => elapsed(value as unknown as Schedule, '2026-01-01T00:00Z', '2026-01-02T00:00Z')).toThrow(
        expect.objectContaining({
          code: 'invalid-schedule',
          path: 'schedule',
          message: expect.stringContaining('defineSchedule'),
        }),
      );
    }
  });
});
