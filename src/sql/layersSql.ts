import type { Layer, LayerSpec } from '../define/layer.ts';
import { ensure, KpiError } from '../errors.ts';
import { isSchedule, type Schedule } from '../schedule/schedule.ts';
import type { SqlColumns } from './compileExpression.ts';
import { OpenTime } from './openTime.ts';
import type { Statement } from './statement.ts';
import { PLAIN_NAME } from './tables.ts';

/** Rows with what is laid over them. */
export interface LaidRows {
  /** The query. */
  readonly query: string;
  /** Its columns. */
  readonly columns: SqlColumns;
  /** Whether it says in `kpi_missing` of which rows no open time was found. */
  readonly isMissing?: boolean;
  /** The compiled schedule. */
  readonly openTime?: OpenTime;
}

/**
 * Lays columns over rows: the open time of one schedule for all, and what follows from it.
 *
 * @throws KpiError `not-in-sql` for a layer that only JavaScript computes, named
 */
export function layersSql(
  rows: string,
  columns: SqlColumns,
  layers: Readonly<Record<string, Layer>>,
  statement: Statement,
): LaidRows {
  const q = statement.dialect.quote;
  const laid = Object.entries(layers).map(([name, { spec }]) => readLayer(name, spec, columns));
  const [first] = laid;
  if (first === undefined) return { query: `SELECT * FROM ${rows}`, columns };
  const openTime = new OpenTime(first.hours);
  const joined = [...new Set(laid.flatMap(({ from, to }) => [from, to]))];
  const table = (column: string): string => `open${joined.indexOf(column)}`;
  const upTo = (column: string): string => openTime.upTo(q(column), table(column));
  const open = ({ from, to }: OpenLayer): string => `(${upTo(to)}) - (${upTo(from)})`;
  const selects = laid.map((layer) => {
    const { name, isFlag, from, to, hours } = layer;
    const remedy = 'A statement reads one table of open time: give one schedule.';
    ensure(hours === first.hours, 'not-in-sql', name, hours, remedy);
    const value = isFlag
      ? `((${open(layer)}) = 0 AND ${q(to)} > ${q(from)} AND NOT (${openTime.isOpen(q(to), table(to))})) IS TRUE`
      : open(layer);
    return `\n      ${value} AS ${q(name)}`;
  });
  const joins = joined.map(
    (column) => `
    LEFT JOIN ${statement.table('openTime')} AS ${table(column)} ON ${table(column)}.k = ${openTime.key(q(column), statement.dialect)}`,
  );
  const missing = laid.map(
    ({ from, to }) =>
      `(${q(from)} IS NOT NULL AND ${q(to)} IS NOT NULL AND (${table(from)}.k IS NULL OR ${table(to)}.k IS NULL))`,
  );
  return {
    query: `SELECT told.*,${selects.join(',')},
      ${[...new Set(missing)].join(' OR ')} AS kpi_missing
    FROM ${rows} AS told${joins.join('')}`,
    columns: {
      ...columns,
      ...Object.fromEntries(laid.map(({ name, isFlag }) => [name, isFlag ? 'flag' : 'nullable'] as const)),
    },
    isMissing: true,
    openTime,
  };
}

interface OpenLayer {
  readonly name: string;
  readonly isFlag: boolean;
  readonly from: string;
  readonly to: string;
  readonly hours: Schedule;
}

function readLayer(
  name: string,
  { layer, columns: ends, hours, option }: Spec,
  columns: SqlColumns,
): OpenLayer {
  ensure(PLAIN_NAME.test(name), 'not-in-sql', 'layers', name, 'Give it a plain name: letters, digits, _.');
  if (layer !== 'elapsed' && layer !== 'offHours') {
    const remedy = `Only JavaScript computes ${layer}, from what each record says: give one length of time for all, or load the rows with loadFacts.`;
    throw new KpiError('not-in-sql', option ?? name, layer, remedy);
  }
  const remedy = 'Hours that a function tells are known to JavaScript only: give one schedule for all.';
  ensure(isSchedule(hours), 'not-in-sql', 'schedule', hours, remedy);
  const [start, end] = [ends[0], ends[1]].map((column) => {
    const isOne = typeof column === 'string' && Object.hasOwn(columns, column);
    ensure(isOne, 'not-in-sql', name, column, `The columns in SQL are ${Object.keys(columns).join(', ')}.`);
    return column;
  });
  return { name, isFlag: layer === 'offHours', from: start ?? '', to: end ?? '', hours };
}

/** What a layer may be made from. */
type Spec = LayerSpec & { readonly hours?: unknown };
