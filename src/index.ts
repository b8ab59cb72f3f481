export { KpiError, type KpiErrorCode } from './errors.ts';
export type { ScheduleOf } from './facts/businessClock.ts';
export type { Counts, Fact, FactTable } from './facts/fact.ts';
export type { ScoreInput } from './facts/responses.ts';
export type { OnInvalid, Places } from './facts/tally.ts';
export type { Band, Bands } from './fold/countBands.ts';
export type { BinaryOperator, Expression } from './fold/expression.ts';
export type {
  BandsSpec,
  CombineSpec,
  CountSpec,
  FoldResult,
  FoldSpec,
  FoldSpecs,
  MeanSpec,
  QuantileSpec,
  Ratio,
  RatioSpec,
  Rows,
  SampleSpec,
  SumSpec,
} from './fold/spec.ts';
export type { CensoredDurations } from './metrics/censoredDurations.ts';
export type { ConversationOptions } from './metrics/conversationOptions.ts';
export type { CountResult } from './metrics/countResult.ts';
export {
  type ChurnTotals,
  type CustomerChurnRateOptions,
  type CustomerChurnRateResult,
  customerChurnRate,
} from './metrics/customers/customerChurnRate.ts';
export {
  type NetCustomerLossRateOptions,
  type NetCustomerLossRateResult,
  type NetLossTotals,
  netCustomerLossRate,
} from './metrics/customers/netCustomerLossRate.ts';
export type { DurationOptions, DurationResult, DurationSummary } from './metrics/durationResult.ts';
export type { LeftOut } from './metrics/leftOut.ts';
export type { Bound, BoundPlan, Description, Direction, Metric, Provenance, Unit } from './metrics/metric.ts';
export {
  type CostPerTicketInput,
  type CostPerTicketOptions,
  type CostPerTicketResult,
  costPerTicket,
} from './metrics/money/costPerTicket.ts';
export {
  type ResponseRateOptions,
  type ResponseRateResult,
  responseRate,
} from './metrics/outcome/responseRate.ts';
export type { Excluding, Measure, Plan } from './metrics/plan.ts';
export type { FoldedPlan } from './metrics/presentPlan.ts';
export {
  type SlaCompliance,
  type SlaComplianceOptions,
  type SlaComplianceResult,
  type SlaTargets,
  slaCompliance,
} from './metrics/promises/slaCompliance.ts';
export type { RateOptions, RateResult } from './metrics/rateResult.ts';
export {
  type CsatMethod,
  type CsatOptions,
  type CsatResult,
  type CsatScale,
  csat,
} from './metrics/satisfaction/csat.ts';
export { type NpsOptions, type NpsResult, nps } from './metrics/satisfaction/nps.ts';
export { type FirstReplyTimeOptions, firstReplyTime } from './metrics/speed/firstReplyTime.ts';
export { type ReplyTimeOptions, replyTime } from './metrics/speed/replyTime.ts';
export type { OpenDays, Target, TargetLimit, TargetOf, TargetTable } from './metrics/target.ts';
export { type ReceivedMessagesOptions, receivedMessages } from './metrics/volume/receivedMessages.ts';
export { type SentRepliesOptions, sentReplies } from './metrics/volume/sentReplies.ts';
export type { Clock, WaitOptions } from './metrics/waitOptions.ts';
export type {
  Conversation,
  Message,
  MessageKind,
  Sender,
  Status,
  StatusEvent,
} from './records/conversation.ts';
export type { Cost } from './records/cost.ts';
export type { CustomerPeriod } from './records/customerPeriod.ts';
export type { Dimension, Dimensions } from './records/dimensions.ts';
export type { GivenDuration } from './records/givenDuration.ts';
export type { Flag } from './records/readFlag.ts';
export type { RecordKinds, RecordLists, RecordName } from './records/records.ts';
export type { SurveyKind, SurveyResponse } from './records/surveyResponse.ts';
export type { Word } from './records/word.ts';
export { type FormatDurationOptions, formatDuration } from './report/formatDuration.ts';
export { type Report, report } from './report/report.ts';
export type { ReportOptions } from './report/reportPlan.ts';
export type {
  AnyMetric,
  Measures,
  PeriodOfRow,
  RecordsFor,
  ReportMeasure,
  ReportPeriods,
  ReportResult,
  ReportRow,
  ResultsOf,
} from './report/reportResult.ts';
export { type CsvOptions, toCsv } from './report/toCsv.ts';
export { type TextOptions, toText } from './report/toText.ts';
export {
  type ConversationsFromMessagesOptions,
  conversationsFromMessages,
  type GroupedConversations,
  type MessageColumns,
  type MessageField,
} from './rows/conversationsFromMessages.ts';
export { addOpenTime } from './schedule/addOpenTime.ts';
export { defineSchedule } from './schedule/defineSchedule.ts';
export { elapsed } from './schedule/elapsed.ts';
export { elapsedColumn } from './schedule/elapsedColumn.ts';
export { isOpen } from './schedule/isOpen.ts';
export type { Schedule } from './schedule/schedule.ts';
export type {
  DatedHoliday,
  DatedHours,
  Holiday,
  HolidayDetails,
  ScheduleDefinition,
  WeekdayHoliday,
  WeeklyChange,
  WeeklyHours,
} from './schedule/scheduleDefinition.ts';
export type {
  DifferenceJson,
  IntersectionJson,
  PausedJson,
  PauseJson,
  ScheduleJson,
  SequenceJson,
  StageJson,
  UnionJson,
} from './schedule/scheduleJson.ts';
export type { ShiftOptions } from './schedule/shiftByOpenTime.ts';
export type { Interval } from './stats/interval.ts';
export type { NpsCounts } from './stats/npsInterval.ts';
export type { ProportionIntervalMethod } from './stats/proportionInterval.ts';
export type { QuantileType } from './stats/quantile.ts';
export type { QuantileInterval } from './stats/quantileInterval.ts';
export type { QuantileRanks } from './stats/quantileRanks.ts';
export type { RestrictedMean } from './stats/restrictedMean.ts';
export type { ShareBounds } from './stats/shareBounds.ts';
export type { SurvivalQuantileInterval } from './stats/survivalQuantileInterval.ts';
export { type DurationInput, type IsoDuration, type ShortDuration, toDuration } from './time/duration.ts';
export { type EpochMilliseconds, type TimeInput, toInstant } from './time/instant.ts';
export type { PeriodUnit } from './time/period.ts';
export type { Weekday } from './time/weekday.ts';
