import { ensure, KpiError } from '../errors.ts';
import type { QuantileType } from '../stats/quantile.ts';
import { type DurationInput, toDuration } from '../time/duration.ts';
import { type OptionRules, oneOf, share } from './options.ts';

/** How durations are summed up. */
export interface DurationOptions {
  /** The confidence of intervals. Default 0.95. */
  readonly confidence?: number | undefined;
  /** The Hyndman–Fan type of quantiles, 1 to 9. Default 7: R, numpy, Excel, `percentile_cont`. */
  readonly quantileType?: QuantileType | undefined;
  /** The share to cut off at each end for `trimmedMean`, below 0.5. Default: no trimmed mean. */
  readonly trim?: number | undefined;
  /** Whether to add the estimates that take open waits into account (Kaplan–Meier). Default false. */
  readonly censored?: boolean | undefined;
  /**
   * Which figure is the `value`: `'median'`, `'mean'`, `'min'`, `'max'` or any quantile, `'p90'`, `'p99.5'`. Default
   * `'median'`.
   */
  readonly headline?: Headline | undefined;
  /** Further quantiles: the shares of durations at or below them, 0 to 1. Default: none. */
  readonly quantiles?: readonly number[] | undefined;
  /**
   * Limits of bands, ascending: how many durations lie below the first, from each up to and not including the next, and
   * from the last on. Default: none.
   */
  readonly bands?: readonly DurationInput[] | undefined;
  /** Under which instant a report files a duration: its end or its start. Default `'completion'`. */
  readonly dateBasis?: 'completion' | 'start' | undefined;
}

/** Which figure of durations is the headline. */
export type Headline = 'median' | 'mean' | 'min' | 'max' | `p${number}`;

/** What these options give. */
export interface DurationSettings {
  /** The confidence of intervals. */
  readonly confidence: number;
  /** The Hyndman–Fan type of quantiles. */
  readonly quantileType: QuantileType;
  /** The share to cut off at each end for the trimmed mean. */
  readonly trim: number | undefined;
  /** Whether to add the estimates that take open waits into account. */
  readonly censored: boolean;
  /** Which figure is the value. */
  readonly headline: Headline;
  /** Further quantiles. */
  readonly quantiles: readonly number[];
  /** Limits of bands, in milliseconds. */
  readonly bands: readonly number[];
  /** Under which instant a report files a duration. */
  readonly dateBasis: 'completion' | 'start';
}

/**
 * The rules of the options of every duration: headline, quantiles, bands, confidence.
 *
 * @example
 * ```ts
 * import { duration, durationOptions, waitClock, waitOptions, waits } from 'support-kpi/define';
 *
 * const laterReplies = duration({
 *   id: 'laterReplies@1',
 *   needs: ['conversations'],
 *   options: () => ({ ...waitOptions(), ...durationOptions() }),
 *   measure: (settings) => ({
 *     of: waits(settings),
 *     when: { at: ['if', 'open', 'startAt', 'endAt'] },
 *     clock: waitClock(settings),
 *     where: ['>', 'index', 0],
 *     excluding: { 'closed-without-reply': 'closed' },
 *     completed: 'replied',
 *     open: 'open',
 *   }),
 * });
 * const minute = (n: number) => Date.UTC(2026, 2, 2, 9, n);
 * laterReplies([
 *   {
 *     id: 1,
 *     messages: [
 *       { at: minute(0), from: 'customer' },
 *       { at: minute(5), from: 'agent' },
 *       { at: minute(10), from: 'customer' },
 *       { at: minute(30), from: 'agent' },
 *     ],
 *   },
 * ]).value; // 1200000
 * ```
 */
export function durationOptions(): OptionRules<DurationSettings> {
  return {
    confidence: share,
    quantileType(value = 7, path) {
      const type = QUANTILE_TYPES.find((known) => known === value);
      if (type !== undefined) return type;
      throw new KpiError('invalid-option', path, value, 'Give a whole number from 1 to 9.');
    },
    trim(value, path) {
      if (value === undefined || (typeof value === 'number' && value >= 0 && value < 0.5)) return value;
      throw new KpiError('invalid-option', path, value, 'Give a share up to 0.5, such as 0.1.');
    },
    censored: oneOf(false, true),
    headline(value = 'median', path) {
      if (isHeadline(value)) return value;
      const remedy = "Give 'median', 'mean', 'min', 'max' or a quantile such as 'p90'.";
      throw new KpiError('invalid-option', path, value, remedy);
    },
    quantiles(value = [], path) {
      const remedy = 'Give a list of shares from 0 to 1, such as [0.75, 0.95].';
      ensure(Array.isArray(value), 'invalid-option', path, value, remedy);
      return Array.from(value, (p: unknown, i) => {
        const isShare = typeof p === 'number' && p >= 0 && p <= 1;
        ensure(isShare, 'invalid-option', `${path}[${i}]`, p, remedy);
        return p;
      });
    },
    bands(value = [], path) {
      const remedy = "Give a list of durations in ascending order, such as ['1h', '4h', '24h'].";
      ensure(Array.isArray(value), 'invalid-option', path, value, remedy);
      const limits = Array.from(value, (limit: unknown, i) => toDuration(limit, `${path}[${i}]`));
      for (const [i, limit] of limits.entries()) {
        const isNext = limit > (limits[i - 1] ?? -1);
        ensure(isNext, 'invalid-option', `${path}[${i}]`, value[i], remedy);
      }
      return limits;
    },
    dateBasis: oneOf('completion', 'start'),
  };
}

const QUANTILE_TYPES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The share of a headline that is a quantile; `undefined` for another. */
export function shareOf(headline: string): number | undefined {
  const [, percent] = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(headline) ?? [];
  return percent === undefined ? undefined : Number(percent) / 100;
}

function isHeadline(value: unknown): value is Headline {
  return typeof value === 'string' && (PLAIN.includes(value) || shareOf(value) !== undefined);
}

const PLAIN: readonly string[] = ['median', 'mean', 'min', 'max'];
