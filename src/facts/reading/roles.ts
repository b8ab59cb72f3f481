import type { Conversation, Message } from '../../records/conversation.ts';
import { isAbsent } from '../../records/isAbsent.ts';
import { readInstant } from '../../time/instant.ts';
import type { EventNeeds } from './countFaults.ts';
import { EVENT_CLASSES } from './eventClass.ts';
import { CUSTOMER, IGNORED, REMARK, type ReplyRules, roleOf, SOLVED } from './messageRole.ts';
import type { Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';

/** What decides which events of a conversation count, and as what. */
export interface RoleRules extends ReplyRules {
  /** Whether a customer's message asks for an answer. By default every one does. */
  readonly needsReply: ((message: Message, conversation: Conversation) => boolean) | undefined;
  /** The instant after which events have not happened yet. */
  readonly asOf: Moment;
}

/**
 * The instant that counts as now: what is later has not happened yet; Infinity where all has. It is no part of a
 * definition: two reports of two days measure the same thing.
 */
export class Moment {
  /** In epoch milliseconds. */
  readonly instant: number;

  constructor(instant: number) {
    this.instant = instant;
  }

  /** Nothing: it is no part of a definition. */
  toJSON(): undefined {
    return undefined;
  }
}

/** The names of these rules. */
export const ROLE_RULES = [
  'botRepliesCount',
  'autoRepliesCount',
  'publicNotesCount',
  'reactionsCount',
  'needsReply',
  'asOf',
] as const;

/** What the events of one conversation count as by some rules. Reused from one conversation to the next. */
export class Roles {
  /** The role of each event of the timeline. */
  role: Int8Array = new Int8Array(64);
  /** Whether the conversation was opened later than now, so that nothing has happened yet. */
  isLater = false;
  /** How many events are left out because they have not happened yet. */
  later = 0;
  /** The events of the timeline that are messages that stand there twice. */
  readonly repeated: number[] = [];
  readonly #rules: RoleRules;
  readonly #now: number;
  readonly #roleOf: Int8Array;

  constructor(rules: RoleRules) {
    this.#rules = rules;
    this.#now = rules.asOf.instant;
    this.#roleOf = Int8Array.from({ length: EVENT_CLASSES }, (_, number) => roleOf(number, rules));
  }

  /** Judges the events of a conversation. */
  read(timeline: Timeline): void {
    const { length, kind, conversation } = timeline;
    this.later = 0;
    if (this.repeated.length > 0) this.repeated.length = 0;
    if (this.role.length < length) this.role = new Int8Array(2 * length);
    const { role } = this;
    for (let i = 0; i < length; i++) role[i] = this.#roleOf[kind[i] ?? 0] ?? IGNORED;
    if (this.#now < Number.POSITIVE_INFINITY) this.#leaveOutLater(timeline);
    if (timeline.hasRepeats && !this.isLater) this.#leaveOutRepeats(timeline);
    const { needsReply } = this.#rules;
    if (needsReply === undefined) return;
    const { messages = [] } = conversation;
    for (let i = 0; i < length; i++) {
      const message = role[i] === CUSTOMER ? messages?.[timeline.place[i] ?? 0] : undefined;
      if (message && !needsReply(message, conversation)) role[i] = REMARK;
    }
  }

  /** Counts what stands there twice; what cannot be used for want of a time is counted for that alone. */
  countRepeats({ index, at, place }: Timeline, tally: Tally, { times }: Pick<EventNeeds, 'times'>): void {
    for (const event of this.repeated) {
      if (times && Number.isNaN(at[event])) continue;
      tally.leaveOut('duplicate-message', () => `conversations[${index}].messages[${place[event]}]`);
    }
  }

  #leaveOutLater({ length, at, conversation }: Timeline): void {
    this.isLater = readInstant(conversation.createdAt) > this.#now;
    if (this.isLater) this.later = 1;
    for (let i = 0; i < length; i++) {
      if (!this.isLater && !(Number(at[i]) > this.#now)) continue;
      if (!this.isLater) this.later++;
      this.role[i] = IGNORED;
    }
  }

  /**
   * The first of several with one id counts, in the order of the records, of those that count for anything; one that has a
   * time before all that have none, so that no message is lost to a copy of it that cannot be placed.
   */
  #leaveOutRepeats({ length, at, place, conversation }: Timeline): void {
    const messages: readonly unknown[] = conversation.messages ?? [];
    const eventAt = new Int32Array(messages.length).fill(-1);
    for (let i = 0; i < length; i++) {
      const role = this.role[i] ?? IGNORED;
      if (role !== IGNORED && role < SOLVED) eventAt[place[i] ?? 0] = i;
    }
    const seen = new Set<unknown>();
    for (const isTimed of [true, false]) {
      for (let i = 0; i < messages.length; i++) {
        const event = eventAt[i] ?? -1;
        if (event < 0 || Number.isNaN(at[event]) === isTimed) continue;
        const { id, duplicateOf }: { readonly id?: unknown; readonly duplicateOf?: unknown } = Object(
          messages[i],
        );
        if (!isAbsent(duplicateOf) || (!isAbsent(id) && seen.has(id))) {
          this.role[event] = IGNORED;
          this.repeated.push(event);
        } else if (!isAbsent(id)) seen.add(id);
      }
    }
  }
}
