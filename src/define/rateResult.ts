import type { Interval } from '../stats/interval.ts';
import { type ProportionIntervalMethod, proportionInterval } from '../stats/proportionInterval.ts';
import { divide } from './divide.ts';
import { type OptionRules, oneOf, share } from './options.ts';

/** How the uncertainty of a share is told. */
export interface RateOptions {
  /** The confidence of the interval. Default 0.95. */
  readonly confidence?: number | undefined;
  /** The interval's method. Default `'wilson'`; `'clopper-pearson'` guarantees its coverage, for contracts. */
  readonly interval?: ProportionIntervalMethod | undefined;
}

/** What these options give. */
export interface RateSettings {
  readonly confidence: number;
  readonly interval: ProportionIntervalMethod;
}

/** The rules of these options. */
export function rateOptions(): OptionRules<RateSettings> {
  return {
    confidence: share,
    interval: oneOf('wilson', 'clopper-pearson', 'jeffreys', 'agresti-coull'),
  };
}

/** A share with what it is a share of. */
export interface RateResult {
  /** numerator ÷ denominator, 0 to 1; `null` when the denominator is 0. */
  readonly value: number | null;
  /** The denominator: of how many. */
  readonly n: number;
  /** How many of them. */
  readonly numerator: number;
  /** Of how many. */
  readonly denominator: number;
  /** The interval of the share; `null` when there is no value, or the denominator is no safe integer. */
  readonly interval: Interval | null;
  /** Why there is no value. */
  readonly reason?: 'no-denominator';
}

/** Divides, at last. */
export function rateResult(
  numerator: number,
  denominator: number,
  { confidence, interval }: RateSettings,
): RateResult {
  const value = divide(numerator, denominator);
  return {
    value,
    n: denominator,
    numerator,
    denominator,
    // Beyond these, nothing is counted one by one.
    interval:
      denominator > Number.MAX_SAFE_INTEGER
        ? null
        : proportionInterval(numerator, denominator, confidence, interval),
    ...(value === null && { reason: 'no-denominator' as const }),
  };
}
