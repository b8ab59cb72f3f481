import type { Conversation } from '../records/conversation.ts';
import { readInstant } from '../time/instant.ts';
import type { Fact, FactTable } from './fact.ts';
import { type OnInvalid, Tally } from './tally.ts';
import { forEachUsable } from './usableConversations.ts';

/**
 * Conversations opened, one row each.
 *
 * | column | what it holds |
 * |---|---|
 * | `at` | when it was opened: `createdAt`, else its earliest message; epoch milliseconds |
 */
export function openedConversations(rules: { readonly onInvalid: OnInvalid }): Fact<'conversations'> {
  return {
    name: 'openedConversations',
    needs: 'conversations',
    options: rules,
    read: (records) => read(records, rules.onInvalid),
  };
}

function read(conversations: readonly Conversation[], onInvalid: OnInvalid): FactTable {
  const tally = new Tally(onInvalid);
  const record: number[] = [];
  const at: number[] = [];
  forEachUsable(conversations, tally, (conversation, index) => {
    const { createdAt, messages = [] } = conversation;
    const opened =
      createdAt === undefined
        ? messages.reduce((earliest, message) => Math.min(earliest, readInstant(message?.at)), Number.POSITIVE_INFINITY)
        : readInstant(createdAt);
    if (Number.isFinite(opened)) {
      record.push(index);
      at.push(opened);
    } else tally.reject('invalid-creation-time', () => `conversations[${index}].createdAt`, createdAt);
  });
  return { record, columns: { at }, excluded: tally.counts };
}
