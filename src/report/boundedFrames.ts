import type { Frames } from '../define/frames.ts';

/** Frames that follow each other: each from one bound up to the next. */
export function boundedFrames(bounds: Float64Array): Frames {
  const last = bounds.length - 1;
  const first = bounds[0] ?? 0;
  const end = bounds[last] ?? 0;
  const indexOf = (instant: number): number => {
    if (!(instant >= first && instant < end)) return -1;
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (instant < (bounds[middle] ?? 0)) high = middle;
      else low = middle;
    }
    return low;
  };
  return {
    size: Math.max(last, 0),
    isTimeless: false,
    known: new WeakMap(),
    bounds,
    indexOf,
    nextStart: (instant) =>
      instant < first
        ? first
        : instant < end
          ? (bounds[indexOf(instant) + 1] ?? end)
          : Number.POSITIVE_INFINITY,
  };
}
