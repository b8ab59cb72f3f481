import { KpiError } from '../errors.ts';

/**
 * A length of time: milliseconds, or text such as `'2h'`, `'90m'`, `'1d 2h'`, `'45s'`, `'250ms'`, `'1w'`, `'PT2H'`,
 * `'P1DT2H'`. Other text, such as `'2 hours'`, does not compile. Text that is known only when the program runs goes
 * through `toDuration`, which checks it and gives milliseconds.
 */
export type DurationInput = number | ShortDuration | IsoDuration;

type W = `${number}w`;
type D = `${number}d`;
type H = `${number}h`;
type M = `${number}m`;
type S = `${number}s`;
type Ms = `${number}ms`;
type Gap = '' | ' ';

/** Up to three units, from large to small: `2h`, `1d 2h`, `1h30m`. */
export type ShortDuration =
  | (W | D | H | M | S | Ms)
  | `${W}${Gap}${D | H | M}`
  | `${D}${Gap}${H | M | S}`
  | `${H}${Gap}${M | S | Ms}`
  | `${M}${Gap}${S | Ms}`
  | `${S}${Gap}${Ms}`
  | `${W}${Gap}${D}${Gap}${H | M}`
  | `${D}${Gap}${H}${Gap}${M | S}`
  | `${H}${Gap}${M}${Gap}${S | Ms}`
  | `${M}${Gap}${S}${Gap}${Ms}`;

type IsoTime =
  | `${number}${'H' | 'M' | 'S'}`
  | `${number}H${number}${'M' | 'S'}`
  | `${number}M${number}S`
  | `${number}H${number}M${number}S`;
type IsoDays = `${number}${'W' | 'D'}` | `${number}W${number}D`;

/** A duration of ISO 8601 without months and years: `PT2H`, `P1DT2H`, `P1W`. */
export type IsoDuration = `P${IsoDays}` | `PT${IsoTime}` | `P${IsoDays}T${IsoTime}`;

// `#` stands for an amount.
const SHORT = '^(?:#w ?)?(?:#d ?)?(?:#h ?)?(?:#m(?!s) ?)?(?:#s ?)?(?:#ms)?$';
const ISO = '^P(?:#W)?(?:#D)?(?:T(?=\\d)(?:#H)?(?:#M)?(?:#S)?)?$';

/** Milliseconds of a week, day, hour, minute, second and millisecond: the groups of both patterns, in order. */
const UNIT_MS: readonly number[] = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000, 1];

/**
 * A length of time in whole milliseconds, 0 or more, rounded to the nearest: the way for text from a setting or a
 * file into an option. A day is 24 hours and a week 7 such days, whatever the clocks do; units go from large to
 * small, each at most once.
 *
 * @param input - milliseconds, or text such as `'2h'`, `'1h 30m'`, `'PT2H'`
 * @param path - where it was found, for the message
 * @throws KpiError `invalid-duration` where it is negative, not finite, beyond the safe integers or not understood
 * @throws KpiError `invalid-duration` where it counts months or years, whose length varies
 * @example
 * ```ts
 * import { toDuration } from 'support-kpi';
 *
 * toDuration('1h 30m'); // 5400000
 * toDuration('PT2H'); // 7200000
 * toDuration('2 hours'); // throws KpiError Write '2h'
 * toDuration('P1M'); // throws KpiError Months and years differ in length
 * ```
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
  if (typeof input !== 'string') return EXPECTED;
  if (/^P[^T]*[YM]|^[\d.,]+ ?(y|mo)/i.test(input)) return 'Months and years differ in length: give days.';
  const meant = meantBy(input);
  return meant === undefined ? EXPECTED : `Write '${meant}'. ${EXPECTED}`;
}

const EXPECTED = "Expected 0 or more milliseconds, or text such as '2h', '90m' or 'PT2H'.";

/** What is meant by a text in other words: `2h` by `2 hours`, `1h 30m` by `1:30`; `undefined` where nobody can tell. */
function meantBy(text: string): string | undefined {
  const clock = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(text.trim());
  const written = clock
    ? `${clock[1]}h ${clock[2]}m${clock[3] === undefined ? '' : ` ${clock[3]}s`}`
    : text
        .trim()
        .toLowerCase()
        .replaceAll(/(\d)\s*([a-z]+)\.?(?:\s*(?:,|and)?\s*|$)/g, (whole, digit, word) => {
          const unit = UNIT_WORDS.get(word);
          return unit === undefined ? whole : `${digit}${unit} `;
        })
        .trim();
  return Number.isNaN(textMs(written)) ? undefined : written;
}

const UNIT_WORDS: ReadonlyMap<string, string> = /* @__PURE__ */ (() =>
  new Map(
    [
      ['w', 'wk', 'wks', 'week', 'weeks'],
      ['d', 'day', 'days'],
      ['h', 'hr', 'hrs', 'hour', 'hours'],
      ['m', 'min', 'mins', 'minute', 'minutes'],
      ['s', 'sec', 'secs', 'second', 'seconds'],
      ['ms', 'msec', 'msecs', 'milli', 'millis', 'millisecond', 'milliseconds'],
    ].flatMap((words) => words.map((word): [string, string] => [word, words[0] ?? ''])),
  ))();
