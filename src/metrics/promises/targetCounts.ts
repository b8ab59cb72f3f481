import type { Fact } from '../../facts/fact.ts';
import { both, type Expression } from '../../fold/expression.ts';
import { kaplanMeier } from '../../stats/kaplanMeier.ts';
import { survivalAt } from '../../stats/survivalAt.ts';
import type { Plan } from '../plan.ts';
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
): Plan<TargetCounts> {
  const inTime: Expression = ['<=', headline, limit];
  const fulfilled: Expression = solveFulfils ? ['not', OPEN] : REPLIED;
  const notYetDue: Expression = ['and', OPEN, inTime];
  const solvedInTime: Expression = ['and', CLOSED, inTime];
  return planExcluding(
    { fact, at: 'startAt' },
    about,
    { ...(!solveFulfils && { 'solved-without-reply': solvedInTime }), ...excluded },
    (staying) => ({
      met: { ratio: [['and', fulfilled, inTime], 1], where: both(staying, ['not', notYetDue]) },
      notYetDue: { count: both(staying, notYetDue) },
      replied: { sample: headline, where: censored ? both(staying, fulfilled) : 0, least: 0 },
      unreplied: { sample: headline, where: censored ? both(staying, ['not', fulfilled]) : 0, least: 0 },
    }),
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
