import { DAY_MS } from '../time/calendarDate.ts';
import { MAX_INSTANT, MIN_INSTANT } from '../time/instant.ts';
import { openBounds } from './openBounds.ts';
import { compiledOf, type Schedule } from './schedule.ts';

/** Which end of a stretch: where it opens, or where it closes. */
export type BoundKind = 'opening' | 'closing';

/** The first opening or closing after an instant; `null` where none comes before the year 2200. */
export function boundAfter(schedule: Schedule, at: number, kind: BoundKind): number | null {
  // One more, so that hours may close at their very end.
  const end = Math.min(Math.max(compiledOf(schedule).grid.end, at) + 1, MAX_INSTANT);
  for (let reach = 16 * DAY_MS; ; reach *= 8) {
    const until = Math.min(at + reach, end);
    // From the instant itself: the start of what is open then is no opening after it, and a cut end no closing.
    const bounds = openBounds(schedule, at, until);
    const found = bounds.find((bound, i) => isKind(i, kind) && bound > at && bound < until);
    if (found !== undefined) return found;
    if (until === end) return null;
  }
}

/** The last opening or closing before an instant; `null` where none came since 1900. */
export function boundBefore(schedule: Schedule, at: number, kind: BoundKind): number | null {
  for (let reach = 16 * DAY_MS; ; reach *= 8) {
    const since = Math.max(at - reach, MIN_INSTANT);
    const bounds = openBounds(schedule, since, at);
    for (let i = bounds.length - 1; i >= 0; i--) {
      const bound = bounds[i] ?? since;
      if (isKind(i, kind) && bound < at && bound > since) return bound;
    }
    if (since === MIN_INSTANT) return null;
  }
}

function isKind(index: number, kind: BoundKind): boolean {
  return index % 2 === (kind === 'opening' ? 0 : 1);
}
