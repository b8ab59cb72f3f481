import type { FactTable } from '../../src/facts/fact.ts';

/** The rows of a fact as objects, for tests to read. */
export function rowsOf(table: FactTable, n: number): Record<string, number>[] {
  return Array.from({ length: n }, (_, row) =>
    Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [name, column[row] ?? Number.NaN]),
    ),
  );
}
