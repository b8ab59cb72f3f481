import type { Conversation } from '../records/conversation.ts';
import { isAbsent } from '../records/isAbsent.ts';
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
 * | `at` | when it was opened: `createdAt`, else its earliest message; epoch milliseconds, NaN where neither is known |
 *
 * A ticket without a usable time is a ticket too: only a report that cuts time cannot place it.
 */
export function openedConversations({ onInvalid }: { readonly onInvalid: OnInvalid }): Fact<'conversations'> {
  return {
    name: 'openedConversations',
    needs: 'conversations',
    options: { onInvalid },
    totals: ['tickets'],
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
    const created = readInstant(createdAt);
    if (Number.isNaN(created) && !isAbsent(createdAt) && tally.throws) {
      const path = `conversations[${index}].createdAt`;
      tally.refuse('invalid-creation-time', () => ({
        path,
        value: createdAt,
        remedy: instantRemedy(createdAt),
      }));
    }
    record.push(index);
    at.push(Number.isNaN(created) ? earliestOf(messages) : created);
  });
  return {
    record,
    columns: { at, tickets: record.map(() => 1) },
    excluded: tally.excluded,
    excludedAt: tally.excludedAt,
  };
}

/** The time of the earliest message that has a usable one, else NaN. */
function earliestOf(messages: Conversation['messages']): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const message of Array.isArray(messages) ? messages : []) {
    const at = readInstant(message?.at);
    if (at < earliest) earliest = at;
  }
  return Number.isFinite(earliest) ? earliest : Number.NaN;
}
