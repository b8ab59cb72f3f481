import { ensure } from '../errors.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { SURVEY_KINDS, type SurveyKind, type SurveyResponse } from '../records/surveyResponse.ts';
import { readInstant } from '../time/instant.ts';
import type { Fact, FactTable } from './fact.ts';
import { scoreFault } from './scoreFault.ts';
import { type OnInvalid, startTally } from './tally.ts';
import { wordRemedy } from './wordRemedy.ts';

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
 * - `duplicate`: an answer with the id of a later one: later by time, at the same time or without one by place
 * - `other-kind`: an answer to another kind of survey; `invalid-kind`: to a kind that there is none of, such as `'NPS'`
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
      const answered = new Map<unknown, number>();
      const score: number[] = [];
      for (const [index, given] of [...records].entries()) {
        const path = (): string => `surveyResponses[${index}]`;
        const response = responseOf(given);
        const own = response.score;
        score.push(NaN);
        const kind: unknown = response.kind || asked;
        if (kind !== asked) {
          if (SURVEY_KINDS.some((known) => known === kind)) leaveOut('other-kind', path);
          else {
            refuse('invalid-kind', () => ({
              path: `${path()}.kind`,
              value: kind,
              problem: 'is no kind of survey',
              remedy: wordRemedy(kind, SURVEY_KINDS),
            }));
          }
        } else if (isMissing(own)) leaveOut('unanswered', path);
        else if (
          typeof own === 'number' &&
          own >= lowest &&
          own <= highest &&
          (fractional || own % 1 === 0)
        ) {
          let latest = index;
          if (!isAbsent(response.id)) {
            const before = answered.get(response.id);
            if (before !== undefined) {
              if (isLater(responseOf(records[before]).at, response.at)) latest = before;
              const earlier = latest === index ? before : index;
              score[earlier] = NaN;
              leaveOut('duplicate', () => `surveyResponses[${earlier}]`);
            }
            answered.set(response.id, latest);
          }
          if (latest === index) score[index] = own;
        } else {
          const { reason, ...fault } = scoreFault(own, { lowest, highest, fractional });
          refuse(reason, () => ({ path: `${path()}.score`, value: own, ...fault }));
        }
      }
      return { columns: { score }, excluded, excludedAt };
    },
  };
}

/** A list is no response: it is what stands in the place of a score. */
function responseOf(
  given: ScoreInput | undefined,
): Omit<SurveyResponse, 'score'> & { readonly score?: unknown } {
  return given && typeof given === 'object' && !Array.isArray(given) ? given : { score: given };
}

/** Whether the first of two times is later; what has no usable time is earlier than what has one. */
function isLater(one: unknown, other: unknown): boolean {
  const at = readInstant(one);
  return at > readInstant(other) || (!Number.isNaN(at) && Number.isNaN(readInstant(other)));
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
