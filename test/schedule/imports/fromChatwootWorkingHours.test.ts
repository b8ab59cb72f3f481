import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChatwootInbox,
  type ChatwootWorkingHours,
  fromChatwootWorkingHours,
} from '../../../src/schedule/imports/fromChatwootWorkingHours.ts';
import { openMinutes, weekOfMinutes } from './openMinutes.ts';
import { expectRefusal, OTHER_THINGS } from './refuses.ts';

const day = (day_of_week: number, open: string, close: string): ChatwootWorkingHours => {
  const [open_hour = 0, open_minutes = 0] = open.split(':').map(Number);
  const [close_hour = 0, close_minutes = 0] = close.split(':').map(Number);
  return { day_of_week, open_hour, open_minutes, close_hour, close_minutes };
};
const inbox = (...working_hours: readonly ChatwootWorkingHours[]): ChatwootInbox => ({
  timezone: 'UTC',
  working_hours,
});
const weekly = (...days: readonly ChatwootWorkingHours[]): unknown =>
  fromChatwootWorkingHours(inbox(...days)).weekly;

describe('fromChatwootWorkingHours', () => {
  it('reads the hours of a new inbox: Monday to Friday, 09:00 to 17:00', () => {
    // The fields of https://github.com/chatwoot/chatwoot/blob/develop/swagger/definitions/resource/inbox.yml
    const closed = { open_hour: null, open_minutes: null, close_hour: null, close_minutes: null };
    const office = (day_of_week: number): ChatwootWorkingHours => ({
      ...day(day_of_week, '9:00', '17:00'),
      closed_all_day: false,
      open_all_day: false,
    });
    const definition = fromChatwootWorkingHours({
      ...{ id: 7, name: 'Website', channel_type: 'Channel::WebWidget' },
      timezone: 'America/Los_Angeles',
      working_hours_enabled: true,
      working_hours: [
        { day_of_week: 0, ...closed, closed_all_day: true, open_all_day: false },
        ...[1, 2, 3, 4, 5].map(office),
        { day_of_week: 6, ...closed, closed_all_day: true, open_all_day: false },
      ],
    });
    const hours = ['09:00-17:00'];
    expect(definition).toEqual({
      timeZone: 'America/Los_Angeles',
      weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    });
  });

  it('counts the days from Sunday', () => {
    expect(weekly(day(0, '8:00', '9:30'), day(6, '10:05', '11:00'))).toEqual({
      sun: ['08:00-09:30'],
      sat: ['10:05-11:00'],
    });
  });

  it('stays open for the last minute of a day that closes at 23:59', () => {
    expect(weekly(day(1, '0:00', '23:59'), day(2, '18:00', '23:58'))).toEqual({
      mon: ['00:00-24:00'],
      tue: ['18:00-23:58'],
    });
    const definition = fromChatwootWorkingHours(inbox(day(1, '14:00', '23:59'), day(2, '0:00', '2:00')));
    // 2026-03-02 is a Monday.
    expect(openMinutes(definition, '2026-03-02T00:00Z', '2026-03-04T00:00Z')).toEqual([[840, 1440 + 120]]);
  });

  it('opens a whole day, whatever its hours say', () => {
    expect(
      weekly({ ...day(3, '0:00', '23:59'), open_all_day: true }, { day_of_week: 4, open_all_day: true }),
    ).toEqual({ wed: ['00:00-24:00'], thu: ['00:00-24:00'] });
  });

  it('closes days that are closed or not listed, whatever their hours say', () => {
    expect(weekly({ ...day(1, '9:00', '17:00'), closed_all_day: true })).toEqual({});
    expect(weekly()).toEqual({});
  });

  it('unites several rows of a day', () => {
    expect(weekly(day(1, '13:00', '17:00'), day(1, '9:00', '12:00'), day(1, '11:00', '12:30'))).toEqual({
      mon: ['09:00-12:30', '13:00-17:00'],
    });
  });

  it('is open in exactly the minutes that the days name', () => {
    const hours = fc
      .uniqueArray(fc.integer({ min: 0, max: 1438 }), { minLength: 2, maxLength: 2 })
      .map((pair) => pair.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), hours), { maxLength: 8 }), (days) => {
        const rows = days.map(([number, [open = 0, close = 0]]) => ({
          day_of_week: number,
          open_hour: Math.floor(open / 60),
          open_minutes: open % 60,
          close_hour: Math.floor(close / 60),
          close_minutes: close % 60,
        }));
        const isNamed = Array.from({ length: 10_080 }, (_, minute) =>
          days.some(
            ([number, [open = 0, close = 0]]) =>
              number * 1440 + open <= minute && minute < number * 1440 + close,
          ),
        );
        // 2026-03-01 is a Sunday.
        expect(weekOfMinutes(fromChatwootWorkingHours(inbox(...rows)), '2026-03-01T00:00:00Z')).toEqual(
          isNamed,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('what fromChatwootWorkingHours refuses', () => {
  const read = (value: unknown): unknown => fromChatwootWorkingHours(value as ChatwootInbox);
  const row = day(1, '9:00', '17:00');

  it.each(OTHER_THINGS.map((value) => [value]))('%s wherever it stands', (value) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    expectRefusal(() => read(value), isObject ? 'timezone' : 'inbox');
    if (value !== '540') expectRefusal(() => read({ ...inbox(), timezone: value }), 'timezone');
    if (!Array.isArray(value))
      expectRefusal(() => read({ ...inbox(), working_hours: value }), 'working_hours');
    expectRefusal(
      () => read({ ...inbox(), working_hours: [row, value] }),
      isObject ? 'working_hours[1].day_of_week' : 'working_hours[1]',
    );
    for (const name of ['day_of_week', 'open_hour', 'open_minutes', 'close_hour', 'close_minutes'])
      expectRefusal(
        () => read({ ...inbox(), working_hours: [{ ...row, [name]: value }] }),
        `working_hours[0].${name}`,
      );
    if (value === undefined || value === null || typeof value === 'boolean') return;
    for (const name of ['open_all_day', 'closed_all_day'])
      expectRefusal(
        () => read({ ...inbox(), working_hours: [{ ...row, [name]: value }] }),
        `working_hours[0].${name}`,
      );
  });

  it.each([
    [{ day_of_week: 7 }, 'day_of_week'],
    [{ open_hour: 24 }, 'open_hour'],
    [{ open_minutes: 60 }, 'open_minutes'],
    [{ close_hour: 24 }, 'close_hour'],
    [{ close_minutes: 60 }, 'close_minutes'],
    [{ close_hour: 9 }, 'close_hour'],
    [{ close_hour: 8 }, 'close_hour'],
  ])('the row with %j', (part, name) => {
    expectRefusal(() => read(inbox({ ...row, ...part })), `working_hours[0].${name}`);
  });

  it('a day that is open and closed all day', () => {
    expectRefusal(
      () => read(inbox({ ...row, open_all_day: true, closed_all_day: true })),
      'working_hours[0]',
    );
  });

  it('an inbox that does not keep its hours, until told otherwise', () => {
    const off = { ...inbox(row), working_hours_enabled: false };
    expectRefusal(() => read(off), 'working_hours_enabled');
    expect(fromChatwootWorkingHours({ ...off, working_hours_enabled: true }).weekly).toEqual({
      mon: ['09:00-17:00'],
    });
  });

  it('a time zone that nobody knows', () => {
    expectRefusal(() => read({ ...inbox(), timezone: 'Atlantis' }), 'timezone', 'invalid-option');
  });
});
