import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOpenDays } from '../../src/schedule/addOpenDays.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { difference } from '../../src/schedule/difference.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { explain } from '../../src/schedule/explain.ts';
import { intersection } from '../../src/schedule/intersection.ts';
import { openSegments } from '../../src/schedule/openSegments.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { sequence } from '../../src/schedule/sequence.ts';
import { union } from '../../src/schedule/union.ts';
import { whyClosed } from '../../src/schedule/whyClosed.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';
import { DAY_MS } from '../../src/time/calendarDate.ts';
import { definition, minute } from './scheduleArbitrary.ts';

const iso = (at: number): string => new Date(at).toISOString();
const office = defineSchedule({
  timeZone: 'Europe/Istanbul',
  weekly: { wed: ['09:00-18:00'], thu: ['09:00-18:00'], fri: ['09:00-18:00'] },
  holidays: [
    { date: '10-29', name: 'Republic Day' },
    { date: '2026-11-04', within: ['00:00-13:00'], name: 'Half day' },
  ],
  overrides: { '2026-10-31': ['10:00-12:00'] },
  breaks: { '2026-10-30': ['09:05-09:10', '20:00-21:00'] },
});
/** The gaps between two local times of Istanbul, which is three hours ahead, as texts. */
function gaps(schedule: Schedule, from: string, to: string): string[] {
  const local = (at: number): string =>
    iso(at + 10_800_000)
      .slice(5, 16)
      .replace('T', ' ');
  return explain(schedule, `2026-${from}+03:00`, `2026-${to}+03:00`).gaps.map(
    ({ startAt, endAt, reason, name }) =>
      `${local(startAt)} to ${local(endAt)} ${reason}${name === undefined ? '' : ` ${name}`}`,
  );
}

describe('explain', () => {
  it('names the night, the holiday, the break and special hours', () => {
    expect(gaps(office, '10-28T17:30', '10-31T13:00')).toEqual([
      '10-28 18:00 to 10-29 00:00 closed',
      '10-29 00:00 to 10-30 00:00 holiday Republic Day',
      '10-30 00:00 to 10-30 09:00 closed',
      '10-30 09:05 to 10-30 09:10 break',
      '10-30 18:00 to 10-31 00:00 closed',
      '10-31 00:00 to 10-31 10:00 override',
      '10-31 12:00 to 10-31 13:00 override',
    ]);
    expect(gaps(office, '11-04T12:00', '11-05T10:00')).toEqual([
      '11-04 13:00 to 11-05 00:00 holiday Half day',
      '11-05 00:00 to 11-05 09:00 closed',
    ]);
  });

  it('says the same in a sentence, in the time of the schedule', () => {
    expect(explain(office, '2026-10-28T17:30+03:00', '2026-10-30T09:15:00+03:00').sentence).toBe(
      '40 min counted, in Europe/Istanbul: Wed 2026-10-28 17:30 to 18:00 (30 min); Fri 2026-10-30 09:00 to 09:05 (5 min); ' +
        'Fri 2026-10-30 09:10 to 09:15 (5 min). Not counted: Wed 2026-10-28 18:00 to Thu 2026-10-29 00:00 (closed); ' +
        'Thu 2026-10-29 00:00 to Fri 2026-10-30 00:00 (holiday: Republic Day); Fri 2026-10-30 00:00 to 09:00 (closed); ' +
        'Fri 2026-10-30 09:05 to 09:10 (break).',
    );
    expect(explain(office, '2026-10-28T17:30:00+03:00', '2026-10-28T17:30:00+03:00')).toEqual({
      openMs: 0,
      counted: [],
      gaps: [],
      sentence: '0 s counted, in Europe/Istanbul.',
    });
    expect(explain(office, '2026-10-28T16:00:00.250+03:00', '2026-10-28T17:30:01+03:00').sentence).toBe(
      '1 h 30 min 750 ms counted, in Europe/Istanbul: Wed 2026-10-28 16:00 to 17:30:01 (1 h 30 min 750 ms).',
    );
  });

  it('tells the hour that the clock shows twice apart, and keeps a name on its line', () => {
    const rome = defineSchedule({
      timeZone: 'Europe/Rome',
      weekly: { sun: ['00:00-24:00'] },
      holidays: [{ date: '2026-11-01', name: 'All\nSaints' }],
    });
    expect(explain(rome, '2026-10-25T02:15:00+02:00', '2026-10-25T02:15:00+01:00').sentence).toBe(
      '1 h counted, in Europe/Rome: Sun 2026-10-25 02:15 (UTC+02:00) to 02:15 (UTC+01:00) (1 h).',
    );
    expect(explain(rome, '2026-11-01T09:00:00+01:00', '2026-11-01T10:00:00+01:00').sentence).toBe(
      '0 s counted, in Europe/Rome. Not counted: Sun 2026-11-01 09:00 to 10:00 (holiday: All Saints).',
    );
  });

  it('cuts a long sentence short, not the data', () => {
    const { counted, sentence } = explain(office, '2026-01-01T00:00Z', '2027-01-01T00:00Z');
    expect(counted.length).toBeGreaterThan(150);
    expect(sentence).toContain(`; and ${counted.length - 8} more. Not counted: `);
    expect(sentence.length).toBeLessThan(1500);
  });

  it('tells a pause from hours that are closed anyway', () => {
    const ticket = withPauses(office, [
      { from: '2026-10-28T17:40:00+03:00', to: '2026-10-28T19:40:00+03:00' },
    ]);
    expect(gaps(ticket, '10-28T17:30', '10-28T20:00')).toEqual([
      '10-28 17:40 to 10-28 18:00 paused',
      '10-28 18:00 to 10-28 20:00 closed',
    ]);
  });

  it('a night that a break cuts shows the break, also on the next day', () => {
    const night = defineSchedule({
      timeZone: 'Europe/Istanbul',
      weekly: { mon: ['22:00-06:00'] },
      breaks: { '2026-10-27': ['02:00-02:30'] },
      holidays: ['2026-10-27'],
    });
    expect(gaps(night, '10-26T22:00', '10-27T08:00')).toEqual([
      '10-27 02:00 to 10-27 02:30 break',
      '10-27 06:00 to 10-27 08:00 holiday',
    ]);
  });

  it('of schedules put together it gives the reason that says most', () => {
    const lunch = defineSchedule({
      timeZone: 'Europe/Istanbul',
      weekly: { wed: ['12:00-13:00'], thu: ['12:00-13:00'] },
    });
    expect(gaps(union(lunch, office), '10-28T17:00', '10-29T12:30')).toEqual([
      '10-28 18:00 to 10-29 00:00 closed',
      '10-29 00:00 to 10-29 12:00 holiday Republic Day',
    ]);
    expect(gaps(intersection(lunch, office), '10-28T12:30', '10-29T14:00')).toEqual([
      '10-28 13:00 to 10-29 00:00 closed',
      '10-29 00:00 to 10-29 14:00 holiday Republic Day',
    ]);
    expect(gaps(difference(office, lunch), '10-28T11:00', '10-28T19:00')).toEqual([
      '10-28 12:00 to 10-28 13:00 excluded',
      '10-28 18:00 to 10-28 19:00 closed',
    ]);
    const series = sequence([
      { from: '2026-10-28T10:00:00+03:00', schedule: lunch },
      { from: '2026-10-29T11:00:00+03:00', schedule: office },
    ]);
    expect(gaps(series, '10-28T09:00', '10-29T13:00')).toEqual([
      '10-28 09:00 to 10-28 12:00 closed',
      '10-28 13:00 to 10-29 11:00 closed',
      '10-29 11:00 to 10-29 13:00 holiday Republic Day',
    ]);
    expect(() => addOpenDays(series, '2026-10-28T09:00:00+03:00', 1)).toThrow(
      expect.objectContaining({ code: 'invalid-schedule', path: 'schedule' }),
    );
  });

  it('counted stretches and gaps are the whole span, each with the reason that holds throughout', () => {
    const schedule = definition.map(defineSchedule);
    const one = fc.oneof(
      schedule,
      fc.tuple(schedule, schedule).map(([a, b]) => union(a, b)),
      fc.tuple(schedule, schedule).map(([a, b]) => difference(a, b)),
      fc
        .tuple(schedule, schedule, minute)
        .map(([a, b, at]) =>
          sequence([
            { schedule: a },
            { from: iso(at), schedule: withPauses(b, [{ from: iso(at + DAY_MS) }]) },
          ]),
        ),
    );
    fc.assert(
      fc.property(
        one,
        minute,
        fc.nat(6 * DAY_MS),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (hours, from, length, shares) => {
          const to = from + length;
          const { openMs, counted, gaps: closed } = explain(hours, iso(from), iso(to));
          expect(openMs).toBe(elapsed(hours, iso(from), iso(to)));
          expect(counted).toEqual(openSegments(hours, iso(from), iso(to)));
          const all = [...counted, ...closed].sort((a, b) => a.startAt - b.startAt);
          let last = from;
          for (const { startAt, endAt } of all) {
            expect([startAt, endAt > startAt]).toEqual([last, true]);
            last = endAt;
          }
          expect(last).toBe(to);
          for (const { startAt, endAt, ...closure } of closed) {
            const at = startAt + Math.floor((endAt - startAt - 1) * shares.next().value);
            for (const t of [startAt, at, endAt - 1]) expect(whyClosed(hours, iso(t))).toEqual(closure);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('works between 1967 and 1973 too, where numbers would be taken for seconds', () => {
    expect(explain(office, '1970-01-01T00:00:00Z', '1970-01-09T00:00:00Z').openMs).toBeGreaterThan(0);
    expect(whyClosed(office, '1970-01-01T00:00:00Z')).toEqual({ reason: 'closed' });
    expect(whyClosed(union(office), '1970-01-01T00:00:00Z')).toEqual({ reason: 'closed' });
  });

  it('refuses a span that ends before it begins', () => {
    expect(() => explain(office, '2026-01-02T00:00Z', '2026-01-01T00:00Z')).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'to' }),
    );
  });
});
