import { DAY_MS } from './calendarDate.ts';
import type { PeriodSteps } from './periodSteps.ts';
import { weeksEarlier, yearEarlier } from './yearEarlier.ts';
import type { ZoneTable } from './zoneTable.ts';

/** The start of the period that corresponds to one of a unit a year earlier: see `Period.lastYearStart`. */
export function lastYearPeriods(
  unit: string,
  zone: ZoneTable,
  { startOf }: PeriodSteps,
): (instant: number) => number {
  const earlier = unit === 'week' ? weeksEarlier : yearEarlier;

  return (instant) => {
    const start = startOf(instant);
    const offset = zone.offsetAt(start);
    const day = Math.floor((start + offset) / DAY_MS);
    if (unit !== 'hour') return startOf(zone.startOfDay(earlier(day)));
    const local = start + offset + (earlier(day) - day) * DAY_MS;
    // Of an hour that was shown twice then too, the one with the same offset.
    const same = local - offset;
    return startOf(zone.offsetAt(same) === offset ? same : zone.instantOf(local));
  };
}
