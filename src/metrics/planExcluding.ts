import { both, type Expression } from '../fold/expression.ts';
import type { CountSpec, FoldResult, FoldSpecs } from '../fold/spec.ts';
import { type Measure, type Plan, planOf } from './plan.ts';

/**
 * The plan of a figure that leaves rows out and counts them by reason; the first reason that fits counts.
 *
 * @param measure - the fact, and the instant under which a row is filed
 * @param where - the rows that this is about
 * @param reasons - the rows of these that are left out, by reason
 * @param parts - what is folded from the rows that stay, to which it must be narrowed
 * @param present - makes the content of the results of the parts
 */
export function planExcluding<const Parts extends FoldSpecs, Content>(
  measure: Pick<Measure, 'fact' | 'at'>,
  where: Expression,
  reasons: Readonly<Record<string, Expression>>,
  parts: (staying: Expression) => Parts,
  present: (results: { readonly [Name in keyof Parts]: FoldResult<Parts[Name]> }) => Content,
): Plan<Content> {
  let staying = where;
  const excluded: Record<string, CountSpec> = {};
  const leavesOut: Record<string, Expression> = {};
  for (const [reason, when] of Object.entries(reasons)) {
    leavesOut[reason] = both(staying, when);
    excluded[reason] = { count: both(staying, when) };
    staying = both(staying, ['not', when]);
  }
  return planOf(
    {
      ...measure,
      fold: { combine: { kept: { combine: parts(staying) }, excluded: { combine: excluded } } },
      leavesOut,
    },
    ({ kept, excluded }) => ({
      ...present(kept),
      excluded: Object.fromEntries(Object.entries(excluded).filter(([, n]) => n > 0)),
    }),
  );
}
