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
  const isRepeated = (id: unknown): boolean => {
    const before = seen.size;
    return seen.add(id).size === before;
  };
  for (let index = 0; index < conversations.length; index++) {
    const conversation = conversations[index];
    if (typeof conversation !== 'object' || conversation === null) {
      tally.leaveOut('invalid-conversation', `conversations[${index}]`, conversation);
      continue;
    }
    const { id, spam, deleted, test, mergedInto } = conversation;
    if (spam === true) tally.leaveOut('spam');
    else if (deleted === true) tally.leaveOut('deleted');
    else if (test === true) tally.leaveOut('test');
    else if (mergedInto !== undefined && mergedInto !== null) tally.leaveOut('merged');
    else if ((typeof id !== 'string' && typeof id !== 'number') || id === '') {
      tally.leaveOut('missing-id', `conversations[${index}].id`, id);
    } else if (isRepeated(id)) tally.leaveOut('duplicate-conversation');
    else use(conversation, index);
  }
}
