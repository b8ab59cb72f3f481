import { DAY_MS } from './calendarDate.ts';
import type { OffsetSource } from './zoneOffset.ts';

/** The clock of one time zone, by look-up. Reaches a year and a half beyond `MIN_INSTANT` and `MAX_INSTANT`. */
export interface ZoneTable {
  /** The offset from UTC at an instant, in milliseconds, east positive. */
  offsetAt(instant: number): number;
  /** The latest change of offset at or before an instant, or −Infinity where none is within the last 56 days. */
  changeBefore(instant: number): number;
  /**
   * The instant of a local time (`local` is what the clock shows, as if it were UTC). Where the clock shows
   * it twice, the earlier; where it skips it, as much later as the clock jumped: Temporal's "compatible".
   */
  instantOf(local: number): number;
  /** The first instant of a local day (days since 1970-01-01). A day that a zone skipped starts with the next. */
  startOfDay(dayNumber: number): number;
  /** Whether the clock shows a local day at all: not where it jumps from the day before to the day after. */
  hasDay(dayNumber: number): boolean;
}

/** The changes within a stretch of time, and the offsets before, between and after them. */
interface Chunk {
  readonly changes: number[];
  readonly offsets: number[];
}

/** 56 days. */
const CHUNK_MS = 4_838_400_000;
/**
 * Changes that are taken back between two probes would be missed. The shortest in the tz database since 1900
 * are Africa/Freetown 1939 (just under 4 days) and America/Recife 2000 (just under 7): this is 3.5 days.
 */
const PROBE_MS = 302_400_000;
/**
 * The chunks of the years 2005 to 2025. They are history, and in no zone was a change taken back within 20 days: a
 * probe every 14 saves most of what a zone costs.
 */
const FIRST_CALM = 228;
const LAST_CALM = 364;
/** The chunk of the first instant that is accepted, less 12: local times and probes look before it. */
const FIRST_CHUNK = -469;

/** Compiles the offsets of a zone, chunk by chunk as they are asked for. */
export function zoneTable(source: OffsetSource): ZoneTable {
  const chunks: (Chunk | undefined)[] = [];

  function chunkAt(index: number): Chunk {
    const known = chunks[index - FIRST_CHUNK];
    if (known !== undefined) return known;
    const chunk = compileChunk(source, index);
    chunks[index - FIRST_CHUNK] = chunk;
    return chunk;
  }

  function offsetAt(instant: number): number {
    const { changes, offsets } = chunkAt(Math.floor(instant / CHUNK_MS));
    let i = changes.length;
    while (i > 0 && instant < (changes[i - 1] ?? 0)) i--; // an index of −1 would make each look-up slow
    return offsets[i] ?? 0;
  }

  function changeBefore(instant: number): number {
    const index = Math.floor(instant / CHUNK_MS);
    for (const { changes } of [chunkAt(index), chunkAt(index - 1)]) {
      for (let i = changes.length - 1; i >= 0; i--) {
        const change = changes[i] ?? 0;
        if (change <= instant) return change;
      }
    }
    return Number.NEGATIVE_INFINITY;
  }

  function instantOf(local: number): number {
    const before = offsetAt(local - DAY_MS);
    const after = offsetAt(local + DAY_MS);
    if (before === after) return local - before;
    // Shown twice: with the larger offset it comes earlier. Skipped: neither fits, and it is as much later.
    const offsets = [Math.max(before, after), Math.min(before, after)];
    return local - (offsets.find((offset) => offsetAt(local - offset) === offset) ?? before);
  }

  function startOfDay(dayNumber: number): number {
    const start = instantOf(dayNumber * DAY_MS);
    // Where the clock skips midnight, the day begins when it jumps.
    return start + offsetAt(start) === dayNumber * DAY_MS ? start : changeBefore(start);
  }

  function hasDay(dayNumber: number): boolean {
    // Two look-ups for nearly every day: to jump over one, the offset must grow by a day.
    const growth = offsetAt((dayNumber + 2) * DAY_MS) - offsetAt((dayNumber - 1) * DAY_MS);
    return growth < DAY_MS || startOfDay(dayNumber) < startOfDay(dayNumber + 1);
  }

  return { offsetAt, changeBefore, instantOf, startOfDay, hasDay };
}

function compileChunk(source: OffsetSource, index: number): Chunk {
  const start = index * CHUNK_MS;
  let offset = source(start);
  let known = start;
  const changes: number[] = [];
  const offsets = [offset];
  const step = index >= FIRST_CALM && index <= LAST_CALM ? 4 * PROBE_MS : PROBE_MS;
  for (let probe = start + step; probe <= start + CHUNK_MS; probe += step) {
    const probed = source(probe);
    while (offset !== probed) {
      known = firstChange(source, known, probe, offset);
      offset = source(known);
      changes.push(known);
      offsets.push(offset);
    }
    known = probe;
  }
  return { changes, offsets };
}

/** The first second after `from`, up to `to`, at which the offset is no longer `offset`. */
function firstChange(source: OffsetSource, from: number, to: number, offset: number): number {
  let same = from / 1000;
  let changed = to / 1000;
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (source(middle * 1000) === offset) same = middle;
    else changed = middle;
  }
  return changed * 1000;
}
