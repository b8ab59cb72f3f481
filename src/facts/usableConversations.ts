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
    const path = (): string => `conversations[${index}]`;
    if (typeof conversation !== 'object' || conversation === null) {
      tally.refuse('invalid-conversation', () => ({
        path: path(),
        value: conversation,
        remedy: 'Give an object.',
      }));
      continue;
    }
    const { id, spam, deleted, test, mergedInto } = conversation;
    if (spam === true) tally.leaveOut('spam', path);
    else if (deleted === true) tally.leaveOut('deleted', path);
    else if (test === true) tally.leaveOut('test', path);
    else if (mergedInto !== undefined && mergedInto !== null) tally.leaveOut('merged', path);
    else if ((typeof id !== 'string' && typeof id !== 'number') || id === '') {
      tally.refuse('missing-id', () => ({
        path: `${path()}.id`,
        value: id,
        remedy: 'Give each conversation an id, text or number.',
      }));
    } else if (isRepeated(id)) tally.leaveOut('duplicate-conversation', path);
    else use(conversation, index);
  }
}
