import { KpiError } from '../errors.ts';
import { checkNames } from '../nearestName.ts';

/** How a duration is put into words. */
export interface FormatDurationOptions {
  /** Whether 24 hours are called a day. Default true; give false for business hours, whose days are shorter. */
  readonly days?: boolean | undefined;
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/**
 * A duration for reading, in its two largest units, rounded to the smaller of them: `2 d 4 h`, `23 h 31 min`, `45 s`.
 * No duration (`null`, as results have it where nothing is completed) reads `–`.
 *
 * @param ms - milliseconds, 0 or more, or `null`
 * @throws KpiError `invalid-duration` for a negative or infinite number, NaN, and anything that is no number
 * @throws KpiError `invalid-option`, `unknown-option` for options that cannot be used
 * @example
 * ```ts
 * import { formatDuration } from 'support-kpi';
 *
 * formatDuration(84_660_000); // '23 h 31 min'
 * formatDuration(86_371_000); // '1 d'
 * formatDuration(187_200_000, { days: false }); // '52 h'
 * formatDuration(null); // '–'
 * ```
 */
export function formatDuration(ms: number | null, options: FormatDurationOptions = {}): string {
  checkNames(options, ['days']);
  const { days = true } = options;
  if (typeof days !== 'boolean') throw new KpiError('invalid-option', 'days', days, 'Give true or false.');
  if (ms === null) return '–';
  if (!(Number.isFinite(ms) && ms >= 0)) {
    throw new KpiError('invalid-duration', 'ms', ms, 'Give 0 or more milliseconds, or null for none.');
  }
  const units = days ? UNITS : UNITS.slice(1);
  const largest = units.findIndex(([, size]) => ms >= size);
  const smaller = units[largest === -1 ? units.length - 1 : largest + 1]?.[1] ?? 1000;
  let rest = Math.round(ms / smaller) * smaller;
  const words: string[] = [];
  // Rounding may have carried into a larger unit: 23 h 59 min 31 s are 1 d.
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${name}`);
  }
  return words.join(' ') || '0 s';
}
