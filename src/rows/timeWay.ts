import { ensure } from '../errors.ts';
import { DAY_MS } from '../time/calendarDate.ts';
import { excelLocal, SERIALS_OF_1904 } from '../time/excelSerial.ts';
import { inRange, readInstant } from '../time/instant.ts';
import { isoTimeEnd, readIsoInstant, readIsoLocal } from '../time/isoInstant.ts';
import { readOffset } from '../time/offsetText.ts';
import { rfcInstant } from '../time/rfcInstant.ts';
import { type TimePattern, timePattern } from '../time/timePattern.ts';
import type { ZoneTable } from '../time/zoneTable.ts';
import { readPlainNumber } from './readPlainNumber.ts';

/** A format, and where it was given. */
export interface NamedFormat {
  readonly format: string;
  readonly path: string;
}

/** One way to read a time: the instant of a value, or `NaN`. */
export type TimeWay = (value: unknown) => number;

/** The formats that have a name. */
export const TIME_FORMATS: readonly string[] = [
  'iso',
  'rfc5322',
  'seconds',
  'milliseconds',
  'microseconds',
  'nanoseconds',
  'excel',
  'excel-1904',
];

/** A format as a compiled pattern, unless it is one that has a name. */
export function patternOf(format: string, path: string): TimePattern | undefined {
  if (TIME_FORMATS.includes(format) || format === 'rfc2822') return undefined;
  const isWord = /^[\w-]+$/.test(format) && !/y/.test(format);
  ensure(
    !isWord,
    'invalid-option',
    path,
    format,
    `Give a pattern such as 'dd/MM/yyyy HH:mm', or one of ${TIME_FORMATS.join(', ')}.`,
  );
  return timePattern(format, path);
}

/** How values of one format are read. */
export function timeWay(
  format: string,
  pattern: TimePattern | undefined,
  zone: ZoneTable | undefined,
  path: string,
): TimeWay {
  if (pattern) return patternWay(pattern, format, zone);
  switch (format) {
    case 'seconds':
      return numberWay((number) => Math.round(number * 1000));
    case 'milliseconds':
      return numberWay(Math.floor);
    case 'microseconds':
      return numberWay((number) => Math.floor(number / 1000));
    case 'nanoseconds':
      // So many digits are not kept to the last: cutting could give a millisecond too few.
      return numberWay((number) => Math.round(number / 1e6));
    case 'excel':
    case 'excel-1904':
      return excelWay(format === 'excel' ? 0 : SERIALS_OF_1904, zone, format);
    case 'iso':
      return isoWay(zone);
    default:
      ensure(format === 'rfc5322' || format === 'rfc2822', 'invalid-option', path, format, 'Unknown.');
      return (value) => (typeof value === 'string' ? inRange(rfcInstant(value)) : Number.NaN);
  }
}

/** ISO 8601 with an offset, or with the zone's clock; whatever else is a time without a format. */
export function isoWay(zone: ZoneTable | undefined): TimeWay {
  return (value) => {
    if (typeof value !== 'string') return readInstant(value);
    const instant = inRange(readIsoInstant(value));
    if (!Number.isNaN(instant)) return instant;
    const local = inRange(readIsoLocal(value));
    if (Number.isNaN(local)) return inRange(spacedInstant(value));
    return zone ? zone.instantOf(local) : Number.NaN;
  };
}

/** As Ruby, Python and BigQuery write: `2026-03-02 09:00:00 UTC`, `2026-03-02 09:00:00 +0100`. */
function spacedInstant(text: string): number {
  const end = isoTimeEnd(text);
  const found = { offset: 0 };
  const isSpaced = text.charCodeAt(end) === 32 && readOffset(text, end + 1, found) === text.length;
  return isSpaced ? readIsoLocal(text.slice(0, end)) - found.offset : Number.NaN;
}

function patternWay(pattern: TimePattern, format: string, zone: ZoneTable | undefined): TimeWay {
  const read = (value: unknown): number => {
    if (typeof value === 'string') return inRange(pattern.read(value));
    // Digits that a file's reader turned into a number: 20260302.
    return typeof value === 'number' || typeof value === 'bigint'
      ? inRange(pattern.read(String(value)))
      : Number.NaN;
  };
  if (!pattern.isLocal) return read;
  const clock = needZone(zone, format);
  return (value) => {
    const local = read(value);
    if (Number.isNaN(local)) return local;
    return pattern.isDateOnly ? clock.startOfDay(local / DAY_MS) : clock.instantOf(local);
  };
}

/** Numbers since 1970. A 0 is what systems write for none. */
function numberWay(toMs: (number: number) => number): TimeWay {
  return (value) => {
    const number = readPlainNumber(value);
    return number === 0 ? Number.NaN : inRange(toMs(number));
  };
}

function excelWay(shift: number, zone: ZoneTable | undefined, format: string): TimeWay {
  const clock = needZone(zone, format);
  return (value) => {
    const local = inRange(excelLocal(readPlainNumber(value) + shift));
    return Number.isNaN(local) ? local : clock.instantOf(local);
  };
}

function needZone(zone: ZoneTable | undefined, format: string): ZoneTable {
  ensure(
    zone !== undefined,
    'invalid-option',
    'timeZone',
    undefined,
    `Times of the format '${format}' say nothing of their time zone: give the one of the clock they were written by, such as timeZone: 'Europe/Rome', or 'UTC'.`,
  );
  return zone;
}
