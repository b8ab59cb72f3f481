import { COVERED, type Covered } from './coverage.ts';
import type { Fault } from './proveCase.ts';

/** What a run did and found. */
export interface Tally {
  zones: number;
  /** Cases that were put to the library. */
  cases: number;
  /** Those of them that were put to each oracle, and the answers that were compared. */
  intlCases: number;
  intlComparisons: number;
  temporalCases: number;
  temporalComparisons: number;
  /** How many of the compared cases had each of these in their span. */
  covered: Record<Covered, number>;
  /** Cases with a disagreement, with any oracle and with each. */
  faulty: number;
  intlFaulty: number;
  temporalFaulty: number;
  /** Some of them, each made as small as could be. */
  faults: Fault[];
}

export function emptyTally(): Tally {
  return {
    zones: 0,
    cases: 0,
    intlCases: 0,
    intlComparisons: 0,
    temporalCases: 0,
    temporalComparisons: 0,
    covered: {
      'open time': 0,
      'a clock change': 0,
      'an end that the clock skips': 0,
      'an end that the clock shows twice': 0,
      'a date that the clock skips whole': 0,
      'an offset from UTC with seconds': 0,
      'an overnight interval, open': 0,
      'a change of the weekly hours that matters': 0,
      'a holiday that matters': 0,
      'a half day that matters': 0,
      'an override that matters': 0,
      'an override on a holiday': 0,
      'a break that cuts open time': 0,
      'a break that cuts the night from the day before': 0,
      'hours with seconds': 0,
    },
    faulty: 0,
    intlFaulty: 0,
    temporalFaulty: 0,
    faults: [],
  };
}

/** Adds what one process found to what another did; the zones and cases are the same in all. */
export function addTally(sum: Tally, part: Tally): void {
  sum.intlCases += part.intlCases;
  sum.intlComparisons += part.intlComparisons;
  sum.temporalCases += part.temporalCases;
  sum.temporalComparisons += part.temporalComparisons;
  for (const name of COVERED) sum.covered[name] += part.covered[name];
  sum.faulty += part.faulty;
  sum.intlFaulty += part.intlFaulty;
  sum.temporalFaulty += part.temporalFaulty;
  sum.faults.push(...part.faults);
}

export function tallyText(tally: Tally): string {
  const lines = [
    `${tally.zones} time zones, ${tally.cases} cases`,
    `against the clock of Intl: ${tally.intlCases} cases, ${tally.intlComparisons} answers compared`,
    `against Temporal: ${tally.temporalCases} cases, ${tally.temporalComparisons} answers compared`,
    'compared cases that had in their span',
    ...COVERED.map((name) => `  ${name}: ${tally.covered[name]}`),
    `cases with a disagreement: ${tally.faulty} (with Intl ${tally.intlFaulty}, with Temporal ${tally.temporalFaulty})`,
  ];
  for (const { one, disagreements } of tally.faults) {
    lines.push(`  ${JSON.stringify(one.definition)}`);
    lines.push(`    from ${new Date(one.from).toISOString()} to ${new Date(one.to).toISOString()}`);
    lines.push(`    after isOpen(${new Date(one.from + one.firstAsked).toISOString()})`);
    for (const { oracle, question, library, expected } of disagreements.slice(0, 4)) {
      lines.push(`    ${question}: the library says ${library}, ${oracle} says ${expected}`);
    }
  }
  return lines.join('\n');
}
