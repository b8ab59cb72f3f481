export type { At } from './checkTogether.ts';
export { mergeReports } from './mergeReports.ts';
export { presentReport } from './presentReport.ts';
export type { Range, ReportSummary, StoredCell, StoredPeriods } from './reportSummary.ts';
export type { Summary } from './storeSummary.ts';
export { summarizeReport } from './summarizeReport.ts';
export { mergeSummaries, presentSummary, summarize } from './summary.ts';
