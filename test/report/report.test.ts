import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { csat } from '../../src/metrics/satisfaction/csat.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { sentReplies } from '../../src/metrics/volume/sentReplies.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import type { SurveyResponse } from '../../src/records/surveyResponse.ts';
import { report } from '../../src/report/report.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2025, 9, 1);

const conversations: fc.Arbitrary<Conversation[]> = fc
  .array(
    fc.record({
      channel: fc.constantFrom('email', 'chat', '__proto__', null),
      group: fc.constantFrom('a', 'b'),
      begin: fc.integer({ min: 0, max: 180 * 24 }),
      messages: fc.array(fc.record({ gap: fc.integer({ min: 0, max: 300 }), agent: fc.boolean() }), {
        maxLength: 6,
      }),
    }),
    { maxLength: 25 },
  )
  .map((list) =>
    list.map(({ channel, group, begin, messages }, i) => {
      let at = START + begin * HOUR;
      return {
        id: String(i),
        channel,
        group,
        messages: messages.map(({ gap, agent }) => {
          at += gap * 600_000;
          return {
            at,
            from: agent ? ('agent' as const) : ('customer' as const),
            agentId: agent ? `agent-${gap % 3}` : null,
          };
        }),
      };
    }),
  );

const hours = ['09:00-17:00'];
const schedule = defineSchedule({
  timeZone: 'Europe/Rome',
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
});
const asOf = START + 400 * 24 * HOUR;
const measures = {
  receivedMessages,
  sentReplies,
  firstReplyTime,
  replyTime,
  responseRate,
  sla: slaCompliance.with({ firstReply: '8h', nextReply: '4h' }),
};

describe('a report', () => {
  test('has a total that is what the metric alone says of all records', () => {
    fc.assert(
      fc.property(conversations, (list) => {
        const options = { schedule, asOf };
        const { total } = report(options)
          .by('channel', 'group')
          .per('week')
          .measure(measures)
          .run({ conversations: list });
        expect(total.receivedMessages).toEqual(receivedMessages(list, { asOf }));
        expect(total.sentReplies).toEqual(sentReplies(list, { asOf }));
        expect(total.firstReplyTime).toEqual(firstReplyTime(list, options));
        expect(total.replyTime).toEqual(replyTime(list, options));
        expect(total.responseRate).toEqual(responseRate(list, options));
        expect(total.sla).toEqual(slaCompliance(list, { ...options, firstReply: '8h', nextReply: '4h' }));
      }),
    );
  });

  test('has for each group what the metric alone says of its records', () => {
    fc.assert(
      fc.property(conversations, (list) => {
        const { rows } = report({ asOf })
          .by('channel')
          .measure({ firstReplyTime, responseRate })
          .run({ conversations: list });
        for (const row of rows) {
          const own = list.filter(({ channel }) => (channel ?? null) === row.channel);
          expect(row.firstReplyTime.calendar).toEqual(firstReplyTime(own, { asOf }).calendar);
          expect(row.firstReplyTime.open).toBe(firstReplyTime(own, { asOf }).open);
          expect(row.responseRate.numerator).toBe(responseRate(own, { asOf }).numerator);
        }
        const groups = rows.map(({ channel }) => channel);
        expect(new Set(groups).size).toBe(groups.length);
      }),
    );
  });

  test('splits by local month without losing or counting anything twice', () => {
    const monthOf = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'America/New_York',
      year: 'numeric',
      month: '2-digit',
    });
    fc.assert(
      fc.property(conversations, (list) => {
        const { rows, total } = report({ timeZone: 'America/New_York', asOf })
          .per('month')
          .measure({ receivedMessages, replyTime })
          .run({ conversations: list });
        const received = new Map<string, number>();
        for (const { messages = [] } of list) {
          for (const { at, from } of messages) {
            const month = monthOf.format(Number(at));
            if (from === 'customer') received.set(month, (received.get(month) ?? 0) + 1);
          }
        }
        for (const row of rows) expect(row.receivedMessages.value).toBe(received.get(row.period) ?? 0);
        expect(rows.reduce((sum, row) => sum + row.receivedMessages.value, 0)).toBe(
          total.receivedMessages.value,
        );
        expect(rows.reduce((sum, row) => sum + row.replyTime.n + row.replyTime.open, 0)).toBe(
          total.replyTime.n + total.replyTime.open,
        );
        for (const [i, row] of rows.entries()) if (i > 0) expect(row.start).toBe(rows[i - 1]?.end);
      }),
    );
  });

  test('keeps empty periods, with 0 or null and never NaN', () => {
    const { rows } = report()
      .per('day')
      .between('2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z')
      .measure({ receivedMessages, firstReplyTime, nps })
      .run({ conversations: [], surveyResponses: [] });
    expect(rows.map(({ period }) => period)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
    expect(rows[0]?.receivedMessages.value).toBe(0);
    expect(rows[0]?.firstReplyTime).toMatchObject({
      value: null,
      reason: 'nothing-completed',
      n: 0,
      open: 0,
    });
    expect(rows[0]?.nps).toMatchObject({ value: null, reason: 'no-denominator' });
  });

  test('files a duration under its end and an open wait under its start', () => {
    const list: Conversation[] = [
      {
        id: 'late',
        messages: [
          { at: '2026-01-31T22:00:00Z', from: 'customer' },
          { at: '2026-02-01T02:00:00Z', from: 'agent' },
        ],
      },
      { id: 'open', messages: [{ at: '2026-01-15T12:00:00Z', from: 'customer' }] },
    ];
    const { rows } = report().per('month').measure({ replyTime, responseRate }).run({ conversations: list });
    expect(rows.map((row) => [row.period, row.replyTime.n, row.replyTime.open, row.responseRate.n])).toEqual([
      ['2026-01', 0, 1, 2],
      ['2026-02', 1, 0, 0],
    ]);
    const byStart = report()
      .per('month')
      .measure({ replyTime: replyTime.with({ dateBasis: 'start' }) })
      .run({ conversations: list });
    expect(byStart.rows.map((row) => [row.period, row.replyTime.n])).toEqual([['2026-01', 1]]);
  });

  test('takes the start of a range and leaves its end', () => {
    const at = ['2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'];
    const surveyResponses = at.map((instant) => ({ score: 10, at: instant }));
    const between = report().between('2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z').measure({ nps });
    expect(between.run({ surveyResponses }).total.nps.n).toBe(1);
  });

  test('puts a reply down to the agent who sent it', () => {
    const list: Conversation[] = [
      {
        id: '1',
        messages: [
          { at: '2026-03-02T09:00:00Z', from: 'customer' },
          { at: '2026-03-02T09:10:00Z', from: 'agent', agentId: 'agent-1' },
          { at: '2026-03-02T10:00:00Z', from: 'customer' },
          { at: '2026-03-02T10:20:00Z', from: 'agent', agentId: 'agent-2' },
        ],
      },
    ];
    const { rows } = report().by('agent').measure({ replyTime, sentReplies }).run({ conversations: list });
    expect(rows.map((row) => [row.agent, row.replyTime.median, row.sentReplies.value])).toEqual([
      ['agent-1', 600_000, 1],
      ['agent-2', 1_200_000, 1],
    ]);
  });

  test('counts records without a usable time instead of filing them anywhere', () => {
    const surveyResponses: SurveyResponse[] = [
      { score: 10, at: '2026-03-02T09:00:00Z' },
      { score: 3 },
      { score: 4 },
    ];
    const dated = report().per('month').measure({ nps }).run({ surveyResponses });
    expect(dated.undated).toEqual({ nps: 2 });
    expect(dated.total.nps.n).toBe(1);
    expect(report().measure({ nps }).run({ surveyResponses }).total.nps.n).toBe(3);
  });

  test('divides costs by the tickets of the same period and group', () => {
    const { rows, total } = report()
      .by('channel')
      .per('month')
      .measure({ costPerTicket, churn: customerChurnRate })
      .run({
        costs: [
          { amount: 100, currency: 'EUR', channel: 'email', at: '2026-01-10T00:00:00Z' },
          { amount: 50, currency: 'EUR', channel: 'email', at: '2026-02-10T00:00:00Z' },
        ],
        conversations: [
          { id: '1', channel: 'email', createdAt: '2026-01-11T00:00:00Z' },
          { id: '2', channel: 'email', createdAt: '2026-01-12T00:00:00Z' },
        ],
        customers: [
          { activeAtStart: true, activeAtEnd: false, at: '2026-02-01T00:00:00Z', channel: 'email' },
        ],
      });
    expect(rows.map((row) => [row.period, row.costPerTicket.value, row.churn.value])).toEqual([
      ['2026-01', 50, null],
      ['2026-02', null, 1],
    ]);
    expect(total.costPerTicket.value).toBe(75);
  });

  test('counts unusable records in the total and reads a shared fact once', () => {
    let reads = 0;
    const list = [
      { id: '1', spam: true },
      {
        id: '2',
        get messages() {
          reads++;
          return [];
        },
      },
    ];
    const { total } = report().measure({ firstReplyTime, replyTime }).run({ conversations: list });
    expect(reads).toBe(1);
    expect(total.firstReplyTime.excluded).toEqual({ spam: 1, 'no-customer-message': 1 });
    expect(total.replyTime.excluded).toEqual(total.firstReplyTime.excluded);
  });

  test('is never changed by the steps that build on it', () => {
    const base = report().measure({ nps });
    const monthly = base.by('channel').per('month');
    const surveyResponses = [{ score: 10, at: '2026-03-02T09:00:00Z' }];
    expect(base.run({ surveyResponses }).rows).toHaveLength(1);
    expect(base.run({ surveyResponses }).by).toEqual([]);
    expect(monthly.run({ surveyResponses }).by).toEqual(['channel']);
  });
});

describe('a report refuses', () => {
  const refused = (path: string, remedy = ''): unknown =>
    expect.objectContaining({ name: 'KpiError', path, remedy: expect.stringContaining(remedy) });
  /** The builder as plain JavaScript sees it. */
  const untyped: (options?: unknown) => {
    by(...names: unknown[]): unknown;
    per(unit: unknown): unknown;
    measure(measures: unknown): { run(records: unknown): unknown };
  } = Object(report);

  test.each([null, 'x', 1n, [], Symbol('s'), true])('options that are no object: %s', (given) => {
    expect(() => untyped(given)).toThrow(refused('options', 'timeZone'));
  });

  test.each([
    [{ confidence: 95 }, 'confidence', ''],
    [{ timeZone: 'Mars/Base' }, 'timeZone', ''],
    [{ timeZone: '' }, 'timeZone', ''],
    [{ timeZone: null }, 'timeZone', ''],
    [{ weekStart: 'monday' }, 'weekStart', 'Known: mon, tue'],
    [{ weekStart: 'Mon' }, 'weekStart', 'Did you mean mon?'],
    [{ weekStart: 1 }, 'weekStart', 'Known: mon, tue'],
    [{ weekStart: null }, 'weekStart', 'Known: mon, tue'],
    [{ schedule: 'office' }, 'schedule', ''],
    [{ asOf: '2026-03-02' }, 'asOf', ''],
  ])('%j, at once', (options, path, remedy) => {
    expect(() => untyped(options)).toThrow(refused(path, remedy));
  });

  test.each([
    [{ timezone: 'Europe/Rome' }, 'timezone', 'Did you mean timeZone?'],
    [{ shedule: null }, 'shedule', 'Did you mean schedule?'],
    [{ windw: '2h' }, 'windw', 'Did you mean window?'],
    [{ scale: '0-10' }, 'scale', 'No measure of this report knows it.'],
  ])('%j, which none of its measures knows', (options, path, remedy) => {
    const run = untyped(options).measure({ responseRate }).run;
    expect(() => run({ conversations: [] })).toThrow(refused(path, remedy));
  });

  test.each([
    ['chanel', 'Did you mean channel?'],
    ['Agent', 'Did you mean agent?'],
    ['toString', 'No record has this field.'],
    ['pln', 'Did you mean plan?'],
  ])('to split by %j, which no record has', (name, remedy) => {
    const surveyResponses = [{ score: 9, plan: 'pro' }, null, 7];
    const run = Object(untyped().by(name)).measure({ nps }).run;
    expect(() => run({ surveyResponses })).toThrow(refused('by', remedy));
    const both = Object(untyped().by('channel', name)).measure({ nps }).run;
    expect(() => both({ surveyResponses })).toThrow(refused('by', remedy));
    expect(Object(run({ surveyResponses: [] })).rows).toEqual([]);
  });

  test.each<[name: unknown, path: string]>([
    [['channel'], 'by'],
    [Symbol('s'), 'by'],
    [undefined, 'by'],
    [null, 'by'],
    [1, 'by'],
    ['', 'by'],
    ['period', 'by'],
    [{ region: 'x' }, 'by.region'],
    [{ period: () => 1 }, 'by'],
    [{ agent: () => 1 }, 'by.agent'],
    [{ channel: () => 1 }, 'by.channel'],
    [{}, 'by'],
  ])('to split by what is no name, or a second time under one name: %s', (name, path) => {
    expect(() => untyped().by('channel', name)).toThrow(refused(path));
  });

  test('to split under the name of a measure', () => {
    const measured = untyped().measure({ plan: nps });
    expect(() => Object(measured).by('plan')).toThrow(refused('measure.plan', 'Another column'));
    expect(() => Object(measured).by({ plan: () => 1 })).toThrow(refused('measure.plan'));
  });

  test.each([
    ['months', 'Did you mean month?'],
    ['Day', 'Did you mean day?'],
    ['fortnight', 'Known: hour, day'],
    [null, 'Known: hour, day'],
    [1n, 'Known: hour, day'],
  ])('periods of %s', (unit, remedy) => {
    expect(() => untyped().per(unit)).toThrow(refused('unit', remedy));
  });

  test('a range that is none', () => {
    expect(() => report().between('2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z')).toThrow(refused('to'));
    expect(() => report().between('2026-03-02', '2026-03-03T00:00:00Z')).toThrow(refused('from'));
    expect(() => report().between(Number.NaN, '2026-03-03T00:00:00Z')).toThrow(refused('from'));
    expect(() => report().between('2026-03-03T00:00:00Z', Number.POSITIVE_INFINITY)).toThrow(refused('to'));
  });

  test.each<[measures: unknown, path: string]>([
    [null, 'measure'],
    [undefined, 'measure'],
    ['nps', 'measure'],
    [[nps], 'measure'],
    [nps, 'measure'],
    [{ x: undefined }, 'measure.x'],
    [{ x: null }, 'measure.x'],
    [{ x: {} }, 'measure.x'],
    [{ x: () => 1 }, 'measure.x'],
    [{ x: Object.assign(() => 1, { plan: 1 }) }, 'measure.x'],
    [{ x: nps([9]) }, 'measure.x'],
    [{ nps, x: { needs: [] } }, 'measure.x'],
    [{ '': nps }, 'measure.'],
    ...['period', 'start', 'end', 'agent', 'channel', 'group', 'inbox', 'team', 'priority'].map(
      (name): [unknown, string] => [{ [name]: nps }, `measure.${name}`],
    ),
  ])('to measure what is no metric, or under a name that it cannot have: %#', (measures, path) => {
    expect(() => untyped().measure(measures)).toThrow(refused(path));
  });

  test('lists of records that are missing or misspelt', () => {
    const { run } = untyped().measure({ receivedMessages, nps });
    const good = { conversations: [], surveyResponses: [] };
    expect(run(good)).toMatchObject({ rows: [expect.anything()] });
    expect(run({ ...good, customers: undefined })).toMatchObject({ rows: [expect.anything()] });
    expect(() => run({})).toThrow(refused('conversations'));
    expect(() => run({ conversations: [] })).toThrow(refused('surveyResponses'));
    expect(() => run({ ...good, conversations: 'x' })).toThrow(refused('conversations'));
    expect(() => run({ ...good, conversation: [] })).toThrow(
      refused('conversation', 'Did you mean conversations?'),
    );
    expect(() => run({ conversation: [] })).toThrow(refused('conversation', 'Did you mean conversations?'));
    expect(() => run({ ...good, survey_responses: [] })).toThrow(
      refused('survey_responses', 'mean surveyResponses?'),
    );
    for (const given of [null, undefined, 'x', 1n, []]) expect(() => run(given)).toThrow(refused('records'));
  });

  describe('more figures than anybody reads', () => {
    const years = (n: number) =>
      report()
        .per('hour')
        .between('1990-01-01T00:00:00Z', `${1990 + n}-01-01T00:00:00Z`);
    const untouched = Object.assign([], {
      entries: () => expect.unreachable('read before the size was checked'),
      [Symbol.iterator]: () => expect.unreachable('read before the size was checked'),
    });

    test('of many periods, by the count that they would be', () => {
      // 110 years have 27 leap days: 110 × 365 + 27 days of 24 hours.
      const periods = (110 * 365 + 27) * 24;
      const three = years(110).measure({ firstReplyTime, replyTime, sentReplies });
      expect(() => three.run({ conversations: untouched })).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'per', value: 3 * periods }),
      );
      expect(() => three.run({ conversations: untouched })).toThrow(
        'longer unit, less time with between, fewer groups, or fewer measures',
      );
    });

    test('of many groups, once these are known', () => {
      const surveyResponses = Array.from({ length: 46 }, (_, i) => ({
        score: 9,
        group: `${i}`,
        at: '1990-01-01T00:00:00Z',
      }));
      // Five years have 43,824 hours: more than two million in 46 groups.
      expect(() => years(5).by('group').measure({ nps }).run({ surveyResponses })).toThrow(
        refused('per', '2015904 figures'),
      );
      expect(years(1).by('group').measure({ nps }).run({ surveyResponses }).rows).toHaveLength(46 * 8760);
    });

    test('of records that lie far apart', () => {
      const surveyResponses = ['1900-01-01T00:00:00Z', '2199-12-31T00:00:00Z'].map((at) => ({
        score: 9,
        at,
      }));
      expect(() => report().per('hour').measure({ nps }).run({ surveyResponses })).toThrow(refused('per'));
      expect(report().per('month').measure({ nps }).run({ surveyResponses }).rows).toHaveLength(3600);
    });
  });
});

describe('hostile names', () => {
  const NAMES = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    'value',
    '0',
    ' ',
    '\u0000',
  ];
  const own = (object: object, name: string): unknown => Object.getOwnPropertyDescriptor(object, name)?.value;

  test.each(NAMES)('of a measure give its results: %j', (name) => {
    const surveyResponses: SurveyResponse[] = [{ score: 9, at: '2026-03-02T09:00:00Z' }, { score: 3 }];
    const measures = Object.fromEntries([[name, nps]]);
    const {
      rows,
      total,
      undated,
      measures: named,
    } = report().per('day').measure(measures).run({ surveyResponses });
    expect(own(rows[0] ?? {}, name)).toMatchObject({ value: 100, n: 1 });
    expect(own(total, name)).toMatchObject({ value: 100, n: 1 });
    expect(own(undated, name)).toBe(1);
    expect(named).toEqual([{ name, unit: 'points', family: 'points' }]);
  });

  test.each(NAMES)('of groups stay apart from all others: %j', (name) => {
    const groups = [name, 'plain', name, null];
    const surveyResponses = groups.map((group, i) => ({ score: i, group }));
    const { rows } = report().by('group').measure({ nps }).run({ surveyResponses });
    expect(new Map(rows.map((row) => [row.group, row.nps.n]))).toEqual(
      new Map([
        [name, 2],
        ['plain', 1],
        [null, 1],
      ]),
    );
  });
});

describe('groups', () => {
  const groupsOf = (...values: unknown[]): (string | null)[] => {
    const surveyResponses: SurveyResponse[] = values.map((group) => Object({ score: 9, group }));
    return report()
      .by('group')
      .measure({ nps })
      .run({ surveyResponses })
      .rows.map(({ group }) => group);
  };

  test('without a name are one, the group null: no field, null, empty text, NaN, empty lists, objects', () => {
    expect(groupsOf(undefined, null, '', Number.NaN, [], [null], [[]], {}, Symbol('s'), () => 1)).toEqual([
      null,
    ]);
    expect(groupsOf('', 'a')).toEqual(['a', null]);
  });

  test('of numbers and booleans are named as these are written', () => {
    expect(groupsOf(0, false, true, 12, 12n, 1.5, -0)).toEqual(['0', '1.5', '12', 'false', 'true']);
  });

  test('of the text null are not those without a name', () => {
    expect(groupsOf('null', null, 'undefined')).toEqual(['null', 'undefined', null]);
  });

  test('stand in the order of their names, of the first name first, those without a name last', () => {
    const places = [
      ['b', 'x'],
      [null, 'a'],
      ['a', null],
      ['b', 'a'],
      ['a', 'z'],
      [null, null],
      ['B', 'x'],
      ['a', 'b'],
    ] as const;
    const surveyResponses = places.map(([group, team]) => ({ score: 9, group, team }));
    const { rows } = report().by('group', 'team').measure({ nps }).run({ surveyResponses });
    expect(rows.map(({ group, team }) => [group, team])).toEqual([
      ['B', 'x'],
      ['a', 'b'],
      ['a', 'z'],
      ['a', null],
      ['b', 'a'],
      ['b', 'x'],
      [null, 'a'],
      [null, null],
    ]);
  });

  test('whose names written one after the other look the same stay apart', () => {
    const tricky = fc.constantFrom(
      null,
      ';',
      ';;',
      ':',
      '1',
      '1:',
      '1:a',
      'a',
      ';1:a',
      '1:a;',
      '1:a;1:a',
      '3:;1:a',
    );
    const places = fc.array(fc.tuple(tricky, tricky, tricky), { maxLength: 30 });
    fc.assert(
      fc.property(places, (list) => {
        const surveyResponses = list.map(([group, team, inbox]) => ({ score: 9, group, team, inbox }));
        const { rows } = report().by('group', 'team', 'inbox').measure({ nps }).run({ surveyResponses });
        const expected = new Map<string, number>();
        for (const place of list) {
          const key = JSON.stringify(place);
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        expect(
          new Map(
            rows.map(({ group, team, inbox, nps: { n } }) => [JSON.stringify([group, team, inbox]), n]),
          ),
        ).toEqual(expected);
      }),
    );
    const alike = [
      { score: 9, group: ';', team: null },
      { score: 9, group: null, team: ';' },
      { score: 9, group: 'a;a', team: 'a' },
      { score: 9, group: 'a', team: 'a;a' },
      { score: 9, group: 'a;1:b', team: null },
      { score: 9, group: 'a', team: 'b' },
      { score: 9, group: null, team: '1:a' },
      { score: 9, group: null, team: ';1:a' },
    ];
    expect(report().by('group', 'team').measure({ nps }).run({ surveyResponses: alike }).rows).toHaveLength(
      8,
    );
  });

  test('of agents never list who wrote as a customer', () => {
    const list: Conversation[] = [
      {
        id: '1',
        messages: [
          Object({ at: '2026-03-02T09:00:00Z', from: 'customer', agentId: 'customer-bob' }),
          { at: '2026-03-02T09:10:00Z', from: 'agent', agentId: 'agent-1' },
          Object({ at: '2026-03-02T10:00:00Z', from: 'customer', agentId: 'customer-bob' }),
        ],
      },
    ];
    const { rows } = report()
      .by('agent')
      .measure({ receivedMessages, sentReplies, replyTime, responseRate })
      .run({ conversations: list });
    expect(rows.map(({ agent }) => agent)).toEqual(['agent-1', null]);
  });
});

test('the empty cells of a report are apart: what is changed in one row is not in the next', () => {
  const { rows } = report()
    .per('day')
    .between('2026-03-01T00:00:00Z', '2026-03-04T00:00:00Z')
    .measure({ nps })
    .run({ surveyResponses: [{ score: 9, at: '2026-03-02T09:00:00Z' }] });
  expect(rows.map(({ nps: { n } }) => n)).toEqual([0, 1, 0]);
  Object.assign(rows[0]?.nps ?? {}, { n: 99 });
  expect(rows[2]?.nps.n).toBe(0);
  expect(rows[2]?.nps).toMatchObject({ value: null, reason: 'no-denominator' });
});

test('a change of the options after the report was begun changes nothing', () => {
  const options: { weekStart: 'mon' | 'sun' } = { weekStart: 'mon' };
  const weekly = report(options).per('week').measure({ nps });
  options.weekStart = 'sun';
  const { rows } = weekly.run({ surveyResponses: [{ score: 9, at: '2026-03-05T09:00:00Z' }] });
  expect(rows.map(({ period }) => period)).toEqual(['2026-03-02']);
});

test('the types of a report follow from what was named', () => {
  const plain = report().measure({ nps });
  const split = report().by('channel', 'agent').per('month').measure({ nps, wait: firstReplyTime });
  expectTypeOf(plain.run)
    .parameter(0)
    .toEqualTypeOf<{ readonly surveyResponses: readonly SurveyResponse[] }>();
  expectTypeOf(split.run).parameter(0).toHaveProperty('conversations');
  type Row = ReturnType<typeof split.run>['rows'][number];
  expectTypeOf<Row>().toHaveProperty('channel').toEqualTypeOf<string | null>();
  expectTypeOf<Row>().toHaveProperty('period').toEqualTypeOf<string>();
  expectTypeOf<Row['wait']['median']>().toEqualTypeOf<number | null>();
  expectTypeOf<ReturnType<typeof plain.run>['rows'][number]>().not.toHaveProperty('period');
  expectTypeOf<keyof Row>().toEqualTypeOf<
    'channel' | 'agent' | 'period' | 'start' | 'end' | 'nps' | 'wait'
  >();

  const open = report()
    .by('plan', 'tags', { region: () => 'eu', size: () => 1 })
    .attribute('agent')
    .where({ brand: 'acme' })
    .where(() => true)
    .measure({ nps });
  type OpenRow = ReturnType<typeof open.run>['rows'][number];
  expectTypeOf<keyof OpenRow>().toEqualTypeOf<'plan' | 'tags' | 'region' | 'size' | 'agent' | 'nps'>();
  type Given = Parameters<typeof open.run>[0];
  expectTypeOf<keyof Given>().toEqualTypeOf<'surveyResponses'>();
  type Fields = Exclude<keyof Given['surveyResponses'][number], keyof SurveyResponse>;
  expectTypeOf<Fields>().toEqualTypeOf<'plan' | 'tags' | 'brand'>();

  const names: string[] = ['channel'];
  const dynamic = report()
    .by(...names)
    .measure({ nps });
  expectTypeOf<
    Parameters<typeof dynamic.run>[0]['surveyResponses'][number]
  >().toEqualTypeOf<SurveyResponse>();
});

test('a report counts as undated only what its measure would have counted', () => {
  const surveyResponses: SurveyResponse[] = [
    { score: 9, kind: 'nps', at: '2026-01-02T00:00:00Z' },
    { score: 5, kind: 'csat' },
    { score: null, kind: 'nps' },
  ];
  const { undated, total } = report().per('month').measure({ nps, csat }).run({ surveyResponses });
  expect(undated).toEqual({ csat: 1 });
  expect(total.nps).toMatchObject({ n: 1, excluded: { 'other-kind': 1, unanswered: 1 } });
});

describe('periods without between', () => {
  const message = (at: string, from: 'customer' | 'agent') => ({ at: `2026-0${at}T12:00:00Z`, from });
  const list: Conversation[] = [
    {
      id: '1',
      messages: [
        message('1-10', 'customer'),
        message('2-10', 'agent'),
        message('3-10', 'agent'),
        message('4-10', 'customer'),
      ],
    },
  ];
  const periods = (more: object) =>
    report()
      .per('month')
      .measure({ ...more })
      .run({ conversations: list })
      .rows.map(({ period }) => period);

  test('reach from the first row that a measure is about to the last, whatever else was read', () => {
    expect(periods({ sentReplies })).toEqual(['2026-02', '2026-03']);
    expect(periods({ receivedMessages })).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
    expect(periods({ sentReplies, receivedMessages })).toEqual(periods({ receivedMessages }));
    expect(periods({ receivedMessages, sentReplies })).toEqual(periods({ receivedMessages }));
  });

  test('hold what is left out and counted', () => {
    // The reply of February ends the one wait that has ended; that of April is open, filed where it began.
    expect(periods({ replyTime })).toEqual(['2026-02', '2026-03', '2026-04']);
    const solved: Conversation[] = [
      {
        id: '1',
        messages: [message('1-10', 'customer')],
        statuses: [{ at: '2026-03-01T12:00:00Z', to: 'solved' }],
      },
      { id: '2', messages: [message('2-10', 'customer'), message('2-11', 'agent')] },
    ];
    const { rows } = report().per('month').measure({ replyTime }).run({ conversations: solved });
    expect(rows.map(({ period, replyTime: { n, excluded } }) => [period, n, excluded])).toEqual([
      ['2026-02', 1, {}],
      ['2026-03', 0, { 'closed-without-reply': 1 }],
    ]);
  });
});

test('a day on which everything is left out is a day of the report', () => {
  const day = (n: number): string => `2026-03-0${n}T09:00:00Z`;
  const solved = {
    id: 'solved',
    messages: [{ at: day(5), from: 'customer' as const }],
    statuses: [{ at: day(6), to: 'solved' as const }],
  };
  const { rows } = report()
    .per('day')
    .measure({ replyTime })
    .run({ conversations: [solved] });
  expect(rows.map((row) => [row.period, row.replyTime.excluded])).toEqual([
    ['2026-03-06', { 'closed-without-reply': 1 }],
  ]);
});
