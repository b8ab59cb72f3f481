import type { Fault } from './reading/tally.ts';

/** What a survey offers: the lowest and the highest score, and whether there is anything between its points. */
export interface ScoreScale {
  readonly lowest: number;
  readonly highest: number;
  readonly fractional: boolean;
}

/** Why a score cannot be used, and what to do about it. */
export interface ScoreFault extends Pick<Fault, 'problem' | 'remedy'> {
  readonly reason: 'text-score' | 'word-score' | 'invalid-score' | 'off-scale' | 'fractional';
}

/** What is wrong with a score that is there and is not on the scale. */
export function scoreFault(score: unknown, { lowest, highest, fractional }: ScoreScale): ScoreFault {
  if (typeof score === 'string') {
    return Number.isFinite(Number(score.replace(',', '.')))
      ? {
          reason: 'text-score',
          problem: 'is a number written as text',
          remedy: 'Pass Number(score), or read the rows with support-kpi/rows.',
        }
      : {
          reason: 'word-score',
          problem: 'is no number',
          remedy:
            'Turn words into scores, leave out what is no answer, or read the rows with support-kpi/rows.',
        };
  }
  const allowed = `a ${fractional ? '' : 'whole '}number from ${lowest} to ${highest}`;
  if (typeof score !== 'number') {
    return { reason: 'invalid-score', problem: 'is no number', remedy: `Give ${allowed}.` };
  }
  if (score >= lowest && score <= highest) {
    const remedy = `Give ${allowed}; where scores are averages or half points, say fractional: true.`;
    return { reason: 'fractional', problem: 'lies between the points of the scale', remedy };
  }
  return { reason: 'off-scale', problem: 'is off the scale', remedy: `Give ${allowed}.` };
}
