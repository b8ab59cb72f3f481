import { type AnyReport, planOfReport } from '../report/anyReport.ts';
import { plansOf } from '../report/plansOf.ts';
import { foldReport } from './foldReport.ts';
import type { ReportSummary } from './reportSummary.ts';
import { storeReport } from './storeReport.ts';

/**
 * Folds records into the summary of a report: one for each day, shard or worker, stored as JSON and merged when it is asked
 * for.
 *
 * It holds what each metric has folded in each group and period, and in each period for all groups together. `mergeReports`
 * puts those of other records to it, `presentReport` makes the report of it: by the same groups and periods, by longer periods,
 * by fewer groups. Medians and their intervals are exact, and what is open stays open until the `now` that is asked for.
 *
 * Records that are summarised apart are other records: one with the same id in two summaries counts twice.
 *
 * O(n); a summary of durations holds them all, twice.
 *
 * @param report - the report; its `per` and `by` are the finest that can be asked for later
 * @param records - the records that it takes
 * @throws KpiError `invalid-option` for a report that looks beyond its records: `compare`, `rolling`, periods that come round again
 *   and again, and metrics of what lasts at the end of a period
 * @throws KpiError as `run` does
 * @example
 * ```ts
 * import { nps, report } from 'support-kpi';
 * import { mergeReports, presentReport, summarizeReport } from 'support-kpi/summary';
 *
 * const daily = report().by('team').per('day').measure({ nps });
 * const days = [
 *   [{ score: 10, team: 'a', at: '2026-03-01T10:00:00Z' }],
 *   [{ score: 3, team: 'a', at: '2026-03-02T10:00:00Z' }, { score: 9, team: 'b', at: '2026-03-02T11:00:00Z' }],
 * ].map((surveyResponses) => JSON.stringify(summarizeReport(daily, { surveyResponses })));
 *
 * const march = mergeReports(daily, days.map((day) => JSON.parse(day)));
 * const monthly = report().by('team').per('month').measure({ nps });
 * presentReport(monthly, march).rows.map((row) => [row.team, row.period, row.nps.value]); // [['a', '2026-03', 0], ['b', '2026-03', 100]]
 * ```
 */
export function summarizeReport<R extends AnyReport>(
  report: R,
  records: Parameters<R['run']>[0],
): ReportSummary {
  const plan = planOfReport(report);
  return storeReport(plansOf(plan), foldReport(plan, records));
}
