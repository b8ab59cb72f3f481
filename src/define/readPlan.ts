import { ensure } from '../errors.ts';
import type { RecordName } from '../records/records.ts';
import type { Metric } from './metric.ts';
import type { BoundPlan, Plan } from './plan.ts';

/**
 * The plan of a metric.
 *
 * @throws KpiError `invalid-option` for what is no metric
 */
export function readPlan<Content>(
  metric: Pick<Metric<never, never, Content, RecordName>, 'plan'>,
): BoundPlan<Plan<Content>> {
  const plan = typeof metric?.plan === 'function' ? metric.plan() : undefined;
  const isPlan = Array.isArray(plan?.measures) && typeof plan.present === 'function';
  ensure(isPlan, 'invalid-option', 'metric', metric, 'Give a metric, such as nps or nps.with({ … }).');
  return plan;
}
