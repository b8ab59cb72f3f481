import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { difference } from '../../src/schedule/difference.ts';
import { explain } from '../../src/schedule/explain.ts';
import { intersection } from '../../src/schedule/intersection.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { sequence } from '../../src/schedule/sequence.ts';
import { union } from '../../src/schedule/union.ts';
import { whyClosed } from '../../src/schedule/whyClosed.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';
import type { Anchor } from '../prove/anchor.ts';
import { caseNear } from '../prove/caseArbitrary.ts';
import { IntlClock } from '../prove/intlClock.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** All zones whose clock went back over a midnight between 1970 and 2025, those that skipped a date, and others. */
const ANCHORS: readonly [timeZone: string, at: string][] = [
  ['America/St_Johns', '1987-10-25T02:31Z'],
  ['America/St_Johns', '2010-11-07T02:31Z'],
  ['America/Goose_Bay', '1987-10-25T03:01Z'],
  ['America/Goose_Bay', '2010-11-07T03:01Z'],
  ['America/Moncton', '1993-10-31T03:01Z'],
  ['America/Moncton', '2006-10-29T03:01Z'],
  ['Antarctica/Casey', '2010-03-04T15:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Pacific/Fakaofo', '2011-12-30T11:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'],
  ['Pacific/Kiritimati', '1994-12-31T10:00Z'],
  ['Pacific/Enderbury', '1994-12-31T11:00Z'],
  ['America/Sao_Paulo', '2015-10-18T03:00Z'],
  ['America/Havana', '2026-11-01T05:00Z'],
  ['Asia/Beirut', '2026-10-24T21:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00Z'],
  ['America/Scoresbysund', '2026-10-25T01:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Europe/Rome', '2026-10-25T01:00Z'],
  ['UTC', '2026-03-30T12:00Z'],
];

const anchor: fc.Arbitrary<Anchor> = fc.constantFrom(...ANCHORS).map(([timeZone, text]) => {
  const at = Date.parse(text);
  const clock = new IntlClock(timeZone, 1);
  const walls = [clock.wallAt(at), clock.wallAt(at - MINUTE_MS) + MINUTE_MS];
  return {
    timeZone,
    at,
    day: Math.floor(clock.wallAt(at) / DAY_MS),
    minutes: walls.map((wall) => Math.floor(wall / MINUTE_MS) % 1440),
  };
});

type Joined = (one: Schedule, other: Schedule, at: number) => Schedule;
const joined = fc.constantFrom<Joined[]>(
  (one) => one,
  (one, other) => union(one, other),
  (one, other) => intersection(one, other),
  (one, other) => difference(one, other),
  (one, other, at) => sequence([{ schedule: one }, { from: new Date(at), schedule: other }]),
  (one, _other, at) => withPauses(one, [{ from: new Date(at - 7_000_000), to: new Date(at + 700_000) }]),
);

describe('explain and whyClosed give one reason', () => {
  it('at every instant, where clocks go back over midnight or skip a date too', () => {
    const around = anchor.chain((one) => fc.tuple(fc.constant(one), caseNear(one), caseNear(one), joined));
    fc.assert(
      fc.property(around, ([{ at }, one, other, join]) => {
        const schedule = join(defineSchedule(one.definition), defineSchedule(other.definition), at);
        const [from, to] = [Math.min(one.from, at - 9_000_000), Math.max(one.to, at + 9_000_000)];
        const { counted, gaps } = explain(schedule, new Date(from), new Date(to));
        const pieces = [...counted, ...gaps].sort((a, b) => a.startAt - b.startAt);
        expect(pieces.map(({ startAt }) => startAt)).toEqual([
          from,
          ...pieces.slice(0, -1).map(({ endAt }) => endAt),
        ]);
        expect(pieces.at(-1)?.endAt).toBe(to);
        for (const piece of pieces) {
          const { startAt, endAt, ...closure } = piece;
          const instants = [startAt, endAt - 1, startAt + Math.floor((endAt - startAt) / 2)];
          const first = Math.ceil(Math.max(startAt, at - 9_000_000) / MINUTE_MS);
          for (let m = first; m * MINUTE_MS < Math.min(endAt, at + 9_000_000); m++)
            instants.push(m * MINUTE_MS);
          for (const instant of instants) {
            expect(whyClosed(schedule, new Date(instant)), new Date(instant).toISOString()).toEqual(
              'reason' in piece ? closure : null,
            );
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a holiday is over at midnight, comes back with its date for an hour, and is over at midnight again', () => {
    const office = defineSchedule({
      timeZone: 'America/St_Johns',
      weekly: { sun: ['09:00-17:00'] },
      holidays: [{ date: '2010-11-06', name: 'Founding day' }],
    });
    const { gaps } = explain(office, '2010-11-06T20:00:00-02:30', '2010-11-07T08:00:00-03:30');
    expect(gaps.map(({ startAt, reason }) => [new Date(startAt).toISOString(), reason])).toEqual([
      ['2010-11-06T22:30:00.000Z', 'holiday'],
      ['2010-11-07T02:30:00.000Z', 'closed'],
      ['2010-11-07T02:31:00.000Z', 'holiday'],
      ['2010-11-07T03:30:00.000Z', 'closed'],
    ]);
    expect(whyClosed(office, '2010-11-07T00:00:30-02:30')).toEqual({ reason: 'closed' });
    expect(whyClosed(office, '2010-11-06T23:30:00-03:30')).toEqual({
      reason: 'holiday',
      name: 'Founding day',
    });
  });

  it('a break of the new date holds while the clock shows the old one again', () => {
    const office = defineSchedule({
      timeZone: 'Antarctica/Casey',
      weekly: { fri: ['00:00-08:00'] },
      breaks: { '2010-03-05': ['01:00-04:00'] },
    });
    // At 02:00 the clock went back to 23:00: so the break lasts six hours.
    const from = Date.parse('2010-03-05T01:00:00+11:00');
    expect(explain(office, new Date(from), new Date(from + 6 * 3_600_000)).gaps).toEqual([
      { startAt: from, endAt: from + 6 * 3_600_000, reason: 'break' },
    ]);
    expect(whyClosed(office, '2010-03-04T23:30:00+08:00')).toEqual({ reason: 'break' });
  });
});
