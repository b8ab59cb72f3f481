import type { Asked } from '../fact.ts';
import { IntList } from './intList.ts';
import { begins, CUSTOMER, IGNORED, isReply, REMARK, REOPENED, SOLVED } from './messageRole.ts';
import type { Roles } from './roles.ts';
import type { Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';
import { grown, type WaitColumns, waitColumns } from './waitColumns.ts';
import type { Words } from './words.ts';

/** The rules by which waits are paired. */
export interface PairingRules {
  /** Whether a wait begins with the first or the last of the messages that are unanswered. */
  readonly episodeStart: 'first' | 'last';
  /** Whether solving or closing ends a wait without a reply. */
  readonly closeOnSolve: boolean;
  /** Whether the first reply is also measured where your side wrote first. */
  readonly includeAgentInitiated: boolean;
  /** Whether reopening without a customer's message starts a wait. */
  readonly manualReopenStartsClock: boolean;
  /**
   * How far clocks may disagree, in milliseconds. A wait that ends at most so long before it begins counts as 0, and a
   * message that comes at most so long after a reply that nobody had waited for is what that reply answers.
   */
  readonly clampSkew: number;
}

/** What is one row: a wait, or each customer's message of it with a wait of its own. */
export type WaitUnit = 'wait' | 'message';

/** Pairs customer messages with replies. One object serves all conversations, so that none allocates anything. */
export class WaitPairing {
  /** The waits found so far, in columns that may have room for more. */
  columns: WaitColumns;
  /** How many waits were found so far. */
  length = 0;
  /** Who replied, where that is asked for. */
  readonly replier: IntList = new IntList();
  readonly #asked: ReadonlySet<string>;
  readonly #rules: PairingRules;
  readonly #unit: WaitUnit;
  readonly #tally: Tally;
  readonly #repliers: Words | undefined;
  #timeline: Timeline | undefined;
  #role: Int8Array = NO_ROLES;
  #record = 0;
  #createdAt: number | undefined;
  #waiting = false;
  #start = 0;
  #messages = 0;
  /** When each message was sent that waits, where each has a row of its own. */
  readonly #sent: number[] = [];
  #replies = 0;
  #earlierReplies = 0;
  #index = 0;
  #isWhole = true;
  /** The first event since somebody waited that may be a reply at hand for a message whose clock was late. */
  #idle = 0;
  /** How many messages of your side came before it. */
  #idleReplies = 0;
  /** The reply at hand that has answered such messages, and the row of that wait. */
  #skewed = -1;
  #skewedRow = -1;

  /**
   * @param asked - the columns that are asked for, and how many conversations there are
   * @param repliers - numbers who replied, where that is asked for
   */
  constructor(
    rules: PairingRules,
    unit: WaitUnit,
    tally: Tally,
    { columns, expected }: Pick<Asked, 'columns' | 'expected'>,
    repliers: Words | undefined,
  ) {
    this.#asked = columns;
    this.columns = waitColumns(2 * expected + 16, columns);
    this.#rules = rules;
    this.#unit = unit;
    this.#tally = tally;
    this.#repliers = repliers;
  }

  /**
   * Adds the waits of a conversation to the table.
   *
   * @param createdAt - where its first wait begins, unless that is with the customer's first message
   */
  pair(timeline: Timeline, roles: Roles, createdAt: number | undefined): void {
    const { closeOnSolve, includeAgentInitiated, manualReopenStartsClock, clampSkew } = this.#rules;
    const { role: roleOf } = roles;
    const { at: instants, length: events } = timeline;
    this.#timeline = timeline;
    this.#role = roleOf;
    const from = this.length;
    let oursAt = Number.POSITIVE_INFINITY;
    let theirsAt = Number.POSITIVE_INFINITY;
    let solved = -1;
    this.#record = timeline.index;
    this.#createdAt = createdAt;
    this.#waiting = false;
    this.#replies = 0;
    this.#index = 0;
    this.#isWhole = true;
    this.#rest(0);
    for (let i = 0; i < events; i++) {
      const role = roleOf[i];
      const at = instants[i] ?? Number.NaN;
      // What cannot be placed is left out by itself.
      if (role === IGNORED || Number.isNaN(at)) continue;
      if (role === CUSTOMER) {
        theirsAt = Math.min(theirsAt, at);
        if (!this.#waiting && clampSkew > 0 && this.#wasAnswered(timeline, i, at)) {
          // It stands before the reply, and so before what solved the conversation after that.
          if (solved < this.#idle) solved = -1;
        } else {
          solved = -1;
          if (!this.#waiting) this.#begin(at);
          else if (this.#rules.episodeStart === 'last') this.#start = at;
          this.#messages++;
          if (this.#unit === 'message') this.#sent.push(at);
        }
      } else if (role === SOLVED) {
        solved = i;
        if (this.#waiting && closeOnSolve) {
          this.#end('closed', at);
          this.#rest(i + 1);
        }
      } else if (role === REOPENED) {
        if (solved >= 0 && !this.#waiting && manualReopenStartsClock) this.#begin(at);
        solved = -1;
      } else if (role === REMARK) theirsAt = Math.min(theirsAt, at);
      else {
        if (begins(role)) oursAt = Math.min(oursAt, at);
        this.#replies++;
        if (this.#waiting && isReply(role)) {
          this.#end('replied', at, i);
          this.#rest(i + 1);
        }
      }
    }
    if (this.#waiting) this.#end('open', Number.NaN);

    const { columns, length } = this;
    if (this.#index === 0) {
      this.#leaveOut(roles.later > 0 ? 'after-as-of' : 'no-customer-message');
    }
    const agentInitiated = timeline.conversation.direction === 'outbound' || oursAt + clampSkew < theirsAt;
    if (agentInitiated) columns.agentInitiated?.fill(1, from, length);
    // Where the first wait was left out, no other one takes its place.
    if (
      columns.first &&
      this.#unit === 'wait' &&
      this.#isWhole &&
      length > from &&
      (!agentInitiated || includeAgentInitiated)
    ) {
      // The first reply is the first one ever; without one, the wait that would still get it.
      let first = from;
      while (first < length - 1 && columns.replied[first] === 0) first++;
      columns.first[first] = 1;
    }
  }

  /** From this event on, each reply is at hand until somebody waits. */
  #rest(from: number): void {
    this.#idle = from;
    this.#idleReplies = this.#replies;
    this.#skewed = -1;
  }

  /**
   * Whether a message that finds nobody waiting was answered, by clocks that disagree, before it came: by the earliest
   * reply at hand that is within the skew. More messages within the skew of that reply are one wait with it.
   */
  #wasAnswered({ at }: Timeline, i: number, sentAt: number): boolean {
    const { clampSkew } = this.#rules;
    const role = this.#role;
    while (this.#idle < i && !(isReply(role[this.#idle]) && Number(at[this.#idle]) >= sentAt - clampSkew)) {
      const passed = role[this.#idle++];
      if (isReply(passed) || begins(passed)) this.#idleReplies++;
    }
    const reply = this.#idle;
    if (reply === i) return false;
    const isSameWait = this.#skewed === reply;
    if (isSameWait && this.#unit === 'wait') {
      this.#messages++;
      if (this.#skewedRow >= 0 && this.columns.messages)
        this.columns.messages[this.#skewedRow] = this.#messages;
      return true;
    }
    if (isSameWait) this.#index--;
    this.#begin(sentAt);
    this.#earlierReplies = this.#idleReplies;
    this.#messages = 1;
    if (this.#unit === 'message') this.#sent.push(sentAt);
    const before = this.length;
    this.#end('replied', at[reply] ?? sentAt, reply);
    this.#skewed = reply;
    this.#skewedRow = this.length > before ? before : -1;
    return true;
  }

  #begin(at: number): void {
    this.#waiting = true;
    this.#start = at;
    this.#messages = 0;
    if (this.#sent.length > 0) this.#sent.length = 0;
    this.#earlierReplies = this.#replies;
  }

  /** @param reply - the event that ended it, where that is a reply */
  #end(ending: Ending, endAt: number, reply: number = -1): void {
    this.#waiting = false;
    const index = this.#index++;
    if (this.#unit === 'message') {
      for (const sentAt of this.#sent) {
        this.#add(ending, endAt < sentAt ? endAt : sentAt, endAt, index, 1, reply);
      }
      return;
    }
    let startAt = index === 0 && this.#createdAt !== undefined ? this.#createdAt : this.#start;
    if (endAt < startAt) {
      if (startAt - endAt > this.#rules.clampSkew) {
        this.#isWhole = false;
        this.#leaveOut('negative-duration');
        return;
      }
      startAt = endAt;
    }
    this.#add(ending, startAt, endAt, index, this.#messages, reply);
  }

  #add(ending: Ending, startAt: number, endAt: number, index: number, messages: number, reply: number): void {
    if (this.length === this.columns.record.length) this.columns = grown(this.columns, this.#asked);
    const { columns } = this;
    const row = this.length++;
    columns.record[row] = this.#record;
    columns.startAt[row] = startAt;
    columns.endAt[row] = endAt;
    columns[ending][row] = 1;
    if (columns.index) columns.index[row] = index;
    if (columns.messages) columns.messages[row] = messages;
    if (columns.earlierReplies) columns.earlierReplies[row] = this.#earlierReplies;
    if (this.#repliers) this.replier.push(this.#repliers.numberOf(this.#writerOf(reply)));
  }

  #leaveOut(reason: string): void {
    const record = this.#record;
    this.#tally.leaveOut(reason, () => `conversations[${record}]`);
  }

  /** Who wrote a message of your side. */
  #writerOf(event: number): unknown {
    const { conversation, place } = this.#timeline ?? {};
    return event < 0 ? null : conversation?.messages?.[place?.[event] ?? 0]?.agentId;
  }
}

const NO_ROLES: Int8Array = /* @__PURE__ */ new Int8Array(0);

type Ending = 'replied' | 'closed' | 'open';
