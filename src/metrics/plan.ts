import type { Counts, Fact } from '../facts/fact.ts';
import type { Parts, Results } from '../fold/combine.ts';
import type { Expression } from '../fold/expression.ts';

/** What is read off one fact. */
export interface Measure<P extends Parts = Parts> {
  /** The fact that the rows come from. */
  readonly fact: Fact;
  /** The instant under which a report files a row: an expression, or the name of a time field of the record. */
  readonly at: Expression;
  /** What is folded from the rows. */
  readonly parts: P;
}

/** How a figure is computed once its options are fixed: what to read, and what to make of it. */
export interface Plan<Content> {
  /** What to read. */
  readonly measures: readonly Measure[];
  /** Makes the result of what was folded, in the order of the measures. */
  present(results: readonly Readonly<Record<string, unknown>>[]): Content;
}

/** What a plan may say of rows that it leaves out, beside its figures. */
export interface Excluding {
  /** What was left out, counted by reason. */
  readonly excluded?: Counts;
}

/** The plan of a figure that is read off one fact. */
export function planOf<P extends Parts, Content>(
  measure: Measure<P>,
  present: (results: Results<P>) => Content,
): Plan<Content> {
  // The one set of results is that of the one measure.
  return { measures: [measure], present: ([results]) => present(results as Results<P>) };
}
