import type { Conversation } from '../../src/index.ts';

/** The barest loop: reads what must be known of each message and change of status, and does nothing with it. */
export function readFields(conversations: readonly Conversation[]): number {
  let seen = 0;
  let latest = 0;
  for (const { messages = [], statuses = [] } of conversations) {
    for (const { at, from, kind, visibility, automatic, id } of messages) {
      if (typeof at === 'number' && at > latest) latest = at;
      if (from === 'agent' || kind === 'note' || visibility === 'internal' || automatic || id === '') seen++;
    }
    for (const { at, to } of statuses) {
      if (typeof at === 'number' && at > latest) latest = at;
      if (to === 'solved') seen++;
    }
  }
  return seen + latest;
}

/** Reads every field of every record that may change a reply time, and sums up parities: the loop of 0.1's bench. */
export function readAllFields(conversations: readonly Conversation[]): number {
  let seen = 0;
  for (const conversation of conversations) {
    const { id, spam, deleted, test, mergedInto, direction, statuses, messages = [] } = conversation;
    if (spam || deleted || test || mergedInto || direction || statuses || id === '') seen++;
    for (const { at, from, id: messageId, agentId, visibility, automatic, kind, duplicateOf } of messages) {
      if (typeof at === 'number') seen += at % 2;
      if (
        from === 'agent' ||
        messageId === '' ||
        agentId === '' ||
        visibility ||
        automatic ||
        kind ||
        duplicateOf
      )
        seen++;
    }
  }
  return seen;
}
