import { kaplanMeier } from '../stats/kaplanMeier.ts';
import { type RestrictedMean, restrictedMean } from '../stats/restrictedMean.ts';
import { survivalQuantile } from '../stats/survivalQuantile.ts';
import {
  type SurvivalQuantileInterval,
  survivalQuantileInterval,
} from '../stats/survivalQuantileInterval.ts';

/** Durations estimated from completed and open ones together, in milliseconds (Kaplan, Meier 1958). */
export interface CensoredDurations {
  /** Half are at most this long; `null` when that is not reached yet. */
  readonly median: number | null;
  /** The log-log interval of the median. */
  readonly interval: SurvivalQuantileInterval;
  /** Nine in ten are at most this long; `null` when that is not reached yet. */
  readonly p90: number | null;
  /** The mean of durations cut off at the longest one seen. */
  readonly restrictedMean: RestrictedMean | null;
  /** Always `kaplan-meier`. */
  readonly method: 'kaplan-meier';
}

/** Completed-only figures hide the slowest, which are still waiting; these do not. Nothing gives `null`. */
export function censoredDurations(
  completed: ArrayLike<number>,
  open: ArrayLike<number>,
  confidence: number,
): CensoredDurations | null {
  const curve = kaplanMeier(completed, open);
  if (curve === null) return null;
  return {
    median: survivalQuantile(curve, 0.5),
    interval: survivalQuantileInterval(curve, 0.5, confidence),
    p90: survivalQuantile(curve, 0.9),
    restrictedMean: restrictedMean(curve),
    method: 'kaplan-meier',
  };
}
