import type { Conversation } from '../records/conversation.ts';
import { elapsedColumn } from '../schedule/elapsedColumn.ts';
import { compiledOf, type Schedule } from '../schedule/schedule.ts';

/** The business hours of a conversation; where there are none, it is left out as `no-schedule`. */
export type ScheduleOf = (conversation: Conversation) => Schedule | null | undefined;

/** Measures spans in business hours. */
export interface BusinessClock {
  /**
   * Asks for the hours of a conversation.
   *
   * @returns whether it can be measured
   * @throws KpiError `invalid-schedule` where a function gives something else
   */
  sees(conversation: Conversation, index: number): boolean;
  /** The hours of a conversation that was seen. */
  of(record: number): Schedule | undefined;
  /** The open time of spans, given the conversation of each; `undefined` without business hours. */
  column(record: ArrayLike<number>, startAt: Float64Array, endAt: Float64Array): Float64Array | undefined;
}

/** The same hours for all conversations, or each one's own. */
export function businessClock(schedule: Schedule | ScheduleOf | undefined): BusinessClock {
  if (typeof schedule !== 'function') {
    return {
      sees: () => true,
      of: () => schedule,
      column: (_, startAt, endAt) => schedule && elapsedColumn(schedule, startAt, endAt),
    };
  }
  const hours: Schedule[] = [];
  return {
    sees(conversation, index) {
      const own = schedule(conversation);
      if (own === undefined || own === null) return false;
      compiledOf(own, `schedule(conversations[${index}])`);
      hours[index] = own;
      return true;
    },
    of: (record) => hours[record],
    column: (record, startAt, endAt) =>
      startAt.map((start, row) => {
        const own = hours[record[row] ?? 0];
        return own ? (elapsedColumn(own, [start], [endAt[row] ?? start])[0] ?? 0) : 0;
      }),
  };
}
