/**
 * A survival curve: the share still waiting after each time at which someone stopped waiting. Plain data.
 *
 * @example
 * ```ts
 * kaplanMeier([1], [2])?.survival; // [0.5]
 * ```
 */
export interface SurvivalCurve {
  /** How many were observed, open ones included. */
  readonly n: number;
  /** The last time at which anyone was observed, replied or still open. */
  readonly until: number;
  /** The distinct times of the events, ascending. */
  readonly times: readonly number[];
  /** The share still waiting right after each time. */
  readonly survival: readonly number[];
  /** Greenwood's sum Σ d/(r·(r − d)) up to each time: the variance of ln S. Infinity where S is 0. */
  readonly logVariance: readonly number[];
}

/**
 * How long it takes until something happens (a reply, a resolution), when for some it has not happened yet:
 * the Kaplan–Meier curve. To leave the open ones out would make every team look faster than it is.
 *
 * S(t) = Π (1 − d/r) over the event times up to t, with d events among r still waiting; whoever is open since
 * exactly t still counts as waiting at t. Without open ones it is one minus the empirical distribution,
 * exactly. Equals `survfit(Surv(time, event) ~ 1)` in R's survival, `KaplanMeierFitter` in lifelines.
 *
 * O(n). Gives `null` when nothing was observed.
 *
 * Sources: E. L. Kaplan, P. Meier, Nonparametric Estimation from Incomplete Observations, JASA 53, 1958;
 * M. Greenwood, The Natural Duration of Cancer, 1926.
 *
 * @param events - how long each that happened took, ascending; the order is not checked
 * @param censored - how long each that is open has been open, ascending; the order is not checked
 *
 * @example
 * ```ts
 * const curve = kaplanMeier([5, 10, 15, 20, 30], [60, 60, 60, 60, 60]);
 * survivalQuantile(curve, 0.5); // 30
 * kaplanMeier([], []); // null
 * ```
 */
export function kaplanMeier(events: ArrayLike<number>, censored: ArrayLike<number>): SurvivalCurve | null {
  const n = events.length + censored.length;
  if (!n) return null;
  const times: number[] = [];
  const survival: number[] = [];
  const logVariance: number[] = [];
  let variance = 0;
  let reached = 1;
  let base = 1;
  let baseAtRisk = n;
  let open = 0;
  for (let i = 0; i < events.length; ) {
    const first = i;
    const time = events[first] ?? NaN;
    const before = open;
    while (open < censored.length && (censored[open] ?? NaN) < time) open++;
    do i++;
    while (events[i] === time);
    const atRisk = n - first - open;
    const left = n - i - open;
    // One division for every stretch without open ones, instead of a product that gathers rounding errors.
    if (open > before) {
      base = reached;
      baseAtRisk = atRisk;
    }
    reached = (base * left) / baseAtRisk;
    variance += (i - first) / atRisk / left;
    times.push(time);
    survival.push(reached);
    logVariance.push(variance);
  }
  const until = Math.max(events[events.length - 1] ?? 0, censored[censored.length - 1] ?? 0);
  return { n, until, times, survival, logVariance };
}
