import type { TimeInput } from '../time/instant.ts';
import type { SqlColumns } from './compileExpression.ts';
import type { OpenTimeRow } from './openTime.ts';

/** How the rows of a fact are read off tables: its columns, under the names that it has in JavaScript. */
export interface SqlFact {
  /** Common table expressions, of which each may read those before it. */
  readonly tables: readonly SqlTable[];
  /** The one of them that holds the rows. */
  readonly rows: string;
  /** Its columns. */
  readonly columns: SqlColumns;
  /** What is left out. */
  readonly excluded: readonly SqlCounts[];
  /** The condition of the rows that no open time was found for. */
  readonly missing?: string | undefined;
  /** The compiled schedule. */
  readonly openTime?: ((from: TimeInput, to: TimeInput) => OpenTimeRow[]) | undefined;
}

/** What is left out, counted in one pass over a table: for each reason the condition of its rows. */
export interface SqlCounts {
  readonly table: string;
  readonly reasons: Readonly<Record<string, string>>;
}

/** A common table expression. */
export interface SqlTable {
  /** Its name, which begins with `kpi_`. */
  readonly name: string;
  /** Its query. */
  readonly query: string;
}
