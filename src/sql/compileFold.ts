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
  const { where = 1 } = spec;
  if ('sum' in spec) {
    const total = aggregates.sum(spec.sum, where, path);
    return (row) => [total(row)];
  }
  if ('mean' in spec) {
    const n = aggregates.count(where, [...path, 'n']);
    const total = aggregates.sum(spec.mean, where, [...path, 'sum']);
    return (row) => [n(row), [total(row)]];
  }
  if ('ratio' in spec) {
    const numerator = aggregates.sum(spec.ratio[0], where, [...path, 'numerator']);
    const denominator = aggregates.sum(spec.ratio[1], where, [...path, 'denominator']);
    return (row) => ({ numerator: numerator(row), denominator: denominator(row) });
  }
  return aggregates.list('sample' in spec ? spec.sample : spec.quantile, where, path);
}
