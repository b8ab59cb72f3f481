export type { CensoredDurations } from './define/censoredDurations.ts';
export type { ConversationOptions } from './define/conversationOptions.ts';
export type { CountResult } from './define/count.ts';
export type { DurationOptions, Headline } from './define/durationOptions.ts';
export type {
  BandOfDurations,
  DurationResult,
  DurationSummary,
  QuantileOfDurations,
} from './define/durationResult.ts';
export type { ScheduleOf } from './define/elapsed.ts';
export type { FoldedMeasure } from './define/foldMeasure.ts';
export type { FoldedPlan } from './define/foldPlan.ts';
export type { Layer, LayerSpec } from './define/layer.ts';
export type { LeftOut } from './define/leftOut.ts';
export type { Description, Direction, Family, Metric, Records } from './define/metric.ts';
export type { BoundPlan, Excluding, FoldPart, Frame, Measure, Parts, Plan, When } from './define/plan.ts';
export type { PointsResult } from './define/points.ts';
export type { Provenance, Unit } from './define/provenance.ts';
export type { QuotientResult } from './define/quotient.ts';
export type { PendingRateResult } from './define/rate.ts';
export type { RateOptions, RateResult } from './define/rateResult.ts';
export type { OpenDays, Target, TargetLimit, TargetOf, TargetTable } from './define/target.ts';
export type { Clock, WaitOptions } from './define/waitOptions.ts';
export { KpiError, type KpiErrorCode } from './errors.ts';
export type {
  Alone,
  Asked,
  AskedOfSource,
  ColumnKind,
  Fact,
  FactReader,
  FactTable,
  Kept,
  LeftOutRecords,
  Lists,
  Seen,
  Source,
} from './facts/fact.ts';
export type { Counts, OnInvalid, Places } from './facts/reading/tally.ts';
export type { ScoreInput, Scores } from './facts/responses.ts';
export type { Tallied } from './fold/each.ts';
export type { BinaryOperator, Column, Expression } from './fold/expression.ts';
export type { AnyFold, Fold, Folds, Presents, Results } from './fold/fold.ts';
export type { Placed } from './fold/placed.ts';
export type { Derive, Label, Rows } from './fold/rows.ts';
export type { CountSpec, EachSpec, FoldSpec, SampleSpec, SumSpec } from './fold/spec.ts';
export {
  type ChurnTotals,
  type CustomerChurnRateOptions,
  type CustomerChurnRateResult,
  customerChurnRate,
} from './metrics/customers/customerChurnRate.ts';
export {
  type NetCustomerLossRateOptions,
  type NetLossTotals,
  netCustomerLossRate,
} from './metrics/customers/netCustomerLossRate.ts';
export {
  type CostPerTicketInput,
  type CostPerTicketOptions,
  costPerTicket,
} from './metrics/money/costPerTicket.ts';
export {
  type ResponseRateOptions,
  type ResponseRateResult,
  type ResponseTotals,
  responseRate,
} from './metrics/outcome/responseRate.ts';
export {
  type SlaCompliance,
  type SlaComplianceOptions,
  type SlaComplianceResult,
  type SlaTargets,
  slaCompliance,
} from './metrics/promises/slaCompliance.ts';
export {
  type CsatCounts,
  type CsatMethod,
  type CsatOptions,
  type CsatResult,
  type CsatScale,
  csat,
} from './metrics/satisfaction/csat.ts';
export { type NpsOptions, nps } from './metrics/satisfaction/nps.ts';
export { type FirstReplyTimeOptions, firstReplyTime } from './metrics/speed/firstReplyTime.ts';
export { type ReplyTimeOptions, replyTime } from './metrics/speed/replyTime.ts';
export { type ReceivedMessagesOptions, receivedMessages } from './metrics/volume/receivedMessages.ts';
export { type SentRepliesOptions, sentReplies } from './metrics/volume/sentReplies.ts';
export type {
  AssignmentEvent,
  Conversation,
  Message,
  MessageKind,
  Sender,
  Status,
  StatusEvent,
} from './records/conversation.ts';
export type { Cost } from './records/cost.ts';
export type { CustomerPeriod } from './records/customerPeriod.ts';
export type { Dimensions } from './records/dimensions.ts';
export type { GivenDuration } from './records/givenDuration.ts';
export type { Flag } from './records/readFlag.ts';
export type { RecordKinds, RecordLists, RecordName } from './records/records.ts';
export type { SurveyKind, SurveyResponse } from './records/surveyResponse.ts';
export type { Word } from './records/word.ts';
export type { AnyReport, AnyReportResult } from './report/anyReport.ts';
export type { Change } from './report/change.ts';
export type { By, GroupOf, NamesOf, RecordWithAnyFields } from './report/dimensions.ts';
export { type FormatDurationOptions, formatDuration } from './report/formatDuration.ts';
export type { Dimension } from './report/grouping.ts';
export { type Report, report } from './report/report.ts';
export type { ReportOptions, ReportPlan } from './report/reportPlan.ts';
export type {
  AnyMetric,
  Changed,
  Measures,
  PeriodOfRow,
  RecordsFor,
  ReportMeasure,
  ReportPeriods,
  ReportResult,
  ReportRow,
  ResultsOf,
  WithFields,
} from './report/reportResult.ts';
export type { Comparison, ReportUnit } from './report/reportUnit.ts';
export { type CsvOptions, toCsv } from './report/toCsv.ts';
export { type TextOptions, toText } from './report/toText.ts';
export type { Allowed, Condition, Where } from './report/where.ts';
export {
  type ConversationsFromMessagesOptions,
  conversationsFromMessages,
  type GroupedConversations,
  type MessageColumns,
  type MessageField,
} from './rows/conversationsFromMessages.ts';
export { addOpenTime } from './schedule/addOpenTime.ts';
export type { ShiftOptions } from './schedule/boundary.ts';
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
export type { DifferenceInterval } from './stats/differenceInterval.ts';
export type { Interval } from './stats/interval.ts';
export type { NpsCounts } from './stats/npsInterval.ts';
export type { ProportionIntervalMethod } from './stats/proportionInterval.ts';
export type { QuantileType } from './stats/quantile.ts';
export type { QuantileInterval } from './stats/quantileInterval.ts';
export type { QuantileRanks } from './stats/quantileRanks.ts';
export type { RestrictedMean } from './stats/restrictedMean.ts';
export type { ShareBounds } from './stats/shareBounds.ts';
export type { SurvivalQuantileInterval } from './stats/survivalQuantileInterval.ts';
export type { CycleUnit } from './time/cycle.ts';
export { type DurationInput, type IsoDuration, type ShortDuration, toDuration } from './time/duration.ts';
export { type EpochMilliseconds, type TimeInput, toInstant } from './time/instant.ts';
export type { PeriodUnit } from './time/period.ts';
export type { Weekday } from './time/weekday.ts';
