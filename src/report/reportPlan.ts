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
  readonly options: ReportOptions;
  readonly by: readonly Dimension[];
  readonly attribute: readonly string[];
  readonly unit: ReportUnit | undefined;
  readonly between: readonly [from: number, to: number] | undefined;
  readonly where: readonly Condition[];
  readonly rolling: number | undefined;
  readonly compare: Comparison | undefined;
  readonly measures: Measures;
}
