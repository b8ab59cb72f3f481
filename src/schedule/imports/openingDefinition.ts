import { WEEKDAYS } from '../../time/weekday.ts';
import type { HolidayCalendar } from '../holidayCalendar.ts';
import type { ScheduleDefinition } from '../scheduleDefinition.ts';
import { joinedNight } from './joinedNight.ts';
import { joinNights } from './joinNights.ts';
import { DAY_MINUTES, type MinuteInterval, minutesText } from './minuteInterval.ts';
import { openingDays } from './openingDays.ts';
import {
  isSpecial,
  namesHolidays,
  type OpeningDay,
  openingHoursOfDay,
  winningRule,
} from './openingHoursOfDay.ts';
import type { OpeningRule } from './openingHoursRules.ts';
import { textsByWeekday } from './textsByWeekday.ts';

type Hours = readonly MinuteInterval[];

/**
 * The definition of what rules of OpenStreetMap's opening hours say together. Each date that is not like all of its
 * weekday is evaluated by itself; days that are off become holidays, others overrides.
 *
 * @param publicHolidays - what `PH` stands for
 * @throws KpiError `invalid-schedule` where a rule cannot be told from what is given
 */
export function openingDefinition(
  all: readonly OpeningRule[],
  publicHolidays: HolidayCalendar | undefined,
): Omit<ScheduleDefinition, 'timeZone'> {
  for (const rule of all) checkHolidays(rule, publicHolidays);
  // What is off before any hours closes what nothing has opened.
  const opening = all.findIndex(({ hours }) => hours);
  const rules = opening < 0 ? [] : all.slice(opening);
  const weekly = WEEKDAYS.map((_, weekday) => {
    const day = { weekday, date: '', isPublicHoliday: false };
    const before = { ...day, weekday: (weekday + 6) % 7 };
    return openingHoursOfDay(rules, winningRule(rules, day), day, before);
  });
  if (!rules.some(isSpecial)) return { weekly: textsByWeekday(wholeNights(weekly)) };

  const { days, hasClosedHolidays } = openingDays(rules, publicHolidays);
  const closed = new Set(
    days.flatMap(({ day, winner }) => (winner && !winner.hours && isYearly(winner) ? yearly(day) : [])),
  );
  const usual = (day: OpeningDay): Hours =>
    (hasClosedHolidays && day.isPublicHoliday) || closed.has(yearly(day)) ? [] : (weekly[day.weekday] ?? []);
  const written = days.filter(({ day, winner, hours }) => isWritten(winner) || !isSame(hours, usual(day)));
  const overrides = joinNights(written, ({ day, hours }) => isSame(hours, usual(day)));
  const holidays = [...(hasClosedHolidays ? (publicHolidays?.definition ?? []) : []), ...closed];
  return {
    weekly: textsByWeekday(weekly),
    ...(holidays.length > 0 && { holidays }),
    ...(overrides.length > 0 && {
      overrides: Object.fromEntries(overrides.map(({ day, hours }) => [day.date, hours.map(minutesText)])),
    }),
  };
}

function refuse({ cursor, index }: OpeningRule, remedy: string): never {
  throw cursor.refusal(remedy, index);
}

function checkHolidays(rule: OpeningRule, publicHolidays: HolidayCalendar | undefined): void {
  if (!namesHolidays(rule)) return;
  if (!publicHolidays)
    refuse(rule, "Give the public holidays that PH stands for, as in { holidays: ['2026-12-25'] }.");
  if (
    rule.hours &&
    publicHolidays.definition.some((holiday) => typeof holiday !== 'string' && holiday.within)
  )
    refuse(rule, 'A half day among the holidays has hours of its own: leave it out of { holidays }.');
}

function isYearly({ days }: OpeningRule): boolean {
  return days.kind === 'dates' && days.everyYear;
}

/** Whether a rule is for dates with a year, which are written out even where they are as usual. */
function isWritten(rule: OpeningRule | undefined): boolean {
  return rule?.days.kind === 'dates' && !rule.days.everyYear;
}

/** `12-25` */
function yearly({ date }: OpeningDay): string {
  return date.slice(5);
}

function isSame(hours: Hours, others: Hours): boolean {
  return (
    hours.length === others.length &&
    hours.every(({ start, end }, i) => start === others[i]?.start && end === others[i]?.end)
  );
}

/** The same week, where hours that end at midnight and those that begin there are one interval of the first day. */
function wholeNights(weekly: readonly Hours[]): Hours[] {
  const joins = weekly.map((hours, day) => joinedNight(hours.at(-1), weekly[(day + 1) % 7]?.[0]));
  return weekly.map((hours, day) =>
    hours
      .slice(joins[(day + 6) % 7] ? 1 : 0)
      .map(({ start, end }) => ({ start, end: end === DAY_MINUTES ? end + (joins[day] ?? 0) : end })),
  );
}
