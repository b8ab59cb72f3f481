import type { Conversation } from '../records/conversation.ts';
import { CUSTOMER, REPLY } from './messageRole.ts';
import type { Tally } from './tally.ts';
import { REMARK, REOPENED, SOLVED, type Timeline } from './timeline.ts';
import { grown, type WaitColumns, waitColumns } from './waitColumns.ts';

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
  /** A wait that ends at most so many milliseconds before it begins counts as 0. */
  readonly clampSkew: number;
}

/** Pairs customer messages with replies. One object serves all conversations, so that none allocates anything. */
export class WaitPairing {
  /** The waits found so far, in columns that may have room for more. */
  columns: WaitColumns;
  /** How many waits were found so far. */
  length = 0;
  /** Who replied. */
  readonly agent: (string | null)[] = [];
  readonly #rules: PairingRules;
  readonly #tally: Tally;
  #record = 0;
  #createdAt: number | undefined;
  #waiting = false;
  #start = 0;
  #messages = 0;
  #replies = 0;
  #earlierReplies = 0;
  #index = 0;

  /** @param expected - for how many waits there is room at first */
  constructor(rules: PairingRules, tally: Tally, expected: number) {
    this.columns = waitColumns(expected + 16);
    this.#rules = rules;
    this.#tally = tally;
  }

  /**
   * Adds the waits of a conversation to the table.
   *
   * @param createdAt - where its first wait begins, unless that is with the customer's first message
   */
  pair(timeline: Timeline, conversation: Conversation, record: number, createdAt: number | undefined): void {
    const { closeOnSolve, includeAgentInitiated, manualReopenStartsClock } = this.#rules;
    const from = this.length;
    let agentInitiated = conversation.direction === 'outbound';
    let spoken = false;
    let solved = false;
    this.#record = record;
    this.#createdAt = createdAt;
    this.#waiting = false;
    this.#replies = 0;
    this.#index = 0;
    for (let i = 0; i < timeline.length; i++) {
      const at = timeline.at[i] ?? 0;
      const role = timeline.role[i];
      if (role === CUSTOMER) {
        spoken = true;
        solved = false;
        if (!this.#waiting) this.#begin(at);
        else if (this.#rules.episodeStart === 'last') this.#start = at;
        this.#messages++;
      } else if (role === SOLVED) {
        solved = true;
        if (this.#waiting && closeOnSolve) this.#end('closed', at);
      } else if (role === REOPENED) {
        if (solved && !this.#waiting && manualReopenStartsClock) this.#begin(at);
        solved = false;
      } else if (role === REMARK) spoken = true;
      else {
        if (!spoken) agentInitiated = true;
        spoken = true;
        this.#replies++;
        if (this.#waiting && role === REPLY) this.#end('replied', at, timeline.agent[i]);
      }
    }
    if (this.#waiting) this.#end('open', Number.POSITIVE_INFINITY);

    const { columns, length } = this;
    if (this.#index === 0) {
      const reason = timeline.later > 0 ? 'after-as-of' : 'no-customer-message';
      this.#tally.leaveOut(reason, () => `conversations[${record}]`);
    }
    if (agentInitiated) columns.agentInitiated.fill(1, from, length);
    // Where the first wait was left out, no other one takes its place.
    const isWhole = this.#index > 0 && length - from === this.#index;
    if (isWhole && (!agentInitiated || includeAgentInitiated)) {
      // The first reply is the first one ever; without one, the wait that would still get it.
      let first = from;
      while (first < length - 1 && columns.replied[first] === 0) first++;
      columns.first[first] = 1;
    }
  }

  #begin(at: number): void {
    this.#waiting = true;
    this.#start = at;
    this.#messages = 0;
    this.#earlierReplies = this.#replies;
  }

  #end(ending: 'replied' | 'closed' | 'open', endAt: number, agent: string | null = null): void {
    this.#waiting = false;
    const index = this.#index++;
    let startAt = index === 0 && this.#createdAt !== undefined ? this.#createdAt : this.#start;
    if (endAt < startAt) {
      if (startAt - endAt > this.#rules.clampSkew) {
        const record = this.#record;
        this.#tally.leaveOut('negative-duration', () => `conversations[${record}]`);
        return;
      }
      startAt = endAt;
    }
    if (this.length === this.columns.record.length) this.columns = grown(this.columns);
    const { columns } = this;
    const row = this.length++;
    columns.record[row] = this.#record;
    columns.startAt[row] = startAt;
    columns.endAt[row] = endAt;
    columns[ending][row] = 1;
    columns.index[row] = index;
    columns.messages[row] = this.#messages;
    columns.earlierReplies[row] = this.#earlierReplies;
    this.agent[row] = agent;
  }
}
