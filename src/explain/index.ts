export { explain } from './explain.ts';
export { type CellExplanation, explainCell } from './explainCell.ts';
export type { ExclusionBehind, Explanation, PartBehind, PartsBehind } from './explanation.ts';
export { type Listed, type ListOptions, list } from './list.ts';
export type { PartName } from './partName.ts';
export type { RecordBehind } from './recordsBehind.ts';
