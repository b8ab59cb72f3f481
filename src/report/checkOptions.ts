import { KpiError } from '../errors.ts';
import { unknownName } from '../nearestName.ts';
import type { Measures } from './reportResult.ts';

/** Options of the report itself; the schedule says the time zone too. */
export const OWN_OPTIONS: readonly string[] = ['timeZone', 'weekStart', 'schedule'];

/**
 * Holds that each option is known to the report or to one of its measures.
 *
 * @throws KpiError `unknown-option` for one that none knows
 */
export function checkOptions(options: object, measures: Measures): void {
  const known = new Set(OWN_OPTIONS);
  for (const metric of Object.values(measures)) for (const name of metric.optionNames()) known.add(name);
  for (const [name, value] of Object.entries(options)) {
    if (known.has(name) || value === undefined) continue;
    const remedy = `No measure of this report knows it. ${unknownName(name, [...known])}`;
    throw new KpiError('unknown-option', name, value, remedy);
  }
}

/**
 * Holds that each label is one that some measure can put its rows down to.
 *
 * @throws KpiError `invalid-option` for one that none has
 */
export function checkLabels(labels: readonly string[], options: object, measures: Measures): void {
  if (labels.length === 0) return;
  const plans = Object.values(measures).map((metric) => metric.plan(options));
  const known = new Set(plans.flatMap((plan) => plan.measures.flatMap(({ of }) => of.labels)));
  for (const label of labels) {
    if (known.has(label)) continue;
    const remedy = `No measure of this report can put its rows down to it. ${unknownName(label, [...known])}`;
    throw new KpiError('invalid-option', 'attribute', label, remedy);
  }
}
