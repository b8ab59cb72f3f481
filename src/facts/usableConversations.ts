import { ensure } from '../errors.ts';
import type { Conversation } from '../records/conversation.ts';
import type { Tally } from './tally.ts';

/**
 * Goes through the conversations that count: merged-away, spam, deleted, test and repeated ones are left
 * out of every figure, and counted.
 */
export function forEachUsable(
  conversations: readonly Conversation[],
  tally: Tally,
  use: (conversation: Conversation, index: number) => void,
): void {
  ensure(Array.isArray(conversations), 'invalid-option', 'conversations', conversations, 'Give an array.');
  const seen = new Set<unknown>();
  for (let index = 0; index < conversations.length; index++) {
    const conversation = conversations[index];
    if (typeof conversation !== 'object' || conversation === null) {
      tally.leaveOut('invalid-conversation', `conversations[${index}]`, conversation);
    } else if (conversation.spam === true) tally.leaveOut('spam');
    else if (conversation.deleted === true) tally.leaveOut('deleted');
    else if (conversation.test === true) tally.leaveOut('test');
    else if (conversation.mergedInto !== undefined && conversation.mergedInto !== null)
      tally.leaveOut('merged');
    else if (
      !conversation.id ||
      (typeof conversation.id !== 'string' && typeof conversation.id !== 'number')
    ) {
      tally.leaveOut('missing-id', `conversations[${index}].id`, conversation.id);
    } else if (seen.has(conversation.id)) tally.leaveOut('duplicate-conversation');
    else {
      seen.add(conversation.id);
      use(conversation, index);
    }
  }
}
