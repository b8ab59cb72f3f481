import { ensure } from '../errors.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { SURVEY_KINDS, type SurveyKind, type SurveyResponse } from '../records/surveyResponse.ts';
import { readInstant } from '../time/instant.ts';
import type { Asked, Fact, FactTable, Lists } from './fact.ts';
import { instantOf } from './reading/instantOf.ts';
import { listSource, type RecordReader } from './reading/listSource.ts';
import { type OnInvalid, startTally, type Tally } from './reading/tally.ts';
import { wordRemedy } from './reading/wordRemedy.ts';
import { labelOf } from './reading/words.ts';
import { type ScoreScale, scoreFault } from './scoreFault.ts';

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

/** Responses or bare scores, as a list or as the list by its name. */
export type Scores =
  | readonly ScoreInput[]
  | {
      /** The answers by their name, as a report takes them. */
      readonly surveyResponses: readonly ScoreInput[];
    };

const COLUMNS = { score: 'number', at: 'instant' } as const;

const LABELS = ['agent'] as const;

const source = /* @__PURE__ */ listSource('surveyResponses');

/** Survey responses, by some rules. */
export type Responses = Fact<keyof typeof COLUMNS, (typeof LABELS)[number], 'surveyResponses'>;

/**
 * Survey responses with a score, one row each. Left out are, by reason:
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
 * | `score` | the score |
 * | `at` | when it was answered, epoch milliseconds; NaN where that is not known |
 *
 * | label | what it holds |
 * |---|---|
 * | `agent` | the agent that it rates |
 *
 * @example
 * ```ts
 * import { count, oneOf, responses } from 'support-kpi/define';
 *
 * const answered = count({
 *   id: 'answered@1',
 *   unit: 'answers',
 *   better: 'up',
 *   needs: ['surveyResponses'],
 *   options: () => ({ scale: oneOf('1-5'), fractional: oneOf(false, true), onInvalid: oneOf('exclude', 'throw') }),
 *   measure: (rules) => ({ of: responses(rules, 'csat'), when: { at: 'at' } }),
 * });
 * answered([{ score: 5 }, { score: null }]).value; // 1
 * ```
 */
export function responses(rules: ResponseRules, asked: SurveyKind): Responses {
  const { scale, fractional, onInvalid }: ResponseRules = Object(rules);
  ensure(typeof scale === 'string', 'invalid-option', 'scale', scale, "Give a scale, such as '1-5'.");
  const isKind = SURVEY_KINDS.includes(asked);
  ensure(isKind, 'invalid-option', 'kind', asked, `Give one of ${SURVEY_KINDS.join(', ')}.`);
  return {
    name: `${asked}Responses`,
    needs: ['surveyResponses'],
    // Of several answers with one id the latest counts: shards must not cut these.
    alone: 'record',
    columns: COLUMNS,
    labels: LABELS,
    rules: { scale, fractional, onInvalid },
    source,
    begin: (columns) => new ResponseReader({ scale, fractional, onInvalid }, asked, columns),
  };
}

class ResponseReader implements RecordReader {
  readonly throws: boolean;
  readonly #kind: SurveyKind;
  readonly #scale: ScoreScale;
  readonly #tally: Tally;
  readonly #asked: Asked;
  readonly #answered: Map<unknown, { readonly row: number; readonly at: unknown }> = new Map();
  readonly #record: number[] = [];
  readonly #score: number[] = [];
  #hasRepeats = false;

  constructor({ scale, fractional, onInvalid }: ResponseRules, kind: SurveyKind, asked: Asked) {
    const [lowest = 0, highest = 0] = scale.split('-').map(Number);
    this.#scale = { lowest, highest, fractional };
    this.#kind = kind;
    this.#asked = asked;
    this.#tally = startTally(onInvalid, asked.places);
    this.throws = onInvalid === 'throw';
  }

  hear(given: unknown, index: number): void {
    // Nearly all are usable, so that nothing is made here that only the others need.
    const response = responseOf(given);
    const { score, kind } = response;
    if ((!kind || kind === this.#kind) && isOnScale(score, this.#scale)) this.#add(response, score, index);
    else this.#leaveOut(response, index);
  }

  #leaveOut({ score, kind }: GivenResponse, index: number): void {
    const path = (): string => `surveyResponses[${index}]`;
    const { leaveOut, refuse } = this.#tally;
    if (kind && kind !== this.#kind) {
      if (SURVEY_KINDS.some((known) => known === kind)) leaveOut('other-kind', path);
      else {
        refuse('invalid-kind', () => ({
          path: `${path()}.kind`,
          value: kind,
          problem: 'is no kind of survey',
          remedy: wordRemedy(kind, SURVEY_KINDS),
        }));
      }
    } else if (isMissing(score)) leaveOut('unanswered', path);
    else {
      const { reason, ...fault } = scoreFault(score, this.#scale);
      refuse(reason, () => ({ path: `${path()}.score`, value: score, ...fault }));
    }
  }

  /** Of several answers with one id the latest counts. */
  #add({ id, at }: GivenResponse, score: number, index: number): void {
    if (!isAbsent(id)) {
      const before = this.#answered.get(id);
      if (before !== undefined && isLater(before.at, at)) {
        this.#repeats(index);
        return;
      }
      if (before !== undefined) {
        this.#repeats(this.#record[before.row] ?? index);
        this.#score[before.row] = Number.NaN;
        this.#hasRepeats = true;
      }
      this.#answered.set(id, { row: this.#record.length, at });
    }
    this.#record.push(index);
    this.#score.push(score);
  }

  #repeats(index: number): void {
    this.#tally.leaveOut('duplicate', () => `surveyResponses[${index}]`);
  }

  table(lists: Lists): FactTable {
    const isKept = (_: number, row: number): boolean => !Number.isNaN(this.#score[row]);
    const record = this.#hasRepeats ? this.#record.filter(isKept) : this.#record;
    const score = this.#hasRepeats ? this.#score.filter(isKept) : this.#score;
    const fieldOf = (row: number, field: string): unknown =>
      Object(Object(lists.get('surveyResponses'))[record[row] ?? 0])[field];
    const { excluded, excludedAt } = this.#tally;
    return {
      record,
      columns: { score },
      derived: {
        at: instantOf(record, lists.get('surveyResponses'), 'at'),
      },
      ...(this.#asked.labels.has('agent') && {
        labels: { agent: labelOf(record.length, (row) => fieldOf(row, 'agentId')) },
      }),
      excluded,
      excludedAt,
    };
  }
}

/** What a response may hold, whatever it is. */
type GivenResponse = { readonly [name in keyof SurveyResponse]?: unknown };

function isOnScale(score: unknown, { lowest, highest, fractional }: ScoreScale): score is number {
  return typeof score === 'number' && score >= lowest && score <= highest && (fractional || score % 1 === 0);
}

/** A list is no response: it is what stands in the place of a score. */
function responseOf(given: unknown): GivenResponse {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? given : { score: given };
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
