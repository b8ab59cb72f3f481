/**
 * What is known of a share while some are undecided.
 *
 * @example
 * ```ts
 * shareBounds(5, 3, 2)?.decided; // 0.625
 * ```
 */
export interface ShareBounds {
  /** The share among those decided; `null` when none is. */
  readonly decided: number | null;
  /** The share if every undecided one fails. */
  readonly low: number;
  /** The share if every undecided one succeeds. */
  readonly high: number;
}

/**
 * Between which bounds a share lies while some are undecided: targets kept, while tickets within their target
 * are still open.
 *
 * met / (met + missed), and met / n to (met + undecided) / n. These bounds hold for certain, unlike a
 * confidence interval: they say what the open ones can still change.
 *
 * O(1). Gives `null` when there is nothing at all.
 *
 * Source: C. F. Manski, Partial Identification of Probability Distributions, 2003, section 1.
 *
 * @param met - how many succeeded
 * @param missed - how many failed
 * @param undecided - how many may still do either
 *
 * @example
 * ```ts
 * shareBounds(5, 3, 2); // { decided: 0.625, low: 0.5, high: 0.7 }
 * shareBounds(0, 0, 0); // null
 * ```
 */
export function shareBounds(met: number, missed: number, undecided: number): ShareBounds | null {
  const n = met + missed + undecided;
  if (n === 0) return null;
  return { decided: met + missed ? met / (met + missed) : null, low: met / n, high: (met + undecided) / n };
}
