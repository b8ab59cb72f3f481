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
  const seen = new Set<unknown>();
  for (let index = 0; index < conversations.length; index++) {
    const conversation = conversations[index];
    const path = (): string => `conversations[${index}]`;
    if (typeof conversation !== 'object' || conversation === null) {
      tally.reject('invalid-conversation', path, conversation);
    } else if (conversation.spam === true) tally.exclude('spam');
    else if (conversation.deleted === true) tally.exclude('deleted');
    else if (conversation.test === true) tally.exclude('test');
    else if (conversation.mergedInto !== undefined && conversation.mergedInto !== null) tally.exclude('merged');
    else if (conversation.id === undefined || conversation.id === null || conversation.id === '') {
      tally.reject('missing-id', () => `${path()}.id`, conversation.id);
    } else if (seen.size === seen.add(conversation.id).size) tally.exclude('duplicate-conversation');
    else use(conversation, index);
  }
}
