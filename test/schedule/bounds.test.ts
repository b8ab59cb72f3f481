import { describe, expect, it } from 'vitest';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { elapsedColumn } from '../../src/schedule/elapsedColumn.ts';
import { gridRows } from '../../src/schedule/gridRows.ts';
import { isOpen } from '../../src/schedule/isOpen.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { MAX_INSTANT, MIN_INSTANT } from '../../src/time/instant.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const always = defineSchedule({
  timeZone: 'UTC',
  weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, ['00:00-24:00']])),
});
const never = defineSchedule({ timeZone: 'Europe/Rome', weekly: {} });
const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-12:00', '13:00-17:00'] } });
const monday = Date.UTC(2026, 2, 30);

describe('the first and the last instants', () => {
  it('all 300 years can be measured', () => {
    expect(elapsed(always, MIN_INSTANT, MAX_INSTANT - 1)).toBe(MAX_INSTANT - 1 - MIN_INSTANT);
    expect(isOpen(always, MIN_INSTANT)).toBe(true);
    expect(isOpen(always, MAX_INSTANT - 1)).toBe(true);
    expect(addOpenTime(always, MIN_INSTANT, 5)).toBe(MIN_INSTANT + 5);
  });

  it('the first and the last hours count in the zones farthest from UTC', () => {
    const nearlyAlways = (timeZone: string): Schedule =>
      defineSchedule({ timeZone, weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, ['23:00-22:59']])) });
    const day = DAY - 60_000;
    expect(elapsed(nearlyAlways('Pacific/Kiritimati'), MAX_INSTANT - DAY, MAX_INSTANT - 1)).toBe(day - 1);
    expect(elapsed(nearlyAlways('Pacific/Kiritimati'), MIN_INSTANT, MIN_INSTANT + DAY)).toBe(day);
    expect(elapsed(nearlyAlways('Pacific/Niue'), MIN_INSTANT, MIN_INSTANT + DAY)).toBe(day);
    expect(elapsed(nearlyAlways('Pacific/Niue'), MAX_INSTANT - DAY, MAX_INSTANT - 1)).toBe(day - 1);
  });

  it('what a break leaves of a night before the first instant that is compiled counts for nothing', () => {
    const night = defineSchedule({
      timeZone: 'UTC',
      weekly: { sun: ['20:00-06:00'] },
      breaks: { '2026-03-29': ['23:00-01:00'] },
    });
    const at = Date.UTC(2026, 2, 30, 1, 30);
    for (const days of [5, 6, 7, 8, 9, 400]) {
      const fresh = defineSchedule(night.definition);
      isOpen(fresh, at + days * DAY); // what is compiled then begins somewhere in the night, or after it
      expect(addOpenTime(fresh, at, 1)).toBe(at + 1);
      expect(elapsed(fresh, at - 12 * HOUR, at + 12 * HOUR)).toBe(8 * HOUR);
    }
  });

  it('a range that grows day by day, either way, is measured alike', () => {
    for (const direction of [1, -1]) {
      const growing = defineSchedule(always.definition);
      for (let days = 0; days < 1500; days++) {
        const edge = monday + 12 * HOUR + direction * days * DAY;
        if (elapsed(growing, monday, edge) !== edge - monday)
          throw new Error(`${direction * days} days came out wrong`);
        if (!isOpen(growing, edge)) throw new Error(`${direction * days} days away it is closed`);
      }
    }
  });

  it('a due time is found up to the last day, and none after it', () => {
    expect(addOpenTime(always, MAX_INSTANT - DAY, DAY)).toBe(MAX_INSTANT);
    expect(addOpenTime(always, MAX_INSTANT - DAY, DAY + 1)).toBe(null);
    expect(addOpenTime(always, MAX_INSTANT - 5, 5)).toBe(MAX_INSTANT);
    expect(addOpenTime(always, MIN_INSTANT, MAX_INSTANT - MIN_INSTANT)).toBe(MAX_INSTANT);
    expect(addOpenTime(office, monday, Number.MAX_SAFE_INTEGER)).toBe(null);
  });

  it('instants outside are refused, with the argument that holds them', () => {
    expect(() => elapsed(office, MIN_INSTANT - 1, monday)).toThrow(
      expect.objectContaining({ code: 'invalid-time', path: 'from' }),
    );
    expect(() => elapsed(office, monday, MAX_INSTANT)).toThrow(
      expect.objectContaining({ code: 'invalid-time', path: 'to' }),
    );
    expect(() => addOpenTime(office, '9999-12-31T00:00:00Z', 1)).toThrow(
      expect.objectContaining({ code: 'invalid-time', path: 'at' }),
    );
    expect(() => addOpenTime(office, monday, -1)).toThrow(
      expect.objectContaining({ code: 'invalid-duration', path: 'duration' }),
    );
    expect(() => isOpen(office, '2026-03-30')).toThrow(
      expect.objectContaining({ code: 'invalid-time', path: 'at' }),
    );
  });
});

describe('hours that never open', () => {
  it('answer at once', () => {
    expect(elapsed(never, '2020-01-01T00:00Z', '2030-01-01T00:00Z')).toBe(0);
    expect(isOpen(never, '2026-01-01T00:00Z')).toBe(false);
    expect(addOpenTime(never, '2026-01-01T00:00Z', 1)).toBe(null);
    expect(gridRows(never, monday, monday)).toEqual([{ k: monday / DAY, c: 0, segments: [] }]);
  });
});

describe('the ends of an interval', () => {
  it('the opening is open and the closing is closed', () => {
    expect(
      [-1, 0, 3 * HOUR - 1, 3 * HOUR, 4 * HOUR].map((ms) => isOpen(office, monday + 9 * HOUR + ms)),
    ).toEqual([false, true, true, false, true]);
  });

  it('time that runs out at closing is due at closing', () => {
    expect(addOpenTime(office, monday + 9 * HOUR, '3h')).toBe(monday + 12 * HOUR);
    expect(addOpenTime(office, monday + 9 * HOUR, 3 * HOUR + 1)).toBe(monday + 13 * HOUR + 1);
    expect(addOpenTime(office, monday + 9 * HOUR, '7h')).toBe(monday + 17 * HOUR);
  });

  it('time that runs out at a closing at midnight is due at midnight', () => {
    const late = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['20:00-24:00'], wed: ['00:00-01:00'] } });
    expect(addOpenTime(late, monday, '4h')).toBe(monday + DAY);
    expect(addOpenTime(late, monday, 4 * HOUR + 1)).toBe(monday + 2 * DAY + 1);
    expect(isOpen(late, monday + DAY - 1)).toBe(true);
    expect(isOpen(late, monday + DAY)).toBe(false);
  });

  it('no time at all is due at once, open or closed', () => {
    expect(addOpenTime(office, monday, 0)).toBe(monday);
    expect(addOpenTime(office, monday + 10 * HOUR, '0m')).toBe(monday + 10 * HOUR);
    expect(addOpenTime(never, monday, 0)).toBe(monday);
  });
});

describe('nights and days that overlap or touch', () => {
  it('count once where a night runs into the next morning', () => {
    const both = defineSchedule({
      timeZone: 'UTC',
      weekly: { sun: ['20:00-10:00'], mon: ['06:00-12:00', '12:00-13:00'] },
    });
    expect(elapsed(both, monday - DAY, monday + DAY)).toBe(17 * HOUR);
    expect(elapsed(both, monday + 5 * HOUR, monday + 11 * HOUR)).toBe(6 * HOUR);
    expect(gridRows(both, monday, monday)[0]?.segments).toEqual([[monday, monday + 13 * HOUR]]);
  });

  it('count once where the night holds the whole morning', () => {
    const both = defineSchedule({
      timeZone: 'UTC',
      weekly: { sun: ['20:00-10:00'], mon: ['06:00-08:00', '09:00-09:30'] },
    });
    expect(elapsed(both, monday - DAY, monday + DAY)).toBe(14 * HOUR);
  });

  it('are empty where a change of the clock turns an interval around', () => {
    // 02:10 is skipped and becomes 03:10, which is after 03:05.
    const turned = defineSchedule({ timeZone: 'America/New_York', weekly: { sun: ['02:10-03:05'] } });
    expect(elapsed(turned, '2024-03-10T00:00:00-05:00', '2024-03-11T00:00:00-04:00')).toBe(0);
    expect(elapsed(turned, '2024-03-03T00:00:00-05:00', '2024-03-04T00:00:00-05:00')).toBe(55 * 60_000);
  });

  it('leave no trace where a change of the clock makes an interval empty', () => {
    const skipped = defineSchedule({ timeZone: 'America/New_York', weekly: { sun: ['02:00-03:00'] } });
    expect(gridRows(skipped, '2024-03-10T00:00:00Z', '2024-03-10T00:00:00Z')[0]?.segments).toEqual([]);
    expect(isOpen(skipped, '2024-03-10T07:00:00Z')).toBe(false);
  });

  it('are put in order where a change of the clock swaps them', () => {
    // 02:10-02:50 becomes 03:10-03:50 and so comes after 03:00-03:05.
    const swapped = defineSchedule({
      timeZone: 'America/New_York',
      weekly: { sun: ['02:10-02:50', '03:00-03:05'] },
    });
    expect(elapsed(swapped, '2024-03-10T00:00:00-05:00', '2024-03-11T00:00:00-04:00')).toBe(45 * 60_000);
    expect(elapsed(swapped, '2024-03-10T03:06:00-04:00', '2024-03-10T03:11:00-04:00')).toBe(60_000);
  });
});

describe('elapsedColumn', () => {
  it('gives NaN where one of a pair is NaN, and measures the others', () => {
    const spans = elapsedColumn(office, [Number.NaN, monday, monday], [monday, Number.NaN, monday + DAY]);
    expect(Array.from(spans)).toEqual([Number.NaN, Number.NaN, 7 * HOUR]);
    expect(Array.from(elapsedColumn(office, [Number.NaN], [Number.NaN]))).toEqual([Number.NaN]);
  });

  it('gives an empty column for empty columns', () => {
    expect(elapsedColumn(office, [], new Float64Array(0))).toEqual(new Float64Array(0));
  });

  it('is negative where an end comes before its start', () => {
    expect(Array.from(elapsedColumn(office, [monday + DAY, monday], [monday, monday]))).toEqual([
      -7 * HOUR,
      0,
    ]);
  });

  it('gives 0 where all instants are the same', () => {
    expect(Array.from(elapsedColumn(office, [monday], [monday]))).toEqual([0]);
  });

  it('refuses columns of different lengths', () => {
    expect(() => elapsedColumn(office, [monday], [])).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'ends', value: 0 }),
    );
  });

  it('measures from the first to the last instant that is accepted', () => {
    expect(Array.from(elapsedColumn(always, [MIN_INSTANT], [MAX_INSTANT - 1]))).toEqual([
      MAX_INSTANT - 1 - MIN_INSTANT,
    ]);
  });
});

describe('gridRows', () => {
  it('has one row for each UTC day from that of `from` to that of `to`', () => {
    const day = monday / DAY;
    expect(gridRows(office, monday + HOUR, monday + DAY)).toEqual([
      {
        k: day,
        c: 0,
        segments: [
          [monday + 9 * HOUR, monday + 12 * HOUR],
          [monday + 13 * HOUR, monday + 17 * HOUR],
        ],
      },
      { k: day + 1, c: 7 * HOUR, segments: [] },
    ]);
    expect(gridRows(office, monday, monday + DAY - 1)).toHaveLength(1);
    expect(gridRows(office, monday, monday - 1)).toEqual([]);
  });

  it('cuts a stretch at the bound of the day', () => {
    const night = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['22:00-06:00'] } });
    const rows = gridRows(night, monday, monday + DAY);
    expect(rows.map((row) => row.segments)).toEqual([
      [[monday + 22 * HOUR, monday + DAY]],
      [[monday + DAY, monday + 30 * HOUR]],
    ]);
    expect(rows.map((row) => row.c)).toEqual([0, 2 * HOUR]);
  });

  it('shows no stretch of length 0 where one ends or begins at the bound of the day', () => {
    const late = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['20:00-24:00'], wed: ['00:00-01:00'] } });
    const rows = gridRows(late, monday, monday + 2 * DAY);
    expect(rows.map((row) => row.segments)).toEqual([
      [[monday + 20 * HOUR, monday + DAY]],
      [],
      [[monday + 2 * DAY, monday + 2 * DAY + HOUR]],
    ]);
  });
});
