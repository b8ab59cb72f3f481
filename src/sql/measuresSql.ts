import { addCounts } from '../define/addCounts.ts';
import { checkWhen } from '../define/checkWhen.ts';
import type { Measure, Plan } from '../define/plan.ts';
import { ensure } from '../errors.ts';
import type { Fact } from '../facts/fact.ts';
import type { Counts } from '../facts/reading/tally.ts';
import type { FoldSpec } from '../fold/spec.ts';
import { Answer, type ReadNumber, type SqlRow } from './answer.ts';
import { compileCondition, type SqlColumns } from './compileExpression.ts';
import type { FoldedRows } from './compileFold.ts';
import type { LoadedFact } from './loadedFact.ts';
import { loadedRows, type MeasureRows, recordRows, type SqlSplit } from './measureRows.ts';
import type { OpenTime } from './openTime.ts';
import { placedSql, type SqlFrames, spanColumns, undatedSql } from './placedSql.ts';
import { sourcesOf } from './sources.ts';
import { fieldColumn, labelColumn, type SqlTable } from './sqlFact.ts';
import type { Statement } from './statement.ts';

/** Asks for what a fold needs, and gives what reads it off a row of the answer. */
export type CompileFold<Read> = (
  spec: FoldSpec,
  rows: FoldedRows,
  answer: Answer,
  path: readonly string[],
) => (row: SqlRow) => Read;

/** What was read of a measure: what each of its folds has come to, and the rows that it left out. */
export interface ReadMeasure<Read> {
  readonly states: Readonly<Record<string, Read>>;
  readonly leftOut: Counts;
}

/** What was read of a plan. */
export interface ReadPlan<Read> {
  readonly measures: readonly ReadMeasure<Read>[];
  /** The records that could not be used, counted by reason. */
  readonly excluded: Counts;
  /** The instant that counts as now, in epoch milliseconds; not there where nothing says it. */
  readonly now?: number;
}

/** The measures of a plan in SQL. */
export interface MeasuresSql<Read> {
  /** Common table expressions, of which each may read those before it. */
  readonly tables: readonly SqlTable[];
  /** What is asked for. */
  readonly answer: Answer;
  /**
   * The values of all rows of all measures, each in the frames in which it counts, with `kpi_start`, where the frame begins,
   * and what they are split by: `kpi_g0`, `kpi_g1` …
   */
  values(frames: SqlFrames, by: readonly string[]): string;
  /** What a row of the answer says. */
  read(row: SqlRow): ReadPlan<Read>;
  /** The rows that have no usable time. */
  undated(): string;
  /** The compiled schedule. */
  readonly openTime: OpenTime | undefined;
}

/**
 * Writes the measures of a plan: the rows of their facts, with what is laid over them; which rows each is about, which of
 * these are left out and why; and the values that are folded.
 *
 * @throws KpiError `not-in-sql` for what only JavaScript can do, named
 */
export function measuresSql<Read>(
  { measures }: Plan<unknown>,
  split: SqlSplit,
  loaded: readonly LoadedFact[] | undefined,
  statement: Statement,
  compile: CompileFold<Read>,
): MeasuresSql<Read> {
  const answer = new Answer(statement);
  const sources = sourcesOf(measures);
  const laid = loaded ? loadedRows(sources, split, loaded, statement) : recordRows(sources, split, statement);
  const { now, excluded, known, missing, openTime } = laid;
  const tables: SqlTable[] = [
    ...laid.tables,
    { name: 'kpi_now', query: `\n    SELECT ${now ?? 'NULL'} AS now_ms` },
    {
      name: 'kpi_always',
      query: `
    SELECT ${-FAR} AS kpi_start, ${FAR} AS kpi_end, coalesce(now_ms, ${-FAR}) AS kpi_now,
      coalesce(now_ms, ${-FAR}) + 1 AS kpi_until
    FROM kpi_now`,
    },
  ];
  const unplaced = measures.flatMap((measure, i): UnplacedMeasure | [] => {
    checkWhen(measure.when, 'not-in-sql');
    const own = laid.rows.get(i);
    if (own === undefined) return [];
    const { columns, labels } = own;
    const { where = 1, excluding = {} } = measure;
    const reasons = Object.entries(excluding).map(
      ([, when], reason) => `WHEN ${compileCondition(when, columns, statement)} THEN ${reason + 1}`,
    );
    const fate = reasons.length > 0 ? `CASE ${reasons.join('\n      ')} ELSE 0 END` : '0';
    const rows = `kpi_measure${i}`;
    const condition = where === 1 ? '' : `\n    WHERE ${compileCondition(where, columns, statement)}`;
    tables.push({
      name: rows,
      query: `\n    SELECT *, ${fate} AS kpi_fate\n    FROM ${own.table}${condition}`,
    });
    return { measure, i, rows, columns, labels };
  });
  const readers = unplaced.map((own) => measureReader(own, unplaced.length, answer, compile));
  const reasons = excluded.flatMap(({ table, reasons: conditions }) =>
    Object.entries(conditions).map(
      ([reason, condition]) => [reason, counted(answer, table, condition, ['excluded', reason])] as const,
    ),
  );
  const lost = missing && counted(answer, missing, 'kpi_missing', ['beyond open time']);
  const readNow = now === undefined ? undefined : answer.apart('kpi_now', 'max(now_ms)', ['now']);
  return {
    tables,
    answer,
    openTime,
    values(frames, by) {
      const parts = unplaced.map(({ measure, i, rows, columns, labels }) => {
        const groups = by.map((name) => quoted(columnOf(name, measure.of, split)));
        const carried = [...new Set([...groups, ...labels.map(labelColumn).map(quoted), 'kpi_fate'])];
        const placed = placedSql({ rows, columns, carried }, measure.when, frames, statement);
        const named = groups.map((group, place) => `${group} AS kpi_g${place}`);
        const list = ['kpi_start', ...named, answer.valuesOf(i)].join(', ');
        return `\n    SELECT ${list}\n    FROM (${placed}) AS placed${i}`;
      });
      return parts.join('\n    UNION ALL');
    },
    undated() {
      const parts = unplaced.map(({ measure: { when }, rows, columns }) => {
        const condition = undatedSql(when, columns, statement);
        return `\n    SELECT 1 AS kpi_undated FROM ${rows} WHERE ${condition}`;
      });
      return parts.join('\n    UNION ALL');
    },
    read(row) {
      const n = lost ? lost(row) : 0;
      const remedy = 'Load the rows of openTime from the earliest to the latest instant in the tables.';
      ensure(n === 0, 'invalid-option', 'tables.openTime', n, remedy);
      const latest = readNow?.(row) ?? undefined;
      return {
        measures: readers.map((read) => read(row)),
        excluded: addCounts([known, some(reasons.map(([reason, read]) => [reason, read(row) ?? 0]))]),
        ...(latest !== undefined && { now: latest }),
      };
    },
  };

  function quoted(name: string): string {
    return statement.dialect.quote(name);
  }
}

/** The column by which the rows of a fact are split. */
function columnOf(name: string, fact: Fact, split: SqlSplit): string {
  const label = name === 'agent' ? split.labelOf(fact) : undefined;
  return label === undefined ? fieldColumn(name) : labelColumn(label);
}

interface UnplacedMeasure extends Omit<MeasureRows, 'table'> {
  readonly measure: Measure;
  readonly i: number;
  readonly rows: string;
}

/** Earlier, and later, than any instant. */
const FAR = 9_000_000_000_000_000;

/** What a measure asks for: its folds, and how many rows it leaves out by each reason. */
function measureReader<Read>(
  { measure, i, columns: given, labels }: UnplacedMeasure,
  measures: number,
  answer: Answer,
  compile: CompileFold<Read>,
): (row: SqlRow) => ReadMeasure<Read> {
  const columns: SqlColumns =
    'span' in measure.when ? { ...given, ...spanColumns(measure.when.span) } : given;
  const path = measures > 1 ? [`${i}`] : [];
  const rows: FoldedRows = { measure: i, columns, labels, staying: 'kpi_fate = 0' };
  const states = Object.entries(measure.folds).map(
    ([name, { spec }]) => [name, compile(spec, rows, answer, [...path, name])] as const,
  );
  const leftOut = Object.keys(measure.excluding ?? {}).map(
    (reason, at) => [reason, answer.count(i, `kpi_fate = ${at + 1}`, [...path, 'left out', reason])] as const,
  );
  return (row) => ({
    states: Object.fromEntries(states.map(([name, read]) => [name, read(row)])),
    leftOut: some(leftOut.map(([reason, read]) => [reason, read(row)])),
  });
}

function some(counts: readonly (readonly [reason: string, n: number])[]): Counts {
  return Object.fromEntries(counts.filter(([, n]) => n > 0));
}

function counted(answer: Answer, table: string, condition: string, path: readonly string[]): ReadNumber {
  return answer.apart(table, `count(CASE WHEN ${condition} THEN 1 END)`, path);
}
