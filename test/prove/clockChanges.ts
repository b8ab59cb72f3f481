import type { IntlClock } from './intlClock.ts';

const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
const FROM = Date.UTC(1970, 0, 1);
const TO = Date.UTC(2100, 0, 1);

/** Two instants between which the clock of a zone changed. */
export interface ClockChange {
  readonly after: number;
  readonly before: number;
  /** How far the clock jumped, forwards positive. */
  readonly jump: number;
}

/** The changes of a zone's clock from 1970 to 2100 that probes so many days apart can see. */
export function clockChanges(clock: IntlClock, probeDays: number): ClockChange[] {
  const changes: ClockChange[] = [];
  let after = FROM;
  let offset = clock.wallAt(after) - after;
  for (let before = FROM; before < TO; after = before) {
    before = Math.min(after + probeDays * DAY_MS, TO);
    const next = clock.wallAt(before) - before;
    if (next !== offset) changes.push({ after, before, jump: next - offset });
    offset = next;
  }
  return changes;
}

/** The second at which the clock jumped. */
export function instantOfChange(clock: IntlClock, { after, before }: ClockChange): number {
  const offset = clock.wallAt(after) - after;
  let same = after / SECOND_MS;
  let changed = before / SECOND_MS;
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    const instant = middle * SECOND_MS;
    if (clock.wallAt(instant) - instant === offset) same = middle;
    else changed = middle;
  }
  return changed * SECOND_MS;
}
