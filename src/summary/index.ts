export type { At } from './checkTogether.ts';
export type { Summary } from './storeSummary.ts';
export { mergeSummaries, presentSummary, summarize } from './summary.ts';
