import { ensure } from '../errors.ts';
import type { ReportPlan } from './reportPlan.ts';

/** Any report. */
export interface AnyReport {
  /** What it has been told. */
  plan(): ReportPlan;
  /** Computes it. */
  run(records: never): AnyReportResult;
}

/** What any report gives. */
export interface AnyReportResult {
  /** Its rows. */
  readonly rows: readonly object[];
  /** Its total. */
  readonly total: object;
}

/**
 * What a report has been told.
 *
 * @throws KpiError `invalid-option` for what is no report
 */
export function planOfReport(report: Pick<AnyReport, 'plan'>): ReportPlan {
  const isReport = typeof report?.plan === 'function';
  ensure(isReport, 'invalid-option', 'report', report, 'Give a report, as report() makes it.');
  return report.plan();
}
