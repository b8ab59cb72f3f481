import type { Plans } from '../report/plansOf.ts';
import type { ReadReportSummary } from './readReportSummary.ts';
import { FORMAT, type ReportSummary } from './reportSummary.ts';
import { storeFolded, storeMeasure } from './storeSummary.ts';

/** What a report has folded, as plain JSON. */
export function storeReport(plans: Plans, folded: ReadReportSummary): ReportSummary {
  const { ranges, heads, cells, ...rest } = folded;
  return {
    format: FORMAT,
    ...rest,
    ranges: Object.fromEntries(ranges),
    heads: Object.fromEntries(
      [...heads].map(([name, head]) => [name, storeFolded(plans.get(name)?.definition ?? '', head)]),
    ),
    cells: cells.map(({ group, start, measures }) => ({
      group,
      start,
      measures: Object.fromEntries([...measures].map(([name, own]) => [name, own.map(storeMeasure)])),
    })),
  };
}
