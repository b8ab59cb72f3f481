import type { SqlColumns } from './compileExpression.ts';

/** How the rows of a fact are read off tables: its columns, under the names that it has in JavaScript. */
export interface SqlFact {
  /** Common table expressions, of which each may read those before it. */
  readonly tables: readonly SqlTable[];
  /** What holds the rows, as it stands in the text; {@link labelColumn} and {@link fieldColumn} name what was asked for. */
  readonly rows: string;
  /** Its columns. */
  readonly columns: SqlColumns;
  /** What is left out before there are rows. */
  readonly excluded: readonly SqlCounts[];
  /** The instant that counts as now, NULL where nothing has happened; not there for a fact that has none. */
  readonly now?: string | undefined;
}

/** What is asked for of a fact beside its columns. */
export interface SqlAsked {
  /** Labels of its rows. */
  readonly labels: ReadonlySet<string>;
  /** Fields of the records that its rows were read from. */
  readonly fields: readonly string[];
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

/** The column of a label. */
export function labelColumn(label: string): string {
  return `label_${label}`;
}

/** The column of a field of the records. */
export function fieldColumn(field: string): string {
  return `field_${field}`;
}
