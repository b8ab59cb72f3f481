import { isAbsent } from '../records/isAbsent.ts';
import { instantRemedy, readInstant } from '../time/instant.ts';
import type { Asked, Fact, FactTable } from './fact.ts';
import { type ConversationReader, conversationSource } from './reading/conversationSource.ts';
import { IntList } from './reading/intList.ts';
import { NumberList } from './reading/numberList.ts';
import { type OnInvalid, startTally, type Tally } from './reading/tally.ts';
import type { Timeline } from './reading/timeline.ts';

const COLUMNS = { createdAt: 'instant' } as const;

/** Conversations, by some rules. */
export type Conversations = Fact<keyof typeof COLUMNS, never, 'conversations'>;

/**
 * Conversations, one row each.
 *
 * | column | what it holds |
 * |---|---|
 * | `createdAt` | when it was opened: `createdAt`, else its earliest message; epoch milliseconds, NaN where neither is known |
 *
 * A conversation without a usable time counts too: only a report that cuts time cannot place it.
 *
 * @example
 * ```ts
 * import { conversationOptions, conversations, count } from 'support-kpi/define';
 *
 * const opened = count({
 *   id: 'opened@1',
 *   unit: 'conversations',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: conversationOptions,
 *   measure: (rules) => ({ of: conversations(rules), when: { at: 'createdAt' } }),
 * });
 * opened([{ id: 1 }, { id: 2, spam: true }]).value; // 1
 * ```
 */
export function conversations(rules: { readonly onInvalid: OnInvalid }): Conversations {
  const { onInvalid }: typeof rules = Object(rules);
  return {
    name: 'conversations',
    needs: ['conversations'],
    alone: 'record',
    columns: COLUMNS,
    labels: [],
    rules: { onInvalid },
    source: conversationSource,
    begin: (asked) => new CreationReader(onInvalid, asked),
  };
}

class CreationReader implements ConversationReader {
  readonly roles = undefined;
  readonly withStatuses = false;
  readonly throws: boolean;
  readonly #tally: Tally;
  readonly #record: IntList;
  readonly #createdAt: NumberList;

  constructor(onInvalid: OnInvalid, { expected, places }: Asked) {
    this.#record = new IntList(expected);
    this.#createdAt = new NumberList(expected);
    this.throws = onInvalid === 'throw';
    this.#tally = startTally(onInvalid, places);
  }

  hear(timeline: Timeline): void {
    const { conversation, earliest } = timeline;
    const { createdAt } = conversation;
    const created = readInstant(createdAt);
    if (this.throws && Number.isNaN(created) && !isAbsent(createdAt)) this.#refuseCreation(timeline);
    this.#record.push(timeline.index);
    this.#createdAt.push(
      Number.isNaN(created) ? (Number.isFinite(earliest) ? earliest : Number.NaN) : created,
    );
  }

  end(): void {}

  #refuseCreation({ conversation: { createdAt }, index }: Timeline): void {
    this.#tally.refuse('invalid-creation-time', () => ({
      path: `conversations[${index}].createdAt`,
      value: createdAt,
      remedy: instantRemedy(createdAt),
    }));
  }

  table(): FactTable {
    const { excluded, excludedAt } = this.#tally;
    return {
      record: this.#record.values(),
      columns: { createdAt: this.#createdAt.values() },
      excluded,
      excludedAt,
    };
  }
}
