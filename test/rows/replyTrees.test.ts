import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { conversationsFromMessages } from '../../src/rows/conversationsFromMessages.ts';
import { replyTrees, type TreeNode } from '../../src/rows/replyTrees.ts';

const node = (id?: string, parent?: string, conversation?: string): TreeNode => ({
  id,
  parent,
  conversation,
});
const named = (id: string) => ({ id, isNamed: true });
const rooted = (id: string) => ({ id, isNamed: false });

describe('trees of replies', () => {
  test('are as long as a chain can be, in any order', () => {
    const chain = Array.from({ length: 100_000 }, (_, i) => node(`${i}`, i === 0 ? undefined : `${i - 1}`));
    for (const nodes of [chain, chain.toReversed()]) {
      expect(new Set(replyTrees(nodes).map((home) => home?.id))).toEqual(new Set(['0']));
    }
  });

  test.each([
    ['a message alone', [node('a')], [rooted('a')]],
    ['an answer to a message that is not there', [node('b', 'a')], [rooted('a')]],
    [
      'two answers to a message that is not there',
      [node('b', 'a'), node(undefined, 'a')],
      [rooted('a'), rooted('a')],
    ],
    ['neither id nor parent', [node()], [undefined]],
    ['a message that answers itself', [node('a', 'a')], [rooted('a')]],
    ['two that answer each other', [node('b', 'a'), node('a', 'b')], [rooted('a'), rooted('a')]],
    [
      'a tail that leads into a circle',
      [node('0', 'c'), node('c', 'b'), node('b', 'c')],
      [rooted('b'), rooted('b'), rooted('b')],
    ],
    [
      'an answer to a message of a named conversation',
      [node('c', 'b'), node('b', 'a'), node('a', undefined, 'x')],
      [named('x'), named('x'), named('x')],
    ],
    [
      'an answer that names another',
      [node('a', undefined, 'x'), node('b', 'a', 'y')],
      [named('x'), named('y')],
    ],
    ['a repeated id', [node('a'), node('a', 'z'), node('b', 'a')], [rooted('a'), rooted('z'), rooted('a')]],
  ])('%s', (_, nodes, homes) => {
    expect(replyTrees(nodes)).toEqual(homes);
  });

  test('give every message the home of what it answers, whatever the order', () => {
    const nodes = fc.uniqueArray(
      fc.record({
        id: fc.nat(12).map(String),
        parent: fc.option(fc.nat(15).map(String), { nil: undefined }),
        conversation: fc.option(fc.constantFrom('x', 'y'), { nil: undefined, freq: 5 }),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(nodes, fc.infiniteStream(fc.nat()), (some, order) => {
        const homes = new Map(replyTrees(some).map((home, i) => [some[i]?.id, home]));
        const shuffled = some
          .map((one) => ({ one, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        replyTrees(shuffled).forEach((home, i) => {
          expect(home).toEqual(homes.get(shuffled[i]?.id));
        });
        for (const { id, parent, conversation } of some) {
          const home = homes.get(id);
          if (conversation !== undefined) expect(home).toEqual(named(conversation));
          else if (parent === undefined) expect(home).toEqual(rooted(id));
          else if (homes.has(parent)) expect(home).toEqual(homes.get(parent));
          else expect(home).toEqual(rooted(parent));
        }
      }),
    );
  });
});

describe('rows that say what they answer', () => {
  const tweets = [
    {
      tweet_id: 3,
      inbound: 'True',
      created_at: 'Tue Oct 31 22:20:00 +0000 2017',
      in_response_to_tweet_id: 2,
      lang: 'en',
    },
    {
      tweet_id: 2,
      inbound: 'False',
      created_at: 'Tue Oct 31 22:10:00 +0000 2017',
      in_response_to_tweet_id: 1,
      lang: '',
    },
    {
      tweet_id: 1,
      inbound: 'True',
      created_at: 'Tue Oct 31 22:00:00 +0000 2017',
      in_response_to_tweet_id: Number.NaN,
      lang: 'fr',
    },
    {
      tweet_id: 9,
      inbound: 'True',
      created_at: 'Tue Oct 31 22:00:00 +0000 2017',
      in_response_to_tweet_id: 8,
      lang: 'de',
    },
    {
      tweet_id: Number.NaN,
      inbound: 'True',
      created_at: 'Tue Oct 31 22:00:00 +0000 2017',
      in_response_to_tweet_id: '',
    },
  ];

  test('are joined to conversations, whose columns are those of their first rows that have them', () => {
    const timeFormat = 'EEE MMM dd HH:mm:ss xx yyyy';
    const { conversations, excluded } = conversationsFromMessages(tweets, { timeFormat });
    expect(conversations).toMatchObject([
      { id: '1', lang: 'en', messages: [{ id: '3' }, { id: '2' }, { id: '1' }] },
      { id: '8', lang: 'de', messages: [{ id: '9' }] },
    ]);
    expect(excluded).toEqual({ 'missing-conversation-id': 1 });
    expect(firstReplyTime(conversations)).toMatchObject({ value: 600_000, open: 1 });
  });

  test('join a conversation that their ancestor names, and no other that happens to have the id of a message', () => {
    const at = '2026-03-02T09:00:00Z';
    const { conversations } = conversationsFromMessages([
      { conversation_id: '7', id: 'm', in_reply_to: '', at, from: 'customer' },
      { conversation_id: '', id: 'n', in_reply_to: 'm', at, from: 'agent' },
      { conversation_id: '', id: '7', in_reply_to: '', at, from: 'customer' },
      { conversation_id: null, id: '8', in_reply_to: '7', at, from: 'agent' },
    ]);
    expect(conversations.map(({ id, messages }) => [id, messages?.map((one) => one.id)])).toEqual([
      ['7', ['m', 'n']],
      ['reply-7', ['7', '8']],
    ]);
  });
});
