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
  const plan: unknown = typeof report?.plan === 'function' ? report.plan() : undefined;
  ensure(isPlan(plan), 'invalid-option', 'report', report, 'Give a report, as report() makes it.');
  return plan;
}

/** Each door may have been bundled by itself, so that no class tells what was made here. */
function isPlan(plan: unknown): plan is ReportPlan {
  const { by, attribute, where, options, measures }: { readonly [name in keyof ReportPlan]?: unknown } =
    Object(plan);
  const areLists = [by, attribute, where].every(Array.isArray);
  return areLists && [options, measures].every((each) => typeof each === 'object' && each !== null);
}
