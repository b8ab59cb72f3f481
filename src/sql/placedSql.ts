import type { When } from '../define/plan.ts';
import { compileValue, type SqlColumns } from './compileExpression.ts';
import type { Statement } from './statement.ts';

/** Rows to be placed. */
export interface UnplacedRows {
  /** The table that holds them. */
  readonly rows: string;
  /** Its columns by their kinds. */
  readonly columns: SqlColumns;
  /** What else is carried along, in quotes. */
  readonly carried: readonly string[];
}

/**
 * Stretches of time in which rows count: a table with `kpi_start`, `kpi_end`, `kpi_now` and `kpi_until`, the end that has
 * come by now.
 */
export interface SqlFrames {
  readonly table: string;
  /** Whether it is one frame of all time, in which what has no time counts too. */
  readonly isAllTime: boolean;
}

/** Places rows in time, as `place` does: a query of them that carries `kpi_start`, where the frame begins. */
export function placedSql(
  { rows, columns, carried }: UnplacedRows,
  when: When,
  { table, isAllTime }: SqlFrames,
  statement: Statement,
): string {
  const column = (name: string): string => compileValue(name, columns, statement);
  const joined = (condition: string): string => `SELECT * FROM ${rows} JOIN ${table} ON ${condition}`;
  if ('span' in when) {
    const [from, to] = when.span;
    const start = column(from);
    // What has not ended lasts until now.
    const end = `coalesce(${column(to)}, CASE WHEN ${start} IS NOT NULL THEN greatest(${start}, kpi_now) END)`;
    const [begin, stop] = isAllTime
      ? [start, end]
      : [`greatest(${start}, kpi_start)`, `least(${end}, kpi_end)`];
    const part = `${statement.dialect.double(`${stop} - ${begin}`)} / (${end} - ${start})`;
    const share = isAllTime ? '1' : `CASE WHEN ${end} > ${start} THEN ${part} ELSE 1 END`;
    // What takes no time counts whole, where it is.
    const overlaps = `(${start} >= kpi_start AND ${start} < kpi_end) OR (${start} < kpi_start AND ${end} > kpi_start)`;
    const q = statement.dialect.quote;
    const others = Object.keys(columns).filter((name) => ![from, to, 'share'].includes(name));
    const list = [...others.map(q), ...carried, 'kpi_start'].join(', ');
    return `SELECT ${list}, ${begin} AS ${q(from)}, ${stop} AS ${q(to)}, ${share} AS ${q('share')}
    FROM ${rows} JOIN ${table} ON ${isAllTime ? 'TRUE' : overlaps}`;
  }
  if ('state' in when) {
    const [from, to] = when.state;
    return joined(`${column(from)} < kpi_until AND (${column(to)} < kpi_until) IS NOT TRUE`);
  }
  const at = compileValue(when.at, columns, statement);
  if ('trailing' in when) {
    const trailing = statement.number(when.trailing, 'when.trailing');
    return joined(`${at} < kpi_until AND ${at} >= kpi_until - ${trailing}`);
  }
  return joined(isAllTime ? 'TRUE' : `${at} >= kpi_start AND ${at} < kpi_end`);
}

/** The columns that hold something else where rows are cut to frames. */
export function spanColumns([from, to]: readonly [string, string]): SqlColumns {
  return { [from]: 'nullable', [to]: 'nullable', share: 'nullable' };
}

/** The condition of the rows that have no usable time. */
export function undatedSql(when: When, columns: SqlColumns, statement: Statement): string {
  const time = 'span' in when ? when.span[0] : 'state' in when ? when.state[0] : when.at;
  return `${compileValue(time, columns, statement)} IS NULL`;
}
