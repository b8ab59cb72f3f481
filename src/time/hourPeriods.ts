import type { PeriodSteps } from './periodSteps.ts';
import type { ZoneTable } from './zoneTable.ts';

const HOUR_MS = 3_600_000;

/** Hours begin where the clock shows a full hour and where it jumps. */
export function hourPeriods(zone: ZoneTable): PeriodSteps {
  function startOf(instant: number): number {
    const offset = zone.offsetAt(instant);
    const start = Math.floor((instant + offset) / HOUR_MS) * HOUR_MS - offset;
    return zone.offsetAt(start) === offset ? start : zone.changeBefore(instant);
  }

  function nextStart(instant: number): number {
    const offset = zone.offsetAt(instant);
    const fullHour = (Math.floor((instant + offset) / HOUR_MS) + 1) * HOUR_MS - offset;
    const change = zone.changeBefore(fullHour);
    return change > instant ? change : fullHour;
  }

  return { startOf, nextStart };
}
