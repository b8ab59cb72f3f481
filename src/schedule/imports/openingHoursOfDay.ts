import { DAY_MINUTES, type MinuteInterval, unitedMinutes } from './minuteInterval.ts';
import type { OpeningRule } from './openingHoursRules.ts';

/** A day for which rules may hold. */
export interface OpeningDay {
  /** 0 for Monday. */
  readonly weekday: number;
  /** `2026-12-25`; empty for a day of any week. */
  readonly date: string;
  readonly isPublicHoliday: boolean;
}

/** The place of the last rule that replaces what the rules before it say of a day; -1 where none does. */
export function winningRule(rules: readonly OpeningRule[], day: OpeningDay): number {
  let last = rules.length - 1;
  while (last >= 0 && !replaces(rules[last], day)) last--;
  return last;
}

/**
 * When a day is open by rules of OpenStreetMap's opening hours, from midnight to midnight: by the rule that wins, by those
 * that add to it, and by what these leave of the night before.
 *
 * @param winner - the place of the rule that wins
 */
export function openingHoursOfDay(
  rules: readonly OpeningRule[],
  winner: number,
  day: OpeningDay,
  dayBefore: OpeningDay,
): MinuteInterval[] {
  const open = rules
    .slice(Math.max(winner, 0))
    .flatMap((rule) => [
      ...(holdsOn(rule, day) ? (rule.hours ?? []).map(beforeMidnight) : []),
      ...(holdsOn(rule, dayBefore) ? (rule.hours ?? []).map(afterMidnight) : []),
    ]);
  return unitedMinutes(open.filter(({ start, end }) => start < end));
}

function replaces(rule: OpeningRule | undefined, day: OpeningDay): boolean {
  return rule !== undefined && !rule.adds && holdsOn(rule, day);
}

/** Whether a rule holds for a day. */
export function holdsOn({ days }: OpeningRule, { weekday, date, isPublicHoliday }: OpeningDay): boolean {
  if (days.kind === 'weekdays')
    return days.weekdays.includes(weekday) || (days.publicHolidays && isPublicHoliday);
  return days.dates.has(days.everyYear ? date.slice(5) : date);
}

/** Whether a rule holds for other days than those of every week. */
export function isSpecial(rule: OpeningRule): boolean {
  return rule.days.kind === 'dates' || namesHolidays(rule);
}

/** Whether a rule holds for public holidays as such. */
export function namesHolidays({ days }: OpeningRule): boolean {
  return days.kind === 'weekdays' && days.publicHolidays;
}

function beforeMidnight({ start, end }: MinuteInterval): MinuteInterval {
  return { start, end: Math.min(end, DAY_MINUTES) };
}

/** What of an interval lies on the next day. */
function afterMidnight({ end }: MinuteInterval): MinuteInterval {
  return { start: 0, end: end - DAY_MINUTES };
}
