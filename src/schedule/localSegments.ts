import { DAY_MS } from '../time/calendarDate.ts';
import type { ZoneTable } from '../time/zoneTable.ts';
import { unite } from './combineSegments.ts';
import { daysNear } from './daysNear.ts';
import type { LocalInterval } from './localInterval.ts';

/** The intervals of one local day (days since 1970-01-01), counted from its midnight. */
export type IntervalsOfDay = (dayNumber: number) => readonly LocalInterval[];

/**
 * The open stretches of time that touch `[from, to)`, as instants: start, end, start, end, …, in order, apart
 * from each other. The first and the last may reach beyond the range.
 */
export type SegmentSource = (from: number, to: number) => number[];

/**
 * Turns hours on local days into stretches of time. Each end point becomes an instant by itself (Temporal's
 * "compatible"), so an interval over a change of the clock is shorter or longer, and one that the change
 * turns around is empty. Stretches that overlap or touch become one.
 */
export function localSegments(zone: ZoneTable, intervalsOfDay: IntervalsOfDay): SegmentSource {
  return (from, to) => {
    const found: number[] = [];
    for (const day of daysNear(from, to)) {
      for (const interval of intervalsOfDay(day)) {
        const start = zone.instantOf(day * DAY_MS + interval.start);
        const end = zone.instantOf(day * DAY_MS + interval.end);
        if (start >= end || start >= to || end <= from) continue;
        let place = found.length;
        // What begins in a gap of the clock comes as much later, and may come after what begins behind the gap.
        while ((found[place - 2] ?? start) > start) place -= 2;
        if (place === found.length) found.push(start, end);
        else found.splice(place, 0, start, end);
      }
    }
    return unite(found);
  };
}
