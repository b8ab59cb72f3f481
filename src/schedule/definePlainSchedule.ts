import { zoneOffset } from '../time/zoneOffset.ts';
import { zoneTable } from '../time/zoneTable.ts';
import type { LocalDay } from './localDay.ts';
import { localSegments } from './localSegments.ts';
import { OpenTimeGrid } from './openTimeGrid.ts';
import { readDay } from './readDay.ts';
import { readList, readParts } from './readParts.ts';
import { CheckedSchedule, type Schedule } from './schedule.ts';
import type { PlainScheduleDefinition } from './scheduleDefinition.ts';
import { readWeek } from './weekHours.ts';

const MORE = ' defineSchedule of support-kpi/schedule knows more.';

/**
 * Business hours: when a team is at work. Checks the definition at once and compiles the hours when they are
 * first asked for. A definition without any hours is allowed: it never opens.
 *
 * This one takes weekly hours and holidays by date, and is small. The `defineSchedule` of `support-kpi/schedule` takes
 * the same and more: holidays by rule, half days, special hours, breaks, hours that change. What either gives is used
 * alike.
 *
 * @throws KpiError `unknown-option` where the definition has a part that does not exist, or that is for the other one
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
 * office.definition.weekly.tue; // ['09:00-18:00']
 * ```
 */
export function definePlainSchedule(definition: PlainScheduleDefinition): Schedule<PlainScheduleDefinition> {
  const { weekly, holidays } = readParts(definition, '', ['timeZone', 'weekly', 'holidays'], MORE);
  const { timeZone } = definition;
  const zone = zoneTable(zoneOffset(timeZone));
  const week = readWeek(weekly, 'weekly');
  const closed = new Map(
    readList(holidays, 'holidays').map((date, i) => [readDay(date, `holidays[${i}]`, MORE), String(date)]),
  );
  const dayAt = (day: number): LocalDay =>
    closed.has(day) ? { intervals: [], reason: 'holiday' } : week.dayAt(day);
  return new CheckedSchedule(
    {
      timeZone,
      weekly: week.definition,
      ...(closed.size > 0 && { holidays: Object.freeze([...closed.values()].sort()) }),
    },
    timeZone,
    {
      grid: new OpenTimeGrid(localSegments(zone, (day) => dayAt(day).intervals)),
      hours: { zone, dayAt, hasBreaks: () => false },
    },
  );
}
