import type { BoundPlan, Plan } from '../define/plan.ts';
import type { ReportPlan } from './reportPlan.ts';

/** The plans of the metrics of a report, by name. */
export type Plans = ReadonlyMap<string, BoundPlan<Plan<unknown>>>;

/** The plans of the metrics of a report. */
export function plansOf({ measures, options }: ReportPlan): Plans {
  return new Map(Object.entries(measures).map(([name, metric]) => [name, metric.plan(options)]));
}
