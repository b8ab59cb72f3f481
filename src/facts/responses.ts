import { ensure } from '../errors.ts';
import type { SurveyKind, SurveyResponse } from '../records/surveyResponse.ts';
import type { Fact, FactTable } from './fact.ts';
import { type OnInvalid, startTally } from './tally.ts';

/** The rules by which survey responses are read. */
export interface ResponseRules {
  /** The lowest and the highest score that the survey offers. */
  readonly scale: `${number}-${number}`;
  /** What happens with scores that are off the scale. */
  readonly onInvalid: OnInvalid;
}

/** A response, or just its score. */
export type ScoreInput = SurveyResponse | SurveyResponse['score'];

/**
 * Survey responses, one row each. Who did not answer (no score, `null`, `''`) is left out as `unanswered`; a score
 * off the scale or between its points as `off-scale`; a second answer with the same id as `duplicate`; an answer to
 * another kind of survey as `other-kind`.
 *
 * | column | what it holds |
 * |---|---|
 * | `score` | the score, NaN where it is left out |
 */
export function responses(rules: ResponseRules, asked: SurveyKind): ResponseFact {
  return {
    name: asked,
    needs: 'surveyResponses',
    options: rules,
    read(records) {
      ensure(Array.isArray(records), 'invalid-option', 'surveyResponses', records, 'Give a list.');
      const { excluded, excludedAt, leaveOut, refuse } = startTally(rules.onInvalid);
      const [lowest = 0, highest = 0] = rules.scale.split('-').map(Number);
      const seen = new Set<unknown>();
      const score = [...records].map((given, index) => {
        const path = (): string => `surveyResponses[${index}]`;
        const { score, id, kind }: SurveyResponse =
          given && typeof given === 'object' ? given : { score: given };
        if ((kind || asked) !== asked) leaveOut('other-kind', path);
        else if (seen.has(id)) leaveOut('duplicate', path);
        else if ((score ?? '') === '') leaveOut('unanswered', path);
        else if (typeof score === 'number' && score % 1 === 0 && score >= lowest && score <= highest) {
          seen.add(id ?? seen);
          return score;
        } else {
          const remedy = `Give a whole number from ${lowest} to ${highest}.`;
          refuse('off-scale', () => ({ path: `${path()}.score`, value: score, remedy }));
        }
        return NaN;
      });
      return { columns: { score }, excluded, excludedAt };
    },
  };
}

/** The fact {@link responses}. */
export interface ResponseFact extends Fact<'surveyResponses'> {
  read(records: readonly ScoreInput[]): ScoreTable;
}

/** The rows of the fact {@link responses}. */
export interface ScoreTable extends FactTable {
  readonly columns: { readonly score: readonly number[] };
}
