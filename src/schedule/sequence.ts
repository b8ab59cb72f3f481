import { ensure } from '../errors.ts';
import { MIN_INSTANT, type TimeInput, toInstant } from '../time/instant.ts';
import { unite } from './combineSegments.ts';
import { openBounds } from './openBounds.ts';
import { OpenTimeGrid } from './openTimeGrid.ts';
import { compiledOf, Schedule } from './schedule.ts';
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
  ensure(
    Array.isArray(stages) && stages.length > 0,
    'invalid-schedule',
    'stages',
    stages,
    'Give at least one stage.',
  );
  const froms = stages.map((stage, i) => readFrom(stage, i));
  froms.forEach((from, i) => {
    ensure(
      i === 0 || from > (froms[i - 1] ?? from),
      'invalid-schedule',
      `stages[${i}].from`,
      stages[i]?.from,
      'Each stage but the first takes over at an instant after that of the stage before.',
    );
  });
  const schedules = stages.map(({ schedule }) => schedule);
  const definition = schedules.map((schedule, i) => {
    const from = froms[i] ?? MIN_INSTANT;
    return Object.freeze({
      ...(from > MIN_INSTANT && { from: new Date(from).toISOString() }),
      schedule: schedule.definition,
    });
  });
  return new Schedule(
    Object.freeze({ sequence: Object.freeze(definition) }),
    schedules[0]?.timeZone ?? 'UTC',
    {
      grid: new OpenTimeGrid((from, to) =>
        unite(
          schedules.flatMap((schedule, i) =>
            openBounds(schedule, Math.max(from, froms[i] ?? from), Math.min(to, froms[i + 1] ?? to)),
          ),
        ),
      ),
      hours: {
        members: schedules,
        bounds: froms,
        whyClosed(at, whyMember) {
          const next = froms.findIndex((from) => from > at);
          const stage = schedules[(next === -1 ? froms.length : next) - 1];
          return stage && whyMember(stage);
        },
      },
    },
  );
}

function readFrom(stage: Stage, index: number): number {
  const path = `stages[${index}]`;
  ensure(
    typeof stage === 'object' && stage !== null,
    'invalid-schedule',
    path,
    stage,
    'Expected { from, schedule }.',
  );
  compiledOf(stage.schedule, `${path}.schedule`);
  return index === 0 && (stage.from ?? undefined) === undefined
    ? MIN_INSTANT
    : toInstant(stage.from, `${path}.from`);
}
