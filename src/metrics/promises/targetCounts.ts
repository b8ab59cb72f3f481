import type { Fact } from '../../facts/fact.ts';
import { both, type Expression } from '../../fold/expression.ts';
import { kaplanMeier } from '../../stats/kaplanMeier.ts';
import { survivalAt } from '../../stats/survivalAt.ts';
import type { Plan } from '../plan.ts';
import { planExcluding } from '../planExcluding.ts';
import type { BoundTarget } from '../target.ts';
import { CLOSED, OPEN, REPLIED, type WaitClock } from '../waitOptions.ts';

/** How one target fared. */
export interface TargetCounts {
  readonly met: number;
  readonly breached: number;
  readonly notYetDue: number;
  /** The share that is replied within the target, open waits taken into account; `null` without any wait, or without one limit. */
  readonly kaplanMeier: number | null;
}

/** How a target is judged. */
export interface TargetRules {
  /** How long a reply may take. */
  readonly target: BoundTarget;
  /** The waits that it is about. */
  readonly about: Expression;
  readonly solveFulfils: boolean;
  readonly censored: boolean;
}

/** The plan of how one target fared. */
export function targetCounts(
  fact: Fact,
  { headline, excluded }: WaitClock,
  { target, about, solveFulfils, censored }: TargetRules,
): Plan<TargetCounts> {
  const { inTime, ms } = target;
  const hasCurve = censored && ms !== undefined;
  const fulfilled: Expression = solveFulfils ? ['not', OPEN] : REPLIED;
  const notYetDue: Expression = ['and', OPEN, inTime];
  const solvedInTime: Expression = ['and', CLOSED, inTime];
  return planExcluding(
    { fact, at: 'startAt' },
    about,
    { ...target.excluded, ...(!solveFulfils && { 'solved-without-reply': solvedInTime }), ...excluded },
    (staying) => ({
      met: { ratio: [['and', fulfilled, inTime], 1], where: both(staying, ['not', notYetDue]) },
      notYetDue: { count: both(staying, notYetDue) },
      replied: { sample: headline, where: hasCurve ? both(staying, fulfilled) : 0, least: 0 },
      unreplied: { sample: headline, where: hasCurve ? both(staying, ['not', fulfilled]) : 0, least: 0 },
    }),
    ({ met, notYetDue, replied, unreplied }) => {
      const curve = kaplanMeier(replied, unreplied);
      return {
        met: met.numerator,
        breached: met.denominator - met.numerator,
        notYetDue,
        kaplanMeier: curve && ms !== undefined ? 1 - survivalAt(curve, ms) : null,
      };
    },
  );
}
