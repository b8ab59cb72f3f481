/**
 * The score interval of a net score (promoters less detractors, as a share of all), from −1 to 1.
 *
 * All values δ whose score test keeps them: (δ̂ − δ)² ≤ z²·(2d̃ + δ − δ²)/n, where d̃ is the share of detractors
 * of greatest likelihood under δ, the larger root of 2d² + (δ(2 − δ̂) − p − q)·d − q·δ(1 − δ) = 0 with p and q
 * the shares observed. Each end is found by 60 halvings, to 1e-16. Stays within −1 and 1, contains δ̂, and
 * swapping promoters and detractors mirrors it exactly.
 *
 * O(1), for one answer as for a billion. `n` must be above 0.
 *
 * Source: T. Tango, Equivalence Test and Confidence Interval for the Difference in Proportions for the
 * Paired-Sample Design, Statistics in Medicine 17, 1998 (same likelihood). R's NPS package calls it iterative.
 *
 * @param promoters - how many
 * @param detractors - how many
 * @param n - how many answers in all, above 0
 * @param z - how many standard errors, such as 1.96
 *
 * @example
 * ```ts
 * npsScoreInterval(0, 1, 1, 1.96)[0]; // -1
 * ```
 */
export function npsScoreInterval(
  promoters: number,
  detractors: number,
  n: number,
  z: number,
): readonly [low: number, high: number] {
  const low = (p: number, q: number): number => {
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
    return inside;
  };
  return [low(promoters / n, detractors / n), -low(detractors / n, promoters / n)];
}
