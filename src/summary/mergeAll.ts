import type { AnyFold } from '../fold/fold.ts';

/** The state of all these together. Merged by halves, so that long states are copied few times. */
export function mergeAll(fold: AnyFold, states: readonly unknown[]): unknown {
  let parts = states;
  while (parts.length > 1) {
    const halves: unknown[] = [];
    for (let i = 0; i < parts.length; i += 2) {
      halves.push(i + 1 < parts.length ? fold.merge(parts[i], parts[i + 1]) : parts[i]);
    }
    parts = halves;
  }
  return parts.length === 0 ? fold.empty() : parts[0];
}
