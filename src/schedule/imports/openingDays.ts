import { DAY_MS, dateText, readDate } from '../../time/calendarDate.ts';
import { weekdayIndex } from '../../time/weekday.ts';
import type { HolidayCalendar } from '../holidayCalendar.ts';
import type { LocalDay } from '../localDay.ts';
import { DAY_MINUTES, type MinuteInterval } from './minuteInterval.ts';
import {
  holdsOn,
  namesHolidays,
  type OpeningDay,
  openingHoursOfDay,
  winningRule,
} from './openingHoursOfDay.ts';
import type { OpeningRule } from './openingHoursRules.ts';

/** A day that a rule singles out, or the day after one, and what the rules say of it. */
export interface SpecialDay {
  readonly day: OpeningDay;
  /** Days since 1970-01-01. */
  readonly number: number;
  /** The open minutes from midnight to midnight. */
  readonly hours: readonly MinuteInterval[];
  /** The rule that wins on this day. */
  readonly winner: OpeningRule | undefined;
}

/**
 * The days from 1900 to 2199 that may be unlike their weekday, in order, and whether public holidays as such are closed.
 * Where these are off and nothing opens afterwards, they are not among the days.
 *
 * @throws KpiError `invalid-schedule` where a rule replaces a date whose hours go on over midnight
 * @throws KpiError `invalid-schedule` where `PH off` replaces the rule of a date that is a half day among the holidays
 */
export function openingDays(
  rules: readonly OpeningRule[],
  holidays: HolidayCalendar | undefined,
): { readonly days: readonly SpecialDay[]; readonly hasClosedHolidays: boolean } {
  const nights = rules.filter(hasNight);
  const hasHolidays = rules.some(namesHolidays);
  const lastOpening = rules.reduce((last, { hours }, i) => (hours ? i : last), -1);
  const areAllClosed = rules.slice(lastOpening + 1).some(namesHolidays);
  // A night after a holiday stays, though the holiday itself is closed.
  const isEachNeeded = hasHolidays && (!areAllClosed || nights.some(namesHolidays));
  const isHoliday = (day: number): boolean =>
    hasHolidays && holidays !== undefined && holidays.apply(USUAL, day) !== USUAL;
  const isHalfDay = (day: number): boolean => (holidays?.apply(USUAL, day).intervals.length ?? 0) > 0;
  const dayAt = (number: number): OpeningDay => ({
    weekday: weekdayIndex(number),
    date: dateText(number),
    isPublicHoliday: isHoliday(number),
  });

  // Days that the same rules decide have the same hours.
  const known = new Map<string, MinuteInterval[]>();
  const days = daysApart(rules, isEachNeeded ? isHoliday : undefined).map((number) => {
    const day = dayAt(number);
    const before = dayAt(number - 1);
    const place = winningRule(rules, day);
    const winner = rules[place];
    const places = nights.filter((rule) => holdsOn(rule, before)).map((rule) => rules.indexOf(rule));
    const key = [day.weekday, place, ...places].join();
    const hours = known.get(key) ?? openingHoursOfDay(rules, place, day, before);
    known.set(key, hours);
    if (winner && nights.some((rule) => rules.indexOf(rule) < place && holdsAsSpecial(rule, day)))
      throw winner.cursor.refusal(
        'A date has hours over midnight by an earlier rule: write the hours of each date once.',
        winner.index,
      );
    if (winner && closesHoliday(winner, day) && isHalfDay(number) && rules.some(isOfDate(day)))
      throw winner.cursor.refusal(
        'A date with a rule of its own is a half day among the holidays: leave it out of { holidays }.',
        winner.index,
      );
    return { day, number, hours, winner };
  });
  return {
    days,
    hasClosedHolidays: areAllClosed || days.some(({ day, winner }) => winner && closesHoliday(winner, day)),
  };
}

const USUAL: LocalDay = { intervals: [{ start: 0, end: DAY_MS }], reason: 'closed' };
const FIRST_DAY = readDate('1900-01-01');
const LAST_DAY = readDate('2199-12-31');

/** The days that rules single out and those after them, in order. */
function daysApart(rules: readonly OpeningRule[], isHoliday?: (day: number) => boolean): number[] {
  const days = new Set<number>();
  if (isHoliday) for (let day = FIRST_DAY; day <= LAST_DAY; day++) if (isHoliday(day)) days.add(day);
  const dates = new Set(rules.flatMap((rule) => (rule.days.kind === 'dates' ? [...rule.days.dates] : [])));
  for (const date of dates) {
    if (date.length > 5) days.add(readDate(date));
    else for (let year = 1900; year < 2200; year++) days.add(readDate(`${year}-${date}`));
  }
  // 29 February, in other years.
  days.delete(Number.NaN);
  for (const day of [...days]) if (day < LAST_DAY) days.add(day + 1);
  return [...days].sort((a, b) => a - b);
}

function closesHoliday(winner: OpeningRule, day: OpeningDay): boolean {
  return !winner.hours && namesHolidays(winner) && day.isPublicHoliday;
}

function isOfDate(day: OpeningDay): (rule: OpeningRule) => boolean {
  return (rule) => rule.days.kind === 'dates' && holdsOn(rule, day);
}

function hasNight({ hours = [] }: OpeningRule): boolean {
  return hours.some(({ end }) => end > DAY_MINUTES);
}

/** Whether a rule holds for a day not by its weekday. */
function holdsAsSpecial(rule: OpeningRule, day: OpeningDay): boolean {
  return holdsOn(rule, day) && !(rule.days.kind === 'weekdays' && rule.days.weekdays.includes(day.weekday));
}
