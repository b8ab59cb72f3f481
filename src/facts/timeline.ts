import { type Conversation, type Message, STATUSES, type StatusEvent } from '../records/conversation.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { instantRemedy, readInstant } from '../time/instant.ts';
import { faultyField, messageFault } from './messageFault.ts';
import {
  BOT_REPLY,
  CUSTOMER,
  IGNORED,
  messageRole,
  OUTREACH,
  REPLY,
  type ReplyRules,
} from './messageRole.ts';
import type { Tally } from './tally.ts';
import { wordRemedy } from './wordRemedy.ts';

/** A customer's message that asks for no reply. It opens no wait, but shows that the customer has spoken. */
export const REMARK = 0;
/** The conversation was solved or closed. */
export const SOLVED = 5;
/** The conversation went back to an unsolved status. */
export const REOPENED = 6;

/** What decides which events of a conversation are seen. */
export interface TimelineRules extends ReplyRules {
  /** Whether a customer's message asks for an answer. By default every one does. */
  readonly needsReply: ((message: Message, conversation: Conversation) => boolean) | undefined;
  /**
   * The instant after which events have not happened yet; Infinity where all have. A function, because it is no part
   * of the definition: two reports of two days measure the same thing.
   */
  readonly asOf: () => number;
}

/** What a fact needs of the events; what it does not need leaves nothing out. */
export interface TimelineNeeds {
  /** Changes of status. */
  readonly statuses: boolean;
  /** The times of messages. Without them a message that has none still counts, and stands last. */
  readonly times: boolean;
}

/**
 * The events of one conversation that matter, in order: by time, at the same instant the customer's before
 * ours and a change of status last, else as given. Reused from one conversation to the next: reading a
 * million conversations allocates nothing here.
 */
export class Timeline {
  /** How many events there are. */
  length = 0;
  /** When each happened. */
  readonly at: number[] = [];
  /** What each counts as. */
  readonly role: number[] = [];
  /** Which agent wrote; a customer's message belongs to none. */
  readonly agent: (string | null)[] = [];
  /** How many events are left out because they have not happened yet. */
  later = 0;
  /** The time of the earliest message of this conversation, ignored ones included; Infinity without one. */
  earliest: number = Number.POSITIVE_INFINITY;
  /** The latest instant seen in all conversations so far, ignored messages included. */
  latest: number = Number.NEGATIVE_INFINITY;

  readonly #rules: TimelineRules;
  readonly #asOf: number;
  readonly #tally: Tally;
  readonly #needs: TimelineNeeds;
  #sorted = true;
  #ids: unknown[] = [];
  #manyIds: Set<unknown> | undefined;

  constructor(rules: TimelineRules, tally: Tally, needs: TimelineNeeds) {
    this.#rules = rules;
    this.#asOf = rules.asOf();
    this.#tally = tally;
    // Whether something has happened yet is told by its time.
    this.#needs = { ...needs, times: needs.times || tally.throws || Number.isFinite(this.#asOf) };
  }

  /**
   * Reads a conversation; one that is created later than now has no events yet.
   *
   * @returns how many of its messages and status events cannot be used; the others are there
   */
  read(conversation: Conversation, index: number): number {
    this.length = 0;
    this.later = 0;
    this.#sorted = true;
    this.#manyIds = undefined;
    this.earliest = Number.POSITIVE_INFINITY;
    if (Number.isFinite(this.#asOf) && readInstant(conversation.createdAt) > this.#asOf) {
      this.later = 1;
      return 0;
    }
    const messages = this.#listOf(conversation.messages, index, 'messages');
    const statuses = this.#needs.statuses
      ? this.#listOf(conversation.statuses, index, 'statuses')
      : NO_EVENTS;
    let unusable = +(messages === undefined) + +(statuses === undefined);
    for (let i = 0; messages && i < messages.length; i++) {
      if (!this.#addMessage(messages[i], conversation, index, i)) unusable++;
    }
    for (let i = 0; statuses && i < statuses.length; i++) {
      if (!this.#addStatus(statuses[i], index, i)) unusable++;
    }
    if (!this.#sorted) this.#sort();
    return unusable;
  }

  /** What is no list has no events but a length that may never end: it is counted as one that cannot be used. */
  #listOf<T>(
    list: readonly T[] | null | undefined,
    index: number,
    name: 'messages' | 'statuses',
  ): readonly T[] | undefined {
    if (Array.isArray(list)) return list;
    if (isAbsent(list)) return NO_EVENTS;
    const path = `conversations[${index}].${name}`;
    this.#tally.refuse(`invalid-${name}`, () => ({
      path,
      value: list,
      problem: 'is no list',
      remedy: 'Give an array.',
    }));
    return undefined;
  }

  #addMessage(message: Message | undefined, conversation: Conversation, index: number, i: number): boolean {
    if (typeof message !== 'object' || message === null) {
      const path = pathOf(index, 'messages', i);
      this.#tally.refuse('invalid-message', () => ({
        path,
        value: message,
        problem: 'is no message',
        remedy: 'Give an object.',
      }));
      return false;
    }
    const at = readInstant(message.at);
    if (Number.isNaN(at) && this.#needs.times) {
      this.#refuseTime('invalid-message-time', message.at, index, 'messages', i);
      return false;
    }
    const role = messageRole(message, this.#rules);
    if (role < IGNORED) {
      const field = faultyField(role);
      this.#tally.refuse(`invalid-${field}`, () =>
        messageFault(message, field, `${pathOf(index, 'messages', i)}.${field}`),
      );
      return false;
    }
    if (this.#isLater(at)) return true;
    if (at < this.earliest) this.earliest = at;
    if (role === IGNORED) return true;
    if (!isAbsent(message.duplicateOf) || this.#repeats(message.id)) {
      this.#tally.leaveOut('duplicate-message', () => pathOf(index, 'messages', i));
      return true;
    }
    const { needsReply } = this.#rules;
    const isRemark = role === CUSTOMER && needsReply !== undefined && !needsReply(message, conversation);
    const agent = role === CUSTOMER || isAbsent(message.agentId) ? null : message.agentId;
    this.#push(at, isRemark ? REMARK : role, agent, message.id);
    return true;
  }

  #addStatus(event: StatusEvent | undefined, index: number, i: number): boolean {
    const path = (): string => pathOf(index, 'statuses', i);
    if (typeof event !== 'object' || event === null) {
      this.#tally.refuse('invalid-status', () => ({
        path: path(),
        value: event,
        problem: 'is no change of status',
        remedy: 'Give an object.',
      }));
      return false;
    }
    const { to } = event;
    const role = STATUS_ROLE.get(to);
    if (role === undefined) {
      this.#tally.refuse('invalid-status', () => ({
        path: `${path()}.to`,
        value: to,
        problem: 'is no status',
        remedy: wordRemedy(to, STATUSES),
      }));
      return false;
    }
    const at = readInstant(event.at);
    if (Number.isNaN(at)) {
      this.#refuseTime('invalid-status-time', event.at, index, 'statuses', i);
      return false;
    }
    if (!this.#isLater(at)) this.#push(at, role, null, undefined);
    return true;
  }

  #refuseTime(reason: string, value: unknown, index: number, list: string, i: number): void {
    this.#tally.refuse(reason, () => ({
      path: `${pathOf(index, list, i)}.at`,
      value,
      remedy: instantRemedy(value),
    }));
  }

  /** Whether an event has not happened yet. Those that have show how late it is. */
  #isLater(at: number): boolean {
    if (at > this.#asOf) {
      this.later++;
      return true;
    }
    if (at > this.latest) this.latest = at;
    return false;
  }

  #push(at: number, role: number, agent: string | null, id: unknown): void {
    const n = this.length++;
    this.at[n] = at;
    this.role[n] = role;
    this.agent[n] = agent;
    this.#ids[n] = id;
    if (n > 0) {
      const before = this.at[n - 1] ?? at;
      // What has no time stands last, which no comparison tells.
      if (!(at > before || (at === before && rank(role) >= rank(this.role[n - 1])))) this.#sorted = false;
    }
  }

  #repeats(id: unknown): boolean {
    if (isAbsent(id)) return false;
    const n = this.length;
    if (n < FEW) {
      for (let i = 0; i < n; i++) if (this.#ids[i] === id) return true;
      return false;
    }
    this.#manyIds ??= new Set(this.#ids.slice(0, n));
    if (this.#manyIds.has(id)) return true;
    this.#manyIds.add(id);
    return false;
  }

  #compare(a: number, b: number): number {
    const [one = 0, other = 0] = [this.at[a], this.at[b]];
    if (Number.isNaN(one) || Number.isNaN(other)) return +Number.isNaN(one) - +Number.isNaN(other);
    return one - other || rank(this.role[a]) - rank(this.role[b]);
  }

  #sort(): void {
    const order = Array.from({ length: this.length }, (_, i) => i).sort((a, b) => this.#compare(a, b));
    permute(this.at, order);
    permute(this.role, order);
    permute(this.agent, order);
  }
}

const NO_EVENTS: readonly never[] = [];

/** Up to so many ids are compared one by one, which is faster than a set. */
const FEW = 16;

const STATUS_ROLE: ReadonlyMap<unknown, number> = /* @__PURE__ */ new Map<unknown, number>([
  ['solved', SOLVED],
  ['closed', SOLVED],
  ['new', REOPENED],
  ['open', REOPENED],
  ['pending', REOPENED],
  ['hold', REOPENED],
]);

/** Messages of your side, and changes of status, keep the order in which they are given. */
function rank(role = REMARK): number {
  if (role <= CUSTOMER) return role;
  return role <= OUTREACH ? OUTREACH : SOLVED;
}

/** Whether it is a reply: of an agent, or of a bot where these count. */
export function isReply(role: number | undefined): boolean {
  return role === REPLY || role === BOT_REPLY;
}

/** Whether it is a message by which a person of your side, or a campaign, may have begun the conversation. */
export function begins(role: number | undefined): boolean {
  return role === REPLY || role === OUTREACH;
}

function pathOf(conversation: number, list: string, i: number): string {
  return `conversations[${conversation}].${list}[${i}]`;
}

function permute<T>(column: T[], order: readonly number[]): void {
  const before = column.slice(0, order.length);
  for (let to = 0; to < order.length; to++) {
    const value = before[order[to] ?? to];
    if (value !== undefined) column[to] = value;
  }
}
