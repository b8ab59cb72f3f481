import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOpenDays } from '../../src/schedule/addOpenDays.ts';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { isOpen } from '../../src/schedule/isOpen.ts';
import { nextClosing } from '../../src/schedule/nextClosing.ts';
import { nextOpening } from '../../src/schedule/nextOpening.ts';
import { openSegments } from '../../src/schedule/openSegments.ts';
import { previousClosing } from '../../src/schedule/previousClosing.ts';
import { previousOpening } from '../../src/schedule/previousOpening.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { subtractOpenTime } from '../../src/schedule/subtractOpenTime.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';
import { DAY_MS } from '../../src/time/calendarDate.ts';
import { MAX_INSTANT, MIN_INSTANT } from '../../src/time/instant.ts';
import { definition, minute, openDefinition } from './scheduleArbitrary.ts';

const schedule = definition.map(defineSchedule);
const opening = openDefinition.map(defineSchedule);
const iso = (at: number): string => new Date(at).toISOString();
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const every = (hours: readonly string[], timeZone = 'UTC'): Schedule =>
  defineSchedule({ timeZone, weekly: Object.fromEntries(days.map((day) => [day, hours])) });

describe('open segments', () => {
  it('are in order, apart, within the range, add up to the elapsed time, and are open at both their ends', () => {
    fc.assert(
      fc.property(schedule, minute, fc.nat(20 * DAY_MS), (one, from, length) => {
        const to = from + length;
        const segments = openSegments(one, iso(from), iso(to));
        let last = from - 1;
        let sum = 0;
        for (const { startAt, endAt } of segments) {
          expect(startAt).toBeGreaterThan(last);
          expect(endAt).toBeGreaterThan(startAt);
          expect(isOpen(one, iso(startAt)) && isOpen(one, iso(endAt - 1))).toBe(true);
          if (startAt > from) expect(isOpen(one, iso(startAt - 1))).toBe(false);
          if (endAt < to) expect(isOpen(one, iso(endAt))).toBe(false);
          last = endAt;
          sum += endAt - startAt;
        }
        expect(last).toBeLessThanOrEqual(to);
        expect(sum).toBe(elapsed(one, iso(from), iso(to)));
      }),
    );
  });

  it('hours without end are one segment however long the range', () => {
    expect(openSegments(every(['00:00-24:00']), '1950-01-01T00:00Z', '2150-01-01T00:00Z')).toHaveLength(1);
    expect(openSegments(every([]), '1950-01-01T00:00Z', '2150-01-01T00:00Z')).toEqual([]);
    expect(openSegments(every(['00:00-24:00']), '1950-01-01T00:00Z', '1950-01-01T00:00Z')).toEqual([]);
  });

  it('a range that ends before it begins is refused', () => {
    expect(() => openSegments(every([]), '2026-01-02T00:00Z', '2026-01-01T00:00Z')).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'to' }),
    );
  });
});

describe('the next and the previous opening and closing', () => {
  it('are the nearest ends of segments, before and after each instant', () => {
    fc.assert(
      fc.property(opening, minute, fc.integer({ min: -DAY_MS, max: DAY_MS }), (one, near, step) => {
        const at = near + step;
        // Half a year holds an end of each kind: the hours open every Wednesday but where a holiday says no.
        const around = openSegments(one, iso(at - 180 * DAY_MS), iso(at + 180 * DAY_MS));
        const openings = around.slice(1).map(({ startAt }) => startAt);
        const closings = around.slice(0, -1).map(({ endAt }) => endAt);
        for (const edge of [at, openings.find((x) => x >= at) ?? at, closings.find((x) => x >= at) ?? at]) {
          expect(nextOpening(one, iso(edge))).toBe(openings.find((x) => x > edge));
          expect(nextClosing(one, iso(edge))).toBe(closings.find((x) => x > edge));
          expect(previousOpening(one, iso(edge))).toBe(openings.filter((x) => x < edge).at(-1));
          expect(previousClosing(one, iso(edge))).toBe(closings.filter((x) => x < edge).at(-1));
        }
      }),
    );
  });

  it('are found however far away they are', () => {
    const once = defineSchedule({
      timeZone: 'UTC',
      weekly: {},
      overrides: { '2150-06-01': ['09:00-17:00'] },
    });
    const [opens, closes] = [Date.UTC(2150, 5, 1, 9), Date.UTC(2150, 5, 1, 17)];
    expect([nextOpening(once, '1901-01-01T00:00Z'), nextClosing(once, '1901-01-01T00:00Z')]).toEqual([
      opens,
      closes,
    ]);
    expect([previousOpening(once, '2199-12-31T00:00Z'), previousClosing(once, '2199-12-31T00:00Z')]).toEqual([
      opens,
      closes,
    ]);
    expect([nextOpening(once, opens), nextClosing(once, closes)]).toEqual([null, null]);
    expect([previousOpening(once, opens), previousClosing(once, closes)]).toEqual([null, null]);
    expect([nextClosing(once, opens), previousOpening(once, closes)]).toEqual([closes, opens]);
    expect(addOpenTime(once, '1901-01-01T00:00Z', '8h')).toBe(closes);
    expect(addOpenTime(once, '1901-01-01T00:00Z', '8h', { boundary: 'farthest' })).toBeNull();
    expect(subtractOpenTime(once, '2199-01-01T00:00Z', '8h')).toBe(opens);
    expect(subtractOpenTime(once, '2199-01-01T00:00Z', '8h', { boundary: 'farthest' })).toBeNull();
  });

  it('hours that never open, or never close, have none, at the bounds of time too', () => {
    const edges = [iso(MIN_INSTANT), iso(MIN_INSTANT + 1), '2026-01-01T00:00Z', iso(MAX_INSTANT - 1)];
    for (const one of [every([]), every(['00:00-24:00']), every(['00:00-24:00'], 'Pacific/Kiritimati')]) {
      for (const at of edges) {
        expect([
          nextOpening(one, at),
          nextClosing(one, at),
          previousOpening(one, at),
          previousClosing(one, at),
        ]).toEqual([null, null, null, null]);
      }
    }
  });
});

describe('adding and subtracting open time', () => {
  const amount = fc.integer({ min: 1, max: 5 * DAY_MS });

  it('subtracting gives the last instant from which so much is open until then', () => {
    fc.assert(
      fc.property(opening, minute, amount, (one, at, ms) => {
        const start = subtractOpenTime(one, iso(at), ms) ?? Number.NaN;
        expect(elapsed(one, iso(start), iso(at))).toBe(ms);
        expect(elapsed(one, iso(start + 1), iso(at))).toBe(ms - 1);
        expect(isOpen(one, iso(start))).toBe(true);
      }),
    );
  });

  it('the farthest is where hours go on, or ended before, and no open time lies between it and the nearest', () => {
    fc.assert(
      fc.property(opening, minute, amount, (one, at, ms) => {
        const [near, far] = [
          addOpenTime(one, iso(at), ms),
          addOpenTime(one, iso(at), ms, { boundary: 'farthest' }),
        ];
        const due = near ?? Number.NaN;
        expect(isOpen(one, iso(due)) ? due : nextOpening(one, iso(due))).toBe(far);

        const nearStart = subtractOpenTime(one, iso(at), ms) ?? Number.NaN;
        const farStart = subtractOpenTime(one, iso(at), ms, { boundary: 'farthest' });
        const isOpenBefore = isOpen(one, iso(nearStart - 1));
        expect(isOpenBefore ? nearStart : previousClosing(one, iso(nearStart))).toBe(farStart);
      }),
    );
  });

  it('none at all stays where it is, and the farthest then is the next opening or the last closing', () => {
    const office = every(['09:00-17:00']);
    const [night, noon] = ['2026-03-30T20:00:00Z', '2026-03-30T12:00:00Z'];
    expect(
      [addOpenTime(office, night, 0), subtractOpenTime(office, night, 0)].map((at) => iso(at ?? 0)),
    ).toEqual(['2026-03-30T20:00:00.000Z', '2026-03-30T20:00:00.000Z']);
    const far = { boundary: 'farthest' } as const;
    expect(addOpenTime(office, night, 0, far)).toBe(Date.UTC(2026, 2, 31, 9));
    expect(subtractOpenTime(office, night, 0, far)).toBe(Date.UTC(2026, 2, 30, 17));
    expect(addOpenTime(office, noon, 0, far)).toBe(Date.UTC(2026, 2, 30, 12));
    expect(subtractOpenTime(office, noon, 0, far)).toBe(Date.UTC(2026, 2, 30, 12));
    expect([addOpenTime(every([]), noon, 0, far), subtractOpenTime(every([]), noon, 0, far)]).toEqual([
      null,
      null,
    ]);
  });

  it('another boundary is refused, and so is what is no schedule', () => {
    const options = JSON.parse('{"boundary":"middle"}');
    for (const shift of [addOpenTime, subtractOpenTime]) {
      expect(() => shift(every([]), '2026-03-30T12:00:00Z', '1h', options)).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'boundary', value: 'middle' }),
      );
      for (const other of ['"farthest"', '5', '[]']) {
        expect(() => shift(every([]), '2026-03-30T12:00:00Z', '1h', JSON.parse(other))).toThrow(
          expect.objectContaining({ path: 'options' }),
        );
      }
      const misspelt = JSON.parse('{"bondary":"farthest"}');
      expect(() => shift(every([]), '2026-03-30T12:00:00Z', '1h', misspelt)).toThrow(
        expect.objectContaining({ code: 'unknown-option', path: 'options.bondary' }),
      );
      expect(shift(every(['00:00-24:00']), '2026-03-30T12:00:00Z', 0, JSON.parse('null'))).toBe(
        Date.UTC(2026, 2, 30, 12),
      );
      expect(() => shift(JSON.parse('{}'), '2026-03-30T12:00:00Z', 0)).toThrow(
        expect.objectContaining({ code: 'invalid-schedule', path: 'schedule' }),
      );
    }
  });
});

describe('working days', () => {
  it('go on over so many dates that have hours, counted one by one', () => {
    fc.assert(
      fc.property(
        fc.subarray(days),
        fc.integer({ min: -30, max: 30 }),
        fc.nat(400 * 24),
        (open, count, hour) => {
          const weekly = Object.fromEntries(open.map((day) => [day, ['09:00-17:00']]));
          const one = defineSchedule({ timeZone: 'UTC', weekly, holidays: ['2026-05-01', '12-25'] });
          const start = Date.UTC(2026, 0, 1) + hour * 3_600_000;
          const result = addOpenDays(one, start, count);
          if (open.length === 0) {
            expect(result).toBeNull();
            return;
          }
          const hasHours = (at: number): boolean => {
            const date = iso(at).slice(0, 10);
            const day = days[(new Date(at).getUTCDay() + 6) % 7] ?? '';
            return open.includes(day) && date !== '2026-05-01' && !date.endsWith('12-25');
          };
          let at = start;
          for (let left = Math.abs(count); left > 0; ) {
            at += Math.sign(count) * DAY_MS;
            if (hasHours(at)) left--;
          }
          const isForward = count >= 0;
          const isIn = (t: number): boolean => isOpen(one, isForward ? t : t - 1);
          while (!isIn(at)) at += isForward ? 1_800_000 : -1_800_000;
          expect(result).toBe(at);
        },
      ),
    );
  });

  it('a half day is one, and an override opens or closes one', () => {
    const one = defineSchedule({
      timeZone: 'Europe/Rome',
      weekly: { thu: ['09:00-17:00'], fri: ['09:00-17:00'] },
      holidays: [{ date: '2026-12-24', within: ['00:00-13:00'] }],
      overrides: { '2026-12-25': [], '2026-12-26': ['10:00-12:00'] },
    });
    const local = (text: string | number | null): string =>
      new Date(text ?? 0).toLocaleString('sv-SE', { timeZone: 'Europe/Rome' });
    expect(local(addOpenDays(one, '2026-12-18T11:00:00+01:00', 1))).toBe('2026-12-24 11:00:00');
    expect(local(addOpenDays(one, '2026-12-18T11:00:00+01:00', 2))).toBe('2026-12-26 11:00:00');
    expect(local(addOpenDays(one, '2026-12-18T15:00:00+01:00', 1))).toBe('2026-12-26 10:00:00');
    expect(local(addOpenDays(one, '2026-12-31T09:30:00+01:00', -1))).toBe(
      '2026-12-26 09:30:00'.replace('26 09:30', '24 13:00'),
    );
  });

  it('a day that a break or a pause closes wholly is none', () => {
    const hours = ['09:00-17:00'];
    const parts = { timeZone: 'UTC', weekly: { mon: hours, tue: hours, wed: hours } };
    const at = '2026-03-30T10:00:00Z';
    const wednesday = Date.UTC(2026, 3, 1, 10);
    expect(addOpenDays(defineSchedule({ ...parts, breaks: { '2026-03-31': ['00:00-24:00'] } }), at, 1)).toBe(
      wednesday,
    );
    expect(addOpenDays(defineSchedule({ ...parts, overrides: { '2026-03-31': [] } }), at, 1)).toBe(wednesday);
    const pause = { from: '2026-03-31T00:00:00Z', to: '2026-04-01T00:00:00Z' };
    expect(addOpenDays(withPauses(defineSchedule(parts), [pause]), at, 1)).toBe(wednesday);
  });

  it('they keep the time of day over a change of the clock', () => {
    const one = every(['00:00-24:00'], 'Europe/Rome');
    expect(addOpenDays(one, '2026-03-28T12:00:00+01:00', 1)).toBe(Date.parse('2026-03-29T12:00:00+02:00'));
  });

  it('numbers that are not whole, and schedules without days of their own, are refused; far dates are null', () => {
    const office = every(['09:00-17:00']);
    const at = '2026-03-30T12:00:00Z';
    for (const count of [0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addOpenDays(office, at, count)).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'days' }),
      );
    }
    expect(addOpenDays(office, at, Number.MAX_SAFE_INTEGER)).toBeNull();
    expect(addOpenDays(office, at, Number.MIN_SAFE_INTEGER)).toBeNull();
  });
});
