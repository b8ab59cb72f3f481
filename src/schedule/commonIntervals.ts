import type { LocalInterval } from './localInterval.ts';

/** The parts of two lists of intervals that both have, in order. */
export function commonIntervals(
  left: readonly LocalInterval[],
  right: readonly LocalInterval[],
): LocalInterval[] {
  return left.flatMap((a) =>
    right
      .map((b) => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) }))
      .filter(({ start, end }) => start < end),
  );
}
