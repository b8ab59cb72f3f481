import type { Conversation, Message, StatusEvent } from '../records/conversation.ts';
import { instantRemedy, readInstant } from '../time/instant.ts';
import { CUSTOMER, IGNORED, messageRole, type ReplyRules, UNKNOWN } from './messageRole.ts';
import type { Tally } from './tally.ts';

/** A customer's message that asks for no reply. It opens no wait, but shows that the customer has spoken. */
export const REMARK = 0;
/** The conversation was solved or closed. */
export const SOLVED = 4;
/** The conversation went back to an unsolved status. */
export const REOPENED = 5;

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
  /** Which agent acted. */
  readonly agent: (string | null)[] = [];
  /** How many events are left out because they have not happened yet. */
  later = 0;
  /** The latest instant seen in all conversations so far, ignored messages included. */
  latest: number = Number.NEGATIVE_INFINITY;

  readonly #rules: TimelineRules;
  readonly #asOf: number;
  readonly #tally: Tally;
  #sorted = true;
  #ids: unknown[] = [];
  #manyIds: Set<unknown> | undefined;

  constructor(rules: TimelineRules, tally: Tally) {
    this.#rules = rules;
    this.#asOf = rules.asOf();
    this.#tally = tally;
  }

  /**
   * Reads a conversation.
   *
   * @returns how many of its messages and status events cannot be used; the others are there
   */
  read(conversation: Conversation, index: number): number {
    this.length = 0;
    this.later = 0;
    this.#sorted = true;
    this.#manyIds = undefined;
    const messages = this.#listOf(conversation.messages, 'invalid-message', index, 'messages');
    const statuses = this.#listOf(conversation.statuses, 'invalid-status', index, 'statuses');
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
    reason: string,
    index: number,
    name: string,
  ): readonly T[] | undefined {
    if (list === undefined || list === null) return NO_EVENTS;
    if (Array.isArray(list)) return list;
    const path = `conversations[${index}].${name}`;
    this.#tally.refuse(reason, () => ({
      path,
      value: list,
      remedy: 'Give an array.',
      problem: 'is no list',
    }));
    return undefined;
  }

  #addMessage(message: Message | undefined, conversation: Conversation, index: number, i: number): boolean {
    if (typeof message !== 'object' || message === null) {
      const path = pathOf(index, 'messages', i);
      this.#tally.refuse('invalid-message', () => ({ path, value: message, remedy: 'Give an object.' }));
      return false;
    }
    const at = readInstant(message.at);
    if (Number.isNaN(at)) {
      const path = `${pathOf(index, 'messages', i)}.at`;
      this.#tally.refuse('invalid-message-time', () => ({
        path,
        value: message.at,
        remedy: instantRemedy(message.at),
      }));
      return false;
    }
    const role = messageRole(message, this.#rules);
    if (role === UNKNOWN) {
      const path = pathOf(index, 'messages', i);
      this.#tally.refuse('invalid-message', () => ({ path, value: message, remedy: MESSAGE_REMEDY }));
      return false;
    }
    if (at > this.#asOf) {
      this.later++;
      return true;
    }
    if (at > this.latest) this.latest = at;
    if (role === IGNORED) return true;
    if ((message.duplicateOf !== undefined && message.duplicateOf !== null) || this.#repeats(message.id)) {
      this.#tally.leaveOut('duplicate-message', () => pathOf(index, 'messages', i));
      return true;
    }
    const { needsReply } = this.#rules;
    const isRemark = role === CUSTOMER && needsReply !== undefined && !needsReply(message, conversation);
    this.#push(at, isRemark ? REMARK : role, message.agentId ?? null, message.id);
    return true;
  }

  #addStatus(event: StatusEvent | undefined, index: number, i: number): boolean {
    const role = STATUS_ROLE.get(event?.to);
    if (event === undefined || role === undefined) {
      const path = pathOf(index, 'statuses', i);
      this.#tally.refuse('invalid-status', () => ({ path, value: event, remedy: STATUS_REMEDY }));
      return false;
    }
    const at = readInstant(event.at);
    if (Number.isNaN(at)) {
      const path = `${pathOf(index, 'statuses', i)}.at`;
      this.#tally.refuse('invalid-status-time', () => ({
        path,
        value: event.at,
        remedy: instantRemedy(event.at),
      }));
      return false;
    }
    if (at > this.#asOf) {
      this.later++;
      return true;
    }
    if (at > this.latest) this.latest = at;
    this.#push(at, role, null, undefined);
    return true;
  }

  #push(at: number, role: number, agent: string | null, id: unknown): void {
    const n = this.length++;
    this.at[n] = at;
    this.role[n] = role;
    this.agent[n] = agent;
    this.#ids[n] = id;
    if (n > 0) {
      const before = this.at[n - 1] ?? at;
      if (at < before || (at === before && rank(role) < rank(this.role[n - 1]))) this.#sorted = false;
    }
  }

  #repeats(id: unknown): boolean {
    if (id === undefined || id === null) return false;
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
    return Number(this.at[a]) - Number(this.at[b]) || rank(this.role[a]) - rank(this.role[b]);
  }

  #sort(): void {
    const order = Array.from({ length: this.length }, (_, i) => i).sort((a, b) => this.#compare(a, b));
    permute(this.at, order);
    permute(this.role, order);
    permute(this.agent, order);
  }
}

const NO_EVENTS: readonly never[] = [];

const MESSAGE_REMEDY = 'Give a known sender, kind and visibility.';
const STATUS_REMEDY = 'Give a status of new, open, pending, hold, solved or closed.';

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

/** Changes of status keep the order in which they are given. */
function rank(role = 0): number {
  return Math.min(role, SOLVED);
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
