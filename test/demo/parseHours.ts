import { defineSchedule, type Schedule, type ScheduleDefinition, type Weekday } from 'support-kpi';
import { UsageError } from './usageError.ts';

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Business hours from one line: days, then their hours, as often as needed; `mon-fri 09:00-12:30,13:30-18:00; sat
 * 10:00-14:00`. Semicolons, commas and blanks all separate.
 *
 * @throws UsageError where a word is neither days nor hours, or days have no hours
 * @throws KpiError where the hours or the time zone cannot be used
 */
export function parseHours(text: string, timeZone: string): Schedule<ScheduleDefinition> {
  const weekly: { [day in Weekday]?: string[] } = {};
  let days: Weekday[] = [];
  let hasHours = true;
  for (const word of text
    .toLowerCase()
    .replaceAll('–', '-')
    .split(/[;,\s]+/)) {
    if (word === '') continue;
    if (/\d/.test(word)) {
      if (days.length === 0) throw new UsageError(`--hours: Name the days before ${word}: mon-fri ${word}.`);
      for (const day of days) weekly[day] = [...(weekly[day] ?? []), word];
      hasHours = true;
    } else {
      // Days after hours begin anew; days after days are added.
      days = [...(hasHours ? [] : days), ...daysOf(word)];
      hasHours = false;
    }
  }
  if (!hasHours || days.length === 0) {
    throw new UsageError(
      `--hours: Give days and their hours, such as mon-fri 09:00-17:00. Got ${text || 'nothing'}.`,
    );
  }
  return defineSchedule({ timeZone, weekly });
}

/** The days of `sat` or `fri-mon`. */
function daysOf(word: string): Weekday[] {
  const [from = -1, to = from, extra] = word
    .split('-')
    .map((day) => (DAYS as readonly string[]).indexOf(day));
  if (from < 0 || to < 0 || extra !== undefined) {
    throw new UsageError(
      `--hours: Expected days such as mon, mon-fri, or hours such as 09:00-17:00. Got ${word}.`,
    );
  }
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => DAYS[(from + i) % 7] ?? 'mon');
}
