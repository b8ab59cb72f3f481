import type { TimeInput } from '../time/instant.ts';
import type { Dimensions } from './dimensions.ts';
import type { Flag } from './readFlag.ts';
import type { Word } from './word.ts';

/** Who sent a message, judged at the time it was sent: a former agent stays an agent. */
export type Sender = (typeof SENDERS)[number];

/** All senders. */
export const SENDERS = ['customer', 'agent', 'bot', 'system', 'campaign'] as const;

/** What kind of message it is. Only some can be a customer's message or a reply. */
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** All kinds of messages. */
export const MESSAGE_KINDS = [
  'text',
  'note',
  'reaction',
  'template',
  'activity',
  'call',
  'survey',
  'delivery-failed',
] as const;

/** Who can see a message. */
export const VISIBILITIES = ['public', 'internal'] as const;

/** One message of a conversation. */
export interface Message {
  /** When it was sent. */
  readonly at: TimeInput;
  /** Who sent it. */
  readonly from: Word<Sender>;
  /** Its id; a second message with the same id is left out as a duplicate. */
  readonly id?: string | number | null | undefined;
  /** Which agent sent it. */
  readonly agentId?: string | null | undefined;
  /** Whether the customer can see it. Default `'public'`, for a note `'internal'`. */
  readonly visibility?: Word<'public' | 'internal'> | null | undefined;
  /** True when a rule, a macro or an auto-responder sent it without a person. Default false. */
  readonly automatic?: Flag;
  /** What kind of message it is. Default `'text'`. */
  readonly kind?: Word<MessageKind> | null | undefined;
  /** What it says. No figure reads it; `needsReply` may. */
  readonly body?: string | null | undefined;
  /** The id of the message that this one repeats; it is then left out. */
  readonly duplicateOf?: string | number | null | undefined;
}

/** A state of a conversation: `pending` waits for the customer, `hold` for a third party. */
export type Status = (typeof STATUSES)[number];

/** All states. */
export const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;

/** A change of a conversation's status. */
export interface StatusEvent {
  /** When it changed. */
  readonly at: TimeInput;
  /** The status from then on. */
  readonly to: Word<Status>;
}

/** A conversation was given to an agent or a team. */
export interface AssignmentEvent {
  /** When. */
  readonly at: TimeInput;
  /** The agent who is in charge from then on; nobody where it is left out. */
  readonly toAgent?: string | number | null | undefined;
  /** The team that is in charge from then on; that of the conversation where it is left out. */
  readonly toTeam?: string | number | null | undefined;
}

/** Who can have opened a conversation. */
export const DIRECTIONS = ['inbound', 'outbound', 'unknown'] as const;

/**
 * A conversation (a ticket, a case) with what happened in it, in any order. In all records `null`, `''` and `NaN` are
 * as if the field were not there.
 */
export interface Conversation extends Dimensions {
  /** Its id; a second conversation with the same id is left out as a duplicate. */
  readonly id: string | number;
  /** When it was opened; by default the time of its first message. */
  readonly createdAt?: TimeInput | null | undefined;
  /** Its messages. */
  readonly messages?: readonly Message[] | undefined;
  /** Its changes of status. */
  readonly statuses?: readonly StatusEvent[] | undefined;
  /** Whom it was given to, one after the other: who answers for what nobody answered. */
  readonly assignments?: readonly AssignmentEvent[] | null | undefined;
  /** Who opened it. `'outbound'` marks a conversation that your side began. */
  readonly direction?: Word<(typeof DIRECTIONS)[number]> | null | undefined;
  /** Any number of topics: a report by tags puts it into a group for each, and once into the total. */
  readonly tags?: readonly string[] | null | undefined;
  /** The conversation it was merged into; it is then left out. */
  readonly mergedInto?: string | number | null | undefined;
  /** Spam is left out. */
  readonly spam?: Flag;
  /** A deleted conversation is left out. */
  readonly deleted?: Flag;
  /** A test conversation is left out. */
  readonly test?: Flag;
}
