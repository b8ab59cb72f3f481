import type { Dialect } from './dialect.ts';

/**
 * The dialect of DuckDB.
 *
 * @example
 * ```ts
 * import { duckdb } from 'support-kpi/sql';
 *
 * duckdb.quote('messages'); // '"messages"'
 * duckdb.placeholder(1); // '$1'
 * ```
 */
export const duckdb: Dialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  placeholder: (position) => `$${position}`,
  integer: (sql) => `CAST(${sql} AS BIGINT)`,
  double: (sql) => `CAST(${sql} AS DOUBLE)`,
  divide: (dividend, divisor) => `(${dividend}) // ${divisor}`,
  list: (sql) => `string_agg(CAST(${sql} AS VARCHAR), ',')`,
  quantile: (sql, p) => `quantile_cont(${sql}, ${p})`,
};
