import { describe, expect, it } from 'vitest';
import { fromChatwootWorkingHours } from '../../../src/schedule/imports/fromChatwootWorkingHours.ts';
import { fromIntercomOfficeHours } from '../../../src/schedule/imports/fromIntercomOfficeHours.ts';
import { fromOpeningHours } from '../../../src/schedule/imports/fromOpeningHours.ts';
import { fromZendeskSchedule } from '../../../src/schedule/imports/fromZendeskSchedule.ts';

const chatwoot = (day: object): unknown =>
  fromChatwootWorkingHours({
    timezone: 'UTC',
    working_hours: [{ day_of_week: 1, open_hour: 9, open_minutes: 0, close_minutes: 0, ...day }],
  });

describe('what an import refuses, it says how to mend', () => {
  it.each<[string, string]>([
    ['Mo-Fr 08:00-12:00 unknown', 'This is not understood, or not supported.'],
    ['Mo-Fr 08:00-18:00, Mo off', "Write ';' before what is off, dates and PH"],
    ['Mo-Fr 08:00-18:00 "by phone"', 'A comment makes hours unknown'],
    ['"by appointment"', 'A comment makes hours unknown'],
    ['Aug off', 'Whole months are not supported.'],
    ['Mo-Fr 08:00', 'Expected hours such as 08:00-17:30'],
    ['Mo 08:00-48:00', 'last less than a day'],
    ['Mo 24:00-26:00', 'begin before 24:00'],
    ['Mo-Fr 08:00-12:00; 14:00-18:00', 'must name its days'],
    ['Feb 30 off', 'Expected dates that exist, at most a year'],
    ['PH 09:00-17:00', 'Give the public holidays that PH stands for'],
    ['PH off', 'Give the public holidays that PH stands for'],
    ['Mo 09:00-17:00, 2026 Dec 24 09:00-12:00', "Write ';' before what is off, dates and PH"],
    ['2026 Dec 24 20:00-02:00; 2026 Dec 24 off', 'write the hours of each date once'],
  ])('the opening hours %j: %s', (text, remedy) => {
    expect(() => fromOpeningHours(text, 'UTC')).toThrow(remedy);
  });

  it('opening hours that are no text, or too long', () => {
    expect(() => fromOpeningHours(JSON.parse('5'), 'UTC')).toThrow('Give a text such as');
    expect(() => fromOpeningHours('x'.repeat(10_001), 'UTC')).toThrow('at most 10000 characters');
  });

  it('a time zone that is missing, as in the answer around what is wanted', () => {
    expect(() => fromOpeningHours('24/7', JSON.parse('null'))).toThrow('Give the name of a time zone');
  });

  it('an inbox of Chatwoot', () => {
    const inbox = { timezone: 'UTC', working_hours: JSON.parse('{}') };
    expect(() => fromChatwootWorkingHours(inbox)).toThrow("Give the inbox's list of days.");
    const open = { timezone: 'UTC', working_hours: [], working_hours_enabled: false };
    expect(() => fromChatwootWorkingHours(open)).toThrow('it is always open');
    expect(() => chatwoot({ open_all_day: true, closed_all_day: true })).toThrow(
      'A day cannot be open and closed all day',
    );
    expect(() => chatwoot({ closed_all_day: 'yes' })).toThrow('Give true or false, or leave it out.');
    expect(() => chatwoot({ close_hour: 24 })).toThrow('Give a whole number of 0 to 23.');
  });

  it('a day of Chatwoot that closes before it opens, with the hour that is wrong', () => {
    expect(() => chatwoot({ close_hour: 8 })).toThrow(
      expect.objectContaining({
        path: 'working_hours[0].close_hour',
        value: 8,
        message: expect.stringContaining('A day must close after it opens'),
      }),
    );
  });

  it('a schedule of Zendesk', () => {
    const week = { time_zone: 'UTC', intervals: [] };
    expect(() => fromZendeskSchedule({ ...week, intervals: JSON.parse('{}') })).toThrow(
      "Give the schedule's list of intervals.",
    );
    expect(() => fromZendeskSchedule(week, JSON.parse('{"holidays":[]}'))).toThrow(
      "Give the list that is the answer's holidays, not the answer around it.",
    );
    expect(() => fromZendeskSchedule({ ...week, intervals: [{ start_time: 9, end_time: 9 }] })).toThrow(
      'Give an end after start_time, which is 9.',
    );
    expect(() => fromZendeskSchedule({ ...week, intervals: [{ start_time: 0, end_time: 10_081 }] })).toThrow(
      'Give whole minutes of 0 to 10080.',
    );
    const day = { start_date: '2026-12-24', end_date: '2026-12-23' };
    expect(() => fromZendeskSchedule(week, [day])).toThrow('Give a date that is not before start_date');
    const named = { start_date: '2026-12-24', end_date: '2026-12-24', name: JSON.parse('5') };
    expect(() => fromZendeskSchedule(week, [named])).toThrow('Give the name as a text');
  });

  it('office hours of Intercom', () => {
    const hours = { time_zone_name: 'UTC', time_intervals: [] };
    const day = { exception_date: '2026-12-25', exception_type: 'closed' };
    const other = { ...day, exception_type: 'custom_hours', time_intervals: [] };
    expect(() => fromIntercomOfficeHours({ ...hours, time_intervals: JSON.parse('{}') })).toThrow(
      'Give a list of intervals',
    );
    expect(() => fromIntercomOfficeHours(hours, JSON.parse('{"data":[]}'))).toThrow(
      'Give the list of exceptions, not the answer around it.',
    );
    expect(() => fromIntercomOfficeHours(hours, [day, other])).toThrow('This date has another exception');
    expect(() => fromIntercomOfficeHours(hours, [{ ...other, recurring_annually: true }])).toThrow(
      'say for which years',
    );
    expect(() => fromIntercomOfficeHours(hours, [{ ...day, exception_type: 'open' }])).toThrow(
      "Give 'closed' or 'custom_hours'",
    );
    expect(() => fromIntercomOfficeHours(hours, [], { years: [2030, 2026] })).toThrow(
      'Give the first and the last year',
    );
  });
});

describe('opening hours', () => {
  it('may give hours again to a weekday that a rule before closed, and to another one behind it', () => {
    expect(fromOpeningHours('Mo-We 08:00-17:00; Tu off; Tu 09:00-12:00', 'UTC').weekly).toEqual({
      mon: ['08:00-17:00'],
      tue: ['09:00-12:00'],
      wed: ['08:00-17:00'],
    });
    expect(fromOpeningHours('Mo,Tu 08:00-17:00; Tu off; Sa 09:00-12:00', 'UTC').weekly).toEqual({
      mon: ['08:00-17:00'],
      sat: ['09:00-12:00'],
    });
  });

  it('are refused with the part that is wrong, without the blanks around it', () => {
    expect(() => fromOpeningHours(' Mo 08:00-12:00;  Tu 08:00-sunset ;', 'UTC')).toThrow(
      expect.objectContaining({ path: 'rules[1]', value: 'sunset' }),
    );
  });
});
