import { ensure } from '../errors.ts';
import type { FactTable } from './fact.ts';

/**
 * Totals that were handed over in place of records, as a fact of one row.
 *
 * @param totals - the totals by name
 * @param names - those that are needed
 * @param records - the records that they stand for
 * @throws KpiError `invalid-option` when one is missing, negative or not finite
 */
export function readTotals(totals: object, names: readonly string[], records: string): FactTable {
  const given = new Map<string, unknown>(Object.entries(Object(totals)));
  const columns: Record<string, readonly number[]> = {};
  for (const name of names) {
    const total = given.get(name);
    const isTotal = typeof total === 'number' && total >= 0 && total < 2 ** 1023;
    ensure(isTotal, 'invalid-option', name, total, `Give a number from 0 up, or ${records} as an array.`);
    columns[name] = [total];
  }
  return { record: [0], columns, excluded: {} };
}
