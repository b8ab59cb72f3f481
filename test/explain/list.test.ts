import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { list } from '../../src/explain/list.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { conversations as anyConversations } from '../arbitraries/conversations.ts';

const at = (time: string): number => Date.parse(`2026-03-02T${time}:00Z`);
const MINUTE = 60_000;

const waiting = (id: string, channel: string, since: string) => ({
  id,
  channel,
  assignments: [{ at: at('08:00'), toAgent: `agent of ${channel}` }],
  messages: [{ at: at(since), from: 'customer' as const }],
});
const conversations = [
  waiting('a', 'email', '11:00'),
  waiting('b', 'chat', '09:00'),
  waiting('c', 'email', '10:00'),
];
const waits = firstReplyTime.with({ asOf: at('12:00') });

describe('a list', () => {
  test('shows who waits longest', () => {
    const longest = list(waits, conversations, { part: 'open', order: 'descending', limit: 2 });
    expect(longest.map(({ id, value }) => [id, value])).toEqual([
      ['b', 180 * MINUTE],
      ['c', 120 * MINUTE],
    ]);
  });

  test('has the columns and labels of the fact', () => {
    const [first] = list(waits, conversations, { part: 'open' });
    expect(first).toMatchObject({
      id: 'a',
      path: 'conversations[0]',
      at: at('11:00'),
      row: {
        startAt: at('11:00'),
        endAt: null,
        open: 1,
        first: 1,
        replier: null,
        inCharge: 'agent of email',
      },
    });
  });

  test('keeps the records that a field or a function says', () => {
    const ids = (where: Parameters<typeof list>[2]): unknown =>
      list(waits, conversations, { part: 'open', ...where }).map(({ id }) => id);
    expect(ids({ where: { channel: 'email' } })).toEqual(['a', 'c']);
    expect(ids({ where: (record) => record['channel'] === 'chat' })).toEqual(['b']);
    expect(ids({ where: { channel: ['chat', 'email'] }, limit: 0 })).toEqual([]);
  });

  test('is ordered by what is asked for; what does not have it comes last', () => {
    const scores = [{ score: 3, at: at('10:00') }, { score: 6 }, { score: 0, at: at('09:00') }];
    const paths = (options: Parameters<typeof list>[2]): unknown =>
      list(nps, scores, { part: 'detractors', ...options }).map(({ value }) => value);
    expect(paths({})).toEqual([3, 6, 0]);
    expect(paths({ order: 'ascending' })).toEqual([0, 3, 6]);
    expect(paths({ order: 'descending', by: 'score' })).toEqual([6, 3, 0]);
    expect(paths({ order: 'ascending', by: 'at' })).toEqual([0, 3, 6]);
    expect(paths({ order: 'descending', by: 'at' })).toEqual([3, 0, 6]);
    expect(list(waits, conversations, { part: 'open', order: 'ascending', by: 'inCharge' })[0]?.id).toBe('b');
  });

  test('of a figure of one part needs no name', () => {
    expect(list(receivedMessages, conversations).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test.each<[object, string]>([
    [{}, 'part'],
    [{ part: 'opened' }, 'part'],
    [{ part: 7 }, 'part'],
    [{ part: 'open', order: 'up' }, 'order'],
    [{ part: 'open', order: 'ascending', by: 'startsAt' }, 'by'],
    [{ part: 'open', by: 7 }, 'by'],
    [{ part: 'open', limit: -1 }, 'limit'],
    [{ part: 'open', limit: Number.NaN }, 'limit'],
    [{ part: 'open', where: { chanel: 'email' } }, 'where'],
  ])('refuses %j', (options, path) => {
    expect(() => list(waits, conversations, options)).toThrow(
      expect.objectContaining({ code: 'invalid-option', path }),
    );
    const misspelt = [waits, conversations, { prat: 'open', ...options }];
    expect(() => Reflect.apply(list, undefined, misspelt)).toThrow(
      expect.objectContaining({ code: 'unknown-option', path: 'prat' }),
    );
  });

  test('in order is all of it in order, whatever the records', () => {
    fc.assert(
      fc.property(
        anyConversations,
        fc.constantFrom('completed', 'open'),
        fc.nat(5),
        (records, part, limit) => {
          const all = list(firstReplyTime, records, { part });
          const values = all.map(({ value }) => Number(value)).sort((a, b) => a - b);
          const shown = list(firstReplyTime, records, { part, order: 'ascending', limit });
          expect(shown.map(({ value }) => value)).toEqual(values.slice(0, limit));
          expect(all).toEqual(expect.arrayContaining([...shown]));
        },
      ),
    );
  });
});
