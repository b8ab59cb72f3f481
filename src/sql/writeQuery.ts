import type { Plan } from '../define/plan.ts';
import { ensure } from '../errors.ts';
import { checkNames } from '../nearestName.ts';
import type { SqlRow } from './answer.ts';
import { checkDialect } from './dialect.ts';
import type { SqlSplit } from './measureRows.ts';
import { type CompileFold, measuresSql, type ReadPlan } from './measuresSql.ts';
import type { SqlOptions, SqlQuery } from './sqlQuery.ts';
import { Statement } from './statement.ts';
import { readTables } from './tables.ts';

/**
 * Writes the statement of a plan: the rows of its facts, what is folded from them, and what was left out.
 *
 * @param compile - asks for what a fold needs, and gives what reads it
 * @param present - makes the result of what was read
 */
export function writeQuery<Read, Result>(
  plan: Plan<unknown>,
  options: SqlOptions,
  compile: CompileFold<Read>,
  present: (read: ReadPlan<Read>) => Result,
): SqlQuery<Result> {
  checkNames(options, ['dialect', 'tables', 'loaded']);
  const { dialect, tables, loaded } = options;
  checkDialect(dialect);
  const statement = new Statement(dialect, readTables(tables));
  const measures = measuresSql(plan, WHOLE, loaded, statement, compile);
  const values = measures.values({ table: 'kpi_always', isAllTime: true }, []);
  const { answer } = measures;
  const shared = [...measures.tables, { name: 'kpi_values', query: values }].map(
    ({ name, query }) => `  ${name} AS (${query}\n  )`,
  );
  const folded = `(SELECT\n    ${answer.selects()}\n  FROM kpi_values) AS kpi_folded`;
  return {
    text: `WITH\n${shared.join(',\n')}\nSELECT * FROM\n  ${[folded, ...answer.others()].join('\n  CROSS JOIN ')}`,
    params: statement.params,
    result(rows) {
      const [row] = Array.isArray(rows) && rows.length === 1 ? rows : [];
      const remedy = 'Give the one row of the answer, as an object by column.';
      ensure(isRow(row), 'invalid-option', 'rows', rows, remedy);
      return present(measures.read(row));
    },
    openTime: (from, to) => measures.openTime?.rows(from, to) ?? [],
  };
}

/** All rows together. */
const WHOLE: SqlSplit = { fields: [], labelOf: () => undefined };

/** Whether it is a row by column. */
export function isRow(row: unknown): row is SqlRow {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}
