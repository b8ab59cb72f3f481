import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receivedMessages } from '../../../src/metrics/volume/receivedMessages.ts';
import { sentReplies } from '../../../src/metrics/volume/sentReplies.ts';
import type { Conversation } from '../../../src/records/conversation.ts';
import { report } from '../../../src/report/report.ts';
import { conversations } from '../../arbitraries/conversations.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';
import { momentLaws } from '../../laws/momentLaws.ts';
import { at, chat } from '../../records/chat.ts';

metricLaws(
  receivedMessages.with({ asOf: at('12:00') }),
  receivedMessages.with({ reactionsCount: true }),
  splitList(conversations),
);

momentLaws('receivedMessages', (asOf) => receivedMessages.with({ asOf }));

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

  test('needs neither times nor changes of status, but where it is asked for what has happened or when', () => {
    const list: Conversation[] = JSON.parse(
      '[{"id": "1", "createdAt": "soon", "direction": "IN", "statuses": [null, {"to": "gone"}], "messages": [{"at": "2026-03-02", "from": "customer"}, {"at": "2026-03-02T09:00:00Z", "from": "customer"}]}]',
    );
    expect(receivedMessages(list)).toMatchObject({ value: 2, excluded: {} });
    expect(receivedMessages(list, { asOf: at('+1 09:00') })).toMatchObject({
      value: 1,
      excluded: { 'invalid-message-time': 1 },
    });
    const { total, undated } = report().per('day').measure({ receivedMessages }).run({ conversations: list });
    expect([total.receivedMessages.value, undated]).toEqual([1, { receivedMessages: 1 }]);
    expect(() => receivedMessages(list, { onInvalid: 'throw' })).toThrow(
      'conversations[0].messages[0].at: This is a date',
    );
  });

  test('puts a message of a customer down to no agent', () => {
    const list = [chat(['09:00 customer @bob', '09:01 agent @ann'])];
    const { rows } = report().by('agent').measure({ receivedMessages }).run({ conversations: list });
    // Rows that no figure is about make no group: ann has sent a reply, which this figure does not count.
    expect(rows.map((row) => [row.agent, row.receivedMessages.value])).toEqual([[null, 1]]);
    const both = report().by('agent').measure({ receivedMessages, sentReplies });
    expect(
      both
        .run({ conversations: list })
        .rows.map((row) => [row.agent, row.receivedMessages.value, row.sentReplies.value]),
    ).toEqual([
      ['ann', 0, 1],
      [null, 1, 0],
    ]);
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
