import { DAY_MS, leadingDate } from './calendarDate.ts';
import { twoDigits } from './digits.ts';

const COLON = 58;

/**
 * The instant that an ISO 8601 text with an offset names, in epoch milliseconds, or `NaN`. Digits beyond the
 * millisecond are cut off; `24:00` is the end of the day; a leap second (`:60`) is not understood. A
 * bracketed note after the offset (`[Europe/Rome]`) is passed over: the offset already fixes the instant.
 */
export function readIsoInstant(text: string): number {
  const end = isoTimeEnd(text);
  return localMs(text, end) - offsetMs(text, end);
}

/** What the clock shows in an ISO 8601 text without an offset, as if it were UTC, or `NaN`; by the same rules. */
export function readIsoLocal(text: string): number {
  const end = isoTimeEnd(text);
  return text.length === end ? localMs(text, end) : Number.NaN;
}

/** Where the date and time of an ISO 8601 text end, and the offset may begin. Does not check what comes before. */
export function isoTimeEnd(text: string): number {
  if (text.charCodeAt(16) !== COLON) return 16;
  const mark = text.charCodeAt(19);
  return mark === 46 || mark === 44 ? fractionEnd(text, 20) : 19;
}

/** Date and time up to `end`, as if they were UTC. */
function localMs(text: string, end: number): number {
  const separator = text.charCodeAt(10);
  if (separator !== 84 && separator !== 116 && separator !== 32) return Number.NaN; // T, t, space
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  if (text.charCodeAt(13) !== COLON || !(minute <= 59)) return Number.NaN;
  let timeMs = hour * 3_600_000 + minute * 60_000;
  if (end > 16) {
    const second = twoDigits(text, 17);
    if (!(second <= 59)) return Number.NaN;
    timeMs += second * 1000;
  }
  if (end > 19) {
    if (end === 20 || end > 29) return Number.NaN;
    timeMs += fractionMs(text, 20, end);
  }
  // This judges the hour too: 24:00 passes, 24:00:01 does not.
  return timeMs <= DAY_MS ? leadingDate(text) * DAY_MS + timeMs : Number.NaN;
}

function fractionEnd(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(at)) at += 1;
  return at;
}

function fractionMs(text: string, from: number, end: number): number {
  let ms = 0;
  for (let at = from; at < from + 3; at++) ms = ms * 10 + (at < end ? text.charCodeAt(at) - 48 : 0);
  return ms;
}

/** The offset from UTC that ends the text at `at`: `Z`, `±HH`, `±HHMM` or `±HH:MM`, in milliseconds. */
function offsetMs(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === 90 || sign === 122) return endsAt(text, at + 1) ? 0 : Number.NaN; // Z, z
  if (sign !== 43 && sign !== 45) return Number.NaN; // +, -
  const hours = twoDigits(text, at + 1);
  const minutesAt = text.charCodeAt(at + 3) === COLON ? at + 4 : at + 3;
  const hoursOnly = endsAt(text, at + 3);
  const minutes = hoursOnly ? 0 : twoDigits(text, minutesAt);
  if (!(hours <= 23 && minutes <= 59 && (hoursOnly || endsAt(text, minutesAt + 2)))) return Number.NaN;
  const ms = (hours * 60 + minutes) * 60_000;
  return sign === 43 ? ms : -ms;
}

/** Whether the text ends there, or goes on with a bracketed note that says something. */
function endsAt(text: string, at: number): boolean {
  const last = text.length - 1;
  return at === text.length || (text.charCodeAt(at) === 91 && last > at + 1 && text.charCodeAt(last) === 93); // […]
}
