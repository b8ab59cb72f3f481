import type { LocalInterval } from './localInterval.ts';

/** Why it is closed. */
export interface Closure {
  /**
   * - `closed`: outside of the hours
   * - `holiday`: on a holiday, all day, or on a half day outside of what it leaves
   * - `override`: on a date with hours of its own, outside of them
   * - `break`: in a break that cuts the hours; outside of them a break changes nothing
   * - `paused`: in a pause, where it would be open
   * - `excluded`: in hours that `difference` took away
   */
  readonly reason: 'closed' | 'holiday' | 'override' | 'break' | 'paused' | 'excluded';
  /** What the holiday is called. */
  readonly name?: string;
}

/** The hours of one local day, and why it is closed outside of them. */
export interface LocalDay extends Closure {
  /** The open intervals, in order, counted from midnight. */
  readonly intervals: readonly LocalInterval[];
}
