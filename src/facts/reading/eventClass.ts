import { MESSAGE_KINDS, SENDERS, STATUSES } from '../../records/conversation.ts';
import { isAbsent } from '../../records/isAbsent.ts';
import { readFlag } from '../../records/readFlag.ts';

/** What a message is by itself, whatever counts: who wrote what, to whom, by hand or not. */
export interface MessageClass {
  readonly from: string;
  readonly kind: string;
  readonly isPublic: boolean;
  readonly isAutomatic: boolean;
}

/** The fields by which a message can be misunderstood, in the order in which they are looked at. */
export const CLASS_FIELDS = ['from', 'kind', 'visibility', 'automatic'] as const;

/** The words as what they are searched for: anything. */
const FROM: readonly unknown[] = SENDERS;
const KINDS: readonly unknown[] = MESSAGE_KINDS;
const TO: readonly unknown[] = STATUSES;

/** Numbers of classes of messages are below this one; above it is one for each status. */
const MESSAGE_CLASSES: number = /* @__PURE__ */ (() => SENDERS.length * MESSAGE_KINDS.length * 4)();

/** How many classes of events there are. */
export const EVENT_CLASSES: number = /* @__PURE__ */ (() => MESSAGE_CLASSES + STATUSES.length)();

/** A text of a customer, and one of an agent, in public and by hand: nearly every message is one of these. */
export const CUSTOMER_TEXT: number = /* @__PURE__ */ numberOf('customer', 'text', true, false);
export const AGENT_TEXT: number = /* @__PURE__ */ numberOf('agent', 'text', true, false);

function numberOf(from: unknown, kind: unknown, isPublic: boolean, isAutomatic: boolean): number {
  const place = FROM.indexOf(from) * KINDS.length + KINDS.indexOf(kind);
  return place * 4 + 2 * +isPublic + +isAutomatic;
}

/**
 * The number of a message's class; for one that cannot be understood −1 less the place in {@link CLASS_FIELDS} of the field
 * that says nothing known.
 */
export function messageClass(from: unknown, kind: unknown, visibility: unknown, automatic: unknown): number {
  if (!FROM.includes(from)) return -1;
  const spoken = isAbsent(kind) ? 'text' : kind;
  if (!KINDS.includes(spoken)) return -2;
  const seen = isAbsent(visibility) ? (spoken === 'note' ? 'internal' : 'public') : visibility;
  if (seen !== 'public' && seen !== 'internal') return -3;
  const isAutomatic = readFlag(automatic);
  return isAutomatic === undefined ? -4 : numberOf(from, spoken, seen === 'public', isAutomatic);
}

/** The class of messages of a number; `undefined` for a change of status. */
export function messageOf(number: number): MessageClass | undefined {
  if (!isMessage(number)) return undefined;
  const pair = number >> 2;
  return {
    from: SENDERS[Math.floor(pair / MESSAGE_KINDS.length)] ?? '',
    kind: MESSAGE_KINDS[pair % MESSAGE_KINDS.length] ?? '',
    isPublic: (number & 2) > 0,
    isAutomatic: (number & 1) > 0,
  };
}

function isMessage(number: number): boolean {
  return number < MESSAGE_CLASSES;
}

/** The number of the class of a change to this status; −1 where it is none. */
export function statusClass(status: unknown): number {
  const place = TO.indexOf(status);
  return place < 0 ? -1 : MESSAGE_CLASSES + place;
}

/** The status of a class; `undefined` for a message. */
export function statusOf(number: number): string | undefined {
  return STATUSES[number - MESSAGE_CLASSES];
}

/** What comes first at the same instant: what the customer wrote, then what we wrote, then changes of status. */
export function rankOf(number: number): number {
  if (!isMessage(number)) return 2;
  return number < MESSAGE_KINDS.length * 4 ? 0 : 1;
}
