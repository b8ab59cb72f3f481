export { mergeSummaries, presentSummary, type Summary, summarize } from './summary.ts';
