import fc from 'fast-check';
import { type ClockChange, instantOfChange } from './clockChanges.ts';
import type { IntlClock } from './intlClock.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;

/** An instant that cases are made around. */
export interface Anchor {
  readonly timeZone: string;
  readonly at: number;
  /** Its local date, in days since 1970-01-01. */
  readonly day: number;
  /** Minutes of the day that hours are aimed at: what the clock shows there, before and after it jumps. */
  readonly minutes: readonly number[];
}

/** The changes of the clock themselves, those of an unusual size as often as all together. */
export function changeAnchor(clock: IntlClock, changes: readonly ClockChange[]): fc.Arbitrary<Anchor> {
  const unusual = changes.filter(({ jump }) => Math.abs(jump) !== HOUR_MS);
  const change =
    unusual.length > 0
      ? fc.oneof(fc.constantFrom(...changes), fc.constantFrom(...unusual))
      : fc.constantFrom(...changes);
  return change.map((one) => anchorAt(clock, instantOfChange(clock, one)));
}

/** Any minute from 1970 to 2100. */
export function anyAnchor(clock: IntlClock): fc.Arbitrary<Anchor> {
  const range = { min: Date.UTC(1970, 0, 1) / MINUTE_MS, max: Date.UTC(2100, 0, 1) / MINUTE_MS };
  return fc.integer(range).map((minute) => anchorAt(clock, minute * MINUTE_MS));
}

function anchorAt(clock: IntlClock, at: number): Anchor {
  const wall = clock.wallAt(at);
  const before = clock.wallAt(at - MINUTE_MS) + MINUTE_MS;
  const minuteOf = (local: number): number => Math.floor(local / MINUTE_MS) % DAY_MINUTES;
  return {
    timeZone: clock.timeZone,
    at,
    day: Math.floor(wall / DAY_MS),
    // + a day, because the first local times of 1970 may lie before it
    minutes: [minuteOf(wall + DAY_MS), minuteOf(before + DAY_MS)],
  };
}
