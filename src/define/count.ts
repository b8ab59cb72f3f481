import { count as countRows } from '../fold/count.ts';
import type { RecordName } from '../records/records.ts';
import { type Description, defineMetric, type Metric } from './metric.ts';
import type { OptionRules } from './options.ts';
import { type Measure, planOf } from './plan.ts';

/** A number of things. */
export interface CountResult {
  /** How many; 0 when there are none. */
  readonly value: number;
  /** The same number: a count is its own base. */
  readonly n: number;
}

/** Which rows are counted. */
export type Counted<Column extends string> = Omit<
  Measure<Record<never, never>, Column>,
  'folds' | 'totals' | 'holdsNow'
>;

/** The definition of a count: how many rows of a fact. */
export interface CountDefinition<Needs extends RecordName, Settings, Column extends string>
  extends Omit<Description<Needs>, 'family'> {
  /** The rules of its options. */
  options(): OptionRules<Settings>;
  /** Which rows are counted, and when. */
  measure(settings: Settings): Counted<Column>;
}

/** How many? */
export function count<
  Input,
  Options extends object,
  Needs extends RecordName,
  Settings extends object,
  Column extends string,
>({
  measure,
  ...description
}: CountDefinition<Needs, Settings, Column>): Metric<Input, Options, CountResult, Needs> {
  return defineMetric({
    ...description,
    family: 'count',
    plan: (settings) =>
      planOf({ ...measure(settings), folds: { value: countRows() } }, ({ value }) => ({ value, n: value }), {
        counted: [{ fold: 'value' }],
      }),
  });
}
