import { KpiError } from '../errors.ts';
import type { Fact } from '../facts/fact.ts';
import { count } from '../fold/count.ts';
import { each, type Tallied } from '../fold/each.ts';
import type { Expression } from '../fold/expression.ts';
import { unknownName } from '../nearestName.ts';
import type { RecordName } from '../records/records.ts';
import { divide } from './divide.ts';
import { type Description, defineMetric, type Metric } from './metric.ts';
import type { OptionRules } from './options.ts';
import { type Measure, planOf } from './plan.ts';

/** Whose values are counted. */
export interface TableOf<Column extends string, Label extends string>
  extends Omit<Measure<Record<never, never>, Column>, 'of' | 'folds' | 'totals' | 'holdsNow'> {
  /** The fact that the rows come from. */
  readonly of: Fact<Column, Label>;
  /** The column or the label whose values are counted. */
  readonly each: NoInfer<Column | Label>;
  /** The rows of which shares are taken: one row of each thing, where it has several. Default: all rows. */
  readonly share?: Expression<NoInfer<Column>> | undefined;
}

/** The definition of a table: how many rows of each value. */
export interface TableDefinition<
  Needs extends RecordName,
  Settings,
  Column extends string,
  Label extends string,
> extends Omit<Description<Needs>, 'family'> {
  /** The rules of its options. */
  options(): OptionRules<Settings>;
  /** Whose values are counted, and when. */
  measure(settings: Settings): TableOf<Column, Label>;
}

/** How many rows have a value. */
export interface TableEntry {
  /** The value; `null` for rows without one. */
  readonly value: string | number | null;
  /** How many rows have it. */
  readonly n: number;
  /** n ÷ the result's `n`, 0 to 1; where a thing has several values all shares add up to more. `null` where that is 0. */
  readonly share: number | null;
}

/** How many rows of each value. */
export interface TableResult {
  /** The number of different values, rows without one aside; 0 when there are none. */
  readonly value: number;
  /** Of how many: all rows that are counted, or what `share` says; those without a value among these. */
  readonly n: number;
  /** The values: the most frequent first, of equally frequent ones numbers, then texts, in ascending order; `null` last of these. */
  readonly entries: readonly TableEntry[];
}

/**
 * How many of each value? The values are those that occur, however many. Rows without a label are counted under `null`; a
 * column that is not known (NaN) is no value, and its row is not counted.
 *
 * @throws KpiError `invalid-option` for a column or label that the fact does not have
 * @example
 * ```ts
 * import { conversationOptions, messages, table } from 'support-kpi/define';
 *
 * const repliesOf = table({
 *   id: 'repliesOf@1',
 *   unit: 'messages',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: conversationOptions,
 *   measure: (rules) => ({ of: messages(rules), when: { at: 'at' }, where: 'reply', each: 'sender' }),
 * });
 * const at = '2026-03-02T09:00:00Z';
 * repliesOf([{ id: 1, messages: [{ at, from: 'agent', agentId: 'ann' }] }]).entries; // [{ value: 'ann', n: 1, share: 1 }]
 * ```
 */
export function table<
  Input,
  Options extends object,
  Needs extends RecordName,
  Settings extends object,
  Column extends string,
  Label extends string,
>(definition: TableDefinition<Needs, Settings, Column, Label>): Metric<Input, Options, TableResult, Needs> {
  const { measure, ...description }: typeof definition = Object(definition);
  return defineMetric({
    ...description,
    family: 'table',
    plan(settings) {
      const { each: of, share, ...rows } = measure(settings);
      checkValues(rows, of);
      const entries = [{ fold: 'entries' }];
      if (share === undefined) {
        return planOf({ ...rows, folds: { entries: each(of) } }, tableResult, { n: entries });
      }
      const folds = { entries: each(of), n: count(share) };
      return planOf({ ...rows, folds }, tableResult, { entries, n: [{ fold: 'n' }] });
    },
  });
}

/** A definition made by hand may ask for anything. */
function checkValues({ of: { columns, labels }, layers }: Pick<Measure, 'of' | 'layers'>, of: string): void {
  const known: readonly string[] = [...Object.keys(columns), ...labels, ...Object.keys(layers ?? {})];
  if (!known.includes(of)) throw new KpiError('invalid-option', 'each', of, unknownName(of, known));
}

/** Makes the result of a table. */
function tableResult(folded: { readonly entries: readonly Tallied[]; readonly n?: number }): TableResult {
  const { entries } = folded;
  const whole = folded.n ?? entries.reduce((sum, [, n]) => sum + n, 0);
  // Sorting keeps the order of equally frequent ones.
  const ordered = [...entries].sort(([, a], [, b]) => b - a);
  return {
    value: entries.filter(([value]) => value !== null).length,
    n: whole,
    entries: ordered.map(([value, n]) => ({ value, n, share: divide(n, whole) })),
  };
}
