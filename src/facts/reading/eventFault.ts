import {
  type Conversation,
  MESSAGE_KINDS,
  SENDERS,
  STATUSES,
  VISIBILITIES,
} from '../../records/conversation.ts';
import { FLAG_REMEDY, NO_FLAG } from '../../records/readFlag.ts';
import { instantRemedy } from '../../time/instant.ts';
import type { CLASS_FIELDS } from './eventClass.ts';
import type { Fault } from './tally.ts';
import { wordRemedy } from './wordRemedy.ts';

/** An event that cannot be used, or not by all. */
export interface EventFault {
  /** Its list. */
  readonly list: 'messages' | 'statuses';
  /** Its place in the list; −1 for the list itself. */
  readonly place: number;
  /** The field that says nothing known; `'entry'` where it is no object, `undefined` where all fields do. */
  readonly field: (typeof CLASS_FIELDS)[number] | 'to' | 'entry' | undefined;
  /** Whether its time cannot be read. */
  readonly isTimeless: boolean;
}

/**
 * The reason by which an event is left out; `undefined` where it need not be.
 *
 * @param needsTimes - whether a message without a time is of no use
 */
export function reasonOf(
  { list, place, field, isTimeless }: EventFault,
  needsTimes: boolean,
): string | undefined {
  if (place < 0) return `invalid-${list}`;
  if (list === 'statuses') return field === undefined ? 'invalid-status-time' : 'invalid-status';
  if (field === 'entry') return 'invalid-message';
  if (isTimeless && needsTimes) return 'invalid-message-time';
  return field && `invalid-${field}`;
}

/** What is wrong with an event. */
export function faultOf(
  { list, place, field }: EventFault,
  reason: string,
  conversation: Conversation,
  index: number,
): Fault {
  const events: unknown = conversation[list];
  const whole = `conversations[${index}].${list}`;
  if (place < 0) return { path: whole, value: events, problem: 'is no list', remedy: 'Give an array.' };
  const path = `${whole}[${place}]`;
  const event: unknown = Object(events)[place];
  if (field === 'entry') {
    const problem = list === 'messages' ? 'is no message' : 'is no change of status';
    return { path, value: event, problem, remedy: 'Give an object.' };
  }
  const fieldOf = (name: string): unknown => Object(event)[name];
  if (field === undefined || reason === 'invalid-message-time') {
    const value = fieldOf('at');
    return { path: `${path}.at`, value, remedy: instantRemedy(value) };
  }
  const value = fieldOf(field);
  const known = WORDS[field];
  return known === undefined
    ? { path: `${path}.${field}`, value, problem: NO_FLAG, remedy: FLAG_REMEDY }
    : { path: `${path}.${field}`, value, problem: known[0], remedy: wordRemedy(value, known[1]) };
}

/** What a value of a field is not, and the words that it may be. */
const WORDS: Readonly<Record<string, readonly [problem: string, words: readonly string[]]>> = {
  from: ['is no sender', SENDERS],
  kind: ['is no kind of message', MESSAGE_KINDS],
  visibility: ['is no visibility', VISIBILITIES],
  to: ['is no status', STATUSES],
};
