export { KpiError, type KpiErrorCode } from './errors.ts';
