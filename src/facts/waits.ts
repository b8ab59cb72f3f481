import type { Conversation } from '../records/conversation.ts';
import { elapsedColumn } from '../schedule/elapsedColumn.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { readInstant } from '../time/instant.ts';
import type { Fact, FactTable } from './fact.ts';
import { CUSTOMER, REPLY } from './messageRole.ts';
import { MESSAGE_RULES } from './messages.ts';
import { pick } from './pick.ts';
import { type OnInvalid, startTally, type Tally } from './tally.ts';
import { REOPENED, SOLVED, Timeline, type TimelineRules } from './timeline.ts';
import { forEachUsable } from './usableConversations.ts';

/** The rules by which waiting episodes are read. */
export interface WaitRules extends TimelineRules {
  /** Business hours; with them a wait is measured on both clocks. */
  readonly schedule: Schedule | undefined;
  /** Whether a wait begins with the first or the last of the messages that are unanswered. */
  readonly episodeStart: 'first' | 'last';
  /** Whether solving or closing ends a wait without a reply. */
  readonly closeOnSolve: boolean;
  /** Whether the first reply is also measured where your side wrote first. */
  readonly includeAgentInitiated: boolean;
  /** Where a conversation's first wait begins. */
  readonly clockStart: 'firstCustomerMessage' | 'created';
  /** Whether reopening without a customer's message starts a wait. */
  readonly manualReopenStartsClock: boolean;
  /** A wait that ends at most so many milliseconds before it begins counts as 0. */
  readonly clampSkew: number;
  /** What happens with records that cannot be used. */
  readonly onInvalid: OnInvalid;
}

/**
 * Waiting episodes, one row each: a wait opens at the first customer message that is unanswered and ends
 * at the next agent reply. Further customer messages do not move it, further replies end nothing. Solving
 * without a reply ends it as `closed`; a wait that has not ended is `open` and lasts until now (`asOf`, or
 * the latest instant in the records).
 *
 * | column | what it holds |
 * |---|---|
 * | `startAt`, `endAt` | when it began and ended, epoch milliseconds |
 * | `calendarMs`, `businessMs` | how long it lasted by the calendar and in business hours |
 * | `replied`, `closed`, `open` | 1 for how it ended: by a reply, without one, not yet |
 * | `first` | 1 for the one wait by which a conversation's first reply is measured |
 * | `index` | its number in the conversation, from 0 |
 * | `messages` | how many customer messages waited |
 * | `earlierReplies` | how many public messages of your side came before it |
 * | `agentInitiated` | 1 where your side wrote first |
 *
 * The agent is who replied.
 */
export function waits(settings: WaitRules): Fact<'conversations'> {
  const rules = pick(settings, WAIT_RULES);
  return { name: 'waits', needs: 'conversations', options: rules, read: (records) => read(records, rules) };
}

const WAIT_RULES = [
  ...MESSAGE_RULES,
  'schedule',
  'episodeStart',
  'closeOnSolve',
  'includeAgentInitiated',
  'clockStart',
  'manualReopenStartsClock',
  'clampSkew',
] as const;

function read(conversations: readonly Conversation[], rules: WaitRules): FactTable {
  const tally = startTally(rules.onInvalid);
  const timeline = new Timeline(rules, tally);
  const rows = new WaitRows(rules);
  forEachUsable(conversations, tally, (conversation, index) => {
    const unusable = timeline.read(conversation, index);
    const createdAt = rules.clockStart === 'created' ? readInstant(conversation.createdAt) : undefined;
    // A wait around an event that cannot be placed would be wrong: the whole conversation is left out.
    if (unusable > 0) tally.leaveOut('conversation-with-invalid-event');
    else if (Number.isNaN(createdAt)) {
      tally.leaveOut('invalid-creation-time', `conversations[${index}].createdAt`, conversation.createdAt);
    } else rows.pair(timeline, conversation, index, createdAt, tally);
  });
  const asOf = rules.asOf();
  return rows.table(Number.isFinite(asOf) ? asOf : timeline.latest, tally);
}

type Ending = 'replied' | 'closed' | 'open';

/** Pairs customer messages with replies and keeps the rows, one growing array a column. */
class WaitRows {
  readonly #rules: WaitRules;
  readonly #record: number[] = [];
  readonly #startAt: number[] = [];
  readonly #endAt: number[] = [];
  readonly #ending: Ending[] = [];
  readonly #first: number[] = [];
  readonly #index: number[] = [];
  readonly #messages: number[] = [];
  readonly #earlierReplies: number[] = [];
  readonly #agent: (string | null)[] = [];
  readonly #agentInitiated: number[] = [];

  constructor(rules: WaitRules) {
    this.#rules = rules;
  }

  pair(
    timeline: Timeline,
    conversation: Conversation,
    record: number,
    createdAt: number | undefined,
    tally: Tally,
  ): void {
    const { closeOnSolve, clampSkew, episodeStart, includeAgentInitiated, manualReopenStartsClock } =
      this.#rules;
    const from = this.#record.length;
    let agentInitiated = conversation.direction === 'outbound';
    let spoken = false;
    let solved = false;
    let waiting = false;
    let start = 0;
    let messages = 0;
    let replies = 0;
    let earlierReplies = 0;
    let index = 0;

    const end = (ending: Ending, endAt: number, agent: string | null): void => {
      waiting = false;
      let startAt = index++ === 0 && createdAt !== undefined ? createdAt : start;
      if (endAt < startAt) {
        if (startAt - endAt > clampSkew) {
          tally.leaveOut('negative-duration');
          return;
        }
        startAt = endAt;
      }
      this.#record.push(record);
      this.#startAt.push(startAt);
      this.#endAt.push(endAt);
      this.#ending.push(ending);
      this.#first.push(0);
      this.#index.push(index - 1);
      this.#messages.push(messages);
      this.#earlierReplies.push(earlierReplies);
      this.#agent.push(agent);
      this.#agentInitiated.push(+agentInitiated);
    };

    for (let i = 0; i < timeline.length; i++) {
      const at = timeline.at[i] ?? start;
      const role = timeline.role[i];
      if (role === CUSTOMER) {
        spoken = true;
        solved = false;
        if (!waiting) {
          messages = 0;
          earlierReplies = replies;
        }
        if (!waiting || episodeStart === 'last') start = at;
        waiting = true;
        messages++;
      } else if (role === SOLVED) {
        solved = true;
        if (waiting && closeOnSolve) end('closed', at, null);
      } else if (role === REOPENED) {
        if (solved && !waiting && manualReopenStartsClock) {
          waiting = true;
          start = at;
          messages = 0;
          earlierReplies = replies;
        }
        solved = false;
      } else {
        if (!spoken) agentInitiated = true;
        spoken = true;
        replies++;
        if (waiting && role === REPLY) end('replied', at, timeline.agent[i] ?? null);
      }
    }
    if (waiting) end('open', Number.POSITIVE_INFINITY, null);

    const rows = this.#record.length - from;
    if (index === 0) tally.leaveOut(timeline.later > 0 ? 'after-as-of' : 'no-customer-message');
    else if (rows > 0 && (!agentInitiated || includeAgentInitiated)) {
      // The first reply is the first one ever; without one, the wait that would still get it.
      const replied = this.#ending.indexOf('replied', from);
      this.#first[replied === -1 ? from + rows - 1 : replied] = 1;
    }
  }

  table(now: number, tally: Tally): FactTable {
    const startAt = Float64Array.from(this.#startAt);
    const endAt = Float64Array.from(this.#endAt, (end, row) =>
      end === Number.POSITIVE_INFINITY ? Math.max(now, startAt[row] ?? now) : end,
    );
    const calendarMs = endAt.map((end, row) => end - (startAt[row] ?? end));
    const { schedule } = this.#rules;
    const ended = (how: Ending): Uint8Array => Uint8Array.from(this.#ending, (ending) => +(ending === how));
    return {
      record: this.#record,
      agent: this.#agent,
      columns: {
        startAt,
        endAt,
        calendarMs,
        ...(schedule && { businessMs: elapsedColumn(schedule, startAt, endAt) }),
        replied: ended('replied'),
        closed: ended('closed'),
        open: ended('open'),
        first: this.#first,
        index: this.#index,
        messages: this.#messages,
        earlierReplies: this.#earlierReplies,
        agentInitiated: this.#agentInitiated,
      },
      excluded: tally.excluded,
    };
  }
}
