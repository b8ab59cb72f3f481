import { KpiError } from '../errors.ts';
import { readDate } from './calendarDate.ts';
import { readIsoInstant } from './isoInstant.ts';
import { LARGEST_SECONDS } from './numberKind.ts';
import { numberRemedy } from './numberRemedy.ts';

/**
 * One instant: an ISO 8601 text with an offset (`2026-03-29T10:00:00Z`, `2026-03-29 10:00+02:00`), epoch
 * milliseconds, a `Date`, or anything with `epochMilliseconds` (Temporal).
 *
 * Accepted from 1900 to 2199: outside lie the dates that systems write for "none". A number is cut down to whole
 * milliseconds. Numbers from −1e11 to 1e11 are refused, because they are nearly
 * always seconds or days of a spreadsheet; write instants between late 1966 and early 1973 as text or `Date`. Digits
 * as text are never a time: they may be a compact date, seconds or milliseconds.
 */
export type TimeInput = string | number | Date | EpochMilliseconds;

/** What has an instant in epoch milliseconds: a `Temporal.Instant`, a `Temporal.ZonedDateTime`. */
export interface EpochMilliseconds {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly epochMilliseconds: number;
}

/** The first instant accepted: 1900-01-01T00:00Z. Systems write `0001-01-01` for "none". */
export const MIN_INSTANT = -2_208_988_800_000;

/** The first instant that is too late: 2200-01-01T00:00Z. Systems write `9999-12-31` for "none". */
export const MAX_INSTANT = 7_258_118_400_000;

/**
 * The instant that a value names, in epoch milliseconds, or `NaN` where it names none that is accepted. Never
 * throws; for columns of records. `toInstant` says what is wrong instead.
 */
export function readInstant(input: unknown): number {
  if (typeof input === 'number') {
    return input >= LARGEST_SECONDS || input <= -LARGEST_SECONDS ? inRange(Math.floor(input)) : Number.NaN;
  }
  if (typeof input === 'string') return inRange(readIsoInstant(input));
  return inRange(Math.floor(objectMs(input)) + 0); // + 0 turns −0 into 0
}

/**
 * The instant that a value names, in epoch milliseconds, by the rules by which every time is read here.
 *
 * ISO 8601 text with an offset, epoch milliseconds, a `Date`, or anything with `epochMilliseconds` (Temporal);
 * from 1900 to 2199. Never `NaN`: what names no instant is an error that says what it looks like and what to do.
 *
 * @param input - the value
 * @param path - where it was found, for the message
 * @throws KpiError `invalid-time` for text without an offset, a date without a time, a date that does not exist
 * @throws KpiError `invalid-time` for a text of digits, and a number that looks like seconds or a spreadsheet's serial
 * @throws KpiError `invalid-time` for an invalid `Date`, an instant before 1900 or after 2199, and anything else
 * @example
 * ```ts
 * import { toInstant } from 'support-kpi';
 *
 * toInstant('2026-03-02T10:00:00+01:00'); // 1772442000000
 * toInstant(new Date(Date.UTC(2026, 2, 2, 9))); // 1772442000000
 * toInstant('2026-03-02 10:00'); // throws KpiError add Z or an offset
 * toInstant('202603020900'); // throws KpiError compact date
 * toInstant(46083.375); // throws KpiError Excel serial date (2026-03-02T09:00:00
 * ```
 */
export function toInstant(input: unknown, path: string = 'at'): number {
  const instant = readInstant(input);
  if (!Number.isNaN(instant)) return instant;
  throw new KpiError('invalid-time', path, input, instantRemedy(input));
}

/** An instant from 1900 to 2199 as it is, `NaN` for any other. */
export function inRange(instant: number): number {
  return instant >= MIN_INSTANT && instant < MAX_INSTANT ? instant : Number.NaN;
}

/** The milliseconds of a Temporal value or a Date, of another realm too; `NaN` for anything else. */
function objectMs(input: unknown): number {
  if (typeof input !== 'object' || input === null) return Number.NaN;
  try {
    if ('epochMilliseconds' in input) {
      return typeof input.epochMilliseconds === 'number' ? input.epochMilliseconds : Number.NaN;
    }
    return Date.prototype.getTime.call(input);
  } catch {
    return Number.NaN; // not a Date, or a getter that throws
  }
}

const RANGE = 'Only instants from 1900 to 2199; leave out what has no time.';

/** What is wrong with a value that names no instant, and what to do, as a sentence. */
export function instantRemedy(input: unknown): string {
  if (typeof input === 'number' || typeof input === 'string') {
    const remedy = numberRemedy(input);
    if (remedy !== undefined) return remedy;
  }
  if (Number.isFinite(input)) return RANGE;
  if (typeof input === 'string') {
    if (!Number.isNaN(readIsoInstant(input))) return RANGE;
    if (!Number.isNaN(readIsoInstant(`${input}Z`))) {
      return 'This text has no offset: add Z or an offset such as +01:00.';
    }
    if (!Number.isNaN(readDate(input))) {
      return 'This is a date: add a time and an offset, such as T09:00:00+01:00.';
    }
    return 'Expected an existing time in ISO 8601, such as 2026-03-29T10:00:00Z; rows of other writings are read with a timeFormat.';
  }
  if (typeof input === 'bigint') return 'This is a BigInt: pass Number(value), in milliseconds.';
  if (input instanceof Date) {
    return Number.isNaN(input.getTime()) ? 'This Date is invalid.' : RANGE;
  }
  return 'Expected ISO 8601 text with an offset, finite epoch milliseconds, Date or Temporal.Instant.';
}
