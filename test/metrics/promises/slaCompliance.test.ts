import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOptions } from '../../../src/define/options.ts';
import { waitOptions } from '../../../src/define/waitOptions.ts';
import { waits } from '../../../src/facts/waits.ts';
import { responseRate } from '../../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../../src/metrics/promises/slaCompliance.ts';
import { firstReplyTime } from '../../../src/metrics/speed/firstReplyTime.ts';
import type { Conversation } from '../../../src/records/conversation.ts';
import { report } from '../../../src/report/report.ts';
import { addOpenDays } from '../../../src/schedule/addOpenDays.ts';
import { defineSchedule } from '../../../src/schedule/defineSchedule.ts';
import { duckdb } from '../../../src/sql/duckdb.ts';
import { toSql } from '../../../src/sql/toSql.ts';
import { mergeSummaries, presentSummary, summarize } from '../../../src/summary/summary.ts';
import { conversations } from '../../arbitraries/conversations.ts';
import { splitList } from '../../arbitraries/split.ts';
import { readFact } from '../../facts/readFact.ts';
import { metricLaws } from '../../laws/metricLaws.ts';
import { momentLaws } from '../../laws/momentLaws.ts';
import { at, chat } from '../../records/chat.ts';
import { min, office } from '../office.ts';

metricLaws(
  slaCompliance.with({
    asOf: at('+5 12:00'),
    schedule: office,
    firstReply: '1h',
    nextReply: '2h',
    censored: true,
  }),
  slaCompliance.with({ firstReply: '1h' }),
  splitList(conversations),
);

momentLaws('slaCompliance', (asOf) =>
  slaCompliance.with({
    asOf,
    schedule: office,
    firstReply: '1h',
    everyReply: { openDays: 2 },
    censored: true,
  }),
);

const refused = (code: string, path: string): unknown => expect.objectContaining({ code, path });

describe('slaCompliance', () => {
  test('is null with a reason where nothing is due', () => {
    expect(slaCompliance([], { firstReply: '2h', censored: true })).toMatchObject({
      value: null,
      reason: 'no-denominator',
      n: 0,
      breached: 0,
      notYetDue: 0,
      bounds: null,
      interval: null,
      kaplanMeier: { firstReply: null },
    });
  });

  test('needs a target', () => {
    for (const given of [{}, { firstReply: undefined }]) {
      // The types forbid it.
      const options = given as { firstReply: '1h' };
      expect(() => slaCompliance([], options)).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'firstReply' }),
      );
    }
    // @ts-expect-error: no length of time
    expect(() => slaCompliance([], { nextReply: 'soon' })).toThrow(
      expect.objectContaining({ code: 'invalid-duration', path: 'nextReply' }),
    );
    expect(slaCompliance.with({ everyReply: '1h' })([], { closeOnSolve: false }).n).toBe(0);
  });

  test('is met exactly on target and breached a second later', () => {
    const onTarget = chat(['09:00 customer', '11:00 agent']);
    const late = chat(['09:00 customer', '11:00:01 agent']);
    const result = slaCompliance([onTarget, late], { firstReply: '2h' });
    expect(result).toMatchObject({
      value: 0.5,
      numerator: 1,
      denominator: 2,
      breached: 1,
      n: 2,
      unit: 'share',
    });
  });

  test('is due at closing time, not at the next opening', () => {
    const evening = (end: string) => [chat(['15:00 customer', end])];
    const met = (end: string) =>
      slaCompliance(evening(end), { firstReply: '2h', schedule: office }).numerator;
    expect([met('17:00 agent'), met('23:00 agent'), met('+1 09:00 agent'), met('+1 09:00:01 agent')]).toEqual(
      [1, 1, 1, 0],
    );
  });

  test('of an open wait is a breach once it is past the target and not yet due before', () => {
    const open = [chat(['09:00 customer'])];
    const now = (time: string) => slaCompliance(open, { firstReply: '2h', asOf: at(time) });
    expect(now('11:00')).toMatchObject({
      value: null,
      notYetDue: 1,
      breached: 0,
      bounds: { decided: null, low: 0, high: 1 },
    });
    expect(now('11:00:01')).toMatchObject({
      value: 0,
      notYetDue: 0,
      breached: 1,
      bounds: { low: 0, high: 0 },
    });
    expect(now('11:00:01').denominator).toBe(1);
  });

  test('leaves out what was solved in time without a reply, unless solving meets the target', () => {
    const solved = [chat(['09:00 customer', '10:00 solved']), chat(['09:00 customer', '12:00 solved'])];
    expect(slaCompliance(solved, { firstReply: '2h' })).toMatchObject({
      numerator: 0,
      breached: 1,
      excluded: { 'solved-without-reply': 1 },
    });
    const fulfilled = slaCompliance(solved, { firstReply: '2h', solveFulfils: true, censored: true });
    expect(fulfilled).toMatchObject({
      numerator: 1,
      breached: 1,
      excluded: {},
      kaplanMeier: { firstReply: 0.5 },
    });
  });

  test('holds each wait against each target that is about it', () => {
    const list = [chat(['09:00 customer', '09:30 agent', '10:00 customer', '12:00 agent'])];
    expect(slaCompliance(list, { nextReply: '1h' })).toMatchObject({ numerator: 0, denominator: 1 });
    expect(slaCompliance(list, { everyReply: '1h' })).toMatchObject({ numerator: 1, denominator: 2 });
    expect(slaCompliance(list, { firstReply: '1h', nextReply: '1h', everyReply: '1h' })).toMatchObject({
      numerator: 2,
      denominator: 4,
      excluded: {},
    });
    const censored = slaCompliance(list, { firstReply: '1h', nextReply: '1h', censored: true });
    expect(censored.kaplanMeier).toEqual({ firstReply: 1, nextReply: 0 });
    expect(slaCompliance(list, { firstReply: '1h' })).not.toHaveProperty('kaplanMeier');
  });

  test('holds a wait that was closed before the first reply against no target but that of every reply', () => {
    const list = [chat(['09:00 customer', '12:00 solved', '13:00 customer', '13:10 agent'])];
    expect(slaCompliance(list, { nextReply: '1h' })).toMatchObject({ n: 0, excluded: {} });
    expect(slaCompliance(list, { firstReply: '1h' })).toMatchObject({ numerator: 1, breached: 0 });
    expect(slaCompliance(list, { everyReply: '1h' })).toMatchObject({ numerator: 1, breached: 1 });
  });

  test('estimates with waits that were closed without a reply as if these had gone on: 1 of 3 within 35 minutes', () => {
    const list = [
      chat(['09:00 customer', '09:30 agent']),
      chat(['09:00 customer', '09:40 solved']),
      chat(['09:00 customer', '09:50 agent']),
    ];
    const { kaplanMeier } = slaCompliance(list, { firstReply: '35m', censored: true });
    // Of three who waited after 30 minutes one was replied to then.
    expect(kaplanMeier?.['firstReply']).toBeCloseTo(1 / 3, 12);
  });

  test('counts the records that cannot be used once, however many targets there are', () => {
    const list = [chat(['09:00 customer', '09:30 agent'], { spam: true })];
    expect(slaCompliance(list, { firstReply: '1h', nextReply: '1h' }).excluded).toEqual({ spam: 1 });
  });

  describe('in working days', () => {
    const hours = ['09:00-17:00'];
    const berlin = defineSchedule({
      timeZone: 'Europe/Berlin',
      weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    });
    const thursday = (reply: string | undefined, id: string): Conversation => ({
      id,
      messages: [
        { at: '2026-03-05T10:00:00+01:00', from: 'customer' },
        ...(reply === undefined ? [] : [{ at: reply, from: 'agent' as const }]),
      ],
    });
    const list = [
      thursday('2026-03-09T09:30:00+01:00', 'a'),
      thursday('2026-03-10T11:00:00+01:00', 'b'),
      thursday('2026-03-09T10:00:00+01:00', 'at the very end'),
      thursday('2026-03-09T10:00:00.001+01:00', 'a millisecond late'),
    ];
    const twoDays = { schedule: berlin, firstReply: { openDays: 2 } } as const;

    test('is due at the same time of day: two after Thursday at ten is Monday at ten', () => {
      expect(slaCompliance(list.slice(0, 2), twoDays).value).toBe(0.5);
      expect(slaCompliance(list, twoDays)).toMatchObject({ numerator: 2, breached: 2 });
      expect(slaCompliance(list, twoDays).definition).toContain('"firstReply":{"openDays":2}');
      expect(slaCompliance(list, { ...twoDays, clock: 'calendar' }).numerator).toBe(2);
      expect(responseRate(list, { schedule: berlin, window: { openDays: 2 } }).value).toBe(0.5);
    });

    test('of an open wait is not yet due before, and a breach after', () => {
      const now = (asOf: string) => slaCompliance([thursday(undefined, 'a')], { ...twoDays, asOf });
      expect(now('2026-03-09T10:00:00+01:00')).toMatchObject({ notYetDue: 1, breached: 0 });
      expect(now('2026-03-09T10:00:00.001+01:00')).toMatchObject({ notYetDue: 0, breached: 1 });
    });

    test('works in reports and in summaries, has no Kaplan–Meier estimate, and needs a schedule', () => {
      const metric = slaCompliance.with({ firstReply: { openDays: 2 } });
      const { total } = report({ schedule: berlin })
        .measure({ metric, firstReplyTime })
        .run({ conversations: list });
      expect(total.metric.value).toBe(0.5);
      const fixed = slaCompliance.with({ ...twoDays, asOf: '2026-03-20T00:00:00Z', censored: true });
      const shards = list.map((one) => summarize(fixed, [one]));
      const merged = presentSummary(fixed, mergeSummaries(fixed, JSON.parse(JSON.stringify(shards))));
      expect(merged).toEqual(fixed(list));
      expect(merged).toMatchObject({ numerator: 2, kaplanMeier: { firstReply: null } });
      expect(() => slaCompliance(list, { firstReply: { openDays: 2 } })).toThrow(
        refused('invalid-option', 'firstReply'),
      );
    });

    test('is the first instant that addOpenDays gives, for any waits and hours of their own', () => {
      const schedules = [berlin, office];
      const schedule = ({ id }: Conversation) => schedules[String(id).length % 2];
      fc.assert(
        fc.property(conversations, fc.integer({ min: 1, max: 4 }), (all, openDays) => {
          const asOf = at('+5 12:00');
          const rules = readOptions(waitOptions(), { asOf, schedule });
          const { rows, record } = readFact(waits(rules), all);
          let [met, breached, notYetDue] = [0, 0, 0];
          for (const [row, { startAt = 0, endAt = 0, open }] of rows.entries()) {
            const own = schedule(all[record[row] ?? 0] ?? { id: '' }) ?? office;
            const due = addOpenDays(own, new Date(startAt), openDays) ?? Number.POSITIVE_INFINITY;
            const inTime = (open ? asOf : endAt) <= due;
            if (open && inTime) notYetDue++;
            else if (inTime) met++;
            else breached++;
          }
          const options = { asOf, schedule, everyReply: { openDays }, solveFulfils: true };
          expect(slaCompliance(all, options)).toMatchObject({ numerator: met, breached, notYetDue });
        }),
      );
    });

    test.each([
      '2d',
      '1w',
      '1d 4h',
      'P1D',
      'P1DT2H',
    ] as const)('must not be meant by %s, which on a business clock is refused with what to say', (text) => {
      for (const ask of [
        () => slaCompliance(list, { schedule: berlin, everyReply: text }),
        () => slaCompliance(list, { schedule: berlin, everyReply: () => text }),
        () => slaCompliance(list, { schedule: berlin, everyReply: { low: text } }),
        () => slaCompliance(list, { schedule: () => berlin, everyReply: text }),
        () => responseRate(list, { schedule: berlin, window: text }),
      ]) {
        expect(ask).toThrow(
          expect.objectContaining({
            code: 'invalid-duration',
            value: text,
            remedy: expect.stringMatching(/'\d+h' of open time.*\{ openDays: \d+ \}/),
          }),
        );
      }
      expect(slaCompliance(list, { everyReply: text }).n).toBe(4);
      expect(slaCompliance(list, { schedule: berlin, clock: 'calendar', everyReply: text }).n).toBe(4);
    });

    test('must be a whole number from one up, by its right name', () => {
      for (const openDays of [0, -1, 1.5, Number.NaN, '2']) {
        const firstReply = { openDays } as { openDays: number };
        expect(() => slaCompliance.with({ firstReply })).toThrow(
          refused('invalid-option', 'firstReply.openDays'),
        );
      }
      for (const firstReply of [{ opendays: 2 }, { open_days: 2 }, { openDays: 2, openDay: 2 }]) {
        expect(() => slaCompliance.with({ firstReply })).toThrow(
          expect.objectContaining({ code: 'unknown-option' }),
        );
      }
    });
  });

  describe('by conversation', () => {
    const replied = (priority: string | undefined, reply: string): Conversation =>
      chat(['10:00 customer', `${reply} agent`], priority === undefined ? {} : { priority });
    const list = [
      replied('critical', '10:20'),
      replied('critical', '10:10'),
      replied('low', '15:00'),
      replied('low', '20:00'),
    ];
    const table = { critical: '15m', low: '8h' } as const;

    test('has limits by priority: a quarter of an hour for critical, eight hours for low', () => {
      expect(slaCompliance(list, { firstReply: table })).toMatchObject({ value: 0.5, n: 4, excluded: {} });
      const text = slaCompliance(list, { firstReply: table }).definition;
      expect(text).toContain(`"firstReply":{"critical":${min(15)},"low":${min(480)}}`);
      expect(slaCompliance(list, { firstReply: { critical: 900_000, low: '8h' } }).definition).toBe(text);
    });

    test('has limits by a function, whose text is in the definition', () => {
      const byFunction = (c: Conversation) => (c.priority === 'critical' ? '15m' : '8h');
      const result = slaCompliance(
        [0, 2].flatMap((i) => list[i] ?? []),
        { firstReply: byFunction },
      );
      expect(result.value).toBe(0.5);
      expect(result.definition).toContain('c.priority ===');
      expect(
        slaCompliance(list, {
          firstReply: (c) => (c.priority === 'low' ? { openDays: 1 } : null),
          schedule: office,
        }),
      ).toMatchObject({
        numerator: 2,
        excluded: { 'no-target': 2 },
      });
    });

    test('has no limit for a conversation without a priority, whatever its limits are called', () => {
      const named = { null: '1h', undefined: '1h', NaN: '1h', '': '1h' } as const;
      const none = [undefined, null, ''].map((priority, i) => ({
        ...replied(undefined, '10:01'),
        id: `none ${i}`,
        priority,
      }));
      expect(slaCompliance(none, { firstReply: named })).toMatchObject({
        n: 0,
        excluded: { 'no-target': 3 },
      });
    });

    test('leaves out, counted, what has no limit; names that all objects have are none', () => {
      const others = [replied(undefined, '10:01'), replied('constructor', '10:01'), replied('high', '10:01')];
      const result = slaCompliance([...list, ...others], { firstReply: table, everyReply: '1w' });
      expect(result).toMatchObject({ n: 4 + 7, excluded: { 'no-target': 3 } });
      expect(responseRate([...list, ...others], { window: table })).toMatchObject({
        value: 0.5,
        n: 4,
        excluded: { 'no-target': 3 },
      });
    });

    test('is judged apart in one report, though functions are written alike', () => {
      const within = (limit: '15m' | '8h') => slaCompliance.with({ firstReply: () => limit });
      const { total } = report()
        .measure({ soon: within('15m'), later: within('8h') })
        .run({ conversations: list });
      expect([total.soon.numerator, total.later.numerator]).toEqual([1, 3]);
    });

    test.each<[path: string, code: string, firstReply: unknown]>([
      ['firstReply', 'invalid-duration', null],
      ['firstReply', 'invalid-duration', []],
      ['firstReply', 'invalid-option', {}],
      ['firstReply.low', 'invalid-duration', { low: 'soon' }],
      ['firstReply.low', 'invalid-duration', { low: null }],
      ['firstReply(conversations[0])', 'invalid-duration', () => 'soon'],
      ['firstReply(conversations[0]).days', 'unknown-option', () => ({ days: 2 })],
    ])('at %s is refused as %s where it cannot be read', (path, code, firstReply) => {
      const options = { firstReply } as { firstReply: '1h' };
      expect(() => slaCompliance(list, options)).toThrow(refused(code, path));
    });

    test('is refused by SQL, which is told what to give', () => {
      for (const firstReply of [{ openDays: 1 }, table, () => '1h' as const]) {
        const metric = slaCompliance.with({ firstReply, schedule: office });
        expect(() => toSql(metric, { dialect: duckdb })).toThrow(refused('not-in-sql', 'firstReply'));
      }
      const metric = responseRate.with({ window: table });
      expect(() => toSql(metric, { dialect: duckdb })).toThrow(refused('not-in-sql', 'window'));
    });
  });

  test('holds no wait against both the first and the next target', () => {
    fc.assert(
      fc.property(conversations, fc.boolean(), (list, includeAgentInitiated) => {
        const count = (targets: Parameters<typeof slaCompliance>[1]) => {
          const { n, notYetDue } = slaCompliance(list, {
            ...targets,
            includeAgentInitiated,
            solveFulfils: true,
          });
          return n + notYetDue;
        };
        const apart = count({ firstReply: '1h' }) + count({ nextReply: '1h' });
        expect(count({ firstReply: '1h', nextReply: '1h' })).toBe(apart);
        expect(apart).toBeLessThanOrEqual(count({ everyReply: '1h' }));
      }),
    );
  });

  test('tells replies outside of hours as it is asked to', () => {
    const night = [chat(['20:00 customer', '23:00 agent'])];
    const told = (offHoursReplies: 'zero' | 'exclude' | 'calendar') =>
      slaCompliance(night, { firstReply: '1h', schedule: office, offHoursReplies });
    expect(told('zero')).toMatchObject({ numerator: 1, breached: 0 });
    expect(told('calendar')).toMatchObject({ numerator: 0, breached: 1 });
    expect(told('exclude')).toMatchObject({ n: 0, excluded: { 'off-hours': 1 } });
  });

  test('never falls for a longer target, and its bounds hold the decided share', () => {
    const hours = fc.nat(40).map((quarters) => quarters * 900_000);
    fc.assert(
      fc.property(conversations, hours, hours, (list, a, b) => {
        const shorter = slaCompliance(list, { everyReply: Math.min(a, b) });
        const longer = slaCompliance(list, { everyReply: Math.max(a, b) });
        expect(longer.numerator).toBeGreaterThanOrEqual(shorter.numerator);
        expect(longer.breached).toBeLessThanOrEqual(shorter.breached);
        expect(shorter.bounds?.low ?? 0).toBeLessThanOrEqual(shorter.value ?? 1);
        expect(shorter.bounds?.high ?? 1).toBeGreaterThanOrEqual(shorter.value ?? 0);
      }),
    );
  });

  test('of a target without end is met by every first reply', () => {
    fc.assert(
      fc.property(conversations, (list) => {
        const { n, open } = firstReplyTime(list);
        expect(slaCompliance(list, { firstReply: '52w' })).toMatchObject({ numerator: n, notYetDue: open });
      }),
    );
  });
});
