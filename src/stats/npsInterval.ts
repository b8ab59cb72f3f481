import { KpiError } from '../errors.ts';
import { criticalValue } from './criticalValue.ts';
import type { Interval } from './interval.ts';
import { npsScoreInterval } from './npsScoreInterval.ts';
import { npsWaldInterval } from './npsWaldInterval.ts';

/**
 * The answers of a survey, counted in three groups.
 *
 * @example
 * ```ts
 * npsInterval({ promoters: 0, passives: 0, detractors: 0 }); // null
 * ```
 */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/**
 * The methods of {@link npsInterval}.
 *
 * @example
 * ```ts
 * npsInterval({ promoters: 1, passives: 1, detractors: 1 }, 0.9, 'wald')?.method; // 'wald'
 * ```
 */
export type NpsIntervalMethod = 'score' | 'adjusted-wald' | 'wald';

/**
 * How far the true net score may be from the one observed, on the scale from −1 to 1.
 *
 * - `score`: the default; covers 94.4–96% at 95% from 10 answers up ({@link npsScoreInterval})
 * - `adjusted-wald`: Wald after ¾ promoters, 1½ passives and ¾ detractors are added, clipped to −1 and 1; its
 *   middle is drawn towards 0, so that it may leave out the score itself
 * - `wald`: for comparison only; clipped to −1 and 1 ({@link npsWaldInterval})
 *
 * O(1). Gives `null` when there is no answer.
 *
 * Sources: T. Tango, Statistics in Medicine 17, 1998; B. Rocks, Interval Estimation for the "Net Promoter
 * Score", The American Statistician 70, 2016.
 *
 * @param counts - promoters, passives and detractors
 * @param confidence - above 0 and below 1
 * @param method - the method's name
 * @throws {@link KpiError} `invalid-option` when a count is negative or not finite
 * @throws {@link KpiError} `invalid-option` when `confidence` is not between 0 and 1
 * @throws {@link KpiError} `invalid-option` when there is no such method
 *
 * @example
 * ```ts
 * npsInterval({ promoters: 0, passives: 0, detractors: 1 })?.low; // -1
 * npsInterval({ promoters: 0, passives: 0, detractors: 0 }); // null
 * ```
 */
export function npsInterval(
  counts: NpsCounts,
  confidence: number = 0.95,
  method: NpsIntervalMethod = 'score',
): Interval | null {
  const { promoters, passives, detractors } = counts;
  const n = promoters + passives + detractors;
  if (!(Math.min(promoters, passives, detractors) >= 0 && n < Infinity)) {
    throw new KpiError('invalid-option', 'counts', counts, 'Give counts from 0 up.');
  }
  if (!/^(score|(adjusted-)?wald)$/.test(method)) {
    throw new KpiError('invalid-option', 'method', method, 'Give score, adjusted-wald or wald.');
  }
  const z = criticalValue(confidence);
  if (!n) return null;
  const added = method === 'adjusted-wald' ? 3 : 0;
  const [low, high] = (method === 'score' ? npsScoreInterval : npsWaldInterval)(
    promoters + added / 4,
    detractors + added / 4,
    n + added,
    z,
  );
  return { low, high, confidence, method };
}
