import type { DurationOptions } from '../metrics/durationResult.ts';
import type { WaitOptions } from '../metrics/waitOptions.ts';
import type { Dimension } from '../records/dimensions.ts';
import type { PeriodUnit } from '../time/period.ts';
import type { Weekday } from '../time/weekday.ts';
import type { Measures } from './reportResult.ts';

/** Options of a report: how periods are cut, and what its metrics take where their own options are not fixed. */
export interface ReportOptions extends WaitOptions, DurationOptions {
  /** The IANA time zone of periods. Default: that of the schedule, else `'UTC'`. */
  readonly timeZone?: string | undefined;
  /** The first day of a week. Default `'mon'`, as ISO 8601 has it. */
  readonly weekStart?: Weekday | undefined;
}

/** What a report has been told so far. */
export interface ReportPlan {
  readonly options: ReportOptions;
  readonly by: readonly Dimension[];
  readonly unit: PeriodUnit | undefined;
  readonly between: readonly [from: number, to: number] | undefined;
  readonly measures: Measures;
}
