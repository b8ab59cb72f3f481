import { ensure } from '../errors.ts';
import { gridRows } from '../schedule/gridRows.ts';
import { openSegments } from '../schedule/openSegments.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { DAY_MS } from '../time/calendarDate.ts';
import { MIN_INSTANT, type TimeInput } from '../time/instant.ts';
import type { Dialect } from './dialect.ts';

/**
 * One UTC day of the business hours, as whole numbers: `k` the day, `c` the open time before it, and the open
 * stretches `s0` to `e0`, `s1` to `e1` … in epoch milliseconds. Stretches that a day does not have are 0 to 0.
 */
export interface OpenTimeRow {
  /** The day, counted from 1970-01-01. */
  readonly k: number;
  /** The open time before it. */
  readonly c: number;
  readonly [startOrEnd: `${'s' | 'e'}${number}`]: number;
}

/** Business hours as a table that a database joins by equality, and adds up without knowing a time zone. */
export class OpenTime {
  readonly #schedule: Schedule;
  readonly #slots: number;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    this.#slots = mostStretches(this.#schedule);
  }

  /** The rows that hold all instants of a range. */
  rows(from: TimeInput, to: TimeInput): OpenTimeRow[] {
    return gridRows(this.#schedule, from, to).map(({ k, c, segments }) => {
      const remedy = `Give a range in which no day is open more than ${this.#slots} times.`;
      ensure(segments.length <= this.#slots, 'not-in-sql', 'schedule', segments.length, remedy);
      const row: Record<string, number> & { k: number; c: number } = { k, c };
      for (let slot = 0; slot < this.#slots; slot++) {
        const [start, end] = segments[slot] ?? [0, 0];
        row[`s${slot}`] = start;
        row[`e${slot}`] = end;
      }
      return row;
    });
  }

  /** The key of the row that holds an instant. */
  key(instant: string, dialect: Dialect): string {
    // Counted from the first instant that is accepted: databases round the quotient of a negative number differently.
    return `${dialect.divide(`${instant} + ${-MIN_INSTANT}`, DAY_MS)} - ${-MIN_INSTANT / DAY_MS}`;
  }

  /** The open time up to an instant, by the row of this name. */
  upTo(instant: string, row: string): string {
    const stretches = Array.from(
      { length: this.#slots },
      (_, slot) => `greatest(least(${instant}, ${row}.e${slot}) - ${row}.s${slot}, 0)`,
    );
    return [`${row}.c`, ...stretches].join(' + ');
  }

  /** Whether an instant lies inside the hours, the opening one too, by the row of this name. */
  isOpen(instant: string, row: string): string {
    return Array.from(
      { length: this.#slots },
      (_, slot) => `${instant} >= ${row}.s${slot} AND ${instant} < ${row}.e${slot}`,
    ).join(' OR ');
  }
}

/**
 * The most stretches that lie in 24 hours, wherever these begin: a zone may once have been, or may come to be, elsewhere
 * from UTC. Learned from four years; in others clocks may change in ways that bring one more.
 */
function mostStretches(schedule: Schedule): number {
  const stretches = openSegments(schedule, Date.UTC(2025, 0), Date.UTC(2029, 0, 2));
  let most = 1;
  let last = 0;
  stretches.forEach(({ endAt }, first) => {
    while ((stretches[last]?.startAt ?? Infinity) < endAt + DAY_MS) last++;
    most = Math.max(most, last - first);
  });
  return most;
}
