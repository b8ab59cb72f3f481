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

/**
 * How many? A metric that counts rows of a fact. Nothing gives 0.
 *
 * @param definition - its name, what is told of it, its options, and which rows are counted
 * @throws KpiError `invalid-option` for a definition that lacks one of these
 * @example
 * ```ts
 * import { conversationOptions, count, messages } from 'support-kpi/define';
 *
 * const replies = count({
 *   id: 'replies@1',
 *   unit: 'messages',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: conversationOptions,
 *   measure: (rules) => ({ of: messages(rules), when: { at: 'at' }, where: 'reply' }),
 * });
 * replies([{ id: 1, messages: [{ at: '2026-03-02T09:00:00Z', from: 'agent' }] }]).value; // 1
 * ```
 */
export function count<
  Input,
  Options extends object,
  Needs extends RecordName,
  Settings extends object,
  Column extends string,
>(definition: CountDefinition<Needs, Settings, Column>): Metric<Input, Options, CountResult, Needs> {
  const { measure, ...description }: typeof definition = Object(definition);
  return defineMetric({
    ...description,
    family: 'count',
    plan: (settings) =>
      planOf({ ...measure(settings), folds: { value: countRows() } }, ({ value }) => ({ value, n: value }), {
        counted: [{ fold: 'value' }],
      }),
  });
}
