export type { Abortable, SourceOf } from './pull.ts';
export { type Progress, type RunOverOptions, runOver, type Sources } from './runOver.ts';
