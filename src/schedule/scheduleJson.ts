import type { ScheduleDefinition } from './scheduleDefinition.ts';

/** Any schedule as plain data: its definition, or those of the schedules that it was put together from. */
export type ScheduleJson =
  | ScheduleDefinition
  | UnionJson
  | IntersectionJson
  | DifferenceJson
  | SequenceJson
  | PausedJson;

/** What `union` gives, as plain data. */
export interface UnionJson {
  /** The schedules, of which any must be open. */
  readonly union: readonly ScheduleJson[];
}

/** What `intersection` gives, as plain data. */
export interface IntersectionJson {
  /** The schedules, all of which must be open. */
  readonly intersection: readonly ScheduleJson[];
}

/** What `difference` gives, as plain data. */
export interface DifferenceJson {
  /** The schedules, of which the first must be open and no other. */
  readonly difference: readonly ScheduleJson[];
}

/** What `sequence` gives, as plain data. */
export interface SequenceJson {
  /** The stages, in order. */
  readonly sequence: readonly StageJson[];
}

/** What `withPauses` gives, as plain data. */
export interface PausedJson {
  /** The hours. */
  readonly schedule: ScheduleJson;
  /** When no clock runs, in order of their start. */
  readonly pauses: readonly PauseJson[];
}

/** A stage of a sequence as plain data. */
export interface StageJson {
  /** When it takes over, in ISO 8601; left out for the first. */
  readonly from?: string;
  /** The hours from then on. */
  readonly schedule: ScheduleJson;
}

/** A pause as plain data. */
export interface PauseJson {
  /** When it begins, in ISO 8601. */
  readonly from: string;
  /** When it ends, in ISO 8601; left out while it lasts. */
  readonly to?: string;
}
