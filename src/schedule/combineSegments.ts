/** Stretches of time as instants: start, end, start, end, … */
export type Bounds = readonly number[];

/**
 * The stretches in which a rule says open, asked anew wherever one of the sets opens or closes. Where all are closed, it
 * must say closed. The stretches of each set are in order and apart from each other, and so are the result's.
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

/** Stretches in order of their start, those that overlap or touch made one. */
export function unite(stretches: Bounds): number[] {
  const bounds: number[] = [];
  let lastEnd = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < stretches.length; i += 2) {
    const start = stretches[i] ?? 0;
    const end = stretches[i + 1] ?? 0;
    if (start > lastEnd) bounds.push(start, end);
    else if (end > lastEnd) bounds[bounds.length - 1] = end;
    if (end > lastEnd) lastEnd = end;
  }
  return bounds;
}
