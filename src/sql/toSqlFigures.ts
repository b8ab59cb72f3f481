import { addCounts } from '../define/addCounts.ts';
import type { Provenance } from '../define/provenance.ts';
import { readPlan } from '../define/readPlan.ts';
import { ensure } from '../errors.ts';
import { compileFigures } from './compileFigures.ts';
import type { SqlMetric, SqlOptions, SqlQuery } from './sqlQuery.ts';
import { writeQuery } from './writeQuery.ts';

/** What a database computed to the end. */
export interface SqlFigures extends Provenance {
  /**
   * The figures by the names of the folds. Durations have `n`, `mean`, `median`, `p90`, `min` and `max`: `business.p90`; of
   * what is still open there is `n` alone: `open.n`. Shares have `Part`, `Decided` and `Pending.n`, what of the whole is
   * part, is decided, and is not yet. Where several targets are measured at once, the name begins with the number of the
   * target: `0.metPart`. `null` where there is nothing.
   */
  readonly figures: Readonly<Record<string, number | null>>;
}

/**
 * How does a database compute this metric to the end, quantiles included?
 *
 * As `toSql`, but each mean, median and 90th percentile is computed by the database, and a row of numbers is all
 * that comes back, whatever the number of records. There are no intervals and no other estimates. Quantiles are of
 * type 7.
 *
 * @param metric - the metric, its options fixed by `with`
 * @param options - the dialect of the database, and the names of the tables; `SqlTables` tells their columns
 * @throws KpiError `not-in-sql` for a metric or an option that only JavaScript can run, a quantile of another type
 *   than 7 among them
 * @throws KpiError `invalid-option`, `unknown-option` for what is no metric, no dialect or no name of a table, and for
 *   options of the metric that cannot be used
 * @example
 * ```ts
 * import { defineSchedule, replyTime } from 'support-kpi';
 * import { duckdb, toSqlFigures } from 'support-kpi/sql';
 *
 * const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
 * const query = toSqlFigures(replyTime.with({ schedule: office }), { dialect: duckdb });
 *
 * query.text.includes('quantile_cont'); // true
 * query.openTime('2026-03-30T00:00:00Z', '2026-03-31T12:00:00Z'); // [
 * //   { k: 20542, c: 0, s0: 1774861200000, e0: 1774890000000 },
 * //   { k: 20543, c: 28800000, s0: 0, e0: 0 },
 * // ]
 * ```
 */
export function toSqlFigures(metric: SqlMetric<unknown>, options: SqlOptions): SqlQuery<SqlFigures> {
  const plan = readPlan(metric);
  // The options stand in the definition as JSON, where no text can look like this.
  const [, type = '7'] = /"quantileType":(\d)/.exec(plan.definition) ?? [];
  ensure(type === '7', 'not-in-sql', 'quantileType', type, 'Use 7, or toSql.');
  return writeQuery(plan, options, compileFigures, ({ measures, excluded }) => ({
    unit: plan.unit,
    figures: Object.fromEntries(measures.flatMap(({ states }) => Object.values(states).flat())),
    excluded: addCounts([excluded, ...measures.map(({ leftOut }) => leftOut)]),
    definition: plan.definition,
  }));
}
