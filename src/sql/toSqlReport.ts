import { presentPlan } from '../define/presentPlan.ts';
import type { Provenance } from '../define/provenance.ts';
import { readPlan } from '../define/readPlan.ts';
import { ensure, KpiError } from '../errors.ts';
import type { Fact } from '../facts/fact.ts';
import { checkNames, unknownName } from '../nearestName.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';
import { type PeriodUnit, period } from '../time/period.ts';
import type { Weekday } from '../time/weekday.ts';
import { readNumber, type SqlRow } from './answer.ts';
import { compileFold } from './compileFold.ts';
import { checkDialect } from './dialect.ts';
import type { SqlSplit } from './measureRows.ts';
import { measuresSql } from './measuresSql.ts';
import type { SqlMetric, SqlOptions, SqlQuery } from './sqlQuery.ts';
import { Statement } from './statement.ts';
import { PLAIN_NAME, readTables } from './tables.ts';
import { isRow } from './writeQuery.ts';

/** How a figure is split by a database. */
export interface SqlReportOptions extends SqlOptions {
  /**
   * Fields of the records, which are columns of `conversations` or `surveyResponses`, or were loaded with the rows; `'agent'`
   * is the label that `attribute` names. Default: none.
   */
  readonly by?: readonly string[] | undefined;
  /** Which label `'agent'` is, such as `'inCharge'`, for the facts that have it. Default: the first label of the fact. */
  readonly attribute?: string | undefined;
  /** The unit of the periods, if there are to be any. */
  readonly per?: PeriodUnit | undefined;
  /** The time zone of the periods. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
  /** The first day of a week. Default `'mon'`. */
  readonly weekStart?: Weekday | undefined;
}

/** A period as a row of the table `periods`, all whole numbers. */
export interface PeriodRow {
  /** Its number, from 0. */
  readonly i: number;
  /** Its first instant, in epoch milliseconds. */
  readonly start_at: number;
  /** The first instant after it. */
  readonly end_at: number;
}

/** A statement that answers a row for each group and period, and what to make of the rows. */
export interface SqlReportQuery<Content> extends SqlQuery<SqlReport<Content>> {
  /**
   * The rows of the table `periods`, to be loaded before the statement runs; none without `per`. The first and the last
   * period end where the range does, and what lies beyond is in no figure.
   *
   * @param from - where the first period begins
   * @param to - the first instant that is in none
   */
  periods(from: TimeInput, to: TimeInput): PeriodRow[];
}

/** A metric by group and period, as a database has computed it. */
export interface SqlReport<Content> {
  /** A row for each group and period in which there is anything, ordered by group, then by time. */
  readonly rows: readonly SqlReportRow<Content>[];
  /** All rows together, each once. */
  readonly total: Content & Provenance;
  /** How many rows are in no period because they have no usable time. */
  readonly undated: number;
}

/** One group in one period. */
export interface SqlReportRow<Content> {
  /** The values that are split by, in their order; `null` for what has none. */
  readonly group: Readonly<Record<string, string | null>>;
  /** The name of the period, such as `'2026-03'`; not there without `per`. */
  readonly period?: string;
  /** Its first instant, in epoch milliseconds. */
  readonly start?: number;
  /** The first instant after it. */
  readonly end?: number;
  /** The metric. */
  readonly result: Content & Provenance;
}

/**
 * How does a database compute this metric by channel, by agent, by month?
 *
 * As `toSql`, but for each group and period, in one statement. The periods are computed by the library and stand in a table:
 * the database does no time zones. A row counts in the periods that the metric says: in that which holds its instant, in
 * each that it overlaps, at whose end it lasts, or whose last days hold it.
 *
 * @param metric - the metric, its options fixed by `with`
 * @param options - the dialect, the tables, and what to split by: `by`, `per` or both
 * @throws KpiError `not-in-sql` for what only JavaScript can do, named; load the rows with `loadFacts` for that
 * @throws KpiError `invalid-option`, `unknown-option` for options that cannot be used
 * @example
 * ```ts
 * import { responseRate } from 'support-kpi';
 * import { duckdb, toSqlReport } from 'support-kpi/sql';
 *
 * const query = toSqlReport(responseRate, {
 *   dialect: duckdb,
 *   by: ['channel', 'agent'],
 *   attribute: 'inCharge',
 *   per: 'month',
 *   timeZone: 'Europe/Rome',
 * });
 *
 * query.periods('2026-03-01T00:00:00+01:00', '2026-05-01T00:00:00+02:00'); // [
 * //   { i: 0, start_at: 1772319600000, end_at: 1774994400000 },
 * //   { i: 1, start_at: 1774994400000, end_at: 1777586400000 },
 * // ]
 * query.text.includes('FROM "assignments"'); // true
 * ```
 */
export function toSqlReport<Content>(
  metric: SqlMetric<Content>,
  options: SqlReportOptions,
): SqlReportQuery<Content> {
  checkNames(options, NAMES);
  const { dialect, tables, loaded, by = [], attribute, per, timeZone = 'UTC', weekStart } = options;
  checkDialect(dialect);
  const plan = readPlan(metric);
  const unit = per === undefined ? undefined : period(per, timeZone, weekStart);
  const statement = new Statement(dialect, readTables(tables));
  const labels = plan.measures.flatMap(({ of }) => of.labels);
  const measures = measuresSql(plan, splitBy(by, attribute, labels), loaded, statement, compileFold);
  ensure(
    by.length > 0 || unit !== undefined,
    'invalid-option',
    'by',
    by,
    'Give fields in by, a unit in per, or both.',
  );
  const { answer } = measures;
  const groups = by.map((_, i) => `kpi_g${i}`);
  const keys = [...groups, ...(unit ? ['kpi_start'] : [])];
  const always = { table: 'kpi_always', isAllTime: true };
  const frames = unit ? { table: 'kpi_frames', isAllTime: false } : always;
  const undated = unit && answer.apart('kpi_undated', 'count(*)', ['undated']);
  const shared = [
    ...measures.tables,
    ...(unit
      ? [
          {
            name: 'kpi_frames',
            query: `
    SELECT start_at AS kpi_start, end_at AS kpi_end, kpi_now, least(end_at, kpi_until) AS kpi_until
    FROM ${statement.table('periods')} CROSS JOIN kpi_always`,
          },
          {
            name: 'kpi_range',
            query: `
    SELECT min(start_at) AS kpi_start, max(end_at) AS kpi_end, max(kpi_now) AS kpi_now,
      least(max(end_at), max(kpi_until)) AS kpi_until
    FROM ${statement.table('periods')} CROSS JOIN kpi_always`,
          },
          { name: 'kpi_undated', query: measures.undated() },
        ]
      : []),
    { name: 'kpi_values', query: measures.values(frames, by) },
    {
      name: 'kpi_whole',
      query: measures.values(unit ? { table: 'kpi_range', isAllTime: false } : always, []),
    },
    {
      name: 'kpi_folded',
      query: `
    SELECT 0 AS kpi_total, ${keys.join(', ')},
    ${answer.selects()}
    FROM kpi_values GROUP BY ${keys.join(', ')}
    UNION ALL
    SELECT 1, ${keys.map(() => 'NULL').join(', ')},
    ${answer.selects()}
    FROM kpi_whole`,
    },
  ].map(({ name, query }) => `  ${name} AS (${query}\n  )`);
  const from = ['kpi_folded', ...answer.others()].join('\n  CROSS JOIN ');

  const presentRow = (row: SqlRow): SqlReportRow<Content> => {
    // The first and the last period may be cut, but are named whole.
    const start = unit?.startOf(Number(readNumber(row, 'kpi_start'))) ?? Number.NEGATIVE_INFINITY;
    const end = unit?.nextStart(start) ?? Number.POSITIVE_INFINITY;
    return {
      group: Object.fromEntries(by.map((name, i) => [name, readText(row, `kpi_g${i}`)])),
      ...(unit && { period: unit.label(start), start, end }),
      // Records that could not be used stand in no group.
      result: presentPlan(plan, { ...measures.read(row), excluded: {} }, { start, end }),
    };
  };
  return {
    text: `WITH\n${shared.join(',\n')}\nSELECT * FROM\n  ${from}`,
    params: statement.params,
    result(given) {
      const remedy = 'Give the rows of the answer, each as an object by column.';
      ensure(Array.isArray(given) && given.every(isRow), 'invalid-option', 'rows', given, remedy);
      const [total, ...others] = given.filter((row) => readNumber(row, 'kpi_total') === 1);
      ensure(total !== undefined && others.length === 0, 'invalid-option', 'rows', given.length, remedy);
      const rows = given.filter((row) => row !== total).map(presentRow);
      return {
        rows: rows.sort((a, b) => compareRows(a, b, by)),
        total: presentPlan(plan, measures.read(total)),
        undated: undated?.(total) ?? 0,
      };
    },
    openTime: (first, last) => measures.openTime?.rows(first, last) ?? [],
    periods(first, last) {
      const [start, end] = [toInstant(first, 'from'), toInstant(last, 'to')];
      return (unit?.starts(start, end) ?? []).map((at, i) => ({
        i,
        start_at: Math.max(at, start),
        end_at: Math.min(unit?.nextStart(at) ?? end, end),
      }));
    },
  };
}

const NAMES = ['dialect', 'tables', 'loaded', 'by', 'attribute', 'per', 'timeZone', 'weekStart'] as const;

/**
 * What is split by.
 *
 * @throws KpiError `invalid-option` for what is no list of plain names
 * @throws KpiError `unknown-option` for a label that the fact does not have
 */
function splitBy(by: readonly string[], attribute: string | undefined, labels: readonly string[]): SqlSplit {
  const isList = Array.isArray(by) && by.every((name) => typeof name === 'string' && PLAIN_NAME.test(name));
  const remedy = "Give the names of fields, such as ['channel'], plain and each once.";
  ensure(isList && new Set(by).size === by.length, 'invalid-option', 'by', by, remedy);
  const isByAgent = by.includes('agent');
  ensure(
    isByAgent || attribute === undefined,
    'invalid-option',
    'attribute',
    attribute,
    "Split by 'agent' too.",
  );
  if (attribute !== undefined && !labels.includes(attribute)) {
    throw new KpiError('unknown-option', 'attribute', attribute, unknownName(`${attribute}`, labels));
  }
  return {
    fields: by.filter((name) => name !== 'agent'),
    labelOf({ name, labels }: Fact) {
      if (!isByAgent) return undefined;
      const label = labels.find((each) => each === attribute) ?? labels[0];
      const none = `Nobody stands behind ${name}: leave 'agent' out.`;
      ensure(label !== undefined, 'not-in-sql', 'by', 'agent', none);
      return label;
    },
  };
}

function readText(row: SqlRow, name: string): string | null {
  const value = row[name];
  if (value === null) return null;
  const remedy = 'Give the rows of the answer as the driver gives them; what is split by is text.';
  ensure(typeof value === 'string', 'invalid-option', `rows.${name}`, value, remedy);
  return value;
}

function compareRows(a: SqlReportRow<unknown>, b: SqlReportRow<unknown>, by: readonly string[]): number {
  for (const name of by) {
    const [one, other] = [a.group[name] ?? null, b.group[name] ?? null];
    if (one === other) continue;
    // What has no name stands last.
    if (one === null || other === null) return one === null ? 1 : -1;
    return one < other ? -1 : 1;
  }
  return (a.start ?? 0) - (b.start ?? 0);
}
