import type { Conversation } from '../records/conversation.ts';
import { elapsedColumn } from '../schedule/elapsedColumn.ts';
import { compiledOf, type Schedule } from '../schedule/schedule.ts';

/** The business hours of a conversation; where there are none, it is left out as `no-schedule`. */
export type ScheduleOf = (conversation: Conversation) => Schedule | null | undefined;

/** Measures spans in business hours: the same for all conversations, or each one's own. */
export class BusinessClock {
  readonly #schedule: Schedule | ScheduleOf | undefined;
  readonly #own: Schedule[] = [];

  constructor(schedule: Schedule | ScheduleOf | undefined) {
    this.#schedule = schedule;
  }

  /**
   * Asks for the hours of a conversation.
   *
   * @returns whether it can be measured
   * @throws KpiError `invalid-schedule` where a function gives something else
   */
  sees(conversation: Conversation, index: number): boolean {
    if (typeof this.#schedule !== 'function') return true;
    const own = this.#schedule(conversation);
    if (own === undefined || own === null) return false;
    compiledOf(own, `schedule(conversations[${index}])`);
    this.#own[index] = own;
    return true;
  }

  /** The open time of spans, given the conversation of each; `undefined` without business hours. */
  column(record: ArrayLike<number>, startAt: Float64Array, endAt: Float64Array): Float64Array | undefined {
    const schedule = this.#schedule;
    if (typeof schedule !== 'function') return schedule && elapsedColumn(schedule, startAt, endAt);
    return startAt.map((start, row) => {
      const own = this.#own[record[row] ?? 0];
      return own ? (elapsedColumn(own, [start], [endAt[row] ?? start])[0] ?? 0) : 0;
    });
  }
}
