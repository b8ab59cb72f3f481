import { ensure } from '../errors.ts';
import type { FoldSpec } from '../fold/spec.ts';
import type { Aggregates, ReadNumber } from './aggregates.ts';

/** A figure's name, and how it is read off the answer of the database. */
export type Figure = readonly [name: string, read: ReadNumber];

/**
 * Asks for figures that the database computes to the end, quantiles among them: one row of numbers, however many
 * values there are.
 *
 * @param path - the names that lead to it
 * @throws KpiError `not-in-sql` for a quantile of another type than 7
 */
export function compileFigures(spec: FoldSpec, aggregates: Aggregates, path: readonly string[]): Figure[] {
  if ('combine' in spec) {
    return Object.entries(spec.combine).flatMap(([name, part]) =>
      compileFigures(part, aggregates, [...path, name]),
    );
  }
  const { dialect } = aggregates.statement;
  const figure = (name: string, sql: string): Figure => [
    [...path, name].join('.'),
    aggregates.select(sql, [...path, name]),
  ];
  if ('count' in spec) return [[path.join('.'), aggregates.count(spec.count, path)]];
  if ('bands' in spec) {
    return Object.entries(spec.bands).map(([name, band]) => [
      [...path, name].join('.'),
      aggregates.countBand(spec.of, band, [...path, name]),
    ]);
  }
  if ('sum' in spec) return [[path.join('.'), aggregates.sum(spec.sum, spec.where ?? 1, path)]];
  const { where = 1 } = spec;
  if ('mean' in spec) return [figure('mean', `avg(${aggregates.values(spec.mean, where)})`)];
  if ('ratio' in spec) {
    return ['numerator', 'denominator'].map((name, i) => [
      [...path, name].join('.'),
      aggregates.sum(spec.ratio[i] ?? 0, where, [...path, name]),
    ]);
  }
  if ('quantile' in spec) {
    const { type = 7, p } = spec;
    ensure(type === 7, 'not-in-sql', path.join('.'), type, 'A database computes quantiles of type 7 only.');
    const isShare = typeof p === 'number' && p >= 0 && p <= 1;
    ensure(isShare, 'not-in-sql', path.join('.'), p, 'Give p from 0 to 1.');
    return [figure('quantile', dialect.quantile(aggregates.values(spec.quantile, where), p))];
  }
  // Each aggregate is given values of its own, so that the places of what is bound stay in order.
  const values = (): string => aggregates.values(spec.sample, where);
  return [
    figure('n', `count(${values()})`),
    figure('mean', `avg(${values()})`),
    figure('median', dialect.quantile(values(), 0.5)),
    figure('p90', dialect.quantile(values(), 0.9)),
    figure('min', `min(${values()})`),
    figure('max', `max(${values()})`),
  ];
}
