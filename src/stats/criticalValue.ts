import { normalQuantile } from './normalQuantile.ts';
import { tailShare } from './tailShare.ts';

/**
 * How many standard errors a two-sided normal interval reaches to each side: 1.96 for 95%.
 *
 * z = Φ⁻¹((1 + confidence) / 2), computed from the lower tail. Equals `qnorm(1 - alpha / 2)` in R.
 *
 * O(1).
 *
 * @param confidence - above 0 and below 1, such as 0.95
 * @throws {@link KpiError} `invalid-option` when `confidence` is not between 0 and 1
 *
 * @example
 * ```ts
 * roundHalfAway(criticalValue(0.95), 6); // 1.959964
 * ```
 */
export function criticalValue(confidence: number): number {
  return -normalQuantile(tailShare(confidence));
}
