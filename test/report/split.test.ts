import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { sentReplies } from '../../src/metrics/volume/sentReplies.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import type { SurveyResponse } from '../../src/records/surveyResponse.ts';
import { report } from '../../src/report/report.ts';
import type { Where } from '../../src/report/where.ts';
import { START } from '../arbitraries/conversations.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('whom rows are put down to', () => {
  /** Ann replies to one wait within the hour, Bob is in charge of what nobody answered for a day. */
  const conversations: Conversation[] = [
    {
      id: '1',
      assignments: [{ at: START, toAgent: 'bob' }],
      messages: [
        { at: START, from: 'customer' },
        { at: START + HOUR / 2, from: 'agent', agentId: 'ann' },
        { at: START + HOUR, from: 'customer' },
      ],
    },
    {
      id: '2',
      assignments: [{ at: START, toTeam: 'night' }],
      messages: [{ at: START, from: 'customer' }],
    },
  ];
  const asOf = START + DAY;
  const shares = { responseRate, sla: slaCompliance.with({ nextReply: '1h', firstReply: '1h' }) };

  test('is by default whoever replied: nobody, for what nobody answered', () => {
    const { rows } = report({ asOf }).by('agent').measure(shares).run({ conversations });
    expect(rows.map(({ agent, responseRate: r, sla }) => [agent, r.value, sla.value])).toEqual([
      ['ann', 1, 1],
      [null, 0, 0],
    ]);
  });

  test('is with inCharge whoever has it now, else the team: someone answers for what nobody answered', () => {
    const { rows, by } = report({ asOf }).attribute('inCharge').measure(shares).run({ conversations });
    expect(by).toEqual(['agent']);
    expect(rows.map(({ agent, responseRate: r, sla }) => [agent, r.value, sla.value])).toEqual([
      ['bob', 0.5, 0.5],
      ['night', 0, 0],
    ]);
  });

  test('of several names is the first that a fact has; facts without any keep their own', () => {
    const surveyResponses = [{ score: 9, agentId: 'cid' }];
    const { rows } = report({ asOf })
      .attribute('inCharge', 'sender')
      .measure({ replyTime, sentReplies, receivedMessages, nps, costPerTicket })
      .run({ conversations, surveyResponses, costs: [{ amount: 6, at: START, ...{ agentId: 'bob' } }] });
    const of = (agent: string | null) => rows.find((row) => row.agent === agent);
    // Bob is in charge of Ann's reply; she sent it; what customers wrote has no sender of your side.
    expect(of('bob')).toMatchObject({ replyTime: { n: 1, open: 1 }, sentReplies: { value: 0 } });
    expect(of('ann')).toMatchObject({ replyTime: { n: 0 }, sentReplies: { value: 1 } });
    expect(of(null)).toMatchObject({ receivedMessages: { value: 3 } });
    expect(of('cid')?.nps.n).toBe(1);
    // Costs have no label: their record says whose they are.
    expect(of('bob')?.costPerTicket.numerator).toBe(6);
  });

  test.each([
    ['inCharg', 'Did you mean inCharge?'],
    ['resolver', 'Known: replier, inCharge.'],
    ['toString', 'Known: replier, inCharge.'],
  ])('is refused by %j, which no measure has', (label, remedy) => {
    const { run } = report().attribute('replier', label).measure({ replyTime });
    expect(() => run({ conversations })).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'attribute', value: label }),
    );
    expect(() => run({ conversations })).toThrow(remedy);
    expect(
      report().attribute('sender', 'replier').measure({ replyTime, sentReplies }).run({ conversations }).by,
    ).toEqual(['agent']);
  });

  test.each(['', 1, null, undefined, ['inCharge']])('is refused by %j, which is no name', (label) => {
    expect(() => Reflect.apply(report().attribute, undefined, [label])).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'attribute' }),
    );
  });

  test('stands where by says it, whatever is chosen later, and once', () => {
    const split = report({ asOf }).by('agent', 'channel').attribute('inCharge').attribute('replier');
    expect(split.measure({ replyTime }).run({ conversations }).by).toEqual(['agent', 'channel']);
  });
});

describe('a list of values', () => {
  const numbered = (tags: unknown): SurveyResponse => Object({ score: 9, tags });
  const rowsOf = (...all: unknown[]): [string | null, number][] =>
    report()
      .by('tags')
      .measure({ nps })
      .run({ surveyResponses: all.map(numbered) })
      .rows.map((row) => [row.tags, row.nps.n]);

  test('puts a record into each group once, and without a name into the group null', () => {
    expect(rowsOf(['a', 'b', 'a'], ['b'], [], 'a', null, [null, 'b'], [1, '1', true])).toEqual([
      ['1', 1],
      ['a', 2],
      ['b', 3],
      ['true', 1],
      [null, 3],
    ]);
  });

  test('of two fields puts a record into each pair', () => {
    const surveyResponses = [{ score: 9, tags: ['a', 'b'], teams: ['x', 'y', 'y'] }];
    const { rows, total } = report().by('tags', 'teams').measure({ nps }).run({ surveyResponses });
    expect(rows.map(({ tags, teams, nps: { n } }) => [tags, teams, n])).toEqual([
      ['a', 'x', 1],
      ['a', 'y', 1],
      ['b', 'x', 1],
      ['b', 'y', 1],
    ]);
    expect(total.nps.n).toBe(1);
  });
});

describe('which records count', () => {
  const all = [
    { brand: 'acme', seats: 5, paid: true, tags: ['a', 'b'] },
    { brand: 'beta', seats: 0, paid: false, tags: [] },
    { brand: '', seats: null, paid: undefined, tags: ['b', null] },
    { brand: null, seats: '5', paid: 'true' },
    { brand: { name: 'acme' }, seats: Object.create(null), paid: Symbol('paid'), tags: 'a' },
  ].map((record, i) => ({ id: i, score: i, ...record }));
  const kept = (...wheres: Where[]): number[] => {
    const seen: number[] = [];
    const note = (record: object): boolean => {
      seen.push(Number(Reflect.get(record, 'id')));
      return true;
    };
    const split = wheres.reduce((plan, where) => plan.where(where), report().by());
    const surveyResponses: SurveyResponse[] = all.map((record) => Object(record));
    const { n } = split.where(note).measure({ nps }).run({ surveyResponses }).total.nps;
    expect(n).toBe(seen.length);
    return seen;
  };

  test.each<[where: Where, ids: number[]]>([
    [{}, [0, 1, 2, 3, 4]],
    [{ brand: 'acme' }, [0]],
    [{ brand: ['acme', 'beta'] }, [0, 1]],
    [{ brand: [] }, []],
    [{ brand: null }, [2, 3, 4]],
    [{ brand: ['acme', null] }, [0, 2, 3, 4]],
    [{ seats: 5 }, [0, 3]],
    [{ seats: 0 }, [1]],
    [{ seats: '5' }, [0, 3]],
    [{ paid: true }, [0, 3]],
    [{ paid: false }, [1]],
    [{ tags: 'a' }, [0, 4]],
    [{ tags: 'b' }, [0, 2]],
    [{ tags: null }, [1, 2, 3]],
    [{ brand: 'acme', seats: 0 }, []],
    [{ brand: 'acme', seats: 5 }, [0]],
    [(record) => Object(record).seats === 0, [1]],
  ])('%j', (where, ids) => {
    expect(kept(where)).toEqual(ids);
  });

  test('are those that all conditions keep', () => {
    expect(kept({ brand: ['acme', null] }, { tags: 'b' }, (record) => Object(record).id !== 0)).toEqual([2]);
  });

  test.each<[where: unknown, path: string]>([
    [null, 'where'],
    ['email', 'where'],
    [['channel'], 'where'],
    [new Map([['channel', 'email']]), 'where'],
    [new Date(0), 'where'],
    [{ channel: undefined }, 'where.channel'],
    [{ channel: { is: 'email' } }, 'where.channel'],
    [{ channel: ['email', undefined] }, 'where.channel'],
    [{ channel: Number.NaN }, 'where.channel'],
    [{ channel: Symbol('s') }, 'where.channel'],
  ])('is refused: %s', (where, path) => {
    expect(() => Reflect.apply(report().where, undefined, [where])).toThrow(
      expect.objectContaining({ code: 'invalid-option', path }),
    );
  });

  test('by a field that no record has is refused by the nearest name, beside by too', () => {
    const { run } = report().by('brand').where({ brnd: 'acme' }).measure({ nps });
    const surveyResponses = [{ score: 9, brand: 'acme' }];
    expect(() => run({ surveyResponses })).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'where', value: 'brnd' }),
    );
    expect(() => run({ surveyResponses })).toThrow('Did you mean brand?');
  });
});

describe('hours and days that come again and again', () => {
  const zone = 'America/New_York';
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const named = (at: number): { day: string; hour: string } => {
    const found = new Map(parts.formatToParts(at).map(({ type, value }) => [type, value]));
    return { day: (found.get('weekday') ?? '').toLowerCase(), hour: found.get('hour') ?? '' };
  };
  const names = {
    hourOfDay: (at: number) => named(at).hour,
    weekday: (at: number) => named(at).day,
    hourOfWeek: (at: number) => `${named(at).day} ${named(at).hour}`,
  };
  // Around both changes of the clock in 2026: 8 March and 1 November.
  const at = fc.oneof(
    fc.integer({ min: Date.UTC(2026, 2, 7), max: Date.UTC(2026, 2, 10) }),
    fc.integer({ min: Date.UTC(2026, 9, 30), max: Date.UTC(2026, 10, 3) }),
  );

  test.each(['hourOfDay', 'weekday', 'hourOfWeek'] as const)('%s, as the clock shows them', (unit) => {
    fc.assert(
      fc.property(fc.array(at, { minLength: 1, maxLength: 30 }), (list) => {
        const surveyResponses = list.map((instant) => ({ score: 9, at: instant }));
        const { rows, total } = report({ timeZone: zone })
          .per(unit)
          .measure({ nps })
          .run({ surveyResponses });
        const counts = new Map<string, number>();
        for (const instant of list) {
          const name = names[unit](instant);
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
        expect(rows).toHaveLength({ hourOfDay: 24, weekday: 7, hourOfWeek: 168 }[unit]);
        for (const row of rows) {
          expect(row.nps.n, row.period).toBe(counts.get(row.period) ?? 0);
          expect([row.start, row.end]).toEqual([Math.min(...list), Math.max(...list) + 1]);
        }
        expect(total.nps.n).toBe(list.length);
      }),
      { numRuns: 40 },
    );
  });

  test('are counted within a range alone', () => {
    const surveyResponses = [0, 1, 2, 3].map((day) => ({ score: 9, at: START + day * DAY }));
    const { rows } = report()
      .per('weekday')
      .between(START + DAY, START + 3 * DAY)
      .measure({ nps })
      .run({ surveyResponses });
    expect(rows.map(({ period, nps: { n } }) => [period, n]).filter(([, n]) => n)).toEqual([
      ['tue', 1],
      ['wed', 1],
    ]);
  });
});

test('a rolling figure counts in each period what lies in the stretch before its end, by hand', () => {
  const at = fc.integer({ min: START, max: START + 20 * DAY });
  const length = fc.constantFrom('1d' as const, '3d' as const, '36h' as const);
  const ms = { '1d': DAY, '3d': 3 * DAY, '36h': 36 * HOUR };
  fc.assert(
    fc.property(fc.array(at, { maxLength: 25 }), length, (list, days) => {
      const surveyResponses = list.map((instant, i) => ({ score: i % 11, at: instant }));
      const { rows } = report()
        .per('day')
        .between('2026-03-02T00:00:00Z', '2026-03-23T00:00:00Z')
        .rolling(days)
        .measure({ nps })
        .run({ surveyResponses });
      for (const { end, nps: own } of rows) {
        const inside = surveyResponses.filter(({ at: when }) => when >= end - ms[days] && when < end);
        expect(own).toEqual(nps(inside));
      }
    }),
  );
});

describe('a rolling figure', () => {
  const surveyResponses = [0, 5, 6].map((day) => ({ score: 9, at: START + day * DAY }));
  const conversations = [0, 5].map((day) => ({
    id: day,
    messages: [{ at: START + day * DAY, from: 'customer' }],
  }));

  test('of amounts that are spread over time is refused: its parts would be of two stretches', () => {
    const costs = [{ amount: 280, startAt: START, endAt: START + 28 * DAY }];
    const rolling = report().per('week').rolling('14d').measure({ costPerTicket });
    expect(() => rolling.run({ costs, conversations })).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'rolling', value: 14 * DAY }),
    );
  });

  test('without periods is that of the last days before the last row, or before now', () => {
    const rolling = report().rolling('2d').measure({ nps }).run({ surveyResponses });
    expect(rolling.total.nps.n).toBe(2);
    expect(rolling.rows.map((row) => row.nps.n)).toEqual([2]);
    const asOf = START + 6 * DAY;
    const received = report({ asOf }).rolling('2d').measure({ receivedMessages });
    expect(received.run({ conversations }).total.receivedMessages.value).toBe(1);
    const later = report({ asOf: START + 9 * DAY })
      .rolling('2d')
      .measure({ receivedMessages });
    expect(later.run({ conversations }).total.receivedMessages.value).toBe(0);
  });

  test('goes on in the periods after the last row, until now', () => {
    const asOf = START + 7 * DAY;
    const { rows } = report({ asOf }).per('day').rolling('2d').measure({ receivedMessages }).run({
      conversations,
    });
    // On the last day the two days before now begin a millisecond after the second message.
    expect(rows.map((row) => row.receivedMessages.value)).toEqual([1, 1, 0, 0, 0, 1, 1, 0]);
  });
});
