import type { Column } from '../fold/expression.ts';
import { DIRECTIONS } from '../records/conversation.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { instantRemedy, readInstant } from '../time/instant.ts';
import type { Asked, Fact, FactTable } from './fact.ts';
import { pick } from './pick.ts';
import { type ConversationReader, conversationSource } from './reading/conversationSource.ts';
import { countFaults, type EventNeeds } from './reading/countFaults.ts';
import { inChargeOf } from './reading/inChargeOf.ts';
import { IntList } from './reading/intList.ts';
import { ROLE_RULES, type RoleRules, type Roles } from './reading/roles.ts';
import { type OnInvalid, startTally, type Tally } from './reading/tally.ts';
import type { Timeline } from './reading/timeline.ts';
import { type PairingRules, WaitPairing, type WaitUnit } from './reading/waitPairing.ts';
import { wordRemedy } from './reading/wordRemedy.ts';
import { Words } from './reading/words.ts';

/** The rules by which waiting episodes are read. */
export interface WaitRules extends RoleRules, PairingRules {
  /** Where a conversation's first wait begins. */
  readonly clockStart: 'firstCustomerMessage' | 'created';
  /** What an event that cannot be used does: leaves its conversation out, or is as if it were not there. */
  readonly invalidEvents: 'exclude-conversation' | 'ignore';
  /** What happens with records that cannot be used. */
  readonly onInvalid: OnInvalid;
}

const COLUMNS = {
  startAt: 'instant',
  endAt: 'instant',
  replied: 'flag',
  closed: 'flag',
  open: 'flag',
  first: 'flag',
  index: 'number',
  messages: 'number',
  earlierReplies: 'number',
  agentInitiated: 'flag',
} as const;

const NAMES = [
  'startAt',
  'endAt',
  'replied',
  'closed',
  'open',
  'first',
  'index',
  'messages',
  'earlierReplies',
  'agentInitiated',
] as const satisfies readonly WaitColumn[];

const LABELS = ['replier', 'inCharge'] as const;

/** A column of the fact {@link waits}. */
export type WaitColumn = keyof typeof COLUMNS;

/** Waiting episodes, by some rules. */
export type Waits = Fact<WaitColumn, (typeof LABELS)[number], 'conversations'>;

/**
 * Waiting episodes, one row each: a wait opens at the first customer message that is unanswered and ends
 * at the next agent reply. Further customer messages do not move it, further replies end nothing. Solving
 * without a reply ends it as `closed`; a wait that has not ended is `open`.
 *
 * | column | what it holds |
 * |---|---|
 * | `startAt`, `endAt` | when it began and ended, epoch milliseconds; the end of an open one is unknown (NaN) |
 * | `replied`, `closed`, `open` | 1 for how it ended: by a reply, without one, not yet |
 * | `first` | 1 for the one wait by which a conversation's first reply is measured |
 * | `index` | its number in the conversation, from 0 |
 * | `messages` | how many customer messages waited; 1 where each has a row |
 * | `earlierReplies` | how many public messages of your side came before it |
 * | `agentInitiated` | 1 where a person of your side, or a campaign, wrote first |
 *
 * | label | what it holds |
 * |---|---|
 * | `replier` | who replied; nobody for a wait without a reply |
 * | `inCharge` | whoever the conversation is assigned to now, else its team: someone answers for what nobody answered |
 *
 * @param unit - `'message'` for a row of each customer's message instead: it waits from its own time to the end of the
 *   wait that it is part of
 * @example
 * ```ts
 * import { count, waitOptions, waits } from 'support-kpi/define';
 *
 * const stillWaiting = count({
 *   id: 'stillWaiting@1',
 *   unit: 'waits',
 *   better: 'down',
 *   needs: ['conversations'],
 *   options: waitOptions,
 *   measure: (rules) => ({ of: waits(rules), when: { at: 'startAt' }, where: 'open' }),
 * });
 * stillWaiting([{ id: 1, messages: [{ at: '2026-03-02T09:00:00Z', from: 'customer' }] }]).value; // 1
 * ```
 */
export function waits(settings: WaitRules, unit: WaitUnit = 'wait'): Waits {
  const rules = pick(settings, [...ROLE_RULES, ...WAIT_RULES]);
  return {
    name: unit === 'wait' ? 'waits' : 'messageWaits',
    needs: ['conversations'],
    alone: 'record',
    columns: COLUMNS,
    labels: LABELS,
    rules,
    source: conversationSource,
    begin: (asked) => new WaitReader(rules, unit, asked),
  };
}

/** The names of the rules beside those of roles. */
export const WAIT_RULES = [
  'episodeStart',
  'closeOnSolve',
  'includeAgentInitiated',
  'clockStart',
  'manualReopenStartsClock',
  'clampSkew',
  'invalidEvents',
  'onInvalid',
] as const;

/** A wait can be placed only among events that all have a time. */
const NEEDS: EventNeeds = { times: true, statuses: true };

class WaitReader implements ConversationReader {
  readonly roles: RoleRules;
  readonly withStatuses = true;
  readonly throws: boolean;
  readonly #rules: WaitRules;
  readonly #tally: Tally;
  readonly #pairing: WaitPairing;
  readonly #repliers: Words | undefined;
  readonly #inCharge: Words | undefined;
  readonly #people = new IntList();
  readonly #isFromCreation: boolean;
  #now: number;

  constructor(rules: WaitRules, unit: WaitUnit, asked: Asked) {
    const { labels } = asked;
    this.roles = rules;
    this.throws = rules.onInvalid === 'throw';
    this.#rules = rules;
    this.#tally = startTally(rules.onInvalid, asked.places);
    this.#repliers = labels.has('replier') ? new Words() : undefined;
    this.#inCharge = labels.has('inCharge') ? new Words() : undefined;
    this.#pairing = new WaitPairing(rules, unit, this.#tally, asked, this.#repliers);
    // A message of its own has a time of its own.
    this.#isFromCreation = rules.clockStart === 'created' && unit === 'wait';
    this.#now = rules.asOf.instant;
  }

  hear(timeline: Timeline, roles: Roles): void {
    // Nearly all are usable, so that nothing is made here that only the others need.
    const { direction } = timeline.conversation;
    if (direction !== undefined && !isDirection(direction)) {
      this.#refuseDirection(timeline);
      return;
    }
    if (timeline.faults.length > 0 || roles.repeated.length > 0) {
      if (!this.#countFaults(timeline, roles)) return;
    }
    let createdAt: number | undefined;
    if (this.#isFromCreation) {
      createdAt = this.#creationOf(timeline);
      if (Number.isNaN(createdAt)) return;
    }
    const from = this.#pairing.length;
    this.#pairing.pair(timeline, roles, createdAt);
    if (this.#inCharge && this.#pairing.length > from) {
      const person = this.#inCharge.numberOf(inChargeOf(timeline.conversation, this.#rules.asOf.instant));
      for (let row = from; row < this.#pairing.length; row++) this.#people.push(person);
    }
  }

  #refuseDirection({ conversation: { direction }, index }: Timeline): void {
    this.#tally.refuse('invalid-direction', () => ({
      path: `conversations[${index}].direction`,
      value: direction,
      problem: 'is no direction',
      remedy: wordRemedy(direction, DIRECTIONS),
    }));
  }

  /** Whether a conversation counts in which something cannot be used; that is counted. */
  #countFaults(timeline: Timeline, roles: Roles): boolean {
    const unusable = roles.isLater ? 0 : countFaults(timeline, this.#tally, NEEDS);
    roles.countRepeats(timeline, this.#tally, NEEDS);
    if (unusable === 0 || this.#rules.invalidEvents === 'ignore') return true;
    // A wait around an event that cannot be placed may be wrong.
    this.#tally.leaveOut('conversation-with-invalid-event', () => `conversations[${timeline.index}]`);
    return false;
  }

  end(latest: number): void {
    if (!Number.isFinite(this.#now)) this.#now = latest;
  }

  table(): FactTable {
    const { columns, length } = this.#pairing;
    const kept = new Map<string, Column>();
    for (const name of NAMES) {
      const column = columns[name]?.subarray(0, length);
      if (column) kept.set(name, column);
    }
    const { excluded, excludedAt } = this.#tally;
    return {
      record: columns.record.subarray(0, length),
      columns: Object.fromEntries(kept),
      labels: {
        ...(this.#repliers && {
          replier: { codes: this.#pairing.replier.values(), names: this.#repliers.names },
        }),
        ...(this.#inCharge && {
          inCharge: { codes: this.#people.values(), names: this.#inCharge.names },
        }),
      },
      ...(Number.isFinite(this.#now) && { now: this.#now }),
      excluded,
      excludedAt,
    };
  }

  /** When a conversation was opened: as it says, else at its first message; NaN, and counted, where it says nothing usable. */
  #creationOf(timeline: Timeline): number {
    const { createdAt } = timeline.conversation;
    if (isAbsent(createdAt)) return timeline.earliest;
    const instant = readInstant(createdAt);
    if (Number.isNaN(instant)) this.#refuseCreation(timeline);
    return instant;
  }

  #refuseCreation({ conversation: { createdAt }, index }: Timeline): void {
    this.#tally.refuse('invalid-creation-time', () => ({
      path: `conversations[${index}].createdAt`,
      value: createdAt,
      remedy: instantRemedy(createdAt),
    }));
  }
}

function isDirection(direction: unknown): boolean {
  return isAbsent(direction) || DIRECTIONS.some((known) => known === direction);
}
