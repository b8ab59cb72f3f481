import { KpiError } from '../errors.ts';
import { checkSpec } from '../fold/checkSpec.ts';
import { each, type Tallied } from '../fold/each.ts';
import type { Expression } from '../fold/expression.ts';
import type { FoldSpec } from '../fold/spec.ts';
import { type Answer, readListed, type SqlRow } from './answer.ts';
import { compileCondition, compileValue, type SqlColumns } from './compileExpression.ts';
import { labelColumn } from './sqlFact.ts';

/** Reads the state of a fold off the answer of the database. */
export type ReadState = (row: SqlRow) => unknown;

/** The rows of a measure that stay, and what stands in them. */
export interface FoldedRows {
  /** The number of the measure. */
  readonly measure: number;
  /** Their columns. */
  readonly columns: SqlColumns;
  /** Their labels. */
  readonly labels: readonly string[];
  /** The condition of those that stay. */
  readonly staying: string;
}

/**
 * Asks for the state of a fold: the database adds up, and what presents the states of JavaScript presents this one. For a
 * sample and for the values of a column all of them are asked for.
 *
 * @param path - the names that lead to it
 * @throws KpiError `not-in-sql` for another fold
 */
export function compileFold(
  spec: FoldSpec,
  rows: FoldedRows,
  answer: Answer,
  path: readonly string[],
): ReadState {
  checkSpec(spec, path.join('.') || 'fold', 'not-in-sql');
  if ('count' in spec) return answer.count(rows.measure, chosen(rows, spec.count, answer), path);
  if ('each' in spec) return compileEach(spec.each, spec.where, rows, answer, path);
  if ('sum' in spec) {
    const total = answer.number(`sum(${valuesWhere(spec.sum, spec.where, rows, answer)})`, path);
    return (row) => [total(row) ?? 0];
  }
  const list = answer.list(valuesWhere(spec.sample, spec.where, rows, answer), path, readListed);
  return (row) => Float64Array.from(list(row)).sort();
}

/** The values of the rows that stay and fulfil a condition: the name of their column. */
export function valuesWhere(of: Expression, where: Expression, rows: FoldedRows, answer: Answer): string {
  const value = compileValue(of, rows.columns, answer.statement);
  return answer.value(rows.measure, `CASE WHEN ${chosen(rows, where, answer)} THEN ${value} END`);
}

/** The condition of the rows that stay and fulfil another one. */
export function chosen({ staying, columns }: FoldedRows, where: Expression, { statement }: Answer): string {
  return where === 1 ? staying : `${staying} AND ${compileCondition(where, columns, statement)}`;
}

/** What stands between the values of a list, and what begins its written form, are written otherwise within a value. */
const ESCAPED: readonly (readonly [string, string])[] = [
  ['%', '%25'],
  [',', '%2C'],
];
/** No value. */
const NONE = '%';

function compileEach(
  of: string,
  where: Expression,
  rows: FoldedRows,
  answer: Answer,
  path: readonly string[],
): ReadState {
  const isLabel = rows.labels.includes(of);
  const isColumn = typeof of === 'string' && Object.hasOwn(rows.columns, of);
  if (!isLabel && !isColumn) {
    const remedy = `Give a column or a label: ${[...Object.keys(rows.columns), ...rows.labels].join(', ')}.`;
    throw new KpiError('not-in-sql', path.join('.'), of, remedy);
  }
  if (!isLabel) {
    const list = answer.list(valuesWhere(of, where, rows, answer), path, readListed);
    return (row) => tallied(of, list(row));
  }
  const column = answer.statement.dialect.quote(labelColumn(of));
  const written = ESCAPED.reduce((sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`, column);
  const value = `CASE WHEN ${chosen(rows, where, answer)} THEN coalesce(${written}, '${NONE}') END`;
  const list = answer.list(answer.value(rows.measure, value, true), path, (text) => ({
    name: text === NONE ? null : ESCAPED.reduceRight((all, [to, from]) => all.replaceAll(from, to), text),
  }));
  return (row) =>
    tallied(
      of,
      list(row).map(({ name }) => name),
    );
}

function tallied(of: string, values: readonly Tallied[0][]): readonly Tallied[] {
  const counts = new Map<Tallied[0], number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return each(of).merge([], [...counts]);
}
