import type { Expression } from '../fold/expression.ts';
import type { FoldSpec } from '../fold/spec.ts';
import type { Aggregates, SqlRow } from './aggregates.ts';

/** Reads the state of a fold off the answer of the database. */
export type ReadState = (row: SqlRow) => unknown;

/**
 * Asks for the state of a fold: the database adds up, and what presents the states of JavaScript presents this one.
 * Each spec has one aggregate or two, but for samples, of which all values are asked for.
 *
 * @param path - the names that lead to it
 */
export function compileFold(spec: FoldSpec, aggregates: Aggregates, path: readonly string[]): ReadState {
  const sum = (of: Expression, where: Expression = 1, name = 'sum'): ((row: SqlRow) => number) => {
    const read = aggregates.sum(of, where, [...path, name]);
    return (row) => read(row) ?? 0;
  };
  if ('combine' in spec) {
    const parts = Object.entries(spec.combine).map(([name, part]) =>
      compileFold(part, aggregates, [...path, name]),
    );
    return (row) => parts.map((read) => read(row));
  }
  if ('count' in spec) return aggregates.count(spec.count, path);
  if ('bands' in spec) {
    const counts = Object.entries(spec.bands).map(
      ([name, band]) => [name, aggregates.countBand(spec.of, band, [...path, name])] as const,
    );
    return (row) => Object.fromEntries(counts.map(([name, read]) => [name, read(row)]));
  }
  if ('sum' in spec) {
    const total = sum(spec.sum, spec.where);
    return (row) => [total(row)];
  }
  if ('mean' in spec) {
    const n = aggregates.count(spec.where ?? 1, [...path, 'n']);
    const total = sum(spec.mean, spec.where);
    return (row) => [n(row), [total(row)]];
  }
  if ('ratio' in spec) {
    const numerator = sum(spec.ratio[0], spec.where, 'numerator');
    const denominator = sum(spec.ratio[1], spec.where, 'denominator');
    return (row) => ({ numerator: numerator(row), denominator: denominator(row) });
  }
  return aggregates.list('sample' in spec ? spec.sample : spec.quantile, spec.where ?? 1, path);
}
