import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { difference } from '../../src/schedule/difference.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { intersection } from '../../src/schedule/intersection.ts';
import { isOpen } from '../../src/schedule/isOpen.ts';
import { nextClosing } from '../../src/schedule/nextClosing.ts';
import { nextOpening } from '../../src/schedule/nextOpening.ts';
import { openSegments } from '../../src/schedule/openSegments.ts';
import { previousClosing } from '../../src/schedule/previousClosing.ts';
import { readSchedule } from '../../src/schedule/readSchedule.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import type { ScheduleJson } from '../../src/schedule/scheduleJson.ts';
import { sequence } from '../../src/schedule/sequence.ts';
import { subtractOpenTime } from '../../src/schedule/subtractOpenTime.ts';
import { union } from '../../src/schedule/union.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';
import { DAY_MS } from '../../src/time/calendarDate.ts';
import { definition, minute } from './scheduleArbitrary.ts';

const HOUR = 3_600_000;
const schedule = definition.map(defineSchedule);
const length = fc.integer({ min: 1, max: 12 * DAY_MS });
const steps = fc.array(fc.integer({ min: -4 * DAY_MS, max: 4 * DAY_MS }), { minLength: 20, maxLength: 20 });

/** Instants near another, among them all at which one of the schedules opens or closes, and those beside them. */
function probes(near: number, random: readonly number[], schedules: readonly Schedule[]): number[] {
  const edges = schedules.flatMap((one) =>
    openSegments(one, iso(near - 2 * DAY_MS), iso(near + 2 * DAY_MS)).flatMap(({ startAt, endAt }) => [
      startAt,
      endAt,
    ]),
  );
  return [...random.map((step) => near + step), ...edges, ...edges.map((edge) => edge - 1)];
}

/** Numbers near 1970 are refused, because they look like seconds; texts are not. */
const iso = (at: number): string => new Date(at).toISOString();
const open = (one: Schedule, at: number): boolean => isOpen(one, iso(at));

describe('schedules put together', () => {
  it('union, intersection and difference say at each instant what their members make of it', () => {
    fc.assert(
      fc.property(schedule, schedule, schedule, minute, steps, (a, b, c, near, random) => {
        const all = union(a, b, c);
        const common = intersection(a, b, c);
        const alone = difference(a, b, c);
        for (const at of probes(near, random, [a, b, c])) {
          const [inA, inB, inC] = [open(a, at), open(b, at), open(c, at)];
          expect(open(all, at)).toBe(inA || inB || inC);
          expect(open(common, at)).toBe(inA && inB && inC);
          expect(open(alone, at)).toBe(inA && !inB && !inC);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the open time of two is that of their union and that of their intersection', () => {
    fc.assert(
      fc.property(schedule, schedule, minute, length, (a, b, start, span) => {
        const [from, to] = [iso(start), iso(start + span)];
        const both = elapsed(union(a, b), from, to) + elapsed(intersection(a, b), from, to);
        expect(elapsed(a, from, to) + elapsed(b, from, to)).toBe(both);
        const rest = elapsed(difference(a, b), from, to) + elapsed(intersection(a, b), from, to);
        expect(rest).toBe(elapsed(a, from, to));
      }),
    );
  });

  it('one schedule joined with itself is itself, and without itself never opens', () => {
    fc.assert(
      fc.property(schedule, minute, length, (one, start, span) => {
        const [from, to] = [iso(start), iso(start + span)];
        const segments = openSegments(one, from, to);
        for (const same of [
          union(one),
          union(one, one),
          intersection(one),
          intersection(one, one),
          difference(one),
        ]) {
          expect(openSegments(same, from, to)).toEqual(segments);
        }
        expect(openSegments(difference(one, one), from, to)).toEqual([]);
      }),
    );
  });

  it('a sequence has the hours that are in force at each instant', () => {
    fc.assert(
      fc.property(
        schedule,
        schedule,
        schedule,
        minute,
        fc.nat(3 * DAY_MS),
        steps,
        (a, b, c, first, gap, random) => {
          const second = first + gap + 1;
          const one = sequence([
            { schedule: a },
            { from: iso(first), schedule: b },
            { from: iso(second), schedule: c },
          ]);
          for (const at of [...probes(first, random, [a, b, c]), first, first - 1, second, second - 1]) {
            expect(open(one, at)).toBe(open(at < first ? a : at < second ? b : c, at));
          }
          const [from, to] = [first - DAY_MS, second + DAY_MS];
          const parts =
            elapsed(a, iso(from), iso(first)) +
            elapsed(b, iso(first), iso(second)) +
            elapsed(c, iso(second), iso(to));
          expect(elapsed(one, iso(from), iso(to))).toBe(parts);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a sequence of one schedule is that schedule, also over the instant of the change', () => {
    fc.assert(
      fc.property(schedule, minute, length, fc.nat(DAY_MS), (one, start, span, at) => {
        const same = sequence([{ schedule: one }, { from: iso(start + at), schedule: one }]);
        const [from, to] = [iso(start), iso(start + span)];
        expect(openSegments(same, from, to)).toEqual(openSegments(one, from, to));
      }),
    );
  });

  it('pauses take away exactly the open time in them, once where they overlap', () => {
    const pause = fc.tuple(fc.integer({ min: -DAY_MS, max: 4 * DAY_MS }), fc.nat(2 * DAY_MS));
    fc.assert(
      fc.property(schedule, minute, length, fc.array(pause, { maxLength: 6 }), (one, start, span, list) => {
        const pauses = list.map(([offset, ms]) => [start + offset, start + offset + ms] as const);
        const paused = withPauses(
          one,
          pauses.map(([from, to]) => ({ from: iso(from), to: iso(to) })),
        );
        // Cut at all bounds; a piece counts where no pause holds it.
        const cuts = [start, start + span, ...pauses.flat()].filter(
          (at) => at >= start && at <= start + span,
        );
        cuts.sort((x, y) => x - y);
        let expected = 0;
        cuts.forEach((from, i) => {
          const to = cuts[i + 1] ?? from;
          if (!pauses.some(([begin, end]) => begin <= from && to <= end))
            expected += elapsed(one, iso(from), iso(to));
        });
        expect(elapsed(paused, iso(start), iso(start + span))).toBe(expected);
      }),
    );
  });

  it('while a pause lasts, nothing becomes due', () => {
    const always = defineSchedule({ timeZone: 'UTC', weekly: every(['00:00-24:00']) });
    const stopped = withPauses(always, [{ from: '2026-03-30T10:00:00Z' }]);
    expect(addOpenTime(stopped, '2026-03-30T09:00:00Z', '1h')).toBe(Date.UTC(2026, 2, 30, 10));
    expect(addOpenTime(stopped, '2026-03-30T09:00:00Z', HOUR + 1)).toBeNull();
    expect(elapsed(stopped, '2026-03-30T09:00:00Z', '2199-12-31T00:00:00Z')).toBe(HOUR);
    expect(elapsed(withPauses(always, []), '2026-03-30T09:00:00Z', '2026-03-30T10:00:00Z')).toBe(HOUR);
  });

  it('pauses on pauses are the pauses together, however often', () => {
    let ticket: Schedule = defineSchedule({ timeZone: 'UTC', weekly: every(['00:00-24:00']) });
    for (let day = 1; day <= 50; day++) {
      const from = Date.UTC(2026, 3, day);
      ticket = withPauses(ticket, [{ from, to: from + HOUR }]);
    }
    expect(elapsed(ticket, '2026-04-01T00:00Z', '2026-05-21T00:00Z')).toBe(50 * 23 * HOUR);
    expect(readSchedule(JSON.parse(JSON.stringify(ticket)))).toEqual(ticket);
  });

  it('what can be put together can be read again, and deeper is refused', () => {
    let deep: Schedule = defineSchedule({ timeZone: 'UTC', weekly: every(['09:00-17:00']) });
    for (let depth = 1; depth < 32; depth++) deep = union(deep);
    expect(readSchedule(JSON.parse(JSON.stringify(deep)))).toEqual(deep);
    for (const join of [
      () => union(deep),
      () => sequence([{ schedule: deep }]),
      () => withPauses(deep, []),
    ]) {
      expect(join).toThrow(
        expect.objectContaining({ code: 'invalid-schedule', path: 'schedule', value: 32 }),
      );
    }
  });

  it('beyond what ends, nothing is searched: the answer is never, at the very end too', () => {
    const always = defineSchedule({ timeZone: 'UTC', weekly: every(['00:00-24:00']) });
    const at = Date.UTC(2026, 2, 30, 10);
    const stopped = withPauses(always, [{ from: at }]);
    const after = sequence([{ schedule: always }, { from: at, schedule: stopped }]);
    for (const one of [
      stopped,
      after,
      union(stopped, stopped),
      intersection(always, stopped),
      difference(stopped),
    ]) {
      expect(nextClosing(one, at - HOUR)).toBe(at);
      expect([nextClosing(one, at), nextOpening(one, at - HOUR), nextOpening(one, at + HOUR)]).toEqual([
        null,
        null,
        null,
      ]);
      expect([addOpenTime(one, at - HOUR, HOUR), addOpenTime(one, at - HOUR, HOUR + 1)]).toEqual([at, null]);
      expect([addOpenTime(one, at + HOUR, 1), addOpenTime(one, at, 0)]).toEqual([null, at]);
      expect(addOpenTime(one, at - HOUR, HOUR, { boundary: 'farthest' })).toBeNull();
      expect(subtractOpenTime(one, at + 5 * HOUR, HOUR)).toBe(at - HOUR);
      expect(previousClosing(one, at + 5 * HOUR)).toBe(at);
      expect(elapsed(one, at - HOUR, '2199-12-31T00:00Z')).toBe(HOUR);
    }
    expect(nextClosing(union(stopped, always), at)).toBeNull();
    expect(addOpenTime(union(stopped, always), at, HOUR)).toBe(at + HOUR);
    expect(addOpenTime(difference(always, stopped), at - HOUR, HOUR)).toBe(at + HOUR);
    const resumed = sequence([{ schedule: stopped }, { from: at + HOUR, schedule: always }]);
    expect(addOpenTime(resumed, at, HOUR)).toBe(at + 2 * HOUR);
  });

  it("adding and subtracting open time are each other's reverse, of schedules put together too", () => {
    fc.assert(
      fc.property(schedule, schedule, minute, fc.integer({ min: 1, max: 2 * DAY_MS }), (a, b, start, ms) => {
        const both = union(a, b);
        const due = addOpenTime(both, iso(start), ms);
        if (due === null) return;
        expect(elapsed(both, iso(start), iso(due))).toBe(ms);
        const back = subtractOpenTime(both, iso(due), ms);
        expect(elapsed(both, iso(back ?? 0), iso(due))).toBe(ms);
        // The nearest lies at or after the start, the farthest at or before it, with no open time between.
        expect(back).toBeGreaterThanOrEqual(start);
        const far = subtractOpenTime(both, iso(due), ms, { boundary: 'farthest' });
        if (far !== null) {
          expect(far).toBeLessThanOrEqual(start);
          expect(elapsed(both, iso(far), iso(back ?? 0))).toBe(0);
        }
      }),
    );
  });

  it('any schedule survives JSON: the same text, the same answers', () => {
    fc.assert(
      fc.property(schedule, schedule, minute, length, (a, b, start, span) => {
        const [from, to] = [iso(start), iso(start + span)];
        const whole = sequence([
          { schedule: union(a, intersection(b, a)) },
          { from, schedule: withPauses(difference(a, b), [{ from, to }, { from: to }]) },
        ]);
        const text = JSON.stringify(whole);
        const again = readSchedule(JSON.parse(text));
        expect(JSON.stringify(again)).toBe(text);
        expect(again.timeZone).toBe(whole.timeZone);
        const wide = [iso(start - 3 * DAY_MS), to] as const;
        expect(openSegments(again, ...wide)).toEqual(openSegments(whole, ...wide));
      }),
      { numRuns: 50 },
    );
  });

  it('they cannot be changed, neither by their definition nor by what they were made from', () => {
    const office = defineSchedule({ timeZone: 'UTC', weekly: every(['09:00-17:00']) });
    const pauses = [{ from: '2026-03-30T10:00:00Z', to: '2026-03-30T11:00:00Z' }];
    const stages = [{ schedule: office }];
    const [ticket, series, both] = [withPauses(office, pauses), sequence(stages), union(office, office)];
    pauses.pop();
    stages.pop();
    for (const one of [ticket, series, both]) expect(isDeepFrozen(one.definition)).toBe(true);
    expect(elapsed(ticket, '2026-03-30T09:00:00Z', '2026-03-30T12:00:00Z')).toBe(2 * HOUR);
    expect(elapsed(series, '2026-03-30T09:00:00Z', '2026-03-30T12:00:00Z')).toBe(3 * HOUR);
  });
});

describe('what cannot be put together', () => {
  const office = defineSchedule({ timeZone: 'UTC', weekly: every(['09:00-17:00']) });
  // What JavaScript may hand over, in spite of the types.
  const plain: never = { timeZone: 'UTC', weekly: {} } as never;
  const none: never = undefined as never;
  const at = '2026-03-30T10:00:00Z';

  it.each<[string, () => unknown, string, string]>([
    ['a union of nothing', () => union(), 'schedules', 'invalid-schedule'],
    ['a plain definition', () => intersection(office, plain), 'schedules[1]', 'invalid-schedule'],
    ['a missing schedule', () => difference(none), 'schedules[0]', 'invalid-schedule'],
    ['a sequence of nothing', () => sequence([]), 'sequence', 'invalid-schedule'],
    ['no list of stages', () => sequence(none), 'sequence', 'invalid-schedule'],
    ['a stage that is none', () => sequence([none]), 'sequence[0]', 'invalid-schedule'],
    [
      'a stage without hours',
      () => sequence([{ schedule: plain }]),
      'sequence[0].schedule',
      'invalid-schedule',
    ],
    [
      'a later stage without its instant',
      () => sequence([{ schedule: office }, { schedule: office }]),
      'sequence[1].from',
      'invalid-time',
    ],
    [
      'a stage with a bare date',
      () => sequence([{ from: '2026-03-30', schedule: office }]),
      'sequence[0].from',
      'invalid-time',
    ],
    [
      'stages that begin at once',
      () =>
        sequence([
          { from: at, schedule: office },
          { from: at, schedule: office },
        ]),
      'sequence[1].from',
      'invalid-schedule',
    ],
    ['no list of pauses', () => withPauses(office, none), 'pauses', 'invalid-schedule'],
    ['a pause that is none', () => withPauses(office, [none]), 'pauses[0]', 'invalid-schedule'],
    ['a pause without a start', () => withPauses(office, [{ from: none }]), 'pauses[0].from', 'invalid-time'],
    [
      'a pause that ends before it begins',
      () => withPauses(office, [{ from: at, to: '2026-03-30T09:00:00Z' }]),
      'pauses[0].to',
      'invalid-option',
    ],
    [
      'a pause with a misspelt end',
      () => withPauses(office, [{ from: at, til: at } as never]),
      'pauses[0].til',
      'unknown-option',
    ],
    [
      'a stage with a misspelt start',
      () => sequence([{ frm: at, schedule: office } as never]),
      'sequence[0].frm',
      'unknown-option',
    ],
    ['a hole among pauses', () => withPauses(office, JSON.parse('[null]')), 'pauses[0]', 'invalid-schedule'],
    ['JSON as a text', () => readSchedule(JSON.stringify(office) as never), 'schedule', 'invalid-schedule'],
    ['JSON with nothing to unite', () => readSchedule({ union: null } as never), 'union', 'invalid-schedule'],
    [
      'JSON with a fault in a stage',
      () =>
        readSchedule({
          union: [
            { sequence: [{ schedule: office.definition }, { from: 'x', schedule: office.definition }] },
          ],
        }),
      'union[0].sequence[1].from',
      'invalid-time',
    ],
    ['JSON that is none', () => readSchedule(none), 'schedule', 'invalid-schedule'],
    ['JSON with a list', () => readSchedule([] as never), 'schedule', 'invalid-schedule'],
    ['JSON of an unknown part', () => readSchedule({ union: [], x: 1 } as never), 'x', 'unknown-option'],
    [
      'JSON with a fault deep within',
      () =>
        readSchedule({
          difference: [{ union: [office.definition, { timeZone: 'UTC', weekly: { mon: ['9-5'] } }] }],
        }),
      'difference[0].union[1].weekly.mon[0]',
      'invalid-schedule',
    ],
    [
      'JSON with a stage without hours',
      () => readSchedule({ sequence: [{}] } as never),
      'sequence[0].schedule',
      'invalid-schedule',
    ],
    [
      'JSON of a difference of nothing',
      () => readSchedule({ difference: [] }),
      'difference',
      'invalid-schedule',
    ],
    [
      'JSON nested too deep',
      () => readSchedule(nested(40)),
      `${'union[0].'.repeat(31)}union[0]`,
      'invalid-schedule',
    ],
  ])('%s', (_name, make, path, code) => {
    expect(make).toThrow(expect.objectContaining({ name: 'KpiError', path, code }));
  });

  it('a depth that no text of ours reaches is refused, the deepest allowed is read', () => {
    expect(readSchedule(nested(31)).timeZone).toBe('UTC');
    expect(() => readSchedule(nested(32))).toThrow('at most 32 schedules within each other');
  });

  it('more than a thousand are refused, wide or within each other, a thousand are read', () => {
    const one = { timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } };
    const many = (count: number): ScheduleJson[] => Array.from({ length: count }, () => one);
    const refused = expect.objectContaining({
      code: 'invalid-schedule',
      remedy: expect.stringContaining('1000'),
    });
    expect(readSchedule({ union: many(1000) }).timeZone).toBe('UTC');
    expect(readSchedule({ union: [{ union: many(500) }, { difference: many(500) }] }).timeZone).toBe('UTC');
    for (const join of [
      { union: many(1001) },
      { intersection: many(2000) },
      { difference: many(100_000) },
      { union: [{ union: many(500) }, { intersection: many(501) }] },
      { sequence: many(1001).map((schedule) => ({ schedule })) },
    ]) {
      expect(() => readSchedule(join)).toThrow(refused);
    }
    const office = defineSchedule(one);
    expect(() => union(...Array.from({ length: 1001 }, () => office))).toThrow(refused);
    const half = union(...Array.from({ length: 501 }, () => office));
    expect(() => intersection(half, half)).toThrow(refused);
  });

  it('what holds itself is refused', () => {
    const self: { union: ScheduleJson[] } = { union: [] };
    self.union.push(self, self);
    expect(() => readSchedule(self)).toThrow(expect.objectContaining({ code: 'invalid-schedule' }));
  });
});

function every(hours: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]));
}

function nested(depth: number): Parameters<typeof readSchedule>[0] {
  const inner = { timeZone: 'UTC', weekly: {} };
  return depth === 0 ? inner : { union: [nested(depth - 1)] };
}

function isDeepFrozen(value: unknown): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isDeepFrozen))
  );
}
