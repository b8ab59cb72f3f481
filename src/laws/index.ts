export { type Law, type LawOptions, metricLaws, type Pieces } from './metricLaws.ts';
