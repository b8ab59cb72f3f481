import { describe, expect, test } from 'vitest';
import type { Measure } from '../../src/define/plan.ts';
import { readInput } from '../../src/define/readInput.ts';
import { readFacts } from '../../src/define/readings.ts';
import { conversations } from '../../src/facts/conversations.ts';
import { costs } from '../../src/facts/costs.ts';
import { messages } from '../../src/facts/messages.ts';
import { count } from '../../src/fold/count.ts';
import { each } from '../../src/fold/each.ts';
import { sum } from '../../src/fold/sum.ts';
import { BY_DEFAULT } from '../facts/waitRules.ts';
import { chat } from '../records/chat.ts';

const spent: Measure = {
  of: costs({ onInvalid: 'exclude' }),
  when: { span: ['startAt', 'endAt'] },
  folds: { amount: sum('cost') },
  totals: { cost: (amount) => ({ amount }) },
};
const opened: Measure = {
  of: conversations({ onInvalid: 'exclude' }),
  when: { at: 'createdAt' },
  folds: { n: count() },
  totals: { tickets: (n) => ({ n }) },
  spareTotals: { solved: 0 },
};
const refused = (code: string, path: string): unknown => expect.objectContaining({ code, path });

describe('an input', () => {
  test('is the list of records where one kind is needed, whatever it is', () => {
    for (const given of [[chat([])], [], null, undefined, 7, 'text']) {
      expect(readInput([opened], given)).toEqual({
        lists: new Map([['conversations', given]]),
        totals: [undefined],
      });
    }
  });

  test('is lists and totals by name; records come before totals', () => {
    const list = [chat([])];
    expect(readInput([opened], { conversations: list })).toMatchObject({ totals: [undefined] });
    expect(readInput([opened], { conversations: list, tickets: 5 }).totals).toEqual([undefined]);
    expect(readInput([opened], { tickets: 5, solved: 4 }).totals).toEqual([new Map([['tickets', 5]])]);
    const both = readInput([spent, opened], { cost: 10, conversations: list });
    expect(both.totals).toEqual([new Map([['cost', 10]]), undefined]);
    expect(both.lists.get('conversations')).toBe(list);
    expect(readInput([spent, opened], { cost: 0, tickets: 0 }).totals).toEqual([
      new Map([['cost', 0]]),
      new Map([['tickets', 0]]),
    ]);
  });

  test('of several kinds must be given by name', () => {
    for (const given of [[chat([])], null, undefined, 7, 'text']) {
      expect(() => readInput([spent, opened], given)).toThrow(refused('invalid-option', 'input'));
    }
  });

  test('with a name that is none is refused, with the one that may be meant', () => {
    expect(() => readInput([opened], { conversation: [] })).toThrow(/Did you mean conversations\?/);
    expect(() => readInput([opened], { ticket: 5 })).toThrow(refused('unknown-option', 'ticket'));
    expect(() => readInput([spent, opened], { cost: 5, tickets: 5, hours: 1 })).toThrow(
      refused('unknown-option', 'hours'),
    );
  });

  test('with a total that is missing, or none, is refused by its name', () => {
    expect(() => readInput([opened], {})).toThrow(refused('invalid-option', 'tickets'));
    expect(() => readInput([spent, opened], { cost: 5 })).toThrow(refused('invalid-option', 'tickets'));
    for (const tickets of [-1, Number.NaN, Infinity, '5', 5n, null, [], {}, 2 ** 1023]) {
      expect(() => readInput([opened], { tickets })).toThrow(refused('invalid-option', 'tickets'));
    }
  });
});

describe('facts that are read for measures', () => {
  const sent = (rules = BY_DEFAULT, folds: Measure['folds'] = { n: count() }): Measure => ({
    of: messages(rules),
    when: { at: 'at' },
    folds,
  });
  const lists = new Map([['conversations', [chat(['09:00 customer', '09:10 agent @ann'])]]]);

  test('are read once where their rules are the same', () => {
    const [one, same, other] = readFacts(
      [sent(), sent({ ...BY_DEFAULT }), sent({ ...BY_DEFAULT, botRepliesCount: true })],
      lists,
    );
    expect(one?.table).toBe(same?.table);
    expect(one?.table).not.toBe(other?.table);
    expect(one?.before).toBe(other?.before);
  });

  test('know a label that a fold tells apart, and refuse one that there is none of', () => {
    const [reading] = readFacts([sent(BY_DEFAULT, { who: each('sender') })], lists);
    expect(reading?.table.labels?.['sender']?.names).toEqual(['ann']);
    expect(() => readFacts([sent(BY_DEFAULT, { who: each('sendr') })], lists)).toThrow(
      expect.objectContaining({
        code: 'invalid-option',
        path: 'each',
        value: 'sendr',
        remedy: expect.stringMatching(/Did you mean sender\?/),
      }),
    );
  });

  test('read those records only that are kept', () => {
    const many = new Map([['conversations', [0, 1, 2].map(() => chat(['09:00 customer']))]]);
    const kept = new Map([['conversations', Uint8Array.of(1, 0, 1)]]);
    const [reading] = readFacts([sent()], many, { kept });
    expect(Array.from(reading?.table.record ?? [])).toEqual([0, 2]);
  });
});

describe('a measure made by hand', () => {
  const lists = new Map([['conversations', [chat(['09:00 customer'])]]]);
  const read = (part: object) => readFacts([{ ...opened, ...part }], lists);

  test.each([
    undefined,
    null,
    'createdAt',
    {},
    { on: 'createdAt' },
    { at: 'createdAt', until: 'createdAt' },
    { at: 'createdAt', trailing: '28d' },
    { at: 'createdAt', trailing: 0 },
    { at: 'createdAt', trailing: Number.NaN },
    { at: 'createdAt', trailing: Number.POSITIVE_INFINITY },
    { span: 'createdAt' },
    { span: ['createdAt'] },
    { span: ['createdAt', 'createdAt', 'createdAt'] },
    { state: ['createdAt', 0] },
  ])('that counts rows at %j is refused', (when) => {
    expect(() => read({ when })).toThrow(refused('invalid-option', 'when'));
  });

  test('is read with each `when` that there is', () => {
    for (const when of [
      { at: 'createdAt' },
      { at: 'createdAt', trailing: 1 },
      { span: ['createdAt', 'createdAt'] },
      { state: ['createdAt', 'createdAt'] },
    ]) {
      expect(read({ when })).toHaveLength(1);
    }
  });

  test.each([
    null,
    {},
    { spec: null },
    { spec: { median: 'createdAt' } },
    { spec: { sum: 'createdAt' } },
    { spec: { count: 1, where: 1 } },
  ])('that folds %j is refused by the name of the fold', (fold) => {
    expect(() => read({ folds: { mine: fold } })).toThrow(refused('invalid-option', 'folds.mine'));
  });

  test.each([null, {}, [], ['~', 1, 1], ['+', 1], true])('that keeps the rows of %j is refused', (where) => {
    expect(() => read({ where })).toThrow(refused('invalid-option', 'expression'));
    expect(() => read({ excluding: { odd: where } })).toThrow(refused('invalid-option', 'expression'));
    expect(() => read({ folds: { n: count(where as never) } })).toThrow(
      refused('invalid-option', 'expression'),
    );
    expect(() => read({ when: { at: where } })).toThrow(refused('invalid-option', 'expression'));
  });
});
