import { ensure } from '../errors.ts';

/**
 * Holds that something is a column of numbers.
 *
 * @throws KpiError `invalid-option` where it is neither an array nor a typed array
 */
export function checkColumn(column: unknown, path: string): void {
  const isColumn = Array.isArray(column) || (ArrayBuffer.isView(column) && 'length' in column);
  ensure(isColumn, 'invalid-option', path, column, 'Give an array or typed array of epoch milliseconds.');
}

/** A number as it is; what plain JavaScript may give in its place is none. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
