import { evenOffset } from './evenOffset.ts';
import type { PeriodSteps } from './periodSteps.ts';
import type { ZoneTable } from './zoneTable.ts';

const HOUR_MS = 3_600_000;

/** Hours begin where the clock shows a full hour and where it jumps. */
export function hourPeriods(zone: ZoneTable): PeriodSteps {
  const evenOffsetAt = evenOffset(zone);

  function startOf(instant: number): number {
    const offset = evenOffsetAt(instant);
    if (!Number.isFinite(offset)) return startNearChange(instant);
    return Math.floor((instant + offset) / HOUR_MS) * HOUR_MS - offset;
  }

  function startNearChange(instant: number): number {
    const offset = zone.offsetAt(instant);
    const start = Math.floor((instant + offset) / HOUR_MS) * HOUR_MS - offset;
    return zone.offsetAt(start) === offset ? start : zone.changeBefore(instant);
  }

  function nextStart(instant: number): number {
    const even = evenOffsetAt(instant + HOUR_MS);
    if (Number.isFinite(even)) return (Math.floor((instant + even) / HOUR_MS) + 1) * HOUR_MS - even;
    const offset = zone.offsetAt(instant);
    const fullHour = (Math.floor((instant + offset) / HOUR_MS) + 1) * HOUR_MS - offset;
    const change = zone.changeBefore(fullHour);
    return change > instant ? change : fullHour;
  }

  return { startOf, nextStart };
}
