import { ensure } from '../errors.ts';
import { dateText } from '../time/calendarDate.ts';
import { zoneOffset } from '../time/zoneOffset.ts';
import { zoneTable } from '../time/zoneTable.ts';
import { combineSegments } from './combineSegments.ts';
import { readDatedHours } from './datedHours.ts';
import { readHolidays } from './holidayCalendar.ts';
import type { LocalDay } from './localDay.ts';
import { localSegments } from './localSegments.ts';
import { OpenTimeGrid } from './openTimeGrid.ts';
import { readDay } from './readDay.ts';
import { readIntervals, readOverlapping } from './readIntervals.ts';
import { readList, readParts } from './readParts.ts';
import { CheckedSchedule, type Schedule } from './schedule.ts';
import type { ScheduleDefinition } from './scheduleDefinition.ts';
import { readWeek, type WeekHours } from './weekHours.ts';

/**
 * Business hours: when a team is at work. Checks the definition at once and compiles the hours when they are
 * first asked for. A definition without any hours is allowed: it never opens.
 *
 * Of a date, its breaks come first, then its override, then holidays, then the weekly hours. All of them belong to the
 * local date on which an interval begins; a break closes whatever is open then. A date that the zone skipped whole, as
 * Samoa did 30 December 2011, has no hours of any kind.
 *
 * @throws KpiError `unknown-option` where the definition has a part that does not exist
 * @throws KpiError `invalid-option` where the time zone is not known
 * @throws KpiError `invalid-schedule` where hours, a date or a holiday cannot be read, or the hours of a day overlap
 *
 * @example
 * ```ts
 * import { defineSchedule, elapsed } from 'support-kpi/schedule';
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
  const parts = readParts(
    definition,
    '',
    PARTS,
    "{ timeZone: 'Europe/Rome', weekly: { mon: ['09:00-17:00'] } }",
  );
  const { timeZone } = definition;
  const zone = zoneTable(zoneOffset(timeZone));
  const week = readWeek(parts['weekly'], 'weekly');
  const changes = readChanges(parts['changes']);
  const holidays = readHolidays(parts['holidays']);
  const overrides = readDatedHours(parts['overrides'], 'overrides', readIntervals);
  const breaks = readDatedHours(parts['breaks'], 'breaks', readOverlapping);

  const weekOn = (day: number): WeekHours => {
    let now = week;
    for (const next of changes) if (next.from <= day) now = next.week;
    return now;
  };
  const dayAt = (day: number): LocalDay => {
    if (!zone.hasDay(day)) return NO_DAY;
    const intervals = overrides.hours.get(day);
    return intervals ? { intervals, reason: 'override' } : holidays.apply(weekOn(day).dayAt(day), day);
  };
  const hours = localSegments(zone, (day) => dayAt(day).intervals);
  const closed = localSegments(zone, (day) => (zone.hasDay(day) ? (breaks.hours.get(day) ?? []) : []));

  return new CheckedSchedule(
    {
      timeZone,
      weekly: week.definition,
      ...(changes.length > 0 && {
        changes: Object.freeze(
          changes.map(({ date, week: { definition: weekly } }) => Object.freeze({ from: date, weekly })),
        ),
      }),
      ...(holidays.definition.length > 0 && { holidays: holidays.definition }),
      ...(overrides.hours.size > 0 && { overrides: overrides.definition }),
      ...(breaks.hours.size > 0 && { breaks: breaks.definition }),
    },
    timeZone,
    {
      grid: new OpenTimeGrid(
        breaks.hours.size === 0
          ? hours
          : (from, to) =>
              combineSegments([hours(from, to), closed(from, to)], ([open, cut]) => !!open && !cut),
      ),
      hours: { zone, dayAt },
    },
  );
}

/** A date that the zone skipped. */
const NO_DAY: LocalDay = { intervals: [], reason: 'closed' };

const PARTS = ['timeZone', 'weekly', 'changes', 'holidays', 'overrides', 'breaks'];

/** Weekly hours and the date from which they hold. */
interface Change {
  readonly date: string;
  readonly from: number;
  readonly week: WeekHours;
}

const CHANGE = "{ from: '2026-07-01', weekly: { mon: ['08:00-20:00'] } }";

/** The changes, in order of their dates. */
function readChanges(value: unknown): Change[] {
  const changes = readList(value, 'changes', `[${CHANGE}]`).map((change, i) => {
    const path = `changes[${i}]`;
    const { from: date, weekly } = readParts(change, path, ['from', 'weekly'], CHANGE);
    const from = readDay(date, `${path}.from`);
    return { date: dateText(from), from, week: readWeek(weekly, `${path}.weekly`) };
  });
  changes.sort((a, b) => a.from - b.from);
  changes.forEach(({ from, date }, i) => {
    ensure(
      from !== changes[i - 1]?.from,
      'invalid-schedule',
      'changes',
      date,
      'Two changes begin on this date: give each a date of its own, or make them one.',
    );
  });
  return changes;
}
