import type { SurveyResponse } from '../records/surveyResponse.ts';
import type { Fact, FactTable } from './fact.ts';
import { type OnInvalid, Tally } from './tally.ts';

/** The rules by which survey responses are read. */
export interface ResponseRules {
  /** The lowest and the highest score that the survey offers. */
  readonly scale: readonly [lowest: number, highest: number];
  /** Only responses of this kind, or of none, are looked at. */
  readonly kind: NonNullable<SurveyResponse['kind']>;
  /** What happens with scores that are off the scale. */
  readonly onInvalid: OnInvalid;
}

/** A response, or just its score. */
export type ScoreInput = SurveyResponse | number | string | null | undefined;

/**
 * Survey responses with a usable score, one row each. Who did not answer (no score, `null`, `''`) is left out
 * as `unanswered`; a score off the scale or between its points as `off-scale` or `not-a-whole-number`.
 *
 * | column | what it holds |
 * |---|---|
 * | `score` | the score |
 *
 * The agent is who was rated.
 */
export function responses(rules: ResponseRules): Fact<'surveyResponses'> {
  return { name: 'responses', needs: 'surveyResponses', options: rules, read: (records) => read(records, rules) };
}

function read(responses: readonly ScoreInput[], { scale, kind, onInvalid }: ResponseRules): FactTable {
  const tally = new Tally(onInvalid);
  const seen = new Set<string>();
  const record: number[] = [];
  const score: number[] = [];
  const agent: (string | null)[] = [];
  responses.forEach((response, index) => {
    const whole: SurveyResponse = typeof response === 'object' && response !== null ? response : { score: response };
    if (whole.kind !== undefined && whole.kind !== kind) return;
    if (whole.id !== undefined) {
      if (seen.has(whole.id)) return tally.exclude('duplicate-response');
      seen.add(whole.id);
    }
    if (whole.score === undefined || whole.score === null || whole.score === '') return tally.exclude('unanswered');
    const value = Number(whole.score);
    const reject = (reason: string): void =>
      tally.reject(reason, () => `surveyResponses[${index}].score`, whole.score);
    if (!(value >= scale[0] && value <= scale[1])) return reject('off-scale');
    if (!Number.isInteger(value)) return reject('not-a-whole-number');
    record.push(index);
    score.push(value);
    agent.push(whole.agentId ?? null);
  });
  return { record, agent, columns: { score }, excluded: tally.counts };
}
