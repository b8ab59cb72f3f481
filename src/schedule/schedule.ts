import { KpiError } from '../errors.ts';
import type { ZoneTable } from '../time/zoneTable.ts';
import type { Closure, LocalDay } from './localDay.ts';
import type { OpenTime } from './openTimeGrid.ts';
import type { ScheduleJson } from './scheduleJson.ts';

/** Hours on local days, as `defineSchedule` compiles them. */
export interface LocalHours {
  readonly zone: ZoneTable;
  /** The hours of a local day, counted from 1970-01-01; of one that the zone skipped, none. */
  dayAt(dayNumber: number): LocalDay;
}

/** Hours put together from those of other schedules. */
export interface JoinedHours {
  readonly members: readonly Schedule[];
  /** How deep schedules stand within each other. */
  readonly depth: number;
  /** Of how many schedules they are put together, those within others counted too. */
  readonly size: number;
  /** Instants, beside those at which a member changes, at which the reason for being closed may change. */
  readonly bounds: readonly number[];
  /** Why it is closed at an instant at which it is, by why a member is; of one that is open that is `null`. */
  whyClosed(at: number, whyMember: (member: Schedule) => Closure | null): Closure | null | undefined;
}

/** What stands behind a schedule. */
export interface CompiledSchedule {
  readonly grid: OpenTime;
  readonly hours: LocalHours | JoinedHours;
}

/**
 * Business hours that were checked: what `defineSchedule` and all that puts schedules together give. Immutable;
 * `JSON.stringify` gives back the definition, in one fixed form.
 */
export interface Schedule<Definition extends ScheduleJson = ScheduleJson> {
  /** What it was made from, checked and in one fixed form. */
  readonly definition: Definition;
  /** The time zone of its hours; of several, that of the first. */
  readonly timeZone: string;
  /** @internal Not hidden in a class: two copies of this package, one a door, have two classes. */
  readonly '~compiled': CompiledSchedule;
  /** The definition. */
  toJSON(): Definition;
}

/** What makes schedules checks; this does not. */
export class CheckedSchedule<Definition extends ScheduleJson> implements Schedule<Definition> {
  readonly definition: Definition;
  readonly timeZone: string;
  declare readonly '~compiled': CompiledSchedule;

  constructor(definition: Definition, timeZone: string, compiled: CompiledSchedule) {
    this.definition = Object.freeze(definition);
    this.timeZone = timeZone;
    Object.defineProperty(this, '~compiled', { value: compiled });
    Object.freeze(this);
  }

  toJSON(): Definition {
    return this.definition;
  }
}

/**
 * What stands behind a schedule.
 *
 * @throws KpiError `invalid-schedule` where it is not what `defineSchedule` gives
 */
export function compiledOf(schedule: Schedule, path: string = 'schedule'): CompiledSchedule {
  if (isSchedule(schedule)) return schedule['~compiled'];
  throw new KpiError(
    'invalid-schedule',
    path,
    schedule,
    'Give a schedule: what defineSchedule makes of a definition, or union, sequence, withPauses and their like of others.',
  );
}

/** Whether a value is a schedule. */
export function isSchedule(value: unknown): value is Schedule {
  return '~compiled' in Object(value);
}
