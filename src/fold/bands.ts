import { countBands } from './countBands.ts';
import type { Fold } from './fold.ts';
import { readCounts } from './readNumbers.ts';
import type { BandsSpec } from './spec.ts';

type Counts = Record<string, number>;

/** The fold of a {@link BandsSpec}. */
export function bands({ bands, of }: BandsSpec): Fold<Counts, Counts> {
  const merge = (a: Counts, b: Counts): Counts => {
    const counts = { ...a };
    for (const name in bands) counts[name] = (a[name] ?? 0) + (b[name] ?? 0);
    return counts;
  };
  return {
    empty: () => countBands([], bands),
    over(columns) {
      // There are few different scores: each is counted once, then its counts are added.
      const known = new Map<number, Counts>();
      return {
        add(state, row) {
          const score = columns[of]?.[row] ?? Number.NaN;
          const counts = known.get(score) ?? countBands([score], bands);
          known.set(score, counts);
          return merge(state, counts);
        },
      };
    },
    merge,
    read: (stored, path) => readCounts(stored, path, Object.keys(bands)),
    result: (state) => state,
  };
}
