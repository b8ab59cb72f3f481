import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePlainSchedule } from '../../src/schedule/definePlainSchedule.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { explain } from '../../src/schedule/explain.ts';
import type { PlainScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import { DAY_MS } from '../../src/time/calendarDate.ts';
import { definition, minute } from './scheduleArbitrary.ts';

const plain: fc.Arbitrary<PlainScheduleDefinition> = definition.map(
  ({ timeZone, weekly, holidays = [] }) => ({
    timeZone,
    weekly,
    holidays: holidays.filter((holiday) => typeof holiday === 'string' && holiday.length === 10).map(String),
  }),
);

describe('the small definition', () => {
  it('gives what the whole one gives: the same definition, the same answers, the same reasons', () => {
    fc.assert(
      fc.property(plain, minute, fc.nat(9 * DAY_MS), (hours, from, length) => {
        const [small, whole] = [definePlainSchedule(hours), defineSchedule(hours)];
        expect(JSON.stringify(small)).toBe(JSON.stringify(whole));
        const span = [new Date(from), new Date(from + length)] as const;
        expect(explain(small, ...span)).toEqual(explain(whole, ...span));
      }),
    );
  });

  it.each([
    ['a part of the whole one', { overrides: {} }, 'overrides', 'unknown-option'],
    ['a part that does not exist', { holiday: [] }, 'holiday', 'unknown-option'],
    ['a holiday of every year', { holidays: ['2026-12-25', '12-25'] }, 'holidays[1]', 'invalid-schedule'],
    ['a holiday with a name', { holidays: [{ date: '2026-12-25' }] }, 'holidays[0]', 'invalid-schedule'],
    ['a date that does not exist', { holidays: ['2026-02-30'] }, 'holidays[0]', 'invalid-schedule'],
    [
      'more intervals than a day needs',
      { weekly: { mon: Array(101).fill('09:00-10:00') } },
      'weekly.mon',
      'invalid-schedule',
    ],
    ['no weekly hours', { weekly: undefined }, 'weekly', 'invalid-schedule'],
    ['no time zone', { timeZone: undefined }, 'timeZone', 'invalid-option'],
  ])('refuses %s', (_name, parts, path, code) => {
    const hours = JSON.parse(JSON.stringify({ timeZone: 'UTC', weekly: {}, ...parts }));
    expect(() => definePlainSchedule(hours)).toThrow(
      expect.objectContaining({ name: 'KpiError', code, path }),
    );
  });

  it('says where the other parts are known', () => {
    const hours = JSON.parse('{"timeZone":"UTC","weekly":{},"breaks":{}}');
    expect(() => definePlainSchedule(hours)).toThrow('support-kpi/schedule');
  });
});
