export type { SqlRow } from './aggregates.ts';
export type { Dialect } from './dialect.ts';
export { duckdb } from './duckdb.ts';
export type { OpenTimeRow } from './openTime.ts';
export type { SqlMetric, SqlOptions, SqlQuery } from './sqlQuery.ts';
export type { SqlTables } from './tables.ts';
export { toSql } from './toSql.ts';
export { type SqlFigures, toSqlFigures } from './toSqlFigures.ts';
