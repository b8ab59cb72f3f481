import { KpiError } from '../errors.ts';
import { readDate } from '../time/calendarDate.ts';
import { WEEKDAYS, type Weekday, weekdayIndex } from '../time/weekday.ts';
import { zoneOffset } from '../time/zoneOffset.ts';
import { zoneTable } from '../time/zoneTable.ts';
import { intervalText, type LocalInterval, readInterval } from './localInterval.ts';
import { openSegments } from './openSegments.ts';
import { OpenTimeGrid } from './openTimeGrid.ts';
import { Schedule, type ScheduleDefinition } from './schedule.ts';

const PARTS: readonly string[] = ['timeZone', 'weekly', 'holidays'];

/**
 * Business hours: when a team is at work. Checks the definition at once and compiles the hours when they are
 * first asked for. A definition without any hours is allowed: it never opens.
 *
 * @throws KpiError `unknown-option` where the definition has a part that does not exist
 * @throws KpiError `invalid-option` where the time zone is not known
 * @throws KpiError `invalid-schedule` where hours or a holiday cannot be read, or the intervals of a day overlap
 *
 * @example
 * ```ts
 * import { defineSchedule, elapsed } from 'support-kpi';
 *
 * const office = defineSchedule({
 *   timeZone: 'Europe/Rome',
 *   weekly: { mon: ['09:00-12:30', '13:30-18:00'], tue: ['09:00-18:00'] },
 *   holidays: ['2026-12-08'],
 * });
 * elapsed(office, '2026-03-30T12:00:00+02:00', '2026-03-30T14:00:00+02:00'); // 3600000
 * office.weekly.tue; // ['09:00-18:00']
 * ```
 */
export function defineSchedule(definition: ScheduleDefinition): Schedule {
  const parts = record(definition, 'schedule');
  for (const name of Object.keys(parts)) {
    if (!PARTS.includes(name)) {
      throw new KpiError('unknown-option', name, parts[name], `A schedule has ${PARTS.join(', ')}.`);
    }
  }
  const zone = zoneTable(zoneOffset(definition.timeZone));
  const hours = readWeekly(parts['weekly']);
  const holidays = new Map(list(parts['holidays'] ?? [], 'holidays').map(readHoliday));

  const weekly: { [day in Weekday]?: readonly string[] } = {};
  WEEKDAYS.forEach((day, i) => {
    const intervals = hours[i] ?? [];
    if (intervals.length > 0) weekly[day] = Object.freeze(intervals.map(intervalText));
  });
  const hoursOfDay = (day: number): readonly LocalInterval[] =>
    holidays.has(day) ? [] : (hours[weekdayIndex(day)] ?? []);
  return new Schedule(
    {
      timeZone: definition.timeZone,
      weekly: Object.freeze(weekly),
      holidays: Object.freeze([...holidays.values()].sort()),
    },
    new OpenTimeGrid(openSegments(zone, hoursOfDay)),
  );
}

/** The intervals of each weekday, Monday first, in order of their start. */
function readWeekly(value: unknown): LocalInterval[][] {
  const weekly = record(value, 'weekly');
  for (const day of Object.keys(weekly)) {
    if (!WEEKDAYS.some((known) => known === day)) {
      throw new KpiError('invalid-schedule', `weekly.${day}`, day, `The days are ${WEEKDAYS.join(', ')}.`);
    }
  }
  return WEEKDAYS.map((day) => {
    const path = `weekly.${day}`;
    const texts = list(weekly[day] ?? [], path);
    const intervals = texts.map((text, i) => readInterval(text, `${path}[${i}]`));
    intervals.sort((a, b) => a.start - b.start);
    intervals.forEach(({ start }, i) => {
      if (start < (intervals[i - 1]?.end ?? 0)) {
        throw new KpiError('invalid-schedule', path, texts, 'The intervals of a day must not overlap.');
      }
    });
    return intervals;
  });
}

function readHoliday(text: unknown, index: number): [number, string] {
  const day = typeof text === 'string' ? readDate(text) : Number.NaN;
  if (typeof text === 'string' && !Number.isNaN(day)) return [day, text];
  throw new KpiError(
    'invalid-schedule',
    `holidays[${index}]`,
    text,
    "Expected a date that exists, such as '2026-12-25'.",
  );
}

function record(value: unknown, path: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(Object.entries(value));
  throw new KpiError('invalid-schedule', path, value, 'Expected an object.');
}

function list(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new KpiError('invalid-schedule', path, value, 'Expected a list of texts.');
}
