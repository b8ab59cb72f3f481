import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receivedMessages } from '../../../src/metrics/volume/receivedMessages.ts';
import { conversations } from '../../arbitraries/conversations.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';
import { at, chat } from '../../records/chat.ts';

metricLaws(
  receivedMessages.with({ asOf: at('12:00') }),
  receivedMessages.with({ reactionsCount: true }),
  splitList(conversations),
);

describe('receivedMessages', () => {
  test('is 0 for nothing', () => {
    expect(receivedMessages([])).toMatchObject({ value: 0, n: 0, unit: 'messages', excluded: {} });
  });

  test('counts the public words of customers, each of several in a row, once', () => {
    const list = [
      chat(['09:00 customer #1', '09:01 customer', '09:02 customer reaction', '09:03 customer internal']),
      chat(['09:00 customer call', '09:01 customer #1', '09:01 customer #1', '09:05 agent', '09:06 bot']),
      chat(['09:00 customer'], { spam: true }),
    ];
    expect(receivedMessages(list)).toMatchObject({
      value: 4,
      n: 4,
      excluded: { 'duplicate-message': 1, spam: 1 },
    });
    expect(receivedMessages(list, { reactionsCount: true }).value).toBe(5);
    expect(receivedMessages(list, { needsReply: ({ kind }) => kind !== 'call' }).value).toBe(3);
    expect(receivedMessages(list, { asOf: at('09:00') }).value).toBe(2);
  });

  test('of two lists is the sum of both, and never falls when reactions count', () => {
    fc.assert(
      fc.property(conversations, conversations, (a, b) => {
        const others = b.map((one) => ({ ...one, id: `other ${one.id}` }));
        expect(receivedMessages([...a, ...others]).value).toBe(
          receivedMessages(a).value + receivedMessages(b).value,
        );
        // Without ids: what repeats an id is left out, and which of two comes first may be the reaction.
        const distinct = a.map((one) => ({
          ...one,
          messages: one.messages?.map(({ id: _, ...message }) => message),
        }));
        expect(receivedMessages(distinct, { reactionsCount: true }).value).toBeGreaterThanOrEqual(
          receivedMessages(distinct).value,
        );
      }),
    );
  });
});
