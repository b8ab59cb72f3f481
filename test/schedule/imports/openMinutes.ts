import { defineSchedule } from '../../../src/schedule/defineSchedule.ts';
import { isOpen } from '../../../src/schedule/isOpen.ts';
import { openSegments } from '../../../src/schedule/openSegments.ts';
import type { ScheduleDefinition } from '../../../src/schedule/scheduleDefinition.ts';

const MINUTE_MS = 60_000;

/** Every instant at which a definition opens or closes within a range, as minutes since its start. */
export function openMinutes(definition: ScheduleDefinition, from: string, to: string): [number, number][] {
  const schedule = defineSchedule(definition);
  const start = Date.parse(from);
  return openSegments(schedule, from, to).map(({ startAt, endAt }) => [
    (startAt - start) / MINUTE_MS,
    (endAt - start) / MINUTE_MS,
  ]);
}

/** Whether each minute of the week from an instant on is open at its beginning. */
export function weekOfMinutes(definition: ScheduleDefinition, from: string): boolean[] {
  const schedule = defineSchedule(definition);
  const start = Date.parse(from);
  return Array.from({ length: 10_080 }, (_, i) => isOpen(schedule, start + i * MINUTE_MS));
}
