import type { ScheduleDefinition } from './scheduleDefinition.ts';

/** Any schedule as plain data: its definition, or those of the schedules that it was put together from. */
export type ScheduleJson =
  | ScheduleDefinition
  | { readonly union: readonly ScheduleJson[] }
  | { readonly intersection: readonly ScheduleJson[] }
  | { readonly difference: readonly ScheduleJson[] }
  | { readonly sequence: readonly StageJson[] }
  | { readonly schedule: ScheduleJson; readonly pauses: readonly PauseJson[] };

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
