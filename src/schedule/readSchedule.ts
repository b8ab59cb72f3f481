import { ensure, KpiError } from '../errors.ts';
import { defineSchedule } from './defineSchedule.ts';
import { difference } from './difference.ts';
import { intersection } from './intersection.ts';
import { readList, readParts } from './readParts.ts';
import type { Schedule } from './schedule.ts';
import type { ScheduleJson } from './scheduleJson.ts';
import { sequence } from './sequence.ts';
import { union } from './union.ts';
import { withPauses } from './withPauses.ts';

/** How deep schedules may be put together of others, so that no text can exhaust the stack. */
const DEEPEST = 32;

/**
 * Any schedule from its JSON: what `JSON.stringify` of a schedule gives, be it defined or put together of others.
 *
 * @throws KpiError as `defineSchedule` and the functions that put schedules together do, with the path to the part
 * @throws KpiError `invalid-schedule` where schedules are nested more than 32 deep
 *
 * @example
 * ```ts
 * import { defineSchedule, elapsed, readSchedule, withPauses } from 'support-kpi/schedule';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
 * const ticket = withPauses(office, [{ from: '2026-03-30T10:00:00Z', to: '2026-03-30T11:00:00Z' }]);
 * const stored = JSON.stringify(ticket);
 * elapsed(readSchedule(JSON.parse(stored)), '2026-03-30T09:00:00Z', '2026-03-30T12:00:00Z'); // 7200000
 * ```
 */
export function readSchedule(json: ScheduleJson): Schedule {
  return read(json, 0);
}

function read(json: ScheduleJson, depth: number): Schedule {
  ensure(depth < DEEPEST, 'invalid-schedule', 'schedule', json, `Nest at most ${DEEPEST} deep.`);
  if (typeof json !== 'object' || json === null) return defineSchedule(json);
  if ('union' in json) return union(...readMembers(json, json.union, 'union', depth));
  if ('intersection' in json)
    return intersection(...readMembers(json, json.intersection, 'intersection', depth));
  if ('difference' in json) {
    const [first, ...others] = readMembers(json, json.difference, 'difference', depth);
    ensure(
      first !== undefined,
      'invalid-schedule',
      'difference',
      json.difference,
      'Give at least one schedule.',
    );
    return difference(first, ...others);
  }
  if ('sequence' in json) {
    readParts(json, '', ['sequence']);
    readList(json.sequence, 'sequence');
    return sequence(
      json.sequence.map((stage, i) => {
        const path = `sequence[${i}]`;
        readParts(stage, path, ['from', 'schedule']);
        return { from: stage.from, schedule: at(`${path}.schedule`, () => read(stage.schedule, depth + 1)) };
      }),
    );
  }
  if ('schedule' in json) {
    readParts(json, '', ['schedule', 'pauses']);
    return withPauses(
      at('schedule', () => read(json.schedule, depth + 1)),
      json.pauses,
    );
  }
  return defineSchedule(json);
}

function readMembers(
  json: ScheduleJson,
  members: readonly ScheduleJson[],
  name: string,
  depth: number,
): Schedule[] {
  readParts(json, '', [name]);
  readList(members, name);
  return members.map((member, i) => at(`${name}[${i}]`, () => read(member, depth + 1)));
}

/** Tells where in the whole an error lies. */
function at<T>(path: string, readPart: () => T): T {
  try {
    return readPart();
  } catch (error) {
    if (error instanceof KpiError) {
      const whole = error.path === 'schedule' ? path : `${path}.${error.path}`;
      throw new KpiError(error.code, whole, error.value, error.remedy);
    }
    throw error;
  }
}
