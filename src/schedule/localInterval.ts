import { KpiError } from '../errors.ts';
import { DAY_MS } from '../time/calendarDate.ts';
import { clockText } from '../time/clockText.ts';

/** A stretch of a local day `[start, end)`, in milliseconds from midnight; the end may lie on the next day. */
export interface LocalInterval {
  readonly start: number;
  readonly end: number;
}

const MINUTE_MS = 60_000;

/**
 * Reads `'09:00-12:30'`, `'09:00:30-17:00'`, `'18:00-24:00'`, or `'22:00-06:00'`, which ends on the next day.
 *
 * @throws KpiError `invalid-schedule` where it is not two times joined by a hyphen
 * @throws KpiError `invalid-schedule` where it begins and ends at the same time: nothing or a whole day?
 */
export function readInterval(text: unknown, path: string): LocalInterval {
  const [startText = '', endText = '', extra] = typeof text === 'string' ? text.split('-') : [];
  const start = readTime(startText);
  const end = readTime(endText);
  if (!(start < DAY_MS && end <= DAY_MS) || extra !== undefined) {
    throw new KpiError(
      'invalid-schedule',
      path,
      text,
      "Give two times of day from 00:00 to 24:00, two digits each, with a hyphen between: '09:00-17:30', '22:00-06:00'.",
    );
  }
  if (start === end) {
    throw new KpiError(
      'invalid-schedule',
      path,
      text,
      "It begins and ends at the same time: write '00:00-24:00' for a whole day, and leave it out for nothing.",
    );
  }
  return { start, end: end < start ? end + DAY_MS : end };
}

/** An interval in the shortest form that `readInterval` reads. */
export function intervalText({ start, end }: LocalInterval): string {
  return `${clockText(start)}-${clockText(end > DAY_MS ? end - DAY_MS : end)}`;
}

/** `HH:MM` or `HH:MM:SS` in milliseconds from midnight, up to `24:00`; `NaN` for anything else. */
function readTime(text: string): number {
  const [, hours, minutes, seconds = '0'] = /^(\d\d):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1000;
  return ms <= DAY_MS ? ms : Number.NaN;
}
