import type { Conversation } from '../records/conversation.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** How long a wait may last: so many milliseconds of the headline clock, or until an instant that depends on hours. */
export type Limit = number | ((schedule: Schedule, startAt: number) => number);

/**
 * The limit of the waits of a conversation; none where no target is about it.
 *
 * @param path - where the conversation stands
 */
export type LimitOf = (conversation: Conversation, path: string) => Limit | undefined;

/** Limits by the names of their targets. */
export type Limits = Readonly<Record<string, LimitOf>>;

/** Finds out how long each wait may last, where that is not one length of time for all. */
export interface DueTimes {
  /** Asks for the limits of a conversation. */
  sees(conversation: Conversation, index: number): void;
  /**
   * The columns of each target, given the conversation of each wait: `…Ms` for how long it may last, `…At` for when it
   * is due. The one that does not limit it is infinite; where there is no target, both are NaN.
   *
   * @param scheduleOf - the hours of a conversation
   */
  columns(
    record: ArrayLike<number>,
    startAt: Float64Array,
    scheduleOf: (record: number) => Schedule | undefined,
  ): Record<string, Float64Array>;
}

/** Starts to find out the limits of these targets. */
export function dueTimes(targets: Limits): DueTimes {
  const asked = Object.entries(targets).map(([name, limitOf]) => ({
    name,
    limitOf,
    limits: new Map<number, Limit | undefined>(),
  }));
  return {
    sees(conversation, index) {
      for (const { limitOf, limits } of asked) {
        limits.set(index, limitOf(conversation, `conversations[${index}]`));
      }
    },
    columns(record, startAt, scheduleOf) {
      const columns: Record<string, Float64Array> = {};
      for (const { name, limits } of asked) {
        const ms = startAt.map((_, row) => {
          const limit = limits.get(record[row] ?? 0);
          return typeof limit === 'function' ? Number.POSITIVE_INFINITY : (limit ?? Number.NaN);
        });
        const at = startAt.map((start, row) => {
          const limit = limits.get(record[row] ?? 0);
          const schedule = scheduleOf(record[row] ?? 0);
          if (typeof limit !== 'function') return limit === undefined ? Number.NaN : Number.POSITIVE_INFINITY;
          return schedule ? limit(schedule, start) : Number.NaN;
        });
        columns[`${name}Ms`] = ms;
        columns[`${name}At`] = at;
      }
      return columns;
    },
  };
}
