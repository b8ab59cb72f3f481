import type { Conversation } from '../../records/conversation.ts';
import { isAbsent } from '../../records/isAbsent.ts';
import { FLAG_REMEDY, NO_FLAG, readFlag } from '../../records/readFlag.ts';
import type { Seen } from '../fact.ts';
import type { Fault, Tally } from './tally.ts';

/**
 * Whether a conversation counts: merged-away, spam, deleted, test and repeated ones do not, nor does what is none. Those that
 * do not are counted.
 */
export function usableConversation(
  given: unknown,
  index: number,
  seen: Seen,
  tally: Tally,
): given is Conversation {
  // Nearly all are usable, so that nothing is made here that only the others need.
  const reason = reasonAgainst(given, index, seen);
  if (reason === undefined) return true;
  leaveOut(reason, given, index, tally);
  return false;
}

/** The fields that speak against a conversation. */
type Judged = { readonly [name in 'id' | 'mergedInto' | (typeof FLAGS)[number]]?: unknown };

/** What leaves a conversation out of every figure; the first that is true counts. */
const FLAGS = ['spam', 'deleted', 'test'] as const;

function reasonAgainst(given: unknown, index: number, seen: Seen): string | undefined {
  if (typeof given !== 'object' || given === null) return 'invalid-conversation';
  const { id, spam, deleted, test, mergedInto }: Judged = given;
  // What is falsy says false, in every way that there is.
  if (spam || deleted || test) return reasonOfFlag(given);
  if (mergedInto !== undefined && !isAbsent(mergedInto)) return 'merged';
  if (!isId(id)) return 'missing-id';
  return seen.add(id, index) ? 'duplicate-conversation' : undefined;
}

function reasonOfFlag(given: Judged): string {
  const flag = FLAGS.find((name) => given[name]) ?? 'test';
  return readFlag(given[flag]) === true ? flag : `invalid-${flag}`;
}

function leaveOut(reason: string, given: unknown, index: number, tally: Tally): void {
  const path = `conversations[${index}]`;
  const fault = faultOf(reason, given, path);
  if (fault) tally.refuse(reason, () => fault);
  else tally.leaveOut(reason, () => path);
}

/** What is wrong with a conversation; nothing where it is only not meant to count. */
function faultOf(reason: string, given: unknown, path: string): Fault | undefined {
  if (reason === 'invalid-conversation') {
    return { path, value: given, problem: 'is no conversation', remedy: 'Give an object.' };
  }
  const fields: Judged = Object(given);
  if (reason === 'missing-id') {
    const remedy = 'Give each conversation an id, text or number.';
    return { path: `${path}.id`, value: fields.id, problem: 'is no id', remedy };
  }
  const flag = FLAGS.find((name) => reason === `invalid-${name}`);
  return flag && { path: `${path}.${flag}`, value: fields[flag], problem: NO_FLAG, remedy: FLAG_REMEDY };
}

function isId(id: unknown): boolean {
  return (typeof id === 'string' || typeof id === 'number' || typeof id === 'bigint') && !isAbsent(id);
}
