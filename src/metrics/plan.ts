import type { Counts, Fact } from '../facts/fact.ts';
import type { Expression } from '../fold/expression.ts';
import type { FoldResult, FoldSpec } from '../fold/spec.ts';

/** What is read off one fact. */
export interface Measure<Spec extends FoldSpec = FoldSpec> {
  /** The fact that the rows come from. */
  readonly fact: Fact;
  /** The instant under which a report files a row: an expression, or the name of a time field of the record. */
  readonly at: Expression;
  /** What is folded from the rows. */
  readonly fold: Spec;
  /** The rows that are left out, by reason; the fold counts them. */
  readonly leavesOut?: Readonly<Record<string, Expression>>;
}

/** How a figure is computed once its options are fixed: what to read, and what to make of it. */
export interface Plan<Content> {
  /** What to read. */
  readonly measures: readonly Measure[];
  /** Makes the content of the results, one for each measure. */
  present(results: readonly unknown[]): Content & Excluding;
}

/** What a plan may say of rows that it leaves out, beside its figures. */
export interface Excluding {
  /** What was left out, counted by reason. */
  readonly excluded?: Counts;
}

/** The plan of a figure that is read off one fact. */
export function planOf<const Spec extends FoldSpec, Content>(
  measure: Measure<Spec>,
  present: (result: FoldResult<Spec>) => Content & Excluding,
): Plan<Content> {
  // The one result is that of the one measure.
  return { measures: [measure], present: ([result]) => present(result as FoldResult<Spec>) };
}
