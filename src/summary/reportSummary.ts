import type { FoldedMeasure } from '../define/foldMeasure.ts';
import type { Counts } from '../facts/reading/tally.ts';
import type { PeriodUnit } from '../time/period.ts';
import type { Weekday } from '../time/weekday.ts';
import type { Summary } from './storeSummary.ts';

/** The format of a stored report, with its version: another one is refused. */
export const FORMAT = 'support-kpi/report-summary@1';

/** From an instant up to another, in epoch milliseconds. */
export type Range = readonly [start: number, end: number];

/** How the time of a stored report is cut. */
export interface StoredPeriods {
  /** The unit. */
  readonly unit: PeriodUnit;
  /** The time zone of its periods. */
  readonly timeZone: string;
  /** The first day of a week. */
  readonly weekStart: Weekday;
}

/** What the measures of a report have folded in one group and one period. */
export interface StoredCell {
  /** The values of the group, in the order of `by`; `null` in place of them all for all rows together, each once. */
  readonly group: readonly (string | null)[] | null;
  /** The first instant of the period, in epoch milliseconds; `null` where time is not cut. */
  readonly start: number | null;
  /** By the name of the metric, for each of its parts the states of its folds and the rows that it left out. */
  readonly measures: Readonly<Record<string, readonly FoldedMeasure[]>>;
}

/**
 * What a report has folded from some records, before anything is divided: plain JSON, to be stored by day or shard, merged
 * with others, and presented by longer periods and by fewer groups.
 */
export interface ReportSummary {
  /** What this is, with the version of the format. */
  readonly format: typeof FORMAT;
  /** What it is split by. */
  readonly by: readonly string[];
  /** The labels by which rows were put down to somebody. */
  readonly attribute: readonly string[];
  /** Which records counted, as text. */
  readonly where: readonly string[];
  /** How its time is cut; `null` where it is not. */
  readonly per: StoredPeriods | null;
  /**
   * For each metric from its first instant to the first after its last; `null` where it is not about a stretch of time, or
   * there is nothing.
   */
  readonly ranges: Readonly<Record<string, Range | null>>;
  /** What it is split by of which some record had several values: rows of these stand in several groups. */
  readonly several: readonly string[];
  /** Fields that it is split by and that no record had. */
  readonly missing: readonly string[];
  /**
   * For each metric its definition, the records that could not be used at all, its moment, currency and keys, as a summary
   * without rows.
   */
  readonly heads: Readonly<Record<string, Summary>>;
  /** Rows that have no usable time, by metric. */
  readonly undated: Counts;
  /** What there is in each group and period. */
  readonly cells: readonly StoredCell[];
}
