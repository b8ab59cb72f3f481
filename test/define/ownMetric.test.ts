import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conversationOptions,
  count,
  defineFact,
  messages,
  table,
  waitOptions,
  waits,
  withColumns,
} from '../../src/define/index.ts';
import { explain } from '../../src/explain/explain.ts';
import type { Explanation } from '../../src/explain/explanation.ts';
import { metricLaws } from '../../src/laws/metricLaws.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { duckdb } from '../../src/sql/duckdb.ts';
import { loadFacts } from '../../src/sql/loadFacts.ts';
import { toSqlReport } from '../../src/sql/toSqlReport.ts';
import { conversations as anyConversations } from '../arbitraries/conversations.ts';
import { splitList } from '../arbitraries/split.ts';
import { load, run } from '../sql/database.ts';

const described = { unit: 'messages', better: 'none', needs: ['conversations'] } as const;

/** Messages of customers in urgent conversations, over a fact that is shipped: of the urgent ones alone. */
const shipped = count({
  ...described,
  id: 'shipped@1',
  options: conversationOptions,
  measure: (rules) => ({ of: messages(rules), when: { at: 'at' }, where: 'received' }),
});

/** The same over a column of one's own. */
const byColumn = count({
  ...described,
  id: 'byColumn@1',
  options: conversationOptions,
  measure: (rules) => ({
    of: withColumns(messages(rules), {
      urgent: { kind: 'flag', of: ({ priority }) => priority === 'urgent' },
    }),
    when: { at: 'at' },
    where: ['and', 'received', 'urgent'],
  }),
});

/** The same over a fact of one's own, of conversations in which each message counts. */
const ownMessages = defineFact({
  name: 'ownMessages',
  needs: 'conversations',
  columns: { at: 'instant', received: 'flag' },
  labels: ['who'],
  rows: ({ priority, messages: own = [] }) =>
    priority === 'urgent'
      ? own.map(({ at, from, agentId }) => ({ at, received: from === 'customer', who: agentId }))
      : 'not-urgent',
});
const byFact = count({
  ...described,
  id: 'byFact@1',
  options: () => ({}),
  measure: () => ({ of: ownMessages, when: { at: 'at' }, where: 'received' }),
});

/** Conversations in which each message counts, some of them urgent. */
const plain: fc.Arbitrary<Conversation[]> = fc
  .array(
    fc.record({
      urgent: fc.boolean(),
      channel: fc.constantFrom('email', 'chat'),
      days: fc.array(fc.nat(90), { maxLength: 4 }),
      agent: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ urgent, channel, days, agent }, id) => ({
      id,
      channel,
      priority: urgent ? 'urgent' : 'low',
      messages: [...days]
        .sort((a, b) => a - b)
        .map((day, i) => ({
          at: Date.UTC(2026, 0, 1) + day * 86_400_000 + i,
          from: agent && i % 2 === 1 ? ('agent' as const) : ('customer' as const),
        })),
    })),
  );

describe('a metric of one own, written three ways', () => {
  test('gives the same: called, in a report, listed', () => {
    fc.assert(
      fc.property(plain, (list) => {
        const urgent = list.filter(({ priority }) => priority === 'urgent');
        const { value } = shipped(urgent);
        expect([byColumn(list).value, byFact(list).value]).toEqual([value, value]);
        const idsOf = (explained: Explanation<unknown>): unknown =>
          explained.parts['counted']?.records.map(({ id, at }) => [id, at]);
        expect(idsOf(explain(byColumn, list))).toEqual(idsOf(explain(shipped, urgent)));
        expect(idsOf(explain(byFact, list))).toEqual(idsOf(explain(shipped, urgent)));
        const by = report().by('channel').per('month').between('2026-01-01T00:00Z', '2026-05-01T00:00Z');
        const valuesOf = (rows: readonly { readonly own: { readonly value: number } }[]): unknown =>
          rows.map(({ own, ...row }) => [row, own.value]).filter(([, n]) => n !== 0);
        const expected = valuesOf(by.measure({ own: shipped }).run({ conversations: urgent }).rows);
        expect(valuesOf(by.measure({ own: byColumn }).run({ conversations: list }).rows)).toEqual(expected);
        expect(valuesOf(by.measure({ own: byFact }).run({ conversations: list }).rows)).toEqual(expected);
      }),
    );
  });

  test.each([
    ['over a column', byColumn.with({ asOf: '2026-05-01T00:00:00Z' })],
    ['over a fact', byFact],
  ])('keeps the laws %s', (_, metric) => {
    for (const { check } of metricLaws<readonly Conversation[], object, unknown, 'conversations'>(metric)) {
      fc.assert(fc.property(splitList(plain), check), { numRuns: 30 });
      fc.assert(fc.property(splitList(anyConversations), check), { numRuns: 30 });
    }
  });

  test('gives the same in a database, over loaded facts', async () => {
    const list = fc
      .sample(plain, { numRuns: 30, seed: 7 })
      .flat()
      .map((one, id) => ({ ...one, id }));
    for (const metric of [byColumn, byFact]) {
      const facts = loadFacts(metric, list, { dialect: duckdb, by: ['channel'] });
      await load(facts);
      const query = toSqlReport(metric, { dialect: duckdb, loaded: facts, by: ['channel'] });
      const { rows, total } = await run(query);
      const expected = report().by('channel').measure({ own: metric }).run({ conversations: list });
      expect(rows.map(({ group, result }) => [group['channel'], result.value])).toEqual(
        expected.rows.map((row) => [row.channel, row.own.value]),
      );
      expect(total.value).toBe(shipped(list.filter(({ priority }) => priority === 'urgent')).value);
    }
  });
});

describe('columns of one own', () => {
  const one = {
    id: 1,
    priority: 'vip',
    messages: [{ at: '2026-03-02T09:00:00Z', from: 'customer' as const }],
  };
  const over = (
    of: (record: Conversation, column: (name: 'at' | 'reply') => number) => unknown,
    kind = 'flag',
  ) =>
    count({
      ...described,
      id: 'over@1',
      options: conversationOptions,
      measure: (rules) => ({
        of: withColumns(messages(rules), { own: Object({ kind, of }) }),
        when: { at: 'at' },
        where: 'own',
      }),
    });

  test('may look at the other columns of the row', () => {
    const isMorning = over((_, column) => new Date(column('at')).getUTCHours() < 12);
    expect(isMorning([one]).value).toBe(1);
    expect(over((_, column) => column('reply') === 1)([one]).value).toBe(0);
  });

  test('may look at columns that nothing else asks for', () => {
    const burst = count({
      ...described,
      id: 'burst@1',
      options: waitOptions,
      measure: (rules) => ({
        of: withColumns(waits(rules), { burst: { kind: 'flag', of: (_, column) => column('messages') > 1 } }),
        when: { at: 'startAt' },
        where: 'burst',
      }),
    });
    const minutes = [0, 1, 2].map((n) => ({ at: Date.UTC(2026, 2, 2, 9, n), from: 'customer' as const }));
    expect(
      burst([
        { id: 1, messages: minutes },
        { id: 2, messages: minutes.slice(0, 1) },
      ]).value,
    ).toBe(1);
  });

  test('are told apart by their functions, in one report', () => {
    const { total } = report()
      .measure({ all: over(() => true), none: over(() => false) })
      .run({ conversations: [one] });
    expect([total.all.value, total.none.value]).toEqual([1, 0]);
  });

  test.each<[string, unknown]>([
    ['flag', 'yes'],
    ['flag', 2],
    ['number', Number.POSITIVE_INFINITY],
    ['number', true],
    ['instant', 'yesterday'],
    ['duration', {}],
  ])('of the kind %s refuse %j', (kind, value) => {
    expect(() => over(() => value, kind)([one])).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'columns.own', value }),
    );
  });

  test('take nothing as what is not known', () => {
    for (const value of [null, undefined, Number.NaN, '']) expect(over(() => value)([one]).value).toBe(0);
  });

  test('that throw, or answer later, are refused', () => {
    const refused = expect.objectContaining({ code: 'invalid-option', path: 'columns.own.of' });
    const failing = (): never => {
      throw new Error('no such field');
    };
    expect(() => over(failing)([one])).toThrow(refused);
    expect(() => over(() => Promise.resolve(true))([one])).toThrow(refused);
  });

  test.each<[object, string]>([
    [{ at: { kind: 'flag', of: () => true } }, 'columns.at'],
    [{ own: { kind: 'text', of: () => true } }, 'columns.own.kind'],
    [{ own: { kind: 'flag' } }, 'columns.own.of'],
    [{ own: { kind: 'flag', of: () => true, at: 1 } }, 'columns.own.at'],
    [[], 'columns'],
  ])('that are none, %j, are refused', (columns, path) => {
    const settings = { onInvalid: 'exclude' };
    expect(() => Reflect.apply(withColumns, undefined, [messages(Object(settings)), columns])).toThrow(
      expect.objectContaining({ path }),
    );
  });
});

describe('facts of one own', () => {
  const orders = (definition: object) =>
    defineFact({
      name: 'orders',
      needs: 'costs',
      columns: { at: 'instant', amount: 'number' },
      labels: ['product'],
      rows: ({ at, amount, channel }) => [{ at, amount, product: channel }],
      ...definition,
    });
  const byProduct = (definition: object = {}) =>
    table({
      id: 'byProduct@1',
      unit: 'orders',
      better: 'none',
      needs: ['costs'],
      options: () => ({}),
      measure: () => ({ of: orders(definition), when: { at: 'at' }, each: 'product' }),
    });

  test('leave out and count what cannot be used', () => {
    const costs = [
      { amount: 1, at: '2026-03-02T09:00:00Z', channel: 'tea' },
      { amount: 1, at: 'soon', channel: 'tea' },
      { amount: Number.POSITIVE_INFINITY, channel: 'tea' },
      null,
      { amount: 2, channel: '__proto__' },
    ];
    const result = byProduct()(Object(costs));
    expect(result.entries.map(({ value, n }) => [value, n])).toEqual([
      ['__proto__', 1],
      ['tea', 1],
    ]);
    expect(result.excluded).toEqual({ 'invalid-at': 1, 'invalid-amount': 1, 'invalid-record': 1 });
    expect(() => byProduct({ rules: { onInvalid: 'throw' } })(Object(costs))).toThrow(
      expect.objectContaining({ code: 'invalid-record', path: 'costs[3]' }),
    );
  });

  test('of which a row sees others hand over those of its customer, and are not cut', () => {
    const repeated = count({
      id: 'repeated@1',
      unit: 'orders',
      better: 'none',
      needs: ['costs'],
      options: () => ({}),
      measure: () => ({
        of: orders({
          keyOf: ({ group }: { readonly group?: string }) => group,
          rows: (record: object, together: readonly object[]) =>
            together[0] === record ? [] : [{ at: '2026-03-02T09:00:00Z' }],
        }),
        when: { at: 'at' },
      }),
    });
    const costs = ['x', 'y', 'x', null, null].map((group) => ({ amount: 1, group }));
    expect(repeated(costs).value).toBe(1);
    expect(explain(repeated, costs).parts['counted']?.records).toMatchObject([{ path: 'costs[2]' }]);
  });

  test.each<[object, string]>([
    [{ rows: () => 7 }, 'rows'],
    [{ rows: () => [7] }, 'rows'],
    [{ rows: () => Promise.resolve([]) }, 'rows'],
    [
      {
        keyOf: () => {
          throw new Error('no key');
        },
      },
      'keyOf',
    ],
  ])('whose functions give neither rows nor a reason are refused', (definition, path) => {
    expect(() => byProduct(definition)([{ amount: 1 }])).toThrow(
      expect.objectContaining({ code: 'invalid-option', path }),
    );
  });

  test.each<[object, string]>([
    [{ name: '' }, 'name'],
    [{ needs: 7 }, 'needs'],
    [{ columns: null }, 'columns'],
    [{ labels: 'product' }, 'labels'],
    [{ rules: 7 }, 'rules'],
    [{ rows: undefined }, 'rows'],
    [{ keyOf: 7 }, 'keyOf'],
    [{ row: () => [] }, 'row'],
  ])('that are defined as %j are refused', (definition, path) => {
    expect(() => orders(definition)).toThrow(expect.objectContaining({ path }));
  });
});
