import type { Fact } from '../facts/fact.ts';
import type { Counts } from '../facts/reading/tally.ts';
import type { Expression } from '../fold/expression.ts';
import type { Folds, Results } from '../fold/fold.ts';
import type { Layer } from './layer.ts';
import type { Provenance } from './provenance.ts';

/** When a row of a fact counts. */
export type When<Column extends string = string> =
  | {
      /** In the period that holds this instant. */
      readonly at: Expression<Column>;
    }
  | {
      /**
       * In every period that it overlaps, cut to it: within the folds the two columns hold where the part in the period
       * begins and ends, and `share` how much of the whole lies in it.
       */
      readonly span: readonly [from: Column, to: Column];
    }
  | {
      /**
       * In every period at whose end it lasts; the total is the last period, never a sum. A period that reaches beyond now
       * ends at now for this: one that lies ahead holds what lasts now.
       */
      readonly state: readonly [from: Column, to: Column];
    }
  | {
      /** In every period whose last stretch of this length holds the instant; what reaches beyond now ends at now for this. */
      readonly at: Expression<Column>;
      /** The length of the stretch, in milliseconds. */
      readonly trailing: number;
    };

/** What is read off one fact. */
export interface Measure<F extends Folds = Folds, Column extends string = string> {
  /** The fact that the rows come from. */
  readonly of: Fact<Column>;
  /** Columns beside those of the fact. */
  readonly layers?: Readonly<Record<string, Layer>>;
  /** When a row counts. */
  readonly when: When<NoInfer<Column>>;
  /** The rows that this is about. Default: all. */
  readonly where?: Expression<NoInfer<Column>>;
  /** Which of these are left out, by reason; the first reason that fits counts. */
  readonly excluding?: Readonly<Record<string, Expression<NoInfer<Column>>>>;
  /** What is folded from the rows that stay. */
  readonly folds: F;
  /** Totals that may stand in place of the records: what they mean for the folds, by name. */
  readonly totals?: Readonly<Record<string, (total: number) => Readonly<Partial<Record<keyof F, number>>>>>;
  /** Totals that may be given beside these, and need not be. */
  readonly spareTotals?: Readonly<Record<string, unknown>>;
  /** Whether states hold how long something has lasted until now, so that those of two moments cannot be merged. */
  readonly holdsNow?: boolean;
}

/** The stretch of time that a figure is about. */
export interface Frame {
  /** Its first instant; −Infinity where it has none. */
  readonly start: number;
  /** The first instant after it; Infinity where it has none. */
  readonly end: number;
  /** The instant that counts as now; −Infinity where nothing has happened. */
  readonly now: number;
}

/** Rows behind a part of a figure: those that a fold takes in. */
export interface FoldPart {
  /** The number of its measure. Default 0. */
  readonly measure?: number;
  /** The fold. */
  readonly fold: string;
  /** Another fold of the same measure: what that takes in too is not meant. */
  readonly without?: string;
  /** Which of the values that the fold takes in are meant by now. Default: all. */
  holds?(value: number, now: number): boolean;
  /** What is told of a row: an expression, or made of the value that the fold takes in. Default: that value. */
  readonly value?: Expression | ((value: number, now: number) => number);
}

/** The parts that a figure is made of, by the names that they have in its result. */
export type Parts = Readonly<Record<string, readonly FoldPart[]>>;

/** How a figure is computed once its options are fixed: what to read, and what to make of it. */
export interface Plan<Content> {
  /** What to read. */
  readonly measures: readonly Measure[];
  /** What it is made of, so that each part can list its records. Default: each fold by its name. */
  readonly parts?: Parts;
  /** Makes the content of the results, one for each measure. */
  present(results: readonly Results<Folds>[], frame: Frame): Content & Excluding;
}

/** A plan with what its results carry: the unit, and the definition with all options. */
export type BoundPlan<P> = P & Pick<Provenance, 'unit' | 'definition'>;

/** What a plan may say of what it leaves out, beside its figures. */
export interface Excluding {
  /** What was left out, counted by reason. */
  readonly excluded?: Counts;
}

/**
 * The plan of a figure that is read off one fact: which rows, what is folded of them, and what is made of that.
 *
 * @param measure - what is read off the fact
 * @param present - makes the content of the result of what was folded, in a stretch of time
 * @param parts - what the figure is made of, for lists of its records
 * @example
 * ```ts
 * import { costs, countOf, defineMetric, oneOf, planOf, sampleOf, sumOf } from 'support-kpi/define';
 *
 * const spread = defineMetric({
 *   id: 'spread@1',
 *   unit: 'money',
 *   better: 'none',
 *   family: 'quotient',
 *   needs: ['costs'],
 *   options: () => ({ onInvalid: oneOf('exclude', 'throw') }),
 *   plan: (rules) =>
 *     planOf(
 *       {
 *         of: costs(rules),
 *         when: { at: 'startAt' },
 *         folds: { n: countOf(), all: sumOf('cost'), each: sampleOf('cost') },
 *       },
 *       ({ n, all, each }) => ({ n, mean: n === 0 ? null : all / n, least: each[0] ?? null }),
 *     ),
 * });
 * spread([{ amount: 5 }, { amount: 1 }]).mean; // 3
 * spread([{ amount: 5 }, { amount: 1 }]).least; // 1
 * ```
 */
export function planOf<F extends Folds, Column extends string, Content>(
  measure: Measure<F, Column>,
  present: (results: Results<F>, frame: Frame) => Content & Excluding,
  parts?: Parts,
): Plan<Content> {
  return {
    measures: [measure],
    ...(parts && { parts }),
    // The one result is that of the folds of the one measure.
    present: ([results], frame) => present(results as Results<F>, frame),
  };
}
