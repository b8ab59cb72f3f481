import type { Conversation } from '../records/conversation.ts';
import { instantRemedy, readInstant } from '../time/instant.ts';
import type { Fact, FactTable } from './fact.ts';
import { type OnInvalid, startTally } from './tally.ts';
import { readTotals } from './totals.ts';
import { forEachUsable } from './usableConversations.ts';

/**
 * Conversations opened, one row each; or one row with the total `tickets` that was given in their place.
 *
 * | column | what it holds |
 * |---|---|
 * | `tickets` | 1 |
 * | `at` | when it was opened: `createdAt`, else its earliest message; epoch milliseconds |
 */
export function openedConversations({ onInvalid }: { readonly onInvalid: OnInvalid }): Fact<'conversations'> {
  return {
    name: 'openedConversations',
    needs: 'conversations',
    options: { onInvalid },
    read: (records) =>
      Array.isArray(records)
        ? readConversations(records, onInvalid)
        : readTotals(records, ['tickets'], 'conversations'),
  };
}

function readConversations(conversations: readonly Conversation[], onInvalid: OnInvalid): FactTable {
  const tally = startTally(onInvalid);
  const record: number[] = [];
  const at: number[] = [];
  forEachUsable(conversations, tally, (conversation, index) => {
    const { createdAt, messages } = conversation;
    const sent = Array.isArray(messages) ? messages.map((message) => message?.at) : [];
    const times = createdAt === undefined ? sent : [createdAt];
    const opened = times.reduce((earliest: number, time) => Math.min(earliest, readInstant(time)), Infinity);
    if (Number.isFinite(opened)) {
      record.push(index);
      at.push(opened);
    } else {
      const path = `conversations[${index}].createdAt`;
      tally.refuse('invalid-creation-time', () => ({
        path,
        value: createdAt,
        remedy: instantRemedy(createdAt),
      }));
    }
  });
  return {
    record,
    columns: { at, tickets: record.map(() => 1) },
    excluded: tally.excluded,
    excludedAt: tally.excludedAt,
  };
}
