import { exactSum } from '../stats/exactSum.ts';
import { quantile } from '../stats/quantile.ts';
import { type QuantileInterval, quantileInterval } from '../stats/quantileInterval.ts';
import { trimmedMean } from '../stats/trimmedMean.ts';
import { type CensoredDurations, censoredDurations } from './censoredDurations.ts';
import { divide } from './divide.ts';
import { type DurationSettings, type Headline, shareOf } from './durationOptions.ts';
import type { Clock } from './waitOptions.ts';

/** Durations summed up, in milliseconds. All but `n` are `null` when there are none. */
export interface DurationSummary {
  /** How many durations there are. */
  readonly n: number;
  /** The arithmetic mean. */
  readonly mean: number | null;
  /** Half are at most this long. */
  readonly median: number | null;
  /** Nine in ten are at most this long. */
  readonly p90: number | null;
  /** The shortest. */
  readonly min: number | null;
  /** The longest. */
  readonly max: number | null;
  /** The interval of the median, from exact binomial ranks. An end is `null` where there are too few. */
  readonly interval: QuantileInterval | null;
  /** The interval of `p90`. */
  readonly p90Interval: QuantileInterval | null;
  /** The mean without the shares cut off at both ends, where `trim` asks for it. */
  readonly trimmedMean?: number | null;
  /** The quantiles that `quantiles` asks for, in its order. */
  readonly quantiles?: readonly QuantileOfDurations[];
  /** How many lie in each band, where `bands` asks for them. */
  readonly bands?: readonly BandOfDurations[];
}

/** A quantile with its interval. */
export interface QuantileOfDurations {
  /** The share of durations at or below it. */
  readonly p: number;
  /** The duration; `null` when there is none. */
  readonly value: number | null;
  /** Its interval, from exact binomial ranks. */
  readonly interval: QuantileInterval | null;
}

/** How many durations lie in a band. */
export interface BandOfDurations {
  /** Its shortest duration. */
  readonly from: number;
  /** The first duration that is too long for it; `null` for the last band. */
  readonly to: number | null;
  /** How many. */
  readonly n: number;
  /** Which share of all; `null` when there are none. */
  readonly share: number | null;
}

/** How long it took: the headline clock's summary, then both clocks side by side. */
export interface DurationResult extends DurationSummary {
  /** The headline, by default the median, by the headline clock, in milliseconds; `null` when nothing is completed. */
  readonly value: number | null;
  /** Which figure the headline is. */
  readonly headline: Headline;
  /** The interval of the headline; `null` where there is none, as for a mean. */
  readonly interval: QuantileInterval | null;
  /** Why there is no value. */
  readonly reason?: 'nothing-completed';
  /** Which clock the headline is told by. */
  readonly clock: Clock;
  /** How quantiles are taken. */
  readonly method: string;
  /** By the calendar. */
  readonly calendar: DurationSummary;
  /** In business hours; `null` without a schedule. */
  readonly business: DurationSummary | null;
  /** How many are not completed. They are in none of the figures above. */
  readonly open: number;
  /** How long the oldest of these has lasted by the headline clock; `null` when none is open. */
  readonly oldestOpen: number | null;
  /** Estimates that take the open ones into account, where `censored` asks for them. */
  readonly censored?: CensoredDurations | null;
}

/** The completed durations by each clock, and how long the open ones have lasted, each in ascending order. */
export interface Durations {
  readonly calendar: Float64Array;
  readonly business: Float64Array | null;
  readonly open: Float64Array;
}

/** Makes the result of durations. */
export function durationResult(
  { calendar, business, open }: Durations,
  clock: Clock,
  settings: DurationSettings,
): DurationResult {
  const byCalendar = summarize(calendar, settings);
  const inBusiness = business && summarize(business, settings);
  const isBusiness = clock === 'business' && business !== null && inBusiness !== null;
  const summary = isBusiness ? inBusiness : byCalendar;
  const durations = isBusiness ? business : calendar;
  const { headline, quantileType } = settings;
  const { value, interval } = headlineOf(headline, summary, durations, settings);
  // Field by field: a report makes very many of these, and a spread costs a hundred times as much.
  const result: Writable<DurationResult> = {
    n: summary.n,
    mean: summary.mean,
    median: summary.median,
    p90: summary.p90,
    min: summary.min,
    max: summary.max,
    interval,
    p90Interval: summary.p90Interval,
    value,
    headline,
    clock,
    method: `quantile-type-${quantileType}`,
    calendar: byCalendar,
    business: inBusiness,
    open: open.length,
    oldestOpen: open[open.length - 1] ?? null,
  };
  if (summary.n === 0) result.reason = 'nothing-completed';
  if (summary.trimmedMean !== undefined) result.trimmedMean = summary.trimmedMean;
  if (summary.quantiles) result.quantiles = summary.quantiles;
  if (summary.bands) result.bands = summary.bands;
  if (settings.censored) result.censored = censoredDurations(durations, open, settings.confidence);
  return result;
}

/** A result in the making. */
type Writable<Result> = { -readonly [Field in keyof Result]: Result[Field] };

function headlineOf(
  headline: Headline,
  summary: DurationSummary,
  sorted: Float64Array,
  settings: DurationSettings,
): Pick<DurationResult, 'value' | 'interval'> {
  if (headline === 'median') return { value: summary.median, interval: summary.interval };
  if (headline === 'mean' || headline === 'min' || headline === 'max') {
    return { value: summary[headline], interval: null };
  }
  const { value, interval } = quantileOf(sorted, shareOf(headline) ?? 0.5, settings);
  return { value, interval };
}

function summarize(sorted: Float64Array, settings: DurationSettings): DurationSummary {
  const { confidence, quantileType, trim, quantiles, bands } = settings;
  const n = sorted.length;
  const summary: Writable<DurationSummary> = {
    n,
    mean: n === 0 ? null : exactSum(sorted) / n,
    median: quantile(sorted, 0.5, quantileType),
    p90: quantile(sorted, 0.9, quantileType),
    min: sorted[0] ?? null,
    max: sorted[n - 1] ?? null,
    interval: quantileInterval(sorted, 0.5, confidence),
    p90Interval: quantileInterval(sorted, 0.9, confidence),
  };
  if (trim !== undefined) summary.trimmedMean = trimmedMean(sorted, trim);
  if (quantiles.length > 0) summary.quantiles = quantiles.map((p) => quantileOf(sorted, p, settings));
  if (bands.length > 0) summary.bands = bandsOf(sorted, bands);
  return summary;
}

function quantileOf(
  sorted: Float64Array,
  p: number,
  { quantileType, confidence }: DurationSettings,
): QuantileOfDurations {
  return {
    p,
    value: quantile(sorted, p, quantileType),
    interval: quantileInterval(sorted, p, confidence),
  };
}

function bandsOf(sorted: Float64Array, limits: readonly number[]): BandOfDurations[] {
  const edges = [0, ...limits.filter((limit) => limit > 0), Number.POSITIVE_INFINITY];
  return edges.slice(1).map((to, i) => {
    const from = edges[i] ?? 0;
    const n = sorted.reduce((count, duration) => count + +(duration >= from && duration < to), 0);
    return { from, to: Number.isFinite(to) ? to : null, n, share: divide(n, sorted.length) };
  });
}
