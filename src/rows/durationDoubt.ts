import { numberKind } from '../time/numberKind.ts';
import { readPlainNumber } from './readPlainNumber.ts';

/**
 * Whether what stands in the place of a time is rather how long something took, or how often it came: `30`, `'0:30'`,
 * `'2h 5m'`, and a number that as a time would be more than a year before the ticket.
 *
 * @param at - the instant as which the value was read, or `NaN`
 * @param createdAt - when the ticket was created, where that is known
 */
export function durationDoubt(
  value: unknown,
  at: number,
  createdAt: number = Number.NaN,
): { readonly reason: string; readonly remedy: string } | undefined {
  const isDuration = Number.isNaN(at) ? looksLikeDuration(value) : createdAt - at > YEAR && !isDated(value);
  return isDuration ? DURATION : undefined;
}

const YEAR = 366 * 86_400_000;

/** A number of seconds that as a time would be before March 1973, and that as a duration is up to three years. */
const LONGEST_SECONDS = 1e8;

const DURATION = {
  reason: 'duration-as-time',
  remedy:
    'This looks like a duration or a count, not like a time: name the column that holds the time in columns, or null for none. durationsFrom reads durations.',
} as const;

/** `0:30`, `1:02:03`, `-1:10`. */
const CLOCK = /^[+-]?\d+:\d\d(?::\d\d(?:\.\d+)?)?$/;
/** `2h 5m`, `30 min`, `1.5 days`. */
const UNITS =
  /^[+-]?\d+(?:[.,]\d+)?\s*(?:ms|s|m|h|d|w|y|sec|min|hr|day|week|month|year|hour|minute|second)s?(?![a-z])/i;
/** `PT30M`, `P1DT2H`. */
const ISO_DURATION = /^[+-]?P(?:T?\d)/;

function looksLikeDuration(value: unknown): boolean {
  const given = typeof value === 'string' ? value.trim() : value;
  const number = readPlainNumber(given);
  if (!Number.isNaN(number)) {
    return number !== 0 && numberKind(Number(number)) === 'seconds' && Math.abs(number) < LONGEST_SECONDS;
  }
  return typeof given === 'string' && (CLOCK.test(given) || UNITS.test(given) || ISO_DURATION.test(given));
}

/** Whether a value says its date itself, and is no count of anything. */
function isDated(value: unknown): boolean {
  return typeof value === 'string' && Number.isNaN(readPlainNumber(value.trim()));
}
