import type { RecordName } from '../records/records.ts';
import { createMetric, type Definition, type Metric } from './metric.ts';
import type { Plan } from './plan.ts';
import { runPlan } from './runPlan.ts';

/** Turns a definition into a metric that is computed by its plan. */
export function defineMetric<
  Input,
  Options extends object,
  Needs extends RecordName,
  Settings extends object,
  Content,
>(
  definition: Omit<Definition<Input, Needs, Settings, Content, Plan<Content>>, 'compute'>,
): Metric<Input, Options, Content, Needs> {
  return createMetric({ ...definition, compute: runPlan });
}
