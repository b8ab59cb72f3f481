import type { FactTable } from '../facts/fact.ts';
import { FIRST_FEW, type Places } from '../facts/tally.ts';
import { compile } from '../fold/expression.ts';
import type { Measure } from './plan.ts';

/** Where the first few records stand that a fact or a measure of it leaves out, by reason. */
export function placesOf({ fact, leavesOut = {} }: Measure, table: FactTable | undefined): Places {
  const { columns = {}, record, excludedAt = {} } = table ?? {};
  const places = new Map(Object.entries(excludedAt));
  for (const [reason, when] of Object.entries(leavesOut)) {
    const isLeftOut = compile(when, columns);
    const found = new Set(places.get(reason));
    for (let row = 0; record && row < record.length && found.size < FIRST_FEW; row++) {
      if (isLeftOut(row)) found.add(`${fact.needs}[${record[row]}]`);
    }
    if (found.size > 0) places.set(reason, [...found]);
  }
  return Object.fromEntries(places);
}

/** The first few of each reason, of several places in this order. */
export function firstPlaces(all: readonly Places[]): Places {
  const places = new Map<string, string[]>();
  for (const [reason, paths] of all.flatMap((each) => Object.entries(each))) {
    places.set(reason, [...new Set([...(places.get(reason) ?? []), ...paths])].slice(0, FIRST_FEW));
  }
  return Object.fromEntries(places);
}
