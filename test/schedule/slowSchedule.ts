import { Temporal } from 'temporal-polyfill';
import type { ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';

const MINUTE_MS = 60_000;

/**
 * Business hours computed with Temporal alone, slowly and without any code of the library: the open stretches of all
 * dates near a span, then one question a minute.
 */
export function slowMinutesOpen(definition: ScheduleDefinition, from: number, to: number): number {
  const stretches = slowStretches(definition, from, to);
  let minutes = 0;
  for (let at = from; at < to; at += MINUTE_MS) {
    if (stretches.some(([start, end]) => start <= at && at < end)) minutes += 1;
  }
  return minutes * MINUTE_MS;
}

/** The stretches, not yet united, that may touch a span. */
export function slowStretches(definition: ScheduleDefinition, from: number, to: number): [number, number][] {
  const { timeZone, weekly, holidays = [] } = definition;
  const dateOf = (instant: number): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  const last = dateOf(to).add({ days: 3 });
  const stretches: [number, number][] = [];
  for (
    let date = dateOf(from).subtract({ days: 3 });
    Temporal.PlainDate.compare(date, last) < 0;
    date = date.add({ days: 1 })
  ) {
    if (holidays.includes(date.toString())) continue;
    const weekday = WEEKDAYS[date.dayOfWeek - 1] ?? 'mon';
    for (const text of weekly[weekday] ?? []) {
      const [start = '', end = ''] = text.split('-');
      const opens = date.toZonedDateTime({ timeZone, plainTime: start });
      const endDate = end === '24:00' || end < start ? date.add({ days: 1 }) : date;
      const closes = endDate.toZonedDateTime({ timeZone, plainTime: end === '24:00' ? '00:00' : end });
      stretches.push([opens.epochMilliseconds, closes.epochMilliseconds]);
    }
  }
  return stretches;
}
