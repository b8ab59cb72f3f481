import { ensure } from '../errors.ts';
import type { Dimension } from './grouping.ts';

/** Names of columns that a row has beside its measures. */
const TAKEN: readonly string[] = [
  'channel',
  'group',
  'inbox',
  'team',
  'priority',
  'agent',
  'period',
  'start',
  'end',
];

/**
 * Holds that these are metrics by names that a report can give them.
 *
 * @throws KpiError `invalid-option` for what is no metric, for an empty name and for that of another column
 */
export function checkMeasures(measures: unknown, by: readonly Dimension[]): void {
  const isObject = typeof measures === 'object' && measures !== null && !Array.isArray(measures);
  ensure(isObject, 'invalid-option', 'measure', measures, 'Give metrics by name, such as { nps }.');
  for (const [name, metric] of Object.entries(measures)) {
    const path = `measure.${name}`;
    ensure(name !== '', 'invalid-option', path, name, 'Give the measure a name.');
    const isTaken = TAKEN.includes(name) || by.some((dimension) => dimension.name === name);
    ensure(!isTaken, 'invalid-option', path, name, 'Another column has this name.');
    ensure(
      isMetric(metric),
      'invalid-option',
      path,
      metric,
      'Give a metric, such as nps or nps.with({ … }).',
    );
  }
}

function isMetric(metric: unknown): boolean {
  return typeof metric === 'function' && 'plan' in metric && typeof metric.plan === 'function';
}
