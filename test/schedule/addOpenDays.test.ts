import { expect, it } from 'vitest';
import { addOpenDays } from '../../src/schedule/addOpenDays.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';
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

it('thousands of calls on one schedule give what one call on a fresh one gives', () => {
  const definition = {
    timeZone: 'Europe/Rome',
    weekly: { mon: ['09:00-17:00'], wed: ['22:00-06:00'], fri: ['09:00-13:00'] },
    holidays: ['12-25', { weekday: 'mon' as const, nth: 1 }],
    breaks: { '2026-03-27': ['00:00-24:00'] },
  };
  const office = defineSchedule(definition);
  for (let i = 0; i < 3000; i++) {
    const at = new Date(Date.UTC(2026, 0, 1) + i * 4_000_000);
    const answer = addOpenDays(office, at, (i % 7) - 3);
    if (i % 30 === 0) expect(addOpenDays(defineSchedule(definition), at, (i % 7) - 3)).toBe(answer);
  }
});

it('a date that is paused from its opening to its closing is no working day, one that is paused in part is', () => {
  const office = defineSchedule({
    timeZone: 'UTC',
    weekly: { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'] },
  });
  const pause = (from: string, to: string): Schedule => withPauses(office, [{ from, to }]);
  // From Monday 30 March 2026, 10:00.
  const whole = pause('2026-03-31T09:00:00Z', '2026-03-31T17:00:00Z');
  const part = pause('2026-03-31T09:00:00Z', '2026-03-31T16:00:00Z');
  expect(addOpenDays(whole, '2026-03-30T10:00:00Z', 1)).toBe(Date.UTC(2026, 3, 1, 10));
  expect(addOpenDays(part, '2026-03-30T10:00:00Z', 1)).toBe(Date.UTC(2026, 2, 31, 16));
});
