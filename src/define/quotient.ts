import { count } from '../fold/count.ts';
import type { Expression } from '../fold/expression.ts';
import { sum } from '../fold/sum.ts';
import type { RecordName } from '../records/records.ts';
import { divide } from './divide.ts';
import { type Description, defineMetric, type Metric } from './metric.ts';
import type { OptionRules } from './options.ts';
import type { Frame, Measure, Plan } from './plan.ts';

/** How much of something. */
export interface Amount<Column extends string = string>
  extends Omit<Measure<Record<never, never>, Column>, 'folds' | 'totals'> {
  /** How much a row adds. Default: 1. */
  readonly amount?: Expression<NoInfer<Column> | 'share'> | undefined;
  /** The totals that may stand in place of the records, by name: how much each adds. */
  readonly totals?: Readonly<Record<string, (total: number) => number>> | undefined;
  /** Why there is no value where there is no row at all: nothing is known then. By default nothing is 0. */
  readonly unknownAs?: string | undefined;
}

/** A part and the whole that it is divided by. */
export interface QuotientOf<PartColumn extends string, WholeColumn extends string> {
  /** What is divided. */
  readonly part: Amount<PartColumn>;
  /**
   * What it is divided by: rows of a fact, or what the stretch of time says, such as its days. Where that is not finite,
   * since the stretch has no bounds (on a bare call, by hour of the day), there is no value: `no-period`.
   */
  readonly whole: Amount<WholeColumn> | ((frame: Frame) => number);
}

/** The definition of a quotient of two amounts. */
export interface QuotientDefinition<
  Needs extends RecordName,
  Settings,
  PartColumn extends string,
  WholeColumn extends string,
> extends Omit<Description<Needs>, 'family'> {
  /** The rules of its options. */
  options(): OptionRules<Settings>;
  /** What it is made of. */
  measure(settings: Settings): QuotientOf<PartColumn, WholeColumn>;
}

/** A quotient with what it is made of. */
export interface QuotientResult {
  /** numerator ÷ denominator; `null` when the denominator is 0. */
  readonly value: number | null;
  /** What it is divided by. */
  readonly n: number;
  /** What is divided. */
  readonly numerator: number;
  /** What it is divided by. */
  readonly denominator: number;
  /** Always `null`: a total has no sampling error. */
  readonly interval: null;
  /** Why there is no value. */
  readonly reason?: string;
}

/**
 * How much of one to each of another? A metric that divides two amounts, each of a fact of its own. A whole of 0 gives `value: null`.
 *
 * @param definition - its name, what is told of it, its options, and a part and the whole that it is divided by
 * @throws KpiError `invalid-option` for a definition that lacks one of these
 * @example
 * ```ts
 * import { conversationOptions, conversations, messages, quotient } from 'support-kpi/define';
 *
 * const messagesEach = quotient({
 *   id: 'messagesEach@1',
 *   unit: 'messages',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: conversationOptions,
 *   measure: (rules) => ({
 *     part: { of: messages(rules), when: { at: 'at' } },
 *     whole: { of: conversations(rules), when: { at: 'createdAt' } },
 *   }),
 * });
 * const at = '2026-03-02T09:00:00Z';
 * messagesEach([
 *   { id: 1, messages: [{ at, from: 'customer' }, { at, from: 'agent' }] },
 *   { id: 2, messages: [{ at, from: 'customer' }] },
 * ]).value; // 1.5
 * ```
 */
export function quotient<
  Input,
  Options extends object,
  Needs extends RecordName,
  Settings extends object,
  PartColumn extends string,
  WholeColumn extends string,
>(
  definition: QuotientDefinition<Needs, Settings, PartColumn, WholeColumn>,
): Metric<Input, Options, QuotientResult, Needs> {
  const { measure, ...description }: typeof definition = Object(definition);
  return defineMetric({
    ...description,
    family: 'quotient',
    plan(settings): Plan<QuotientResult> {
      const { part, whole } = measure(settings);
      const amounts: readonly Amount[] = typeof whole === 'function' ? [part] : [part, whole];
      return {
        measures: amounts.map(measureOf),
        parts: {
          numerator: [{ fold: 'amount' }],
          ...(amounts.length > 1 && { denominator: [{ measure: 1, fold: 'amount' }] }),
        },
        present([first = {}, second = {}], frame) {
          const numerator = Number(first['amount']);
          const given = typeof whole === 'function' ? whole(frame) : Number(second['amount']);
          // A stretch of time without bounds has no length.
          const isBounded = Number.isFinite(given);
          const denominator = isBounded ? given : 0;
          const isKnown = part.unknownAs === undefined || Number(first['rows']) > 0;
          const value = isKnown ? divide(numerator, denominator) : null;
          const noWhole = isBounded ? 'no-denominator' : 'no-period';
          const reason = !isKnown && denominator > 0 ? part.unknownAs : noWhole;
          return {
            value,
            n: denominator,
            numerator,
            denominator,
            interval: null,
            ...(value === null && reason !== undefined && { reason }),
          };
        },
      };
    },
  });
}

function measureOf({ amount = 1, totals = {}, unknownAs: _, ...rows }: Amount): Measure {
  const given = Object.entries(totals).map(
    ([name, amountOf]) => [name, (total: number) => ({ amount: amountOf(total), rows: 1 })] as const,
  );
  return {
    ...rows,
    folds: { amount: amount === 1 ? count() : sum(amount), rows: count() },
    totals: Object.fromEntries(given),
  };
}
