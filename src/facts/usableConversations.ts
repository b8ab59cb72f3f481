import { ensure } from '../errors.ts';
import type { Conversation } from '../records/conversation.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { FLAG_REMEDY, NO_FLAG, readFlag } from '../records/readFlag.ts';
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
        problem: 'is no conversation',
        remedy: 'Give an object.',
      }));
      continue;
    }
    const { id, spam, deleted, test, mergedInto } = conversation;
    // What is falsy says false, in every way that there is.
    const flag = spam || deleted || test ? FLAGS.find((name) => conversation[name]) : undefined;
    if (flag !== undefined) {
      const value = conversation[flag];
      if (readFlag(value) === true) tally.leaveOut(flag, path);
      else {
        tally.refuse(`invalid-${flag}`, () => ({
          path: `${path()}.${flag}`,
          value,
          problem: NO_FLAG,
          remedy: FLAG_REMEDY,
        }));
      }
    } else if (!isAbsent(mergedInto)) tally.leaveOut('merged', path);
    else if (!isId(id)) {
      tally.refuse('missing-id', () => ({
        path: `${path()}.id`,
        value: id,
        problem: 'is no id',
        remedy: 'Give each conversation an id, text or number.',
      }));
    } else if (isRepeated(id)) tally.leaveOut('duplicate-conversation', path);
    else use(conversation, index);
  }
}

/** What leaves a conversation out of every figure; the first that is true counts. */
const FLAGS = ['spam', 'deleted', 'test'] as const;

function isId(id: unknown): boolean {
  return (typeof id === 'string' || typeof id === 'number' || typeof id === 'bigint') && !isAbsent(id);
}
