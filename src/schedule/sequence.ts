import { ensure } from '../errors.ts';
import { MIN_INSTANT, type TimeInput, toInstant } from '../time/instant.ts';
import { unite } from './combineSegments.ts';
import { joinedHours } from './joinedHours.ts';
import { openBounds } from './openBounds.ts';
import { OpenTimeGrid } from './openTimeGrid.ts';
import { readParts } from './readParts.ts';
import { CheckedSchedule, compiledOf, type Schedule } from './schedule.ts';
import type { SequenceJson } from './scheduleJson.ts';

/** Hours and the instant at which they take over. */
export interface Stage {
  /** The first instant at which they hold; left out for the first stage, which then holds all the time before. */
  readonly from?: TimeInput | undefined;
  /** The hours. */
  readonly schedule: Schedule;
}

/**
 * Hours that change hands: those of one team until an instant, then those of the next, as when a ticket is handed over.
 * A first stage with a `from` is closed before. For hours that change on a date of their own, give `defineSchedule` its
 * `changes`.
 *
 * @throws KpiError `invalid-time` where a `from` names no instant
 * @throws KpiError `unknown-option` where a stage has a part that does not exist
 * @throws KpiError `invalid-schedule` where there is no stage, a stage begins before or with the one before it, or a
 *   schedule does not come from `defineSchedule`
 *
 * @example
 * ```ts
 * import { defineSchedule, elapsed, sequence } from 'support-kpi/schedule';
 *
 * const morning = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['08:00-12:00'] } });
 * const evening = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['16:00-20:00'] } });
 * const ticket = sequence([{ schedule: morning }, { from: '2026-03-30T10:00:00Z', schedule: evening }]);
 * elapsed(ticket, '2026-03-30T00:00:00Z', '2026-03-31T00:00:00Z'); // 21600000
 * ```
 */
export function sequence(stages: readonly Stage[]): Schedule<SequenceJson> {
  const remedy = `Give a list of at least one stage, such as [${STAGE}].`;
  ensure(Array.isArray(stages), 'invalid-schedule', 'sequence', stages, remedy);
  const froms = Array.from(stages, readFrom);
  const schedules = stages.map(({ schedule }) => schedule);
  const [first, last] = [schedules[0], schedules.at(-1)];
  ensure(first !== undefined && last !== undefined, 'invalid-schedule', 'sequence', stages, remedy);
  froms.forEach((from, i) => {
    ensure(
      i === 0 || from > (froms[i - 1] ?? from),
      'invalid-schedule',
      `sequence[${i}].from`,
      stages[i]?.from,
      'Each stage but the first takes over at an instant after that of the stage before: put the stages in order.',
    );
  });
  const definition = schedules.map((schedule, i) => {
    const from = froms[i] ?? MIN_INSTANT;
    return Object.freeze({
      ...(from > MIN_INSTANT && { from: new Date(from).toISOString() }),
      schedule: schedule.definition,
    });
  });
  const segments = (from: number, to: number): number[] =>
    unite(
      schedules.flatMap((schedule, i) =>
        openBounds(schedule, Math.max(from, froms[i] ?? from), Math.min(to, froms[i + 1] ?? to)),
      ),
    );
  // Beyond the last change, only the last stage counts.
  const end = Math.max(froms.at(-1) ?? MIN_INSTANT, compiledOf(last).grid.end);
  return new CheckedSchedule({ sequence: Object.freeze(definition) }, first.timeZone, {
    grid: new OpenTimeGrid(segments, end),
    hours: joinedHours(schedules, froms, (at, whyMember) => {
      const stage = schedules[froms.filter((from) => from <= at).length - 1];
      return stage && whyMember(stage);
    }),
  });
}

const STAGE = "{ from: '2026-03-30T10:00:00Z', schedule: office }";

function readFrom(stage: Stage, index: number): number {
  const path = `sequence[${index}]`;
  readParts(stage, path, ['from', 'schedule'], STAGE);
  compiledOf(stage.schedule, `${path}.schedule`);
  return index === 0 && (stage.from ?? undefined) === undefined
    ? MIN_INSTANT
    : toInstant(stage.from, `${path}.from`);
}
