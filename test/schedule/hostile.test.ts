import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOpenDays } from '../../src/schedule/addOpenDays.ts';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { elapsedColumn } from '../../src/schedule/elapsedColumn.ts';
import { explain } from '../../src/schedule/explain.ts';
import { fromChatwootWorkingHours } from '../../src/schedule/imports/fromChatwootWorkingHours.ts';
import { fromIntercomOfficeHours } from '../../src/schedule/imports/fromIntercomOfficeHours.ts';
import { fromOpeningHours } from '../../src/schedule/imports/fromOpeningHours.ts';
import { fromZendeskSchedule } from '../../src/schedule/imports/fromZendeskSchedule.ts';
import { isOpen } from '../../src/schedule/isOpen.ts';
import { nextOpening } from '../../src/schedule/nextOpening.ts';
import { openSegments } from '../../src/schedule/openSegments.ts';
import { readSchedule } from '../../src/schedule/readSchedule.ts';
import { sequence } from '../../src/schedule/sequence.ts';
import { subtractOpenTime } from '../../src/schedule/subtractOpenTime.ts';
import { union } from '../../src/schedule/union.ts';
import { whyClosed } from '../../src/schedule/whyClosed.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';
import { DAY_MS } from '../../src/time/calendarDate.ts';
import { definition } from './scheduleArbitrary.ts';

const office = defineSchedule({ timeZone: 'Europe/Rome', weekly: { mon: ['09:00-17:00'] } });

/** Whatever JavaScript may hand over, as often as not in the shape of what is expected. */
const anything = fc.anything({ withDate: true, withMap: true, withNullPrototype: true, withBigInt: true });
const name = fc.constantFrom(
  ...[
    'timeZone',
    'weekly',
    'changes',
    'holidays',
    'overrides',
    'breaks',
    'union',
    'intersection',
    'difference',
  ],
  ...[
    'sequence',
    'schedule',
    'pauses',
    'from',
    'to',
    'date',
    'month',
    'weekday',
    'nth',
    'within',
    'name',
    'mon',
  ],
  ...[
    '__proto__',
    'constructor',
    '2026-03-29',
    'time_zone',
    'intervals',
    'start_time',
    'end_time',
    'working_hours',
  ],
);
const value = fc.oneof(
  anything,
  fc.constantFrom(
    'UTC',
    'Europe/Rome',
    '09:00-17:00',
    '09:00-09:00',
    '2026-12-25',
    '12-25',
    '0001-01-01',
    '9999-12-31',
  ),
  fc.constantFrom(0, 1, -1, 5, 13, Number.NaN, 1e300, null),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    value,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(name, tie('tree'), { maxKeys: 5 }),
    fc.record({
      timeZone: fc.constant('UTC'),
      weekly: fc.dictionary(name, tie('tree'), { maxKeys: 2 }),
      breaks: tie('tree'),
    }),
  ),
}));
/** A good definition with one part replaced. */
const damaged = fc.tuple(definition, name, tree).map(([good, part, bad]) => ({ ...good, [part]: bad }));

/** Runs it, and lets only a KpiError with all of its parts pass. */
function answerOf<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    expect(error).toMatchObject({
      name: 'KpiError',
      path: expect.any(String),
      remedy: expect.stringMatching(/./),
    });
    return undefined;
  }
}

/** What the types rule out, JavaScript may still do. */
const untyped = (one: unknown): never => one as never;

describe('whatever it is given', () => {
  it('a definition is read or refused with a KpiError, and what was read answers', () => {
    fc.assert(
      fc.property(fc.oneof(tree, damaged), (hours) => {
        for (const define of [defineSchedule, readSchedule]) {
          const schedule = answerOf(() => define(untyped(hours)));
          if (schedule === undefined) continue;
          expect(elapsed(schedule, '2026-03-20T00:00Z', '2026-04-20T00:00Z')).toBeGreaterThanOrEqual(0);
          expect(JSON.stringify(readSchedule(JSON.parse(JSON.stringify(schedule))))).toBe(
            JSON.stringify(schedule),
          );
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('an import reads it or refuses it with a KpiError, and what was read is a definition', () => {
    fc.assert(
      fc.property(tree, tree, (one, other) => {
        const imported = [
          () => fromZendeskSchedule(untyped(one), untyped(other)),
          () => fromIntercomOfficeHours(untyped(one), untyped(other)),
          () => fromChatwootWorkingHours(untyped(one)),
          () => fromOpeningHours(untyped(one), 'UTC', untyped(other)),
        ];
        for (const read of imported) {
          const hours = answerOf(read);
          if (hours !== undefined) expect(defineSchedule(hours).timeZone).toEqual(expect.any(String));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a question is answered or refused with a KpiError, never with NaN', () => {
    const at = fc.oneof(
      anything,
      fc.constantFrom('2026-03-30T10:00:00Z', 1_774_864_800_000, 1_774_864_800, '2026-03-30'),
    );
    fc.assert(
      fc.property(at, at, at, (a, b, c) => {
        const [one, other, third] = [untyped(a), untyped(b), untyped(c)];
        const answers = [
          () => elapsed(office, one, other),
          () => addOpenTime(office, one, other),
          () => addOpenTime(office, one, '1h', untyped(Object(c))),
          () => subtractOpenTime(office, one, other),
          () => addOpenDays(office, one, other),
          () => nextOpening(office, one),
          () => isOpen(office, one),
          () => whyClosed(office, one),
          () => openSegments(office, one, other).length,
          () => explain(office, one, other).openMs,
          () =>
            elapsed(
              withPauses(office, untyped([{ from: a, to: b }])),
              '2026-03-30T00:00Z',
              '2026-03-31T00:00Z',
            ),
          () => elapsed(sequence([{ schedule: office }, { from: one, schedule: office }]), other, third),
          () => elapsed(union(office, untyped(a)), other, third),
          () => isOpen(untyped(a), '2026-03-30T10:00:00Z'),
        ].map((ask) => answerOf<unknown>(ask));
        expect(answers).not.toContain(Number.NaN);
      }),
      { numRuns: 1000 },
    );
  });

  it('a column gives a number, or NaN where one of the pair is no instant that is accepted', () => {
    const number = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.constantFrom(1_774_864_800_000, 8e12, 1e300, -1e300),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 6 }), (pairs) => {
        const fresh = defineSchedule(office.definition);
        const spans = elapsedColumn(
          fresh,
          pairs.map(([start]) => start),
          pairs.map(([, end]) => end),
        );
        pairs.forEach(([start, end], i) => {
          const accepted = [start, end].every((at) => at >= Date.UTC(1900, 0) && at < Date.UTC(2200, 0));
          expect(Number.isNaN(spans[i])).toBe(!accepted);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('a column is an array or a typed one, and what is no number in it has no open time', () => {
    const untyped: (...given: unknown[]) => Float64Array = Object(elapsedColumn);
    for (const given of [
      undefined,
      null,
      'x',
      1n,
      {},
      { length: 1 },
      { length: 1e9 },
      new DataView(new ArrayBuffer(8)),
    ]) {
      for (const [path, starts, ends] of [
        ['starts', given, []],
        ['ends', [], given],
      ] as const) {
        expect(() => untyped(office, starts, ends)).toThrow(
          expect.objectContaining({ code: 'invalid-option', path }),
        );
      }
    }
    const monday = Date.UTC(2026, 2, 30, 10);
    const odd = [Symbol('s'), 1n, '1774864800000', null, undefined, new Date(monday), {}];
    expect([
      ...untyped(
        office,
        odd,
        odd.map(() => monday),
      ),
    ]).toEqual(odd.map(() => Number.NaN));
    expect([...untyped(office, new Float64Array([monday]), [monday])]).toEqual([0]);
    expect([...untyped(office, new BigInt64Array(1), new Array(1))]).toEqual([Number.NaN]);
  });

  it('an import refuses the holes of a list', () => {
    const hole = new Array<never>(1);
    const refused = (path: string): unknown => expect.objectContaining({ name: 'KpiError', path });
    expect(() => fromZendeskSchedule({ time_zone: 'London', intervals: hole })).toThrow(
      refused('intervals[0]'),
    );
    expect(() => fromIntercomOfficeHours({ time_zone_name: 'UTC', time_intervals: hole })).toThrow(
      refused('time_intervals[0]'),
    );
  });
});

describe('schedules that are much or little', () => {
  const dates = Array.from({ length: 10_000 }, (_, i) =>
    new Date(Date.UTC(2010, 0, 1) + i * DAY_MS).toISOString().slice(0, 10),
  );

  it('10,000 holidays, of dates and of one day of every year', () => {
    const many = defineSchedule({ ...office.definition, holidays: dates });
    expect(elapsed(many, '2010-01-01T00:00Z', '2037-05-18T00:00Z')).toBe(0);
    expect(nextOpening(many, '2010-01-01T00:00Z')).toBe(Date.parse('2037-05-25T07:00Z'));
    const same = dates.map((_, i) => ({ date: '12-25', name: `Holiday ${i}` }));
    const one = defineSchedule({ timeZone: 'UTC', weekly: { fri: ['09:00-17:00'] }, holidays: same });
    expect(elapsed(one, '2026-12-25T00:00Z', '2026-12-26T00:00Z')).toBe(0);
    expect(elapsed(one, '2026-12-18T00:00Z', '2026-12-19T00:00Z')).toBe(28_800_000);
  });

  it('dates of the years 1 and 9999 are dates, and instants there are refused', () => {
    const far = defineSchedule({
      ...office.definition,
      holidays: ['0001-01-01', '9999-12-31'],
      overrides: { '0001-01-01': ['09:00-10:00'], '9999-12-31': [] },
      changes: [{ from: '0001-01-01', weekly: { tue: ['09:00-17:00'] } }],
    });
    expect(elapsed(far, '2026-03-30T00:00Z', '2026-03-31T00:00Z')).toBe(0);
    expect(elapsed(far, '2026-03-31T00:00Z', '2026-04-01T00:00Z')).toBe(28_800_000);
    for (const at of ['0001-01-01T00:00:00Z', '9999-12-31T00:00:00Z']) {
      expect(() => isOpen(far, at)).toThrow(expect.objectContaining({ code: 'invalid-time', path: 'at' }));
    }
  });

  it('a century, and all the time there is, by days counted one by one', () => {
    const utc = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
    let mondays = 0;
    for (let at = Date.UTC(1950, 0, 1); at < Date.UTC(2050, 0, 1); at += DAY_MS) {
      if (new Date(at).getUTCDay() === 1) mondays++;
    }
    expect(elapsed(utc, '1950-01-01T00:00Z', '2050-01-01T00:00Z')).toBe(mondays * 28_800_000);
    expect(openSegments(utc, '1950-01-01T00:00Z', '2050-01-01T00:00Z')).toHaveLength(mondays);
    expect(explain(utc, '1950-01-01T00:00Z', '2050-01-01T00:00Z').gaps.length).toBe(mondays + 1);
    expect(elapsed(utc, '1900-01-01T00:00Z', '2199-12-31T23:59:59.999Z')).toBeGreaterThan(
      3 * mondays * 28_000_000,
    );
  });
});
