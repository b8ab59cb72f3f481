import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slaCompliance } from '../../../src/metrics/promises/slaCompliance.ts';
import { firstReplyTime } from '../../../src/metrics/speed/firstReplyTime.ts';
import { conversations } from '../../arbitraries/conversations.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';
import { at, chat } from '../../records/chat.ts';
import { office } from '../office.ts';

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
    for (const options of [{}, { firstReply: undefined }]) {
      expect(() => slaCompliance([], options)).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'firstReply' }),
      );
    }
    // @ts-expect-error: no length of time
    expect(() => slaCompliance([], { nextReply: 'soon' })).toThrow(
      expect.objectContaining({ code: 'invalid-duration', path: 'nextReply' }),
    );
    expect(slaCompliance.with({ closeOnSolve: false })([], { everyReply: '1h' }).n).toBe(0);
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

  test('counts the records that cannot be used once, however many targets there are', () => {
    const list = [chat(['09:00 customer', '09:30 agent'], { spam: true })];
    expect(slaCompliance(list, { firstReply: '1h', nextReply: '1h' }).excluded).toEqual({ spam: 1 });
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
