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
  /** The confidence of the interval. */
  readonly confidence: number;
  /** The method of the interval. */
  readonly interval: ProportionIntervalMethod;
}

/**
 * The rules of the options of every share: the confidence and the method of its interval.
 *
 * @example
 * ```ts
 * import { rate, rateOptions, waitOptions, waits } from 'support-kpi/define';
 *
 * const unanswered = rate({
 *   id: 'unanswered@1',
 *   better: 'down',
 *   needs: ['conversations'],
 *   options: () => ({ ...waitOptions(), ...rateOptions() }),
 *   measure: (settings) => ({
 *     of: waits(settings),
 *     when: { at: 'startAt' },
 *     part: ['not', 'replied'],
 *     // Decided a day after it began.
 *     pending: { until: ['+', 'startAt', 86_400_000] },
 *   }),
 * });
 * const asked = [{ id: 1, messages: [{ at: '2026-03-02T09:00:00Z', from: 'customer' as const }] }];
 * unanswered(asked, { asOf: '2026-03-02T12:00:00Z' }).notYetDue; // 1
 * unanswered(asked, { asOf: '2026-03-09T12:00:00Z' }).value; // 1
 * ```
 */
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
