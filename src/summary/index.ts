export { mergeSummaries, presentSummary, type Summary, summarize } from '../metrics/summary.ts';
