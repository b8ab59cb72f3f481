import { count } from '../fold/count.ts';
import type { Parts, Results } from '../fold/combine.ts';
import type { Expression } from '../fold/expression.ts';
import type { Excluding, Measure, Plan } from './plan.ts';

/** A measure of some of the rows, of which some are left out for a reason. */
export interface ExcludingMeasure<P extends Parts> extends Measure<P> {
  /** The rows that this is about; by default all. */
  readonly where?: Expression;
  /** The rows of these that are left out, by reason; the first reason that fits counts. */
  readonly excluded: Readonly<Record<string, Expression>>;
}

/**
 * The plan of a figure that leaves rows out and counts them by reason. It becomes plain parts: each is narrowed to
 * the rows that stay, and one more a reason counts the others.
 */
export function planExcluding<P extends Parts, Content>(
  { fact, at, where = 1, excluded, parts }: ExcludingMeasure<P>,
  present: (results: Results<P>) => Content,
): Plan<Content & Excluding> {
  let staying = where;
  const reasons = Object.entries(excluded).map(([reason, when]) => {
    const part = { fold: count, where: both(staying, when) };
    staying = both(staying, ['not', when]);
    return { reason, name: `excluded: ${reason}`, part };
  });
  const narrowed = Object.entries(parts).map(([name, part]) => [
    name,
    { ...part, where: both(staying, part.where ?? 1) },
  ]);
  return {
    measures: [
      {
        fact,
        at,
        parts: Object.fromEntries([...narrowed, ...reasons.map(({ name, part }) => [name, part])]),
      },
    ],
    present([results = {}]) {
      const counts = reasons.map(({ reason, name }) => [reason, results[name]]).filter(([, n]) => n !== 0);
      // The results of the parts are there under their own names, beside those of the reasons.
      return { ...present(results as Results<P>), excluded: Object.fromEntries(counts) };
    },
  };
}

function both(a: Expression, b: Expression): Expression {
  if (a === 1) return b;
  return b === 1 ? a : ['and', a, b];
}
