import { ensure } from '../errors.ts';
import { MAX_INSTANT, type TimeInput, toInstant } from '../time/instant.ts';
import { combineSegments, unite } from './combineSegments.ts';
import { joinedHours } from './joinedHours.ts';
import { openBounds } from './openBounds.ts';
import { OpenTimeGrid } from './openTimeGrid.ts';
import { readParts } from './readParts.ts';
import { CheckedSchedule, compiledOf, type Schedule } from './schedule.ts';
import type { PausedJson } from './scheduleJson.ts';

/** A stretch of time in which no clock runs, as while a ticket is pending or on hold. */
export interface Pause {
  /** Its first instant. */
  readonly from: TimeInput;
  /** The first instant after it; left out while it lasts. */
  readonly to?: TimeInput | undefined;
}

/**
 * The same hours without the times at which the clock was stopped. Pauses may overlap and come in any order; one without
 * an end lasts for ever, so that nothing becomes due any more. Without pauses nothing changes. Pausing what is
 * paused already adds to its pauses.
 *
 * @throws KpiError `unknown-option` where a pause has a part that does not exist
 * @throws KpiError `invalid-time` where an end of a pause names no instant
 * @throws KpiError `invalid-option` where a pause ends before it begins
 * @throws KpiError `invalid-schedule` where the schedule does not come from `defineSchedule`, or there is no list of pauses
 *
 * @example
 * ```ts
 * import { addOpenTime, defineSchedule, elapsed, withPauses } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
 * const ticket = withPauses(office, [{ from: '2026-03-30T10:00:00Z', to: '2026-03-30T11:30:00Z' }]);
 * elapsed(ticket, '2026-03-30T09:00:00Z', '2026-03-30T12:00:00Z'); // 5400000
 * addOpenTime(ticket, '2026-03-30T09:30:00Z', '1h') === Date.UTC(2026, 2, 30, 12); // true
 * ```
 */
export function withPauses(schedule: Schedule, pauses: readonly Pause[]): Schedule<PausedJson> {
  const { grid, hours } = compiledOf(schedule);
  ensure(Array.isArray(pauses), 'invalid-schedule', 'pauses', pauses, `Give a list such as [${PAUSE}].`);
  const spans = Array.from(pauses, readPause);
  const { definition } = schedule;
  const [member] = 'members' in hours ? hours.members : [];
  // Paused again and again, as a ticket is, it does not stand deeper and deeper within itself.
  if ('pauses' in definition && member) return withPauses(member, [...definition.pauses, ...pauses]);

  spans.sort(([a], [b]) => a - b);
  const paused = unite(spans.filter(([from, to]) => from < to).flat());
  const texts = spans.map(([from, to]) =>
    Object.freeze({
      from: new Date(from).toISOString(),
      ...(to < MAX_INSTANT && { to: new Date(to).toISOString() }),
    }),
  );
  const segments = (from: number, to: number): number[] =>
    combineSegments(
      [openBounds(schedule, from, to), paused],
      ([open, stopped]) => open === true && stopped === false,
    );
  const lasting = paused.at(-1) === MAX_INSTANT ? (paused.at(-2) ?? MAX_INSTANT) : MAX_INSTANT;
  return new CheckedSchedule({ schedule: definition, pauses: Object.freeze(texts) }, schedule.timeZone, {
    grid: new OpenTimeGrid(segments, Math.min(grid.end, lasting)),
    hours: joinedHours([schedule], paused, (_at, whyMember) => whyMember(schedule) ?? { reason: 'paused' }),
  });
}

const PAUSE = "{ from: '2026-03-30T10:00:00Z', to: '2026-03-30T11:30:00Z' }";

function readPause(pause: Pause, index: number): [number, number] {
  const path = `pauses[${index}]`;
  readParts(pause, path, ['from', 'to'], PAUSE);
  const from = toInstant(pause.from, `${path}.from`);
  const to = pause.to === undefined || pause.to === null ? MAX_INSTANT : toInstant(pause.to, `${path}.to`);
  ensure(
    from <= to,
    'invalid-option',
    `${path}.to`,
    pause.to,
    'A pause must not end before it begins: give an instant that is not before its `from`.',
  );
  return [from, to];
}
