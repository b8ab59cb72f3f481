/** A band of a score: its lowest and its highest score. */
export type Band = readonly [lowest: number, highest: number];

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
    const [lowest, highest] = bands[name];
    counts[name] = scores.filter((score) => score >= lowest && score <= highest).length;
  }
  // Every band has been counted.
  return counts as Record<Name, number>;
}
