import { KpiError } from '../errors.ts';

/**
 * The share that a two-sided interval leaves out at each end: (1 − confidence) / 2.
 *
 * O(1).
 *
 * @param confidence - above 0 and below 1, such as 0.95
 * @throws {@link KpiError} `invalid-option` when `confidence` is not between 0 and 1
 *
 * @example
 * ```ts
 * tailShare(0.5); // 0.25
 * ```
 */
export function tailShare(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new KpiError(
      'invalid-option',
      'confidence',
      confidence,
      'Give a share between 0 and 1, such as 0.95.',
    );
  }
  return (1 - confidence) / 2;
}
