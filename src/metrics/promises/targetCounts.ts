import type { Fact } from '../../facts/fact.ts';
import { count } from '../../fold/count.ts';
import type { Expression } from '../../fold/expression.ts';
import { ratio } from '../../fold/ratio.ts';
import { sample } from '../../fold/sample.ts';
import { kaplanMeier } from '../../stats/kaplanMeier.ts';
import { survivalAt } from '../../stats/survivalAt.ts';
import type { Excluding, Plan } from '../plan.ts';
import { planExcluding } from '../planExcluding.ts';
import { CLOSED, OPEN, REPLIED, type WaitClock } from '../waitOptions.ts';

/** How one target fared. */
export interface TargetCounts {
  readonly met: number;
  readonly breached: number;
  readonly notYetDue: number;
  /** The share that is replied within the target, open waits taken into account; `null` without any wait. */
  readonly kaplanMeier: number | null;
}

/** How a target is judged. */
export interface TargetRules {
  /** The longest that a reply may take, in milliseconds. */
  readonly limit: number;
  /** The waits that it is about. */
  readonly about: Expression;
  readonly solveFulfils: boolean;
  readonly censored: boolean;
}

/** The plan of how one target fared. */
export function targetCounts(
  fact: Fact,
  { headline, excluded }: WaitClock,
  { limit, about, solveFulfils, censored }: TargetRules,
): Plan<TargetCounts & Excluding> {
  const inTime: Expression = ['<=', headline, limit];
  const fulfilled: Expression = solveFulfils ? ['not', OPEN] : REPLIED;
  const notYetDue: Expression = ['and', OPEN, inTime];
  const solvedInTime: Expression = ['and', CLOSED, inTime];
  return planExcluding(
    {
      fact,
      at: 'startAt',
      where: about,
      excluded: { ...(!solveFulfils && { 'solved-without-reply': solvedInTime }), ...excluded },
      parts: {
        met: { fold: ratio, of: ['and', fulfilled, inTime], where: ['not', notYetDue] },
        notYetDue: { fold: count, where: notYetDue },
        replied: { fold: sample, of: headline, where: censored ? REPLIED : 0 },
        unreplied: { fold: sample, of: headline, where: censored ? ['not', REPLIED] : 0 },
      },
    },
    ({ met, notYetDue, replied, unreplied }) => {
      const curve = kaplanMeier(replied, unreplied);
      return {
        met: met.numerator,
        breached: met.denominator - met.numerator,
        notYetDue,
        kaplanMeier: curve && 1 - survivalAt(curve, limit),
      };
    },
  );
}
