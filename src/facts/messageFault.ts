import type { Message } from '../records/conversation.ts';
import { MESSAGE_KINDS, SENDERS, VISIBILITIES } from '../records/conversation.ts';
import { FLAG_REMEDY, NO_FLAG } from '../records/readFlag.ts';
import { UNKNOWN_FROM, UNKNOWN_KIND, UNKNOWN_VISIBILITY } from './messageRole.ts';
import type { Fault } from './tally.ts';
import { wordRemedy } from './wordRemedy.ts';

/** The field by which a message cannot be understood. */
export function faultyField(role: number): 'from' | 'kind' | 'visibility' | 'automatic' {
  switch (role) {
    case UNKNOWN_FROM:
      return 'from';
    case UNKNOWN_KIND:
      return 'kind';
    case UNKNOWN_VISIBILITY:
      return 'visibility';
    default:
      return 'automatic';
  }
}

/** What is wrong with this field of a message. */
export function messageFault(message: Message, field: ReturnType<typeof faultyField>, path: string): Fault {
  const value = message[field];
  switch (field) {
    case 'from':
      return { path, value, problem: 'is no sender', remedy: wordRemedy(value, SENDERS) };
    case 'kind':
      return { path, value, problem: 'is no kind of message', remedy: wordRemedy(value, MESSAGE_KINDS) };
    case 'visibility':
      return { path, value, problem: 'is no visibility', remedy: wordRemedy(value, VISIBILITIES) };
    case 'automatic':
      return { path, value, problem: NO_FLAG, remedy: FLAG_REMEDY };
  }
}
