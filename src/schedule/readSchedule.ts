import { ensure, KpiError } from '../errors.ts';
import { defineSchedule } from './defineSchedule.ts';
import { difference } from './difference.ts';
import { intersection } from './intersection.ts';
import { DEEPEST, WIDEST, WIDEST_REMEDY } from './joinedHours.ts';
import { readParts, readRecord } from './readParts.ts';
import type { Schedule } from './schedule.ts';
import type { ScheduleJson } from './scheduleJson.ts';
import { sequence } from './sequence.ts';
import { union } from './union.ts';
import { withPauses } from './withPauses.ts';

/**
 * Any schedule from its JSON: what `JSON.stringify` of a schedule gives, be it defined or put together of others.
 *
 * @throws KpiError as `defineSchedule` and the functions that put schedules together do, with the path to the part
 * @throws KpiError `invalid-schedule` where schedules are nested more than 32 deep, or are more than 1000
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
  return read(json, { depth: 0, seen: { count: 0 } });
}

/** How deep a part stands in the whole, and how many definitions were read so far. */
interface Place {
  readonly depth: number;
  readonly seen: { count: number };
}

function read(json: ScheduleJson, place: Place): Schedule {
  const { depth } = place;
  ensure(
    typeof json !== 'string',
    'invalid-schedule',
    'schedule',
    json,
    'Give what JSON.parse makes of this text.',
  );
  // Before anything is put together, so that no text can exhaust the stack.
  ensure(
    depth < DEEPEST,
    'invalid-schedule',
    'schedule',
    depth,
    `Put at most ${DEEPEST} schedules within each other.`,
  );
  const parts = readRecord(json, 'schedule', EXAMPLE);
  if ('union' in json) return union(...readMembers(parts, 'union', json.union, place));
  if ('intersection' in json) {
    return intersection(...readMembers(parts, 'intersection', json.intersection, place));
  }
  if ('difference' in json) return difference(...readMembers(parts, 'difference', json.difference, place));
  if ('sequence' in json) {
    readParts(parts, '', ['sequence'], EXAMPLE);
    ensure(Array.isArray(json.sequence), 'invalid-schedule', 'sequence', json.sequence, NONE);
    return sequence(
      json.sequence.map((stage, i) => {
        readParts(
          stage,
          `sequence[${i}]`,
          ['from', 'schedule'],
          "{ from: '2026-03-30T10:00:00Z', schedule: … }",
        );
        const schedule = at(`sequence[${i}].schedule`, () =>
          read(stage.schedule, { ...place, depth: depth + 1 }),
        );
        return { from: stage.from, schedule };
      }),
    );
  }
  if ('schedule' in json) {
    readParts(parts, '', ['schedule', 'pauses'], EXAMPLE);
    return withPauses(
      at('schedule', () => read(json.schedule, { ...place, depth: depth + 1 })),
      json.pauses,
    );
  }
  place.seen.count++;
  // Before all of them are read, so that no text can take its time.
  ensure(place.seen.count <= WIDEST, 'invalid-schedule', 'schedule', place.seen.count, WIDEST_REMEDY);
  return defineSchedule(json);
}

/** The schedules that a definition, which has no other part, is put together from. */
function readMembers(
  parts: object,
  name: string,
  members: readonly ScheduleJson[],
  place: Place,
): [Schedule, ...Schedule[]] {
  readParts(parts, '', [name], EXAMPLE);
  ensure(Array.isArray(members), 'invalid-schedule', name, members, NONE);
  const [first, ...others] = members.map((member, i) =>
    at(`${name}[${i}]`, () => read(member, { ...place, depth: place.depth + 1 })),
  );
  ensure(first !== undefined, 'invalid-schedule', name, members, NONE);
  return [first, ...others];
}

const EXAMPLE =
  "{ timeZone: 'Europe/Rome', weekly: { mon: ['09:00-17:00'] } }, or what JSON.stringify gives of a schedule";
const NONE = 'Give at least one schedule.';

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
