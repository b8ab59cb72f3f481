import { libraryAnswers } from './library.ts';
import { allZones, type Proof, proveZones } from './proveZones.ts';

/** What a process of the long run is told. */
export interface ShareOrder {
  readonly seed: number;
  readonly casesPerZone: number;
  /** It compares the cases around every `shares`th anchor, from the `share`th on, and gives a digest of all. */
  readonly share: number;
  readonly shares: number;
}

/** What it answers; the clock shows that it did run in its zone. */
export interface ShareAnswer extends Proof {
  readonly clock: string;
  readonly seconds: number;
}

/** Cases around one instant share the walk past it. */
const CASES_PER_ANCHOR = 8;

/** The child process of `prove.ts`: takes an order, sends an answer, ends. */
process.once('message', ({ seed, casesPerZone, share, shares }: ShareOrder) => {
  const start = performance.now();
  const proof = proveZones(
    {
      zones: allZones(),
      seed,
      anchors: Math.ceil(casesPerZone / CASES_PER_ANCHOR),
      casesPerAnchor: Math.min(CASES_PER_ANCHOR, casesPerZone),
      stride: 1,
      probeDays: 3,
      smallFaults: 3,
      isCompared: (anchor) => anchor % shares === share,
    },
    libraryAnswers,
  );
  const answer: ShareAnswer = {
    ...proof,
    clock: new Date(Date.UTC(2026, 0, 1)).toString(),
    seconds: (performance.now() - start) / 1000,
  };
  process.send?.(answer, () => process.disconnect());
});
