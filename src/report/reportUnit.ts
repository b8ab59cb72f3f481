import type { CycleUnit } from '../time/cycle.ts';
import type { PeriodUnit } from '../time/period.ts';

/** A unit of time to split by: periods that follow each other, or parts of the day or week that come again and again. */
export type ReportUnit = PeriodUnit | CycleUnit;

/** What a report is compared with: the period before, or the same one of last year. */
export type Comparison = 'previous' | 'lastYear';
