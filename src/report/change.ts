import { type DifferenceInterval, differenceInterval } from '../stats/differenceInterval.ts';

/** How a figure differs from that of an earlier stretch of time. */
export interface Change {
  /** The figure less the earlier one; for shares in shares, not in percent. `null` where one of them has no value. */
  readonly value: number | null;
  /** The earlier figure. */
  readonly previous: number | null;
  /** The change as a share of the earlier figure; `null` where that is 0 or below, or has no value. */
  readonly relative: number | null;
  /** The interval of the change, for shares and net scores; `null` for all others. */
  readonly interval: DifferenceInterval | null;
  /** Whether the change is more than chance: its interval does not hold 0. `null` without an interval. */
  readonly isSignal: boolean | null;
}

/** How one result of a metric differs from an earlier one of the same. */
export function changeOf(now: unknown, before: unknown): Change {
  const [value, previous] = [numberOf(now, 'value'), numberOf(before, 'value')];
  const difference = value === null || previous === null ? null : value - previous;
  const interval = difference === null ? null : intervalOf(now, before);
  return {
    value: difference,
    previous,
    relative: difference === null || previous === null || previous <= 0 ? null : difference / previous,
    interval,
    isSignal: interval && (interval.low > 0 || interval.high < 0),
  };
}

/** Intervals of shares and of net scores say how far each may be from its estimate, to either side. */
const METHODS: readonly unknown[] = ['wilson', 'clopper-pearson', 'jeffreys', 'agresti-coull', 'score'];

function intervalOf(now: unknown, before: unknown): DifferenceInterval | null {
  const [one, other] = [estimateOf(now), estimateOf(before)];
  return one && other && differenceInterval(one, other);
}

function estimateOf(
  result: unknown,
): { value: number; low: number; high: number; confidence: number } | null {
  const interval: unknown = Object(result).interval;
  if (typeof interval !== 'object' || interval === null) return null;
  if (!METHODS.includes(Reflect.get(interval, 'method'))) return null;
  const [value, low, high] = [
    numberOf(result, 'value'),
    numberOf(interval, 'low'),
    numberOf(interval, 'high'),
  ];
  const confidence = numberOf(interval, 'confidence');
  return value === null || low === null || high === null || confidence === null
    ? null
    : { value, low, high, confidence };
}

function numberOf(result: unknown, name: string): number | null {
  const value: unknown = Object(result)[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
