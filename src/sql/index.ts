export type { SqlRow } from './answer.ts';
export type { Dialect } from './dialect.ts';
export { duckdb } from './duckdb.ts';
export type { LoadedFact } from './loadedFact.ts';
export {
  type FactTableRows,
  type LoadedColumn,
  type LoadedValue,
  type LoadOptions,
  loadFacts,
} from './loadFacts.ts';
export type { OpenTimeRow } from './openTime.ts';
export type { SqlMetric, SqlOptions, SqlQuery } from './sqlQuery.ts';
export type { SqlTables } from './tables.ts';
export { toSql } from './toSql.ts';
export { type SqlFigures, toSqlFigures } from './toSqlFigures.ts';
export {
  type PeriodRow,
  type SqlReport,
  type SqlReportOptions,
  type SqlReportQuery,
  type SqlReportRow,
  toSqlReport,
} from './toSqlReport.ts';
