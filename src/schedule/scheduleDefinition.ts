import type { Weekday } from '../time/weekday.ts';

/** The open intervals of each weekday. */
export type WeeklyHours = { readonly [day in Weekday]?: readonly string[] | undefined };

/** Intervals of single dates: `{ '2026-12-24': ['09:00-12:00'] }`. */
export type DatedHours = { readonly [date: string]: readonly string[] | undefined };

/** Weekly hours that hold from a local date on. */
export interface WeeklyChange {
  /** The first date, `'2026-07-01'`. What began the evening before goes on. */
  readonly from: string;
  /** The hours from then on. */
  readonly weekly: WeeklyHours;
}

/** What can be said of any holiday. */
export interface HolidayDetails {
  /** What it is called, for `explain`. */
  readonly name?: string | undefined;
  /**
   * A half day: the weekly hours are kept within these intervals, `['00:00-13:00']`, and nothing else opens.
   * Left out or empty, nothing of that date opens.
   */
  readonly within?: readonly string[] | undefined;
}

/** A holiday on a date, or on the same date of every year. */
export interface DatedHoliday extends HolidayDetails {
  /** `'2026-12-25'`, or `'12-25'` for every year; `'02-29'` comes in leap years only. */
  readonly date: string;
}

/** A holiday on the first, second, … or last of a weekday in a month of every year, or in every month. */
export interface WeekdayHoliday extends HolidayDetails {
  /** 1 to 12; left out, every month: `{ weekday: 'sat', nth: 2 }` is each second Saturday. */
  readonly month?: number | undefined;
  /** The weekday. Other texts compile, since a literal list has no narrower type; they are refused. */
  readonly weekday: Weekday | (string & Record<never, never>);
  /** 1 for the first to 5; −1 for the last to −5. A month without a fifth has no such holiday. */
  readonly nth: number;
}

/** A date, `'2026-12-25'` or `'12-25'` for every year, or a date or rule with a name. */
export type Holiday = string | DatedHoliday | WeekdayHoliday;

/** Business hours as plain data. */
export interface ScheduleDefinition {
  /** The IANA time zone of all hours and dates, such as `'Europe/Rome'`; it is kept as it is written. */
  readonly timeZone: string;
  /**
   * The open intervals of each weekday: `'09:00-12:30'`, with seconds if need be; `'18:00-24:00'` ends at
   * midnight; `'22:00-06:00'` ends on the next day and belongs wholly to the day on which it begins. A day
   * left out is closed. Where the clock skips or repeats an end of an interval, it is taken as Temporal's
   * "compatible" takes it: a skipped time is as much later, of a repeated one the first.
   */
  readonly weekly: WeeklyHours;
  /** Weekly hours that take the place of these from a date on, so that an old ticket keeps the hours of its time. */
  readonly changes?: readonly WeeklyChange[] | undefined;
  /** Dates and rules of days on which nothing begins to be open; what began the evening before goes on. */
  readonly holidays?: readonly Holiday[] | undefined;
  /** Special hours of single dates, in place of the weekly ones and of a holiday; `[]` closes a date. */
  readonly overrides?: DatedHours | undefined;
  /** Local times of single dates at which everything is closed, whatever else says open. They may overlap. */
  readonly breaks?: DatedHours | undefined;
}
