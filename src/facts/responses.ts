import { ensure } from '../errors.ts';
import type { SurveyKind, SurveyResponse } from '../records/surveyResponse.ts';
import type { Fact, FactTable } from './fact.ts';
import { scoreFault } from './scoreFault.ts';
import { type OnInvalid, startTally } from './tally.ts';

/** The rules by which survey responses are read. */
export interface ResponseRules {
  /** The lowest and the highest score that the survey offers. */
  readonly scale: `${number}-${number}`;
  /** Whether a score may lie between the points of the scale. */
  readonly fractional: boolean;
  /** What happens with scores that cannot be used. */
  readonly onInvalid: OnInvalid;
}

/** A response, or just its score. */
export type ScoreInput = SurveyResponse | SurveyResponse['score'];

/**
 * Survey responses, one row each. Left out are, by reason:
 *
 * - `unanswered`: no score, `null`, `NaN`, an empty text
 * - `off-scale`: a number below or above the scale
 * - `fractional`: a number between its points, unless these are allowed
 * - `text-score`: a number written as text, such as `'9'`; `word-score`: any other text
 * - `invalid-score`: what is neither number nor text
 * - `duplicate`: a second answer with the same id
 * - `other-kind`: an answer to another kind of survey
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
      const { fractional } = rules;
      const seen = new Set<unknown>();
      const score = [...records].map((given, index) => {
        const path = (): string => `surveyResponses[${index}]`;
        const { score, id, kind }: SurveyResponse =
          given && typeof given === 'object' && !Array.isArray(given) ? given : { score: given };
        if ((kind || asked) !== asked) leaveOut('other-kind', path);
        else if (seen.has(id)) leaveOut('duplicate', path);
        else if (isMissing(score)) leaveOut('unanswered', path);
        else if (
          typeof score === 'number' &&
          score >= lowest &&
          score <= highest &&
          (fractional || score % 1 === 0)
        ) {
          seen.add(id ?? seen);
          return score;
        } else {
          const { reason, ...fault } = scoreFault(score, { lowest, highest, fractional });
          refuse(reason, () => ({ path: `${path()}.score`, value: score, ...fault }));
        }
        return NaN;
      });
      return { columns: { score }, excluded, excludedAt };
    },
  };
}

/** What stands in a record where there was no answer. */
function isMissing(score: unknown): boolean {
  return (typeof score === 'string' ? score.trim() : (score ?? '')) === '' || Number.isNaN(score);
}

/** The fact {@link responses}. */
export interface ResponseFact extends Fact<'surveyResponses'> {
  read(records: readonly ScoreInput[]): ScoreTable;
}

/** The rows of the fact {@link responses}. */
export interface ScoreTable extends FactTable {
  readonly columns: { readonly score: readonly number[] };
}
