import type { DurationOptions } from '../define/durationOptions.ts';
import type { RateOptions } from '../define/rateResult.ts';
import type { WaitOptions } from '../define/waitOptions.ts';
import type { Weekday } from '../time/weekday.ts';
import type { Dimension } from './grouping.ts';
import type { Measures } from './reportResult.ts';
import type { Comparison, ReportUnit } from './reportUnit.ts';
import type { Condition } from './where.ts';

/** Options of a report: how periods are cut, and what its metrics take where their own options are not fixed. */
export interface ReportOptions extends WaitOptions, DurationOptions, RateOptions {
  /** The IANA time zone of periods. Default: that of the schedule, else `'UTC'`. */
  readonly timeZone?: string | undefined;
  /** The first day of a week. Default `'mon'`, as ISO 8601 has it. */
  readonly weekStart?: Weekday | undefined;
}

/** What a report has been told so far. */
export interface ReportPlan {
  /** Its options. */
  readonly options: ReportOptions;
  /** What it is split by. */
  readonly by: readonly Dimension[];
  /** The labels by which rows are put down to somebody. */
  readonly attribute: readonly string[];
  /** The unit of its periods; `undefined` where it is not split by time. */
  readonly unit: ReportUnit | undefined;
  /** The stretch of time that it is about; `undefined` for all of it. */
  readonly between: readonly [from: number, to: number] | undefined;
  /** Which records count: those for which all of these hold. */
  readonly where: readonly Condition[];
  /** How long the stretch before the end of each period is that counts in it; `undefined` for the period itself. */
  readonly rolling: number | undefined;
  /** What it is compared with. */
  readonly compare: Comparison | undefined;
  /** The metrics by the names that they have in it. */
  readonly measures: Measures;
}
