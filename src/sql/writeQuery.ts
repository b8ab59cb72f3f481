import { ensure } from '../errors.ts';
import type { Counts } from '../facts/fact.ts';
import type { FoldSpec } from '../fold/spec.ts';
import type { Plan } from '../metrics/plan.ts';
import { checkNames } from '../nearestName.ts';
import { Aggregates, type SqlRow } from './aggregates.ts';
import { checkDialect } from './dialect.ts';
import { factSql } from './factSql.ts';
import type { SqlOptions, SqlQuery } from './sqlQuery.ts';
import { Statement } from './statement.ts';
import { readTables } from './tables.ts';

/**
 * Writes the statement of a plan: the rows of its fact, what is folded from them, and what was left out.
 *
 * @param compile - asks for what one measure needs, and gives what reads it
 * @param present - makes the result of what was read for each measure
 */
export function writeQuery<Read, Result>(
  { measures }: Plan<unknown>,
  options: SqlOptions,
  compile: (spec: FoldSpec, aggregates: Aggregates, path: readonly string[]) => (row: SqlRow) => Read,
  present: (reads: readonly Read[], excluded: Counts) => Result,
): SqlQuery<Result> {
  checkNames(options, ['dialect', 'tables']);
  const { dialect, tables } = options;
  checkDialect(dialect);
  const statement = new Statement(dialect, readTables(tables));
  const [first] = measures;
  const isOneFact = first !== undefined && measures.every(({ fact }) => fact === first.fact);
  ensure(
    isOneFact,
    'not-in-sql',
    'metric',
    measures.length,
    'A statement reads one fact, this metric several.',
  );
  const fact = factSql(first.fact, statement);
  const aggregates = new Aggregates(statement, fact);
  const readers = measures.map(({ fold }, i) =>
    compile(fold, aggregates, measures.length > 1 ? [`${i}`] : []),
  );
  const missing = fact.missing && aggregates.countRows(fact.missing, ['beyond open time']);
  const excluded = fact.excluded.flatMap(({ table, reasons }) =>
    Object.entries(reasons).map(
      ([reason, condition]) =>
        [reason, aggregates.countRows(condition, ['excluded', reason], table)] as const,
    ),
  );
  const shared = fact.tables.map(({ name, query }) => `  ${name} AS (${query}\n  )`);
  return {
    text: `WITH\n${shared.join(',\n')}\n${aggregates.query()}`,
    params: statement.params,
    result(rows) {
      const [row] = Array.isArray(rows) && rows.length === 1 ? rows : [];
      ensure(
        isRow(row),
        'invalid-option',
        'rows',
        rows,
        'Give the one row of the answer, as an object by column.',
      );
      const lost = missing ? missing(row) : 0;
      const remedy = 'Load the rows of openTime from the earliest to the latest instant in the tables.';
      ensure(lost === 0, 'invalid-option', 'tables.openTime', lost, remedy);
      const counts = excluded.map(([reason, read]) => [reason, read(row) ?? 0] as const);
      return present(
        readers.map((read) => read(row)),
        Object.fromEntries(counts.filter(([, n]) => n > 0)),
      );
    },
    openTime: (from, to) => fact.openTime?.(from, to) ?? [],
  };
}

function isRow(row: unknown): row is SqlRow {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}
