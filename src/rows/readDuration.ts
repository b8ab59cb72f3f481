import { toDuration } from '../time/duration.ts';
import { readPlainNumber } from './readPlainNumber.ts';

/** What a number of a duration counts. */
export type DurationUnit = 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days';

/** How a duration is written with colons: hours and minutes, with seconds, or minutes and seconds. */
export type DurationFormat = 'h:mm' | 'h:mm:ss' | 'm:ss';

/** What a number counts, in milliseconds. */
const UNIT_MS: Readonly<Record<DurationUnit, number>> = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** What the numbers between colons count, in milliseconds. */
const CLOCK_MS: Readonly<Record<DurationFormat, readonly number[]>> = {
  'h:mm': [3_600_000, 60_000],
  'h:mm:ss': [3_600_000, 60_000, 1000],
  'm:ss': [60_000, 1000],
};

/** The units. */
export const DURATION_UNITS: readonly DurationUnit[] = [
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
];

/** The formats. */
export const DURATION_FORMATS: readonly DurationFormat[] = ['h:mm', 'h:mm:ss', 'm:ss'];

/** A duration, negative ones too, in whole milliseconds; or the reason why it is none, with what to do. */
export type ReadDuration = number | { readonly reason: string; readonly remedy: string };

/** Reads one duration: a number in the unit, text with colons in the format, or text with units (`2h 30m`, `PT2H`). */
export function readDuration(
  value: unknown,
  unit: DurationUnit | undefined,
  format: DurationFormat | undefined,
): ReadDuration {
  const number = readPlainNumber(typeof value === 'string' ? value.trim() : value);
  if (!Number.isNaN(number)) return unit === undefined ? NO_UNIT : inRange(number * UNIT_MS[unit]);
  if (typeof value !== 'string') return unreadable('Give a number or a text.');
  const text = value.trim();
  const isNegative = text.startsWith('-') || text.startsWith('−');
  const size = isNegative ? text.slice(1).trim() : text;
  if (size.includes(':')) {
    if (format === undefined) return NO_FORMAT;
    const ms = clockMs(size, CLOCK_MS[format]);
    return Number.isNaN(ms) ? unreadable(`Write it as ${format}.`) : inRange(isNegative ? -ms : ms);
  }
  try {
    const ms = toDuration(size);
    return isNegative ? -ms : ms;
  } catch {
    return unreadable("Write it as '2h 30m', 'PT2H30M' or a number.");
  }
}

/** Whole milliseconds, not negative zero; what no number can keep exactly is none. */
function inRange(ms: number): ReadDuration {
  const whole = Math.round(ms) + 0;
  return Number.isSafeInteger(whole) ? whole : unreadable('Give a finite number.');
}

/** Numbers between colons; those after the first have two digits and are below 60. */
function clockMs(text: string, units: readonly number[]): number {
  const parts = text.split(':');
  if (parts.length !== units.length) return Number.NaN;
  return parts.reduce((sum, part, i) => {
    const isWhole = i === 0 ? /^\d{1,9}$/.test(part) : /^[0-5]\d$/.test(part);
    return isWhole ? sum + Number(part) * (units[i] ?? 0) : Number.NaN;
  }, 0);
}

function unreadable(remedy: string): ReadDuration {
  return { reason: 'unreadable-duration', remedy };
}

const NO_UNIT: ReadDuration = {
  reason: 'duration-without-unit',
  remedy: "A number alone may be minutes or days: give unit, such as 'minutes'.",
};

const NO_FORMAT: ReadDuration = {
  reason: 'duration-without-format',
  remedy: "Say what stands between the colons: give format, such as 'h:mm'.",
};
