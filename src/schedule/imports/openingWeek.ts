import { dateText, readDate } from '../../time/calendarDate.ts';
import { WEEKDAYS } from '../../time/weekday.ts';
import type { DatedHours, Holiday, ScheduleDefinition } from '../scheduleDefinition.ts';
import { DAY_MINUTES, type MinuteInterval, minutesText, unitedMinutes } from './minuteInterval.ts';
import type { OpeningRule } from './openingHoursRules.ts';
import { textsByWeekday } from './textsByWeekday.ts';

/**
 * What rules of OpenStreetMap's opening hours say together. A rule replaces all that the rules before it say of its
 * days, each from midnight to midnight; so hours over midnight are kept as those of two days.
 */
export class OpeningWeek {
  readonly #publicHolidays: readonly Holiday[] | undefined;
  /** The open minutes of each weekday, Monday first. */
  readonly #weekly: MinuteInterval[][] = WEEKDAYS.map(() => []);
  /** The hours of single dates, by day number; they may end on the next day. */
  readonly #dated = new Map<number, readonly MinuteInterval[]>();
  /** The holidays and the dates of every year that are off. */
  readonly #off = new Set<Holiday>();
  /** Whether a rule has closed dates, and whether one has opened them. */
  #hasClosed = false;
  #hasOpened = false;

  /** @param publicHolidays - what `PH` stands for */
  constructor(publicHolidays: readonly Holiday[] | undefined) {
    this.#publicHolidays = publicHolidays;
  }

  /**
   * Applies the next rule.
   *
   * @throws KpiError `invalid-schedule` where it is not supported, or not in this place
   */
  apply(rule: OpeningRule): void {
    const { days, hours } = rule;
    const isDated = days.kind === 'dates' && !days.everyYear;
    if (days.kind === 'weekdays' && days.publicHolidays && !hours) this.#checkHolidays(rule);
    // It closes what nothing has opened yet, and what comes later wins.
    if (!hours && !this.#hasOpened && this.#weekly.every((day) => day.length === 0)) return;
    if (!isDated && (this.#hasOpened || (hours && this.#hasClosed)))
      refuse(
        rule,
        'A later rule wins: write hours of weekdays first, then what is off, then hours of dates.',
      );
    if (days.kind === 'weekdays') {
      if (days.publicHolidays) this.#closeHolidays(rule, days.weekdays);
      this.#setWeekdays(rule, days.weekdays);
    } else if (isDated) this.#setDates(rule, days.dates);
    else if (hours) this.#setDates(rule, everyYear(days.dates));
    else for (const date of days.dates) this.#off.add(date);

    if (days.kind === 'dates' && hours) this.#hasOpened = true;
    if (!hours && (days.kind === 'dates' || days.publicHolidays)) this.#hasClosed = true;
  }

  #closeHolidays(rule: OpeningRule, weekdays: readonly number[]): void {
    if (rule.hours) {
      // A holiday is one of all weekdays.
      if (new Set(weekdays).size === 7) return;
      refuse(rule, 'Hours on public holidays alone are not supported: write them with their dates.');
    }
    for (const holiday of this.#publicHolidays ?? []) this.#off.add(holiday);
  }

  #checkHolidays(rule: OpeningRule): void {
    if (!this.#publicHolidays)
      refuse(rule, "Give the public holidays that PH stands for, as in { holidays: ['2026-12-25'] }.");
  }

  #setWeekdays({ adds, hours = [] }: OpeningRule, weekdays: readonly number[]): void {
    for (const day of adds ? [] : weekdays) this.#weekly[day] = [];
    for (const day of weekdays) {
      this.#add(day, hours);
      this.#add((day + 1) % 7, hours.map(afterMidnight));
    }
  }

  #add(day: number, hours: readonly MinuteInterval[]): void {
    const within = hours.map(beforeMidnight).filter(({ start, end }) => start < end);
    this.#weekly[day] = unitedMinutes([...(this.#weekly[day] ?? []), ...within]);
  }

  #setDates(rule: OpeningRule, dates: readonly string[]): void {
    if (rule.adds) refuse(rule, "Write ';' before a date, and all of its hours behind it.");
    const hours = unitedMinutes(rule.hours ?? []);
    if (hours.some(({ start, end }) => end - start >= DAY_MINUTES && !(start === 0 && end === DAY_MINUTES)))
      refuse(rule, 'Together, these hours last a day or longer: write 00:00-24:00.');
    const days = dates.map(readDate);
    if (days.some((day) => this.#dated.get(day)?.some(isNight)))
      refuse(rule, 'A date with hours over midnight has another rule: write the hours of each date once.');
    const replaced = new Set(days);
    for (const day of days) {
      const before = replaced.has(day - 1) ? undefined : this.#dated.get(day - 1);
      if (before) this.#dated.set(day - 1, before.map(beforeMidnight));
      this.#dated.set(day, hours);
    }
  }

  /** All rules together. */
  definition(): Omit<ScheduleDefinition, 'timeZone'> {
    const isWeekly = this.#off.size === 0 && this.#dated.size === 0;
    return {
      weekly: textsByWeekday(isWeekly ? wholeNights(this.#weekly) : this.#weekly),
      ...(this.#off.size > 0 && { holidays: [...this.#off] }),
      ...(this.#dated.size > 0 && { overrides: textsByDate(this.#dated) }),
    };
  }
}

/** A date of every year in each year that a schedule knows. */
function everyYear(dates: readonly string[]): string[] {
  return Array.from({ length: 300 }, (_, i) => dates.map((date) => `${1900 + i}-${date}`))
    .flat()
    .filter((date) => !Number.isNaN(readDate(date)));
}

function refuse({ cursor, index }: OpeningRule, remedy: string): never {
  throw cursor.refusal(remedy, index);
}

function isNight({ end }: MinuteInterval): boolean {
  return end > DAY_MINUTES;
}

function beforeMidnight({ start, end }: MinuteInterval): MinuteInterval {
  return { start, end: Math.min(end, DAY_MINUTES) };
}

/** What of an interval lies on the next day. */
function afterMidnight({ end }: MinuteInterval): MinuteInterval {
  return { start: 0, end: end - DAY_MINUTES };
}

/** The same week, where hours that end at midnight and those that begin there are one interval of the first day. */
function wholeNights(weekly: readonly (readonly MinuteInterval[])[]): MinuteInterval[][] {
  const joins = weekly.map((hours, day) => {
    const evening = hours.at(-1);
    const morning = weekly[(day + 1) % 7]?.[0];
    const isOne = evening?.end === DAY_MINUTES && morning?.start === 0 && morning.end < evening.start;
    return isOne ? morning.end : 0;
  });
  return weekly.map((hours, day) =>
    hours
      .slice(joins[(day + 6) % 7] ? 1 : 0)
      .map(({ start, end }) => ({ start, end: end === DAY_MINUTES ? end + (joins[day] ?? 0) : end })),
  );
}

function textsByDate(dated: ReadonlyMap<number, readonly MinuteInterval[]>): DatedHours {
  return Object.fromEntries([...dated].map(([day, hours]) => [dateText(day), hours.map(minutesText)]));
}
