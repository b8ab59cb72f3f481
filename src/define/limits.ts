import type { FactTable, Lists } from '../facts/fact.ts';
import type { Conversation } from '../records/conversation.ts';
import { compiledOf, type Schedule } from '../schedule/schedule.ts';
import { shiftBy } from '../schedule/shiftBy.ts';
import { type Hours, hoursOf } from './elapsed.ts';
import type { Layer } from './layer.ts';

/** How long a wait may last: so many milliseconds of the headline clock, or until an instant that depends on hours. */
export type Limit = number | ((schedule: Schedule, startAt: number) => number);

/**
 * The limit of the waits of a conversation; none where no target is about it.
 *
 * @param path - where the conversation stands
 */
export type LimitOf = (conversation: Conversation, path: string) => Limit | undefined;

/** The columns that say how long each wait may last, where that is not one length of time for all. */
export interface LimitLayers {
  /** How long it may last; infinite where that depends on hours, NaN where there is no target. */
  readonly ms: Layer;
  /** Until when it may last; infinite where that depends on how long it lasts, NaN where there is no target. */
  readonly at: Layer;
  /** The last instant at which a wait that has not ended is within both; NaN for all others. */
  readonly due: Layer;
}

/**
 * Finds out how long each wait may last.
 *
 * @param option - the option that says it
 * @param clock - the hours by which lengths of time are told; none for the calendar
 * @param hours - the hours of working days
 */
export function limitLayers(
  option: string,
  limitOf: LimitOf,
  clock: Hours | undefined,
  hours: Hours | undefined,
): LimitLayers {
  const known = new WeakMap<FactTable, Map<number, Limit | undefined>>();
  const limitAt = (row: number, table: FactTable, lists: Lists): Limit | undefined => {
    const index = table.record[row] ?? 0;
    const limits = known.get(table) ?? new Map<number, Limit | undefined>();
    known.set(table, limits);
    if (!limits.has(index)) {
      const conversation = Object(lists.get('conversations'))[index];
      limits.set(index, limitOf(conversation, `conversations[${index}]`));
    }
    return limits.get(index);
  };
  const msAt = (row: number, table: FactTable, lists: Lists): number => {
    const limit = limitAt(row, table, lists);
    return typeof limit === 'function' ? Number.POSITIVE_INFINITY : (limit ?? Number.NaN);
  };
  const untilAt = (row: number, start: number, table: FactTable, lists: Lists): number => {
    const limit = limitAt(row, table, lists);
    if (typeof limit !== 'function') return limit === undefined ? Number.NaN : Number.POSITIVE_INFINITY;
    const own = hours && hoursOf(hours, table, lists)(row);
    return own ? limit(own, start) : Number.NaN;
  };
  const spec = { option, of: limitOf, clock, hours };
  return {
    ms: {
      spec: { layer: 'limitMs', columns: [], ...spec },
      over: ({ length }, table, lists) => Float64Array.from({ length }, (_, row) => msAt(row, table, lists)),
    },
    at: {
      spec: { layer: 'limitAt', columns: ['startAt'], ...spec },
      over: (rows, table, lists) =>
        Float64Array.from(rows.values('startAt'), (start, row) => untilAt(row, start, table, lists)),
    },
    due: {
      spec: { layer: 'limitDue', columns: ['startAt', 'open'], ...spec },
      over(rows, table, lists) {
        const open = rows.values('open');
        return Float64Array.from(rows.values('startAt'), (start, row) => {
          if (!open[row]) return Number.NaN;
          const own = clock && hoursOf(clock, table, lists)(row);
          const last = lastWithin(own, start, msAt(row, table, lists));
          return Math.min(last, untilAt(row, start, table, lists));
        });
      },
    },
  };
}

/** The last instant by which no more than so much time has passed. */
function lastWithin(schedule: Schedule | undefined, start: number, ms: number): number {
  if (schedule === undefined || !Number.isFinite(ms)) return start + ms;
  return shiftBy(compiledOf(schedule).grid, 'after', 'farthest', start, ms) ?? Number.POSITIVE_INFINITY;
}
