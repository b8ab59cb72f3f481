import type { Figures } from './figures.ts';
import type { HandWaits } from './waitsByHand.ts';

/** The figures of reply times by the calendar, as one would write them: a sort and a few sums. */
export function summaryByHand({ startAt, endAt, replied }: HandWaits): Figures {
  const waits = new Float64Array(startAt.length);
  let n = 0;
  startAt.forEach((start, i) => {
    if (replied[i]) waits[n++] = (endAt[i] ?? 0) - start;
  });
  const sorted = waits.subarray(0, n).sort();
  return new Map([
    ['open', startAt.length - n],
    ['n', n],
    ['mean', sorted.reduce((sum, wait) => sum + wait, 0) / n],
    ['median', quantile(sorted, 0.5)],
    ['p90', quantile(sorted, 0.9)],
    ['min', sorted[0] ?? null],
    ['max', sorted.at(-1) ?? null],
  ]);
}

function quantile(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const low = sorted[Math.floor(position)] ?? 0;
  const high = sorted[Math.ceil(position)] ?? low;
  return low + (position % 1) * (high - low);
}
