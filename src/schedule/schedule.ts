import { KpiError } from '../errors.ts';
import type { Weekday } from '../time/weekday.ts';
import type { OpenTimeGrid } from './openTimeGrid.ts';

/** The open intervals of each weekday. */
export type WeeklyHours = { readonly [day in Weekday]?: readonly string[] };

/** Business hours as plain data. */
export interface ScheduleDefinition {
  /** The IANA time zone of all hours and dates, such as `'Europe/Rome'`. */
  readonly timeZone: string;
  /**
   * The open intervals of each weekday: `'09:00-12:30'`, with seconds if need be; `'18:00-24:00'` ends at
   * midnight; `'22:00-06:00'` ends on the next day and belongs wholly to the day on which it begins. A day
   * left out is closed. Where the clock skips or repeats an end of an interval, it is taken as Temporal's
   * "compatible" takes it: a skipped time is as much later, of a repeated one the first.
   */
  readonly weekly: WeeklyHours;
  /** Local dates, `'2026-12-25'`, on which nothing begins to be open. */
  readonly holidays?: readonly string[];
}

/**
 * Business hours that were checked: what `defineSchedule` gives. Immutable; `JSON.stringify` gives back the
 * definition, in one fixed form.
 */
export class Schedule implements ScheduleDefinition {
  readonly timeZone: string;
  readonly weekly: WeeklyHours;
  readonly holidays: readonly string[];
  readonly #grid: OpenTimeGrid;

  /** @internal `defineSchedule` checks; this does not. */
  constructor(definition: Required<ScheduleDefinition>, grid: OpenTimeGrid) {
    this.timeZone = definition.timeZone;
    this.weekly = definition.weekly;
    this.holidays = definition.holidays;
    this.#grid = grid;
    Object.freeze(this);
  }

  /** The definition, without the parts that are empty. */
  toJSON(): ScheduleDefinition {
    const { timeZone, weekly, holidays } = this;
    return holidays.length > 0 ? { timeZone, weekly, holidays } : { timeZone, weekly };
  }

  /**
   * @internal The compiled hours.
   * @throws KpiError `invalid-schedule` where it is not what `defineSchedule` gives
   */
  static gridOf(schedule: Schedule): OpenTimeGrid {
    if (typeof schedule === 'object' && schedule !== null && #grid in schedule) return schedule.#grid;
    throw new KpiError('invalid-schedule', 'schedule', schedule, 'Expected the result of defineSchedule(…).');
  }
}
