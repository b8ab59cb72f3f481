import { ensure } from '../errors.ts';
import { checkSpec } from '../fold/checkSpec.ts';
import type { FoldSpec } from '../fold/spec.ts';
import type { Answer, SqlRow } from './answer.ts';
import { chosen, type FoldedRows, valuesWhere } from './compileFold.ts';

/** A figure by its name. */
export type Figure = readonly [name: string, value: number | null];

/**
 * Asks for figures that the database computes to the end, quantiles among them: one row of numbers, however many values
 * there are. Of what is not decided yet only the number is known, since how long it has lasted is told when it is presented.
 *
 * @param path - the names that lead to it
 * @throws KpiError `not-in-sql` for another fold, and for one of an open set of values
 */
export function compileFigures(
  spec: FoldSpec,
  rows: FoldedRows,
  answer: Answer,
  path: readonly string[],
): (row: SqlRow) => readonly Figure[] {
  checkSpec(spec, path.join('.') || 'fold', 'not-in-sql');
  const name = path.join('.');
  const remedy = 'An open set of values is no row of numbers: use toSql.';
  ensure(!('each' in spec), 'not-in-sql', name, spec, remedy);
  if ('count' in spec) {
    const count = answer.count(rows.measure, chosen(rows, spec.count, answer), path);
    return (row) => [[name, count(row)]];
  }
  if ('sum' in spec) {
    const total = answer.number(`sum(${valuesWhere(spec.sum, spec.where, rows, answer)})`, path);
    return (row) => [[name, total(row) ?? 0]];
  }
  const value = valuesWhere(spec.sample, spec.where, rows, answer);
  const { quantile } = answer.statement.dialect;
  const figures: Readonly<Record<string, string>> = {
    n: `count(${value})`,
    // A duration cannot be below 0; what can is the instant since when something is open.
    ...(spec.least === 0 && {
      mean: `avg(${value})`,
      median: quantile(value, 0.5),
      p90: quantile(value, 0.9),
      min: `min(${value})`,
      max: `max(${value})`,
    }),
  };
  const reads = Object.entries(figures).map(
    ([figure, sql]) => [`${name}.${figure}`, answer.number(sql, [...path, figure])] as const,
  );
  return (row) => reads.map(([figure, read]) => [figure, read(row)]);
}
