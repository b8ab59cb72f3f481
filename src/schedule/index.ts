export { KpiError, type KpiErrorCode } from '../errors.ts';
export type { DurationInput, IsoDuration, ShortDuration } from '../time/duration.ts';
export type { EpochMilliseconds, TimeInput } from '../time/instant.ts';
export type { Weekday } from '../time/weekday.ts';
export { addOpenDays } from './addOpenDays.ts';
export { addOpenTime } from './addOpenTime.ts';
export { addOpenTimeColumn } from './addOpenTimeColumn.ts';
export type { ShiftOptions } from './boundary.ts';
export { defineSchedule } from './defineSchedule.ts';
export { difference } from './difference.ts';
export { elapsed } from './elapsed.ts';
export { elapsedColumn } from './elapsedColumn.ts';
export { type Explanation, explain, type Gap } from './explain.ts';
export {
  type ChatwootInbox,
  type ChatwootWorkingHours,
  fromChatwootWorkingHours,
} from './imports/fromChatwootWorkingHours.ts';
export {
  fromIntercomOfficeHours,
  type IntercomOfficeHours,
  type IntercomOfficeHoursOptions,
} from './imports/fromIntercomOfficeHours.ts';
export { fromOpeningHours, type OpeningHoursOptions } from './imports/fromOpeningHours.ts';
export {
  fromZendeskSchedule,
  type ZendeskHoliday,
  type ZendeskInterval,
  type ZendeskSchedule,
} from './imports/fromZendeskSchedule.ts';
export type { IntercomOfficeHoursException, IntercomTimeInterval } from './imports/intercomException.ts';
export { intersection } from './intersection.ts';
export { isOpen } from './isOpen.ts';
export type { Closure } from './localDay.ts';
export { nextClosing } from './nextClosing.ts';
export { nextOpening } from './nextOpening.ts';
export { openSegments, type Segment } from './openSegments.ts';
export { previousClosing } from './previousClosing.ts';
export { previousOpening } from './previousOpening.ts';
export { readSchedule } from './readSchedule.ts';
export type { Schedule } from './schedule.ts';
export type {
  DatedHoliday,
  DatedHours,
  Holiday,
  HolidayDetails,
  ScheduleDefinition,
  WeekdayHoliday,
  WeeklyChange,
  WeeklyHours,
} from './scheduleDefinition.ts';
export type {
  DifferenceJson,
  IntersectionJson,
  PausedJson,
  PauseJson,
  ScheduleJson,
  SequenceJson,
  StageJson,
  UnionJson,
} from './scheduleJson.ts';
export { type Stage, sequence } from './sequence.ts';
export { subtractOpenTime } from './subtractOpenTime.ts';
export { union } from './union.ts';
export { whyClosed } from './whyClosed.ts';
export { type Pause, withPauses } from './withPauses.ts';
