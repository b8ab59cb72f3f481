import { KpiError } from '../errors.ts';
import { both, type Expression } from '../fold/expression.ts';
import type { FoldSpecs, SampleSpec } from '../fold/spec.ts';
import { exactSum } from '../stats/exactSum.ts';
import { type QuantileType, quantile } from '../stats/quantile.ts';
import { type QuantileInterval, quantileInterval } from '../stats/quantileInterval.ts';
import { trimmedMean } from '../stats/trimmedMean.ts';
import { type CensoredDurations, censoredDurations } from './censoredDurations.ts';
import { type OptionRules, oneOf, share } from './options.ts';
import { type Clock, OPEN, REPLIED, type WaitClock } from './waitOptions.ts';

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
  /** Under which instant a report files a duration: its end or its start. Default `'completion'`. */
  readonly dateBasis?: 'completion' | 'start' | undefined;
}

/** What these options give. */
export interface DurationSettings {
  readonly confidence: number;
  readonly quantileType: QuantileType;
  readonly trim: number | undefined;
  readonly censored: boolean;
  readonly dateBasis: 'completion' | 'start';
}

/** The rules of these options. */
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
    dateBasis: oneOf('completion', 'start'),
  };
}

const QUANTILE_TYPES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

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
}

/** How long it took: the headline clock's summary, then both clocks side by side. */
export interface DurationResult extends DurationSummary {
  /** The headline: the median by the headline clock, in milliseconds; `null` when nothing is completed. */
  readonly value: number | null;
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

/** What a duration is folded from: the completed ones by each clock, and how long the open ones have lasted. */
export interface DurationParts extends FoldSpecs {
  readonly calendar: SampleSpec;
  readonly business: SampleSpec;
  readonly open: SampleSpec;
}

/** The parts of a duration, of some of the waits. */
export function durationParts({ business, headline }: WaitClock, where: Expression): DurationParts {
  const replied = both(where, REPLIED);
  return {
    calendar: { sample: 'calendarMs', where: replied, least: 0 },
    business: { sample: business ?? 0, where: business === undefined ? 0 : replied, least: 0 },
    open: { sample: headline, where: both(where, OPEN), least: 0 },
  };
}

/** Makes the result of the folded durations. */
export function durationResult(
  { calendar, business, open }: { calendar: Float64Array; business: Float64Array; open: Float64Array },
  { clock, business: hasBusiness }: WaitClock,
  settings: DurationSettings,
): DurationResult {
  const byCalendar = summarize(calendar, settings);
  const inBusiness = hasBusiness === undefined ? null : summarize(business, settings);
  const isBusiness = clock === 'business' && inBusiness !== null;
  const headline = isBusiness ? inBusiness : byCalendar;
  return {
    value: headline.median,
    ...headline,
    ...(headline.n === 0 && { reason: 'nothing-completed' as const }),
    clock,
    method: `quantile-type-${settings.quantileType}`,
    calendar: byCalendar,
    business: inBusiness,
    open: open.length,
    oldestOpen: open.at(-1) ?? null,
    ...(settings.censored && {
      censored: censoredDurations(isBusiness ? business : calendar, open, settings.confidence),
    }),
  };
}

function summarize(sorted: Float64Array, settings: DurationSettings): DurationSummary {
  const { confidence, quantileType, trim } = settings;
  const n = sorted.length;
  return {
    n,
    mean: n === 0 ? null : exactSum(sorted) / n,
    median: quantile(sorted, 0.5, quantileType),
    p90: quantile(sorted, 0.9, quantileType),
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    interval: quantileInterval(sorted, 0.5, confidence),
    p90Interval: quantileInterval(sorted, 0.9, confidence),
    ...(trim !== undefined && { trimmedMean: trimmedMean(sorted, trim) }),
  };
}
