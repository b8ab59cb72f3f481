import type { Asked, Fact, FactTable } from './fact.ts';
import { pick } from './pick.ts';
import { type ConversationReader, conversationSource } from './reading/conversationSource.ts';
import { countFaults } from './reading/countFaults.ts';
import { IntList } from './reading/intList.ts';
import { CUSTOMER, isReply, OUTREACH } from './reading/messageRole.ts';
import { NumberList } from './reading/numberList.ts';
import { ROLE_RULES, type RoleRules, type Roles } from './reading/roles.ts';
import { type OnInvalid, startTally, type Tally } from './reading/tally.ts';
import type { Timeline } from './reading/timeline.ts';
import { Words } from './reading/words.ts';

/** The rules by which messages are read. */
export interface MessageRules extends RoleRules {
  /** What happens with records that cannot be used. */
  readonly onInvalid: OnInvalid;
}

const COLUMNS = { at: 'instant', received: 'flag', reply: 'flag', outreach: 'flag' } as const;

const LABELS = ['sender'] as const;

/** Messages that count, by some rules. */
export type Messages = Fact<keyof typeof COLUMNS, (typeof LABELS)[number], 'conversations'>;

/**
 * Messages that count, one row each. A message without a usable time counts too, unless `asOf` asks whether it has been
 * sent yet.
 *
 * | column | what it holds |
 * |---|---|
 * | `at` | when it was sent, epoch milliseconds; NaN where that is not known |
 * | `received` | 1 for a customer's message |
 * | `reply` | 1 for an agent's reply |
 * | `outreach` | 1 for another public message of your side: a campaign, a template |
 *
 * | label | what it holds |
 * |---|---|
 * | `sender` | who of your side wrote it; nobody for a customer's message |
 *
 * @example
 * ```ts
 * import { conversationOptions, count, messages } from 'support-kpi/define';
 *
 * const outreach = count({
 *   id: 'outreach@1',
 *   unit: 'messages',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: conversationOptions,
 *   measure: (rules) => ({ of: messages(rules), when: { at: 'at' }, where: 'outreach' }),
 * });
 * outreach([{ id: 1, messages: [{ at: '2026-03-02T09:00:00Z', from: 'campaign' }] }]).value; // 1
 * ```
 */
export function messages(settings: MessageRules): Messages {
  const rules = pick(settings, [...ROLE_RULES, 'onInvalid']);
  return {
    name: 'messages',
    needs: ['conversations'],
    alone: 'record',
    columns: COLUMNS,
    labels: LABELS,
    rules,
    source: conversationSource,
    begin: (asked) => new MessageReader(rules, asked),
  };
}

/** Conversations have about as many messages that count. */
const MESSAGES_EACH = 4;

class MessageReader implements ConversationReader {
  readonly roles: RoleRules;
  readonly withStatuses = false;
  readonly throws: boolean;
  readonly #tally: Tally;
  /** Whether something has happened yet is told by its time. */
  readonly #needs: { readonly statuses: false; readonly times: boolean };
  readonly #record: IntList;
  readonly #at: NumberList;
  readonly #role: IntList;
  readonly #sender = new IntList();
  readonly #senders: Words | undefined;
  #now: number;

  constructor(rules: MessageRules, { labels, expected, places }: Asked) {
    this.#record = new IntList(MESSAGES_EACH * expected);
    this.#at = new NumberList(MESSAGES_EACH * expected);
    this.#role = new IntList(MESSAGES_EACH * expected);
    this.roles = rules;
    this.throws = rules.onInvalid === 'throw';
    this.#tally = startTally(rules.onInvalid, places);
    this.#needs = { statuses: false, times: this.throws || Number.isFinite(rules.asOf.instant) };
    this.#senders = labels.has('sender') ? new Words() : undefined;
    this.#now = rules.asOf.instant;
  }

  hear(timeline: Timeline, roles: Roles): void {
    const { role: roleOf, isLater } = roles;
    const { length, at, place, index, conversation } = timeline;
    if (timeline.faults.length > 0 && !isLater) countFaults(timeline, this.#tally, this.#needs);
    if (roles.repeated.length > 0) roles.countRepeats(timeline, this.#tally, this.#needs);
    for (let i = 0; i < length; i++) {
      const role = roleOf[i];
      const isReceived = role === CUSTOMER;
      if (!isReceived && role !== OUTREACH && !isReply(role)) continue;
      const instant = at[i] ?? Number.NaN;
      if (this.#needs.times && Number.isNaN(instant)) continue;
      this.#record.push(index);
      this.#at.push(instant);
      this.#role.push(role ?? 0);
      if (this.#senders === undefined) continue;
      const writer = isReceived ? null : conversation.messages?.[place[i] ?? 0]?.agentId;
      this.#sender.push(this.#senders.numberOf(writer));
    }
  }

  end(latest: number): void {
    if (!Number.isFinite(this.#now)) this.#now = latest;
  }

  table(): FactTable {
    const role = this.#role.values();
    const received = new Uint8Array(role.length);
    const reply = new Uint8Array(role.length);
    const outreach = new Uint8Array(role.length);
    for (let row = 0; row < role.length; row++) {
      if (role[row] === CUSTOMER) received[row] = 1;
      else if (role[row] === OUTREACH) outreach[row] = 1;
      else reply[row] = 1;
    }
    const { excluded, excludedAt } = this.#tally;
    return {
      record: this.#record.values(),
      columns: {
        at: this.#at.values(),
        received,
        reply,
        outreach,
      },
      ...(this.#senders && {
        labels: { sender: { codes: this.#sender.values(), names: this.#senders.names } },
      }),
      ...(Number.isFinite(this.#now) && { now: this.#now }),
      excluded,
      excludedAt,
    };
  }
}
