import type { Counts } from '../facts/fact.ts';
import { foldOf } from '../fold/foldOf.ts';
import type { Plan } from './plan.ts';

/**
 * Computes a plan over one input: the list of records where it needs one kind, lists by name where it needs several.
 */
export function runPlan<Content>(
  plan: Plan<Content>,
  input: unknown,
): Content & { readonly excluded: Counts } {
  const unusable = {};
  const results = plan.measures.map(({ fact, fold: spec }) => {
    const list = Object(input)[fact.needs] ?? input;
    const { columns, excluded, record = list } = fact.read(list);
    Object.assign(unusable, excluded);
    const fold = foldOf(spec);
    const adder = fold.over(columns);
    let state = fold.empty();
    for (let row = 0; row < record.length; row++) state = adder.add(state, row);
    return fold.result(state);
  });
  const content = plan.present(results);
  return { ...content, excluded: { ...unusable, ...content.excluded } };
}
