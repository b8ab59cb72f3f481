import { DAY_MS, readDate } from '../time/calendarDate.ts';
import { inRange, instantRemedy } from '../time/instant.ts';
import { readIsoInstant, readIsoLocal } from '../time/isoInstant.ts';
import { numberKind } from '../time/numberKind.ts';
import { zoneWordOffset, zoneWords } from '../time/zoneWord.ts';
import type { NamedFormat } from './timeWay.ts';

/** Why the time of a row cannot be read. */
export interface TimeFault {
  /** The reason under which it is counted. */
  readonly reason: TimeFaultReason;
  /** What to do, as a sentence. */
  readonly remedy: string;
}

/**
 * Why the time of a row cannot be read.
 *
 * - `time-without-zone`: nothing says of which time zone it is
 * - `date-without-time`: a date alone, and no format says that it means the start of the day
 * - `day-month-order`: which number is the day is not known, or not as in the other rows
 * - `number-as-time`: digits that may be a compact date, seconds, a spreadsheet's serial
 * - `unknown-zone-word`: a word for a time zone that is not known, or means several
 * - `time-out-of-range`: before 1900 or after 2199, which systems write for "none"
 * - `unreadable-time`: anything else
 */
export type TimeFaultReason =
  | 'time-without-zone'
  | 'date-without-time'
  | 'day-month-order'
  | 'number-as-time'
  | 'unknown-zone-word'
  | 'time-out-of-range'
  | 'unreadable-time';

/** Why a value that was not read by these formats is no time, and what to do. */
export function timeFault(value: unknown, formats: readonly NamedFormat[], hasZone: boolean): TimeFault {
  const names = formats.map(({ format }) => format);
  if (typeof value === 'number' || typeof value === 'bigint') return numberFault(Number(value), names);
  if (typeof value !== 'string') return { reason: 'unreadable-time', remedy: instantRemedy(value) };
  if (!Number.isNaN(readIsoInstant(value))) return OUT_OF_RANGE;
  const local = readIsoLocal(value);
  if (!Number.isNaN(local)) return Number.isNaN(inRange(local)) || hasZone ? OUT_OF_RANGE : WITHOUT_ZONE;
  const day = readDate(value);
  if (!Number.isNaN(day)) return Number.isNaN(inRange(day * DAY_MS)) ? OUT_OF_RANGE : DATE_ONLY;
  if (numberKind(value) !== undefined) return numberFault(value, names);
  const word = /:\d\d[:.,\d]*\s*([a-z]{1,5})$/i.exec(value)?.[1];
  if (word !== undefined && !/^[ap]m$/i.test(word) && Number.isNaN(zoneWordOffset(word))) {
    return {
      reason: 'unknown-zone-word',
      remedy: `The zone word '${word}' is not known, or means several offsets: give a timeFormat with '${word}' in quotes and a timeZone. Known to the token z: ${zoneWords()}.`,
    };
  }
  return { reason: 'unreadable-time', remedy: expected(names) };
}

const OUT_OF_RANGE: TimeFault = {
  reason: 'time-out-of-range',
  remedy: 'Only instants from 1900 to 2199; leave out what has no time.',
};

const WITHOUT_ZONE: TimeFault = {
  reason: 'time-without-zone',
  remedy:
    "This says nothing of its time zone: give timeZone, such as 'Europe/Rome', for the clock that it was written by.",
};

const DATE_ONLY: TimeFault = {
  reason: 'date-without-time',
  remedy:
    "This is a date without a time: give timeFormat 'yyyy-MM-dd' and a timeZone to take it for the start of that day.",
};

function numberFault(value: number | string, formats: readonly string[]): TimeFault {
  if (Number(value) === 0) return OUT_OF_RANGE;
  const reason = 'number-as-time';
  switch (numberKind(value)) {
    case 'compact':
      return {
        reason,
        remedy: "This looks like a compact date: give a timeFormat such as 'yyyyMMdd' or 'yyyyMMddHHmm'.",
      };
    case 'excel':
      return {
        reason,
        remedy: "This looks like an Excel serial date: give timeFormat 'excel' and a timeZone.",
      };
    case 'finer':
      return {
        reason,
        remedy: "This looks finer than milliseconds: give timeFormat 'microseconds' or 'nanoseconds'.",
      };
    case 'seconds':
      return { reason, remedy: "This looks like seconds: give timeFormat 'seconds'." };
    case 'milliseconds':
      return { reason, remedy: "This looks like milliseconds: give timeFormat 'milliseconds'." };
    case undefined:
      return { reason: 'unreadable-time', remedy: expected(formats) };
  }
}

function expected(formats: readonly string[]): string {
  const list = formats.map((format) => `'${format}'`).join(' or ');
  return formats.length === 1 && formats[0] === 'iso'
    ? "Expected ISO 8601, such as 2026-03-29T10:00:00Z; give a timeFormat for other writings, such as 'dd/MM/yyyy HH:mm'."
    : `Expected a time that exists, written as ${list}.`;
}
