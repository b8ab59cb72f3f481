import { expect, it } from 'vitest';
import { addOpenDays } from '../../src/schedule/addOpenDays.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';

const always = (timeZone: string): Schedule =>
  defineSchedule({ timeZone, weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, ['00:00-24:00']])) });

it('working days end with the year 2199 of UTC, whatever the date is where the hours are', () => {
  const office = always('America/New_York');
  expect(addOpenDays(office, '2199-12-30T18:59:59-05:00', 1)).toBe(Date.parse('2199-12-31T23:59:59Z'));
  expect(addOpenDays(office, '2199-12-30T19:00:00-05:00', 1)).toBeNull();
  expect(addOpenDays(office, '2199-12-30T22:00:00-05:00', 1)).toBeNull();
});

it('working days begin with the year 1900 of UTC, whatever the date is where the hours are', () => {
  const office = always('Asia/Tokyo');
  expect(addOpenDays(office, '1900-01-02T09:00:01+09:00', -1)).toBe(Date.parse('1900-01-01T00:00:01Z'));
  expect(addOpenDays(office, '1900-01-02T05:00:00+09:00', -1)).toBeNull();
});

it('no working day on from the first instant is the first instant', () => {
  expect(addOpenDays(always('Asia/Tokyo'), '1900-01-01T00:00:00Z', 0)).toBe(
    Date.parse('1900-01-01T00:00:00Z'),
  );
});

it('working days end with the local date 2199-12-31 too, though its instants go on', () => {
  expect(addOpenDays(always('Asia/Tokyo'), '2199-12-31T05:00:00+09:00', 1)).toBeNull();
});

it('going back, a closing instant stays and an opening instant moves on to the closing before it', () => {
  const office = defineSchedule({
    timeZone: 'UTC',
    weekly: { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'] },
  });
  expect(addOpenDays(office, '2026-04-01T17:00:00Z', -1)).toBe(Date.UTC(2026, 2, 31, 17));
  expect(addOpenDays(office, '2026-04-01T09:00:00Z', -1)).toBe(Date.UTC(2026, 2, 30, 17));
});
