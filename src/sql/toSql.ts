import { presentPlan } from '../define/presentPlan.ts';
import type { Provenance } from '../define/provenance.ts';
import { readPlan } from '../define/readPlan.ts';
import { compileFold } from './compileFold.ts';
import type { SqlMetric, SqlOptions, SqlQuery } from './sqlQuery.ts';
import { writeQuery } from './writeQuery.ts';

/**
 * How does a database compute this metric?
 *
 * Writes one statement from the definition that the function itself is computed by. The database reads the rows and
 * adds up; intervals, bounds and reasons are then made by the same code, so that the result equals that of the
 * function over the same records in every field. For that, durations come back one by one; see `toSqlFigures` where
 * they are too many.
 *
 * Metrics of waits can be run (`replyTime`, `firstReplyTime`, `responseRate`, `slaCompliance`), of messages
 * (`receivedMessages`, `sentReplies`) and of survey responses (`nps`, `csat`); all others, and all options, over tables
 * that `loadFacts` gives (`loaded`). Records that cannot be used are left out and counted by the same reasons, with two
 * differences: of a conversation that stands twice in the table one row counts, with the messages of both; and messages
 * and changes of status that belong to no conversation are counted as `event-without-conversation`.
 *
 * @param metric - the metric, its options fixed by `with`
 * @param options - the dialect of the database, and the names of the tables; `SqlTables` tells their columns
 * @throws KpiError `not-in-sql` for a metric or an option that only JavaScript can run, where no rows were loaded for it:
 *   `needsReply`, `manualReopenStartsClock`, `clampSkew`, `clockStart: 'created'`, `onInvalid: 'throw'`
 * @throws KpiError `invalid-option`, `unknown-option` for what is no metric, no dialect or no name of a table, and for
 *   options of the metric that cannot be used
 * @example
 * ```ts
 * import { nps } from 'support-kpi';
 * import { duckdb, toSql } from 'support-kpi/sql';
 *
 * const query = toSql(nps.with({ scale: '0-10' }), { dialect: duckdb, tables: { surveyResponses: 'answers' } });
 *
 * query.params; // ['nps']
 * query.text.includes('FROM "answers"'); // true
 *
 * // The database answers one row.
 * const rows = [
 *   {
 *     a0_promoters: 2n,
 *     a1_passives: 1n,
 *     a2_detractors: 1n,
 *     a3_excluded_invalid_kind: 0n,
 *     a4_excluded_other_kind: 0n,
 *     a5_excluded_duplicate: 0n,
 *     a6_excluded_unanswered: 3n,
 *     a7_excluded_off_scale: 0n,
 *     a8_excluded_fractional: 0n,
 *   },
 * ];
 * query.result(rows).value; // 25
 * query.result(rows).excluded; // { unanswered: 3 }
 * ```
 */
export function toSql<Content>(
  metric: SqlMetric<Content>,
  options: SqlOptions,
): SqlQuery<Content & Provenance> {
  const plan = readPlan(metric);
  return writeQuery(plan, options, compileFold, (folded) => presentPlan(plan, folded));
}
