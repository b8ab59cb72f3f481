import { FIRST_FEW, type Places } from '../facts/reading/tally.ts';

/** The first few places of each reason, of several in this order. */
export function firstPlaces(all: readonly Places[]): Places {
  const places = new Map<string, string[]>();
  for (const [reason, paths] of all.flatMap((each) => Object.entries(each))) {
    places.set(reason, [...new Set([...(places.get(reason) ?? []), ...paths])].slice(0, FIRST_FEW));
  }
  return Object.fromEntries(places);
}
