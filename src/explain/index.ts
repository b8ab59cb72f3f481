export { explain } from './explain.ts';
export type { ExclusionBehind, Explanation, PartBehind } from './explanation.ts';
export type { RecordBehind } from './recordsBehind.ts';
