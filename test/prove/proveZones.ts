import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type Anchor, anyAnchor, changeAnchor } from './anchor.ts';
import { type Case, caseNear } from './caseArbitrary.ts';
import { clockChanges } from './clockChanges.ts';
import { askSubject, type Subject } from './compare.ts';
import { IntlClock } from './intlClock.ts';
import { proveCase } from './proveCase.ts';
import { emptyTally, type Tally } from './tally.ts';
import { TemporalZone } from './temporalOracle.ts';

/** How much to prove, and how thoroughly to look at the clocks. */
export interface Plan {
  readonly zones: readonly string[];
  readonly seed: number;
  /** Places in time that cases are made around: three of four a change of the zone's clock, if it has any. */
  readonly anchors: number;
  readonly casesPerAnchor: number;
  /** See `IntlClock`. */
  readonly stride: number;
  /** Days between two probes for clock changes. */
  readonly probeDays: number;
  /** For so many disagreements the smallest case like it is found, which takes up to `SHRINK_MS`. */
  readonly smallFaults: number;
  /** The cases around which anchors are compared; the others only go into the digest. */
  isCompared(anchor: number): boolean;
}

/** What is small by then is small enough. */
const SHRINK_MS = 15_000;

/** A run of a plan: its figures and a digest of all answers of the library. */
export interface Proof {
  readonly tally: Tally;
  readonly digest: string;
}

/** Every zone that Intl knows, and UTC. */
export function allZones(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
}

/** Puts the cases of a plan to a subject and to both oracles. */
export function proveZones(plan: Plan, subject: Subject): Proof {
  const tally = emptyTally();
  const hash = createHash('sha256');
  plan.zones.forEach((timeZone, zoneIndex) => {
    tally.zones += 1;
    const clock = new IntlClock(timeZone, plan.stride);
    const zone = new TemporalZone(timeZone);
    const changes = clockChanges(clock, plan.probeDays);
    for (let round = 0; round < plan.anchors; round++) {
      const seed = seedOf(`${plan.seed} ${timeZone} ${round}`);
      const aimed = seed % 4 !== 0 && changes.length > 0;
      const [anchor] = fc.sample(aimed ? changeAnchor(clock, changes) : anyAnchor(clock), {
        seed,
        numRuns: 1,
      });
      if (!anchor) continue;
      const cases = fc.sample(caseNear(anchor), { seed, numRuns: plan.casesPerAnchor });
      cases.forEach((one, i) => {
        const asked = askSubject(one, subject);
        hash.update(asked.answers.join());
        tally.cases += 1;
        if (!plan.isCompared(zoneIndex * plan.anchors + round)) return;
        const verdict = proveCase(one, asked, clock, zone);
        tally.temporalCases += 1;
        tally.temporalComparisons += verdict.temporalComparisons;
        tally.intlCases += one.seconds ? 0 : 1;
        tally.intlComparisons += verdict.intlComparisons;
        for (const name of verdict.covered) tally.covered[name] += 1;
        if (verdict.disagreements.length === 0) return;
        tally.faulty += 1;
        if (verdict.disagreements.some(({ oracle }) => oracle === 'Intl')) tally.intlFaulty += 1;
        if (verdict.disagreements.some(({ oracle }) => oracle === 'Temporal')) tally.temporalFaulty += 1;
        if (tally.faults.length >= plan.smallFaults) return;
        const smallest = shrink(anchor, { seed, path: `${i}` }, one, (smaller) => {
          const { disagreements } = proveCase(smaller, askSubject(smaller, subject), clock, zone);
          return disagreements.length === 0;
        });
        const { disagreements } = proveCase(smallest, askSubject(smallest, subject), clock, zone);
        tally.faults.push({ one: smallest, disagreements });
      });
    }
  });
  return { tally, digest: hash.digest('hex') };
}

/** A seed of its own for each anchor, which does not depend on the other zones that a runtime knows. */
function seedOf(text: string): number {
  return createHash('sha256').update(text).digest().readInt32BE(0);
}

/** The smallest case like one in which there is a disagreement. */
function shrink(
  anchor: Anchor,
  at: { seed: number; path: string },
  one: Case,
  agrees: (one: Case) => boolean,
): Case {
  const { counterexample } = fc.check(fc.property(caseNear(anchor), agrees), {
    ...at,
    interruptAfterTimeLimit: SHRINK_MS,
  });
  return counterexample?.[0] ?? one;
}
