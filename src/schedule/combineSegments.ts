/**
 * Stretches of time as flat bounds: start, end, start, end, …, in order, apart from each other.
 */
export type Bounds = readonly number[];

/**
 * The stretches in which a rule says open, asked anew wherever one of the sets opens or closes. Where all are closed, it
 * must say closed.
 */
export function combineSegments(
  sets: readonly Bounds[],
  isOpen: (open: readonly boolean[]) => boolean,
): number[] {
  const next = sets.map(() => 0);
  const combined: number[] = [];
  for (;;) {
    let at = Number.POSITIVE_INFINITY;
    sets.forEach((bounds, i) => {
      at = Math.min(at, bounds[next[i] ?? 0] ?? at);
    });
    if (at === Number.POSITIVE_INFINITY) return combined;
    sets.forEach((bounds, i) => {
      if (bounds[next[i] ?? 0] === at) next[i] = (next[i] ?? 0) + 1;
    });
    // After an odd number of bounds a set is open.
    if (isOpen(next.map((passed) => passed % 2 === 1)) !== (combined.length % 2 === 1)) combined.push(at);
  }
}

/** Stretches in order of their start as bounds: those that overlap or touch become one. */
export function unite(stretches: Iterable<readonly [number, number]>): number[] {
  const bounds: number[] = [];
  let lastEnd = Number.NEGATIVE_INFINITY;
  for (const [start, end] of stretches) {
    if (start > lastEnd) bounds.push(start, end);
    else if (end > lastEnd) bounds[bounds.length - 1] = end;
    if (end > lastEnd) lastEnd = end;
  }
  return bounds;
}
