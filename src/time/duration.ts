import { KpiError } from '../errors.ts';

/** A length of time: milliseconds, or `'2h'`, `'90m'`, `'1d 2h'`, `'45s'`, `'250ms'`, `'1w'`, `'PT2H'`, `'P1DT2H'`. */
export type DurationInput = number | string;

// `#` stands for an amount.
const SHORT = '^(?:#w ?)?(?:#d ?)?(?:#h ?)?(?:#m(?!s) ?)?(?:#s ?)?(?:#ms)?$';
const ISO = '^P(?:#W)?(?:#D)?(?:T(?=\\d)(?:#H)?(?:#M)?(?:#S)?)?$';

/** Milliseconds of a week, day, hour, minute, second and millisecond: the groups of both patterns, in order. */
const UNIT_MS: readonly number[] = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000, 1];

/**
 * A length of time in whole milliseconds, 0 or more, rounded to the nearest. A day is 24 hours and a week 7
 * such days, whatever the clocks do; units go from large to small, each at most once.
 *
 * @param input - milliseconds, or text such as `'2h'`, `'1h 30m'`, `'PT2H'`
 * @param path - where it was found, for the message
 * @throws KpiError `invalid-duration` where it is negative, not finite, beyond the safe integers or not understood
 * @throws KpiError `invalid-duration` where it counts months or years, whose length varies
 */
export function toDuration(input: unknown, path: string = 'duration'): number {
  const ms = Math.round(
    typeof input === 'string' ? textMs(input) : typeof input === 'number' ? input : Number.NaN,
  );
  if (ms >= 0 && ms <= Number.MAX_SAFE_INTEGER) return ms + 0; // + 0 turns −0 into 0
  throw new KpiError('invalid-duration', path, input, remedyFor(input));
}

function textMs(text: string): number {
  const match = (pattern: string) => new RegExp(pattern.replaceAll('#', '(\\d+(?:[.,]\\d+)?)')).exec(text);
  const amounts = (match(SHORT) ?? match(ISO))?.slice(1) ?? [];
  if (amounts.every((amount) => amount === undefined)) return Number.NaN;
  return UNIT_MS.reduce((sum, unit, i) => sum + Number((amounts[i] ?? '0').replace(',', '.')) * unit, 0);
}

function remedyFor(input: unknown): string {
  if (typeof input === 'string' && /^P[^T]*[YM]|^[\d.,]+ ?(y|mo)/.test(input)) {
    return 'Months and years differ in length: give days.';
  }
  return "Expected 0 or more milliseconds, or text such as '2h', '90m' or 'PT2H'.";
}
