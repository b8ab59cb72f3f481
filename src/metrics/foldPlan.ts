import type { FactTable } from '../facts/fact.ts';
import { foldAll } from '../fold/foldAll.ts';
import { foldOf } from '../fold/foldOf.ts';
import { checkNames } from '../nearestName.ts';
import { addCounts } from './addCounts.ts';
import { firstPlaces, placesOf } from './placesOf.ts';
import type { Plan } from './plan.ts';
import type { FoldedPlan } from './presentPlan.ts';

/**
 * Folds one input as a plan says: the list of records where it needs one kind, lists by name where it needs several.
 * A fact that several measures share is read once.
 *
 * @throws KpiError `unknown-option` for a name that is none of records or totals
 */
export function foldPlan({ measures }: Plan<unknown>, input: unknown): FoldedPlan {
  const tables = new Map<unknown, FactTable>();
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
    checkNames(
      input,
      measures.flatMap(({ fact: { needs, totals = [] } }) => [...totals, needs]),
    );
  }
  const folded = measures.map((measure) => {
    const { fact, fold: spec } = measure;
    const list = Object(input)[fact.needs] ?? input;
    const table = tables.get(fact) ?? fact.read(list);
    tables.set(fact, table);
    const { columns, record = list } = table;
    return { state: foldAll(foldOf(spec), columns, record.length), places: placesOf(measure, table) };
  });
  return {
    states: folded.map(({ state }) => state),
    excluded: addCounts([...tables.values()].map(({ excluded }) => excluded)),
    ...basisOf([...tables.values()]),
    excludedAt: firstPlaces(folded.map(({ places }) => places)),
  };
}

/** What tables say that is to be the same for all of them. */
function basisOf(tables: readonly FactTable[]): Pick<FoldedPlan, 'asOf' | 'currency'> {
  const asOf = tables.find((table) => table.asOf !== undefined)?.asOf;
  const currency = tables.find((table) => table.currency !== undefined)?.currency;
  return { ...(asOf !== undefined && { asOf }), ...(currency !== undefined && { currency }) };
}
