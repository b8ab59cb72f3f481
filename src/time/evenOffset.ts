import { DAY_MS } from './calendarDate.ts';
import type { ZoneTable } from './zoneTable.ts';

const HOUR_MS = 3_600_000;
/** Of so many cells, as a power of two, is a chunk. */
const BITS = 8;
const MASK = 255;
/** The chunk of cells of the first instant that is accepted is −100: an array's index must not be negative. */
const CHUNKS_BEFORE_1970 = 104;

/**
 * The offset of a zone on the UTC day that holds an instant, where the clock runs evenly on that day and in the hour
 * before it; not a number or infinite where it does not. For hot loops, which ask the zone itself about the few days of
 * changes.
 */
export function evenOffset(zone: ZoneTable): (instant: number) => number {
  const chunks: Float64Array[] = [];

  return (instant) => {
    const cell = Math.floor(instant / DAY_MS);
    const index = (cell >> BITS) + CHUNKS_BEFORE_1970;
    const chunk = chunks[index];
    const offset = chunk?.[cell & MASK] ?? Number.NaN;
    return Number.isNaN(offset) ? remember(index, cell) : offset;
  };

  function remember(index: number, cell: number): number {
    const chunk = chunks[index] ?? new Float64Array(MASK + 1).fill(Number.NaN);
    chunks[index] = chunk;
    const start = cell * DAY_MS;
    const isEven = zone.changeBefore(start + DAY_MS) <= start - HOUR_MS;
    const offset = isEven ? zone.offsetAt(start) : Number.POSITIVE_INFINITY;
    chunk[cell & MASK] = offset;
    return offset;
  }
}
