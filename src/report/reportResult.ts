import type { Counts } from '../facts/fact.ts';
import type { Metric, Unit } from '../metrics/metric.ts';
import type { Dimension } from '../records/dimensions.ts';
import type { RecordLists, RecordName } from '../records/records.ts';
import type { PeriodUnit } from '../time/period.ts';

/** Any metric, with or without fixed options. */
export type AnyMetric = Metric<never, never, unknown, RecordName>;

/** Metrics by the names that they shall have in a report. */
export type Measures = Readonly<Record<string, AnyMetric>>;

/** The results of metrics by name. */
export type ResultsOf<M extends Measures> = { readonly [Name in keyof M]: ReturnType<M[Name]> };

/** The records that metrics are computed from. */
export type RecordsFor<M extends Measures> = RecordLists<M[keyof M]['needs'][number]>;

/** The period that a row of a report is about. */
export interface PeriodOfRow {
  /** The period's name: `2026-03`, `2026-Q1`, for a week its first day. */
  readonly period: string;
  /** Its first instant, in epoch milliseconds. */
  readonly start: number;
  /** The first instant after it, in epoch milliseconds. */
  readonly end: number;
}

/** One row of a report: one group in one period. */
export type ReportRow<By extends Dimension, Timed, M extends Measures> = {
  readonly [D in By]: string | null;
} & (Timed extends true ? PeriodOfRow : unknown) &
  ResultsOf<M>;

/** The periods of a report. */
export interface ReportPeriods {
  /** The unit of time. */
  readonly unit: PeriodUnit;
  /** The time zone that they are cut in. */
  readonly timeZone: string;
}

/** A measure of a report. */
export interface ReportMeasure {
  /** Its name. */
  readonly name: string;
  /** What its value is counted in. */
  readonly unit: Unit;
}

/** What a report gives. */
export interface ReportResult<
  By extends Dimension = Dimension,
  Timed = boolean,
  M extends Measures = Measures,
> {
  /** A row for each group and period, in this order; periods without anything are there too. */
  readonly rows: readonly ReportRow<By, Timed, M>[];
  /** Each measure over all rows: computed from the records, never from the rows. */
  readonly total: ResultsOf<M>;
  /** What the report was split by. */
  readonly by: readonly By[];
  /** How it was split by time; `null` where it was not. */
  readonly per: ReportPeriods | null;
  /** The measures' names and what they are counted in. */
  readonly measures: readonly ReportMeasure[];
  /** Rows that could not be filed under a period, because their record has no usable time; counted by measure. */
  readonly undated: Counts;
}
