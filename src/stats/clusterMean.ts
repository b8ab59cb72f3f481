import { KpiError } from '../errors.ts';

/**
 * A mean with a standard error that knows that some answers come from the same customer.
 *
 * @example
 * ```ts
 * clusterMean([1, 0], ['ann', 'bob'])?.clusters; // 2
 * ```
 */
export interface ClusterMean {
  readonly mean: number;
  /** `null` when all answers come from one customer. */
  readonly standardError: number | null;
  /** How many different customers. */
  readonly clusters: number;
}

/**
 * How sure a mean is when some customers answered several times: answers of one customer resemble each other
 * and count for less than answers of different ones.
 *
 * SE² = C/(C − 1) · Σ (Σ (y − ȳ) within a customer)² / n², with C customers; use it with t at C − 1 degrees of
 * freedom. Equals `svymean` on `svydesign(ids = ~customer)` in R's survey. With one answer each it is s/√n.
 *
 * O(n). Gives `null` when there is no value.
 *
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed., 1977, section 9A (ultimate clusters).
 *
 * @param values - the answers, such as −1, 0 and 1
 * @param clusters - whose answer each is
 * @throws {@link KpiError} `invalid-option` when there are not as many customers as values
 *
 * @example
 * ```ts
 * clusterMean([1, 1, 0, 0], [1, 1, 2, 2]); // { mean: 0.5, standardError: 0.5, clusters: 2 }
 * clusterMean([], []); // null
 * ```
 */
export function clusterMean(
  values: ArrayLike<number>,
  clusters: ArrayLike<string | number>,
): ClusterMean | null {
  const n = values.length;
  if (clusters.length !== n) {
    throw new KpiError(
      'invalid-option',
      'clusters',
      clusters.length,
      `Give one for each of the ${n} values.`,
    );
  }
  if (!n) return null;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i] ?? NaN;
  const mean = sum / n;
  const deviations = new Map<string | number | undefined, number>();
  for (let i = 0; i < n; i++) {
    const before = deviations.get(clusters[i]) ?? 0;
    deviations.set(clusters[i], before + (values[i] ?? NaN) - mean);
  }
  let squares = 0;
  for (const deviation of deviations.values()) squares += deviation * deviation;
  const size = deviations.size;
  const standardError = size > 1 ? Math.sqrt((size / (size - 1)) * squares) / n : null;
  return { mean, standardError, clusters: size };
}
