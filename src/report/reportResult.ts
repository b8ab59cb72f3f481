import type { Family, Metric } from '../define/metric.ts';
import type { Unit } from '../define/provenance.ts';
import type { Counts } from '../facts/reading/tally.ts';
import type { RecordKinds, RecordName } from '../records/records.ts';
import type { Change } from './change.ts';
import type { Comparison, ReportUnit } from './reportUnit.ts';

/** Any metric, with or without fixed options. */
export type AnyMetric = Metric<never, never, unknown, RecordName>;

/** Metrics by the names that they shall have in a report. */
export type Measures = Readonly<Record<string, AnyMetric>>;

/** What a result has beside where the report compares. */
export interface Changed {
  /** How it differs from the earlier one. */
  readonly change: Change;
}

/** The results of metrics by name, with their change where the report compares. */
export type ResultsOf<M extends Measures, Compared = false> = {
  readonly [Name in keyof M]: ReturnType<M[Name]> & (Compared extends true ? Changed : unknown);
};

/** The records that metrics are computed from, with the further fields that a report looks at. */
export type RecordsFor<M extends Measures, Fields extends string = never> = {
  readonly [Kind in M[keyof M]['needs'][number]]: readonly WithFields<RecordKinds[Kind], Fields>[];
};

/** A record with further fields; fields whose names are not known before the program runs say nothing of it. */
export type WithFields<R, Fields extends string> = [Exclude<Fields, keyof R | 'agent'>] extends [never]
  ? R
  : string extends Fields
    ? R
    : R & { readonly [Field in Exclude<Fields, keyof R | 'agent'>]?: unknown };

/** The period that a row of a report is about. */
export interface PeriodOfRow {
  /** The period's name: `2026-03`, `2026-Q1`, for a week its first day; `09` for an hour of the day, `mon` for a weekday. */
  readonly period: string;
  /** Its first instant, in epoch milliseconds; of what comes again and again the first of the report. */
  readonly start: number;
  /** The first instant after it, in epoch milliseconds. */
  readonly end: number;
}

/** One row of a report: one group in one period. */
export type ReportRow<By extends string, Timed, M extends Measures, Compared = false> = {
  readonly [D in By]: string | null;
} & (Timed extends true ? PeriodOfRow : unknown) &
  ResultsOf<M, Compared>;

/** The periods of a report. */
export interface ReportPeriods {
  /** The unit of time. */
  readonly unit: ReportUnit;
  /** The time zone that they are cut in. */
  readonly timeZone: string;
}

/** A measure of a report. */
export interface ReportMeasure {
  /** Its name. */
  readonly name: string;
  /** What its value is counted in. */
  readonly unit: Unit;
  /** What shape its results have. */
  readonly family: Family;
}

/** What a report gives. */
export interface ReportResult<
  By extends string = string,
  Timed = boolean,
  M extends Measures = Measures,
  Compared = false,
> {
  /** A row for each group and period, in this order; periods without anything are there too. */
  readonly rows: readonly ReportRow<By, Timed, M, Compared>[];
  /** Each measure over all rows: computed from the records, never from the rows. */
  readonly total: ResultsOf<M, Compared>;
  /** What the report was split by. */
  readonly by: readonly By[];
  /** How it was split by time; `null` where it was not. */
  readonly per: ReportPeriods | null;
  /** What it was compared with; `null` where it was not. */
  readonly compare: Comparison | null;
  /** The measures' names, what they are counted in and their shapes. */
  readonly measures: readonly ReportMeasure[];
  /** Rows that could not be filed under a period, because their record has no usable time; counted by measure. */
  readonly undated: Counts;
}
