import type { Case } from './caseArbitrary.ts';
import { type Asked, compare, type Disagreement } from './compare.ts';
import { type Covered, coverageOf } from './coverage.ts';
import type { IntlClock } from './intlClock.ts';
import { IntlOracle } from './intlOracle.ts';
import { TemporalOracle, type TemporalZone } from './temporalOracle.ts';

/** A case in which the library and an oracle disagree. */
export interface Fault {
  readonly one: Case;
  readonly disagreements: readonly Disagreement[];
}

/** One case before both oracles. */
export interface Verdict {
  readonly disagreements: readonly Disagreement[];
  readonly covered: readonly Covered[];
  readonly intlComparisons: number;
  readonly temporalComparisons: number;
}

export function proveCase(one: Case, asked: Asked, clock: IntlClock, zone: TemporalZone): Verdict {
  const temporal = new TemporalOracle(one.definition, zone, one);
  const covered = coverageOf(one, clock, zone, temporal);
  const disagreements = compare(asked, 'Temporal', temporal);
  let intlComparisons = 0;
  // The walk takes steps of a minute: seconds are for Temporal alone.
  if (!one.seconds) {
    const intl = new IntlOracle(one.definition, clock, one);
    disagreements.push(...compare(asked, 'Intl', intl));
    intlComparisons = asked.questions.length;
    if (intl.skippedEnds > 0) covered.push('an end that the clock skips');
    if (intl.skipsDate) covered.push('a date that the clock skips whole');
    if (intl.hasSeconds) covered.push('an offset from UTC with seconds');
    if (intl.repeatedEnds > 0) covered.push('an end that the clock shows twice');
  }
  return { disagreements, covered, intlComparisons, temporalComparisons: asked.questions.length };
}
