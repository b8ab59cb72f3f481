/** A band of a score: from its lowest score up to, and not including, where the next one begins. */
export type Band = readonly [from: number, upTo: number];

/** Bands by name. */
export interface Bands {
  readonly [name: string]: Band;
}

/** How many scores are in each band? A score in no band is not counted. No score gives 0 for each. */
export function countBands<Name extends string>(
  scores: readonly number[],
  bands: Readonly<Record<Name, Band>>,
): Record<Name, number> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name in bands) {
    const [from, upTo] = bands[name];
    counts[name] = scores.filter((score) => score >= from && score < upTo).length;
  }
  // Every band has been counted.
  return counts as Record<Name, number>;
}
