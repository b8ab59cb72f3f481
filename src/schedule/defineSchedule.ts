import { ensure } from '../errors.ts';
import { readDate } from '../time/calendarDate.ts';
import { WEEKDAYS, weekdayIndex } from '../time/weekday.ts';
import { zoneOffset } from '../time/zoneOffset.ts';
import { zoneTable } from '../time/zoneTable.ts';
import { combineSegments } from './combineSegments.ts';
import { readHolidays } from './holidayCalendar.ts';
import type { LocalDay } from './localDay.ts';
import type { LocalInterval } from './localInterval.ts';
import { localSegments } from './localSegments.ts';
import { OpenTimeGrid } from './openTimeGrid.ts';
import { DATE_REMEDY, hoursText, isDate, readDated, readWeekly } from './readHours.ts';
import { readList, readParts } from './readParts.ts';
import { Schedule } from './schedule.ts';
import type { ScheduleDefinition, WeeklyHours } from './scheduleDefinition.ts';

/**
 * Business hours: when a team is at work. Checks the definition at once and compiles the hours when they are
 * first asked for. A definition without any hours is allowed: it never opens.
 *
 * Of a date, its breaks come first, then its override, then holidays, then the weekly hours. All of them belong to the
 * local date on which an interval begins; a break closes whatever is open then.
 *
 * @throws KpiError `unknown-option` where the definition has a part that does not exist
 * @throws KpiError `invalid-option` where the time zone is not known
 * @throws KpiError `invalid-schedule` where hours, a date or a holiday cannot be read, or the intervals of a day overlap
 *
 * @example
 * ```ts
 * import { defineSchedule, elapsed } from 'support-kpi';
 *
 * const office = defineSchedule({
 *   timeZone: 'Europe/Rome',
 *   weekly: { mon: ['09:00-12:30', '13:30-18:00'], tue: ['09:00-18:00'] },
 *   holidays: ['2026-12-08', { date: '12-25', name: 'Christmas' }, { month: 5, weekday: 'mon', nth: 1 }],
 *   overrides: { '2026-12-22': ['09:00-13:00'] },
 * });
 * elapsed(office, '2026-03-30T12:00:00+02:00', '2026-03-30T14:00:00+02:00'); // 3600000
 * office.definition.weekly.tue; // ['09:00-18:00']
 * ```
 */
export function defineSchedule(definition: ScheduleDefinition): Schedule<ScheduleDefinition> {
  const parts = readParts(definition, '', PARTS);
  const { timeZone } = definition;
  const zone = zoneTable(zoneOffset(timeZone));
  const weeks = readWeeks(parts['weekly'], parts['changes']);
  const holidays = readHolidays(parts['holidays']);
  const overrides = readDated(parts['overrides'], 'overrides');
  const breaks = readDated(parts['breaks'], 'breaks');

  const overridden = new Map<number, LocalDay>();
  for (const [date, intervals] of overrides)
    overridden.set(readDate(date), { intervals, reason: 'override' });
  const cuts = new Map<number, readonly LocalInterval[]>();
  for (const [date, intervals] of breaks) cuts.set(readDate(date), intervals);
  const dayAt = (day: number): LocalDay => overridden.get(day) ?? holidays.apply(usualDay(weeks, day), day);
  const hours = localSegments(zone, (day) => dayAt(day).intervals);
  const closed = localSegments(zone, (day) => cuts.get(day) ?? []);

  const [{ definition: weekly }, ...changes] = weeks;
  return new Schedule(
    Object.freeze({
      timeZone,
      weekly,
      ...(changes.length > 0 && {
        changes: Object.freeze(
          changes.map(({ date, definition }) => Object.freeze({ from: date, weekly: definition })),
        ),
      }),
      ...(holidays.definition.length > 0 && { holidays: holidays.definition }),
      ...(overrides.size > 0 && { overrides: hoursText(overrides, [...overrides.keys()].sort()) }),
      ...(breaks.size > 0 && { breaks: hoursText(breaks, [...breaks.keys()].sort()) }),
    }),
    timeZone,
    {
      grid: new OpenTimeGrid(
        breaks.size === 0
          ? hours
          : (from, to) =>
              combineSegments([hours(from, to), closed(from, to)], ([open, cut]) => !!open && !cut),
      ),
      hours: { zone, dayAt },
    },
  );
}

const PARTS = ['timeZone', 'weekly', 'changes', 'holidays', 'overrides', 'breaks'];

/** Weekly hours and the date from which they hold. */
interface Week {
  readonly date: string;
  readonly from: number;
  readonly definition: WeeklyHours;
  /** Monday first. */
  readonly hours: readonly (readonly LocalInterval[] | undefined)[];
}

/** The weekly hours, then their changes in order. */
function readWeeks(weekly: unknown, changes: unknown): [Week, ...Week[]] {
  const later = readList(changes, 'changes').map((change, i) => {
    const path = `changes[${i}]`;
    const { from, weekly: hours } = readParts(change, path, ['from', 'weekly']);
    ensure(typeof from === 'string' && isDate(from), 'invalid-schedule', `${path}.from`, from, DATE_REMEDY);
    return week(hours, `${path}.weekly`, from);
  });
  later.sort((a, b) => a.from - b.from);
  later.forEach(({ from, date }, i) => {
    ensure(from !== later[i - 1]?.from, 'invalid-schedule', 'changes', date, 'Give one change a date.');
  });
  return [week(weekly, 'weekly', ''), ...later];
}

function week(value: unknown, path: string, date: string): Week {
  const hours = readWeekly(value, path);
  return {
    date,
    from: readDate(date),
    definition: hoursText(
      hours,
      WEEKDAYS.filter((day) => hours.get(day)?.length),
    ),
    hours: WEEKDAYS.map((day) => hours.get(day)),
  };
}

/** What the weekly hours that hold on a day say of it. */
function usualDay(weeks: readonly [Week, ...Week[]], day: number): LocalDay {
  let now = weeks[0];
  for (const next of weeks) if (next.from <= day) now = next;
  return { intervals: now.hours[weekdayIndex(day)] ?? [], reason: 'closed' };
}
