import { addCounts } from '../define/addCounts.ts';
import { latestOf } from '../define/foldPlan.ts';
import { ensure } from '../errors.ts';
import type { Fact } from '../facts/fact.ts';
import type { Counts } from '../facts/reading/tally.ts';
import type { SqlColumns } from './compileExpression.ts';
import { factSql } from './factSql.ts';
import { layersSql } from './layersSql.ts';
import { type LoadedFact, loadedTable } from './loadedFact.ts';
import type { OpenTime } from './openTime.ts';
import { type FactSource, sameFact } from './sources.ts';
import type { SqlCounts, SqlTable } from './sqlFact.ts';
import type { Statement } from './statement.ts';

/** The rows that a measure reads. */
export interface MeasureRows {
  /** The table that holds them, with what is laid over them. */
  readonly table: string;
  /** Its columns. */
  readonly columns: SqlColumns;
  /** Its labels. */
  readonly labels: readonly string[];
}

/** The rows that measures read. */
export interface AllRows {
  readonly tables: readonly SqlTable[];
  /** For each measure its rows. */
  readonly rows: ReadonlyMap<number, MeasureRows>;
  /** The instant that counts as now; not there where no fact has one. */
  readonly now: string | undefined;
  /** What is left out before there are rows. */
  readonly excluded: readonly SqlCounts[];
  /** What was left out before the rows were loaded. */
  readonly known: Counts;
  /** The table that says of its rows whether no open time was found, `kpi_missing`. */
  readonly missing: string | undefined;
  /** The compiled schedule. */
  readonly openTime: OpenTime | undefined;
}

/** What rows are split by. */
export interface SqlSplit {
  /** Fields of the records. */
  readonly fields: readonly string[];
  /** The label of the rows of a fact, where they are split by one. */
  labelOf(fact: Fact): string | undefined;
}

/**
 * Reads rows off tables of records.
 *
 * @throws KpiError `not-in-sql` for several facts, and for what only JavaScript can do
 */
export function recordRows(sources: readonly FactSource[], split: SqlSplit, statement: Statement): AllRows {
  const [first] = sources;
  const isOneFact = sources.every(({ fact }) => first && sameFact(fact, first.fact));
  const remedy =
    'A statement reads one fact off tables of records, this metric several: load them with loadFacts.';
  ensure(first !== undefined && isOneFact, 'not-in-sql', 'metric', sources.length, remedy);
  const others =
    'Two of its measures lay different columns of one name over a fact: load the rows with loadFacts.';
  ensure(sources.length === 1, 'not-in-sql', 'layers', sources.length, others);
  const labels = labelsOf(first, split);
  const fact = factSql(first.fact, { labels, fields: split.fields }, statement);
  const { columns, query, isMissing, openTime } = layersSql(fact.rows, fact.columns, first.layers, statement);
  const rows = { table: 'kpi_laid', columns, labels: [...labels] };
  return {
    tables: [...fact.tables, { name: rows.table, query: `\n    ${query}` }],
    rows: new Map(first.measures.map((measure) => [measure, rows])),
    now: fact.now,
    excluded: fact.excluded,
    known: {},
    missing: isMissing ? rows.table : undefined,
    openTime,
  };
}

/**
 * Reads rows off tables that were loaded.
 *
 * @throws KpiError `not-in-sql`, `different-moments` where what is asked for was not
 */
export function loadedRows(
  sources: readonly FactSource[],
  split: SqlSplit,
  given: readonly LoadedFact[],
  statement: Statement,
): AllRows {
  ensure(Array.isArray(given), 'invalid-option', 'loaded', given, 'Give what loadFacts gave.');
  const rows = new Map<number, MeasureRows>();
  const known = new Map<string, Counts>();
  const tables: SqlTable[] = [];
  let now: number | undefined;
  for (const [i, source] of sources.entries()) {
    const labels = labelsOf(source, split);
    const { loaded, columns } = loadedTable(source, { labels, fields: split.fields }, given);
    const table = `kpi_laid${i}`;
    tables.push({ name: table, query: `\n    SELECT * FROM ${statement.quoted(loaded.table)}` });
    for (const measure of source.measures) rows.set(measure, { table, columns, labels: [...labels] });
    // What one pass over the records left out counts once, however many facts it was for.
    for (const [what, counts] of Object.entries(loaded.excluded)) known.set(what, counts);
    now = latestOf([now, loaded.now]);
  }
  return {
    tables,
    rows,
    now: now === undefined ? undefined : statement.number(now, 'now'),
    excluded: [],
    known: addCounts([...known.values()]),
    missing: undefined,
    openTime: undefined,
  };
}

function labelsOf({ fact, labels }: FactSource, split: SqlSplit): ReadonlySet<string> {
  const label = split.labelOf(fact);
  return label === undefined ? labels : new Set([...labels, label]);
}
