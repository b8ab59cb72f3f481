import { KpiError } from '../errors.ts';
import type { FactTable, Lists } from '../facts/fact.ts';
import type { Column } from '../fold/expression.ts';
import type { Conversation } from '../records/conversation.ts';
import { elapsedColumn } from '../schedule/elapsedColumn.ts';
import { compiledOf, type Schedule } from '../schedule/schedule.ts';
import type { Layer } from './layer.ts';

/** The business hours of a conversation; where there are none, it is left out as `no-schedule`. */
export type ScheduleOf = (conversation: Conversation) => Schedule | null | undefined;

/** The same hours for all, or each conversation's own. */
export type Hours = Schedule | ScheduleOf;

/** The open time from one instant to another; NaN where one is not known, or there are no hours. */
export function elapsed(from: string, to: string, hours: Hours): Layer {
  return {
    spec: { layer: 'elapsed', columns: [from, to], hours },
    over: (rows, table, lists) => openTime(hours, rows.values(from), rows.values(to), table, lists),
  };
}

/** The open time from an instant until now. */
export function age(from: string, hours: Hours): Layer {
  return {
    spec: { layer: 'age', columns: [from], hours },
    over(rows, table, lists) {
      const start = rows.values(from);
      const now = table.now ?? Number.NEGATIVE_INFINITY;
      return openTime(
        hours,
        start,
        columnOf(start).map((at) => Math.max(at, now)),
        table,
        lists,
      );
    },
  };
}

/**
 * 1 where a span began and ended outside of the hours, without any open time between. The opening instant is inside: what
 * ends at the very opening is not among them.
 */
export function offHours(from: string, to: string, hours: Hours): Layer {
  return {
    spec: { layer: 'offHours', columns: [from, to], hours },
    over(rows, table, lists) {
      const [start, end] = [rows.values(from), rows.values(to)];
      const open = openTime(hours, start, end, table, lists);
      // Hours are whole milliseconds, so that the first one after the end tells whether it lies inside.
      const after = openTime(
        hours,
        end,
        columnOf(end).map((at) => at + 1),
        table,
        lists,
      );
      return Uint8Array.from(
        { length: rows.length },
        (_, row) => +(open[row] === 0 && after[row] === 0 && Number(end[row]) > Number(start[row])),
      );
    },
  };
}

/** 1 where a conversation has hours of its own. */
export function hasHours(hours: ScheduleOf, throws: boolean): Layer {
  return {
    spec: { layer: 'hasHours', columns: [], hours, throws },
    over(rows, table, lists) {
      const scheduleOf = hoursOf(hours, table, lists);
      return Uint8Array.from({ length: rows.length }, (_, row) => {
        const own = scheduleOf(row);
        if (own === undefined && throws) {
          const index = table.record[row] ?? 0;
          const remedy = 'Let the schedule function give hours for each conversation.';
          const value: unknown = Object(lists.get('conversations'))[index];
          throw new KpiError('invalid-record', `conversations[${index}]`, value, remedy);
        }
        return +(own !== undefined);
      });
    },
  };
}

/**
 * The hours of each row.
 *
 * @throws KpiError `invalid-schedule` where a function gives something else
 */
export function hoursOf(hours: Hours, table: FactTable, lists: Lists): (row: number) => Schedule | undefined {
  if (typeof hours !== 'function') return () => hours;
  const tables = asked.get(hours) ?? new WeakMap<FactTable, Map<number, Schedule | undefined>>();
  asked.set(hours, tables);
  const known = tables.get(table) ?? new Map<number, Schedule | undefined>();
  tables.set(table, known);
  return (row) => {
    const index = table.record[row] ?? 0;
    if (known.has(index)) return known.get(index);
    const own = hours(Object(lists.get('conversations'))[index]) ?? undefined;
    if (own !== undefined) compiledOf(own, `schedule(conversations[${index}])`);
    known.set(index, own);
    return own;
  };
}

/** What functions have answered: a conversation is asked for once, so that all columns are by the same hours. */
const asked: WeakMap<
  ScheduleOf,
  WeakMap<FactTable, Map<number, Schedule | undefined>>
> = /* @__PURE__ */ new WeakMap();

function openTime(hours: Hours, from: Column, to: Column, table: FactTable, lists: Lists): Float64Array {
  if (typeof hours !== 'function') return elapsedColumn(hours, columnOf(from), columnOf(to));
  const scheduleOf = hoursOf(hours, table, lists);
  return Float64Array.from({ length: from.length }, (_, row) => {
    const own = scheduleOf(row);
    return own ? compiledOf(own).grid.between(from[row] ?? Number.NaN, to[row] ?? Number.NaN) : Number.NaN;
  });
}

function columnOf(column: Column): Float64Array {
  return column instanceof Float64Array ? column : Float64Array.from(column);
}
