import type { BusinessClock } from './businessClock.ts';

/** The waits that are asked about. */
interface Waits {
  readonly record: Int32Array;
  readonly endAt: Float64Array;
  readonly replied: Uint8Array;
  readonly calendarMs: Float64Array;
  readonly businessMs: Float64Array;
}

/**
 * The replies outside of business hours to messages outside of them, as a column of 1 and 0. The opening instant is
 * inside: a reply at the very opening is not among them.
 */
export function offHours(clock: BusinessClock, waits: Waits): Uint8Array {
  const { record, endAt, replied, calendarMs, businessMs } = waits;
  const column = new Uint8Array(record.length);
  const rows: number[] = [];
  for (let row = 0; row < column.length; row++) {
    if (replied[row] === 1 && businessMs[row] === 0 && Number(calendarMs[row]) > 0) rows.push(row);
  }
  // Hours are whole milliseconds, so that the first one after the end tells whether it lies inside.
  const ends = Float64Array.from(rows, (row) => endAt[row] ?? 0);
  const next = ends.map((end) => end + 1);
  const open = clock.column(
    rows.map((row) => record[row] ?? 0),
    ends,
    next,
  );
  rows.forEach((row, i) => {
    if (open?.[i] === 0) column[row] = 1;
  });
  return column;
}
