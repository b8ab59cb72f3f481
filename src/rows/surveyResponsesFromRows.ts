import { ensure } from '../errors.ts';
import { checkNames } from '../nearestName.ts';
import { DIMENSIONS, type Dimensions } from '../records/dimensions.ts';
import type { SurveyKind, SurveyResponse } from '../records/surveyResponse.ts';
import { CellReader } from './cellReader.ts';
import { CONVERSATION_COLUMNS } from './conversationFields.ts';
import type { ColumnNames, FieldNames } from './findColumns.ts';
import { RowCells, readRows } from './readRows.ts';
import { type RowOptions, readRowOptions, timeReaders } from './rowOptions.ts';
import { type RowReading, rowReading } from './rowReading.ts';
import { ScoreReader, type ScoreWords } from './scoreReader.ts';
import { type WordMap, type WordRule, wordReaders } from './wordReader.ts';

/** The fields that are read from a row of survey answers; `csat`, `nps`, `ces` and `quality` each hold the scores of one survey. */
export type ResponseField =
  | 'score'
  | SurveyKind
  | 'kind'
  | 'id'
  | 'at'
  | 'customerId'
  | 'conversationId'
  | 'agentId'
  | keyof Dimensions;

/** Which column each field is read from: its name; `null` where none is; left out where it is to be guessed. */
export type ResponseColumns = ColumnNames<ResponseField>;

/** What words mean: `{ score: { Happy: 5, Neutral: 3, Sad: 1 } }`. Words of `score` hold for every survey. */
export interface ResponseValues {
  /** The words of scores. */
  readonly score?: ScoreWords | undefined;
  /** The words of scores in the column `csat`. */
  readonly csat?: ScoreWords | undefined;
  /** The words of scores in the column `nps`. */
  readonly nps?: ScoreWords | undefined;
  /** The words of scores in the column `ces`. */
  readonly ces?: ScoreWords | undefined;
  /** The words of scores in the column `quality`. */
  readonly quality?: ScoreWords | undefined;
  /** What was asked. */
  readonly kind?: WordMap<SurveyKind> | undefined;
}

/** Options of {@link surveyResponsesFromRows}. */
export interface SurveyResponsesFromRowsOptions extends RowOptions {
  /** The names of the columns, where the guess does not do: `{ csat: 'CSAT score', nps: 'NPS' }` for a column a survey. */
  readonly columns?: ResponseColumns | undefined;
  /** What words mean, where the well-known ones do not do. */
  readonly values?: ResponseValues | undefined;
  /** What stands before decimals in texts: `9.5` or `9,5`. Default `'.'`. */
  readonly decimal?: '.' | ',' | undefined;
}

/** Answers read from flat rows, and how they were read. */
export interface SurveyResponsesFromRows extends RowReading<ResponseField> {
  /** The answers, in the order of the rows. */
  readonly surveyResponses: readonly SurveyResponse[];
}

/**
 * Turns flat rows of survey answers (of a survey tool, a helpdesk, an SQL result) into survey responses.
 *
 * One column of scores (`score`, `rating`, `answer` …), with a column `kind` if there are several surveys; or a column a
 * survey (`csat`, `nps`, `ces`, `quality`), which gives an answer for each. Columns are found by well-known names in any
 * writing, or named in `columns`; `columns` of the result tells which were read.
 *
 * Scores may be text: `'9'`, `'9.5'` (`'9,5'` with `decimal: ','`), `'10 - Extremely likely'`. `Good` is 1 and `Bad` 0 (thumbs:
 * `csat` with the scale `'0-1'`). An empty cell, `Offered`, `Skipped` and the like are surveys that were not answered: a
 * response without a score, which the metrics count as `unanswered`. `Unoffered` and the like mean that nobody was asked: no
 * response, counted as `not-surveyed`. `values` gives other words a meaning.
 *
 * What else cannot be read is left out and counted: `word-score`, `decimal-comma`, `invalid-score`, `invalid-kind`,
 * `invalid-row`. A time that cannot be read is counted in `ignored`: its answer has none. Whether a score lies on the
 * scale is for the metrics to say, which know the scale. No row gives no response.
 *
 * O(n).
 *
 * @throws KpiError `unknown-option` for an option, a column or a field of values that does not exist
 * @throws KpiError `invalid-option` when the rows cannot be gone through, a column that is named is in no row, no column
 *   of scores is found, or an option has a value that cannot be used
 * @throws KpiError `invalid-time` where the order of day and month is not known or not the same in all rows
 * @throws KpiError `invalid-record` for a row that cannot be read, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { csat, nps } from 'support-kpi';
 * import { surveyResponsesFromRows } from 'support-kpi/rows';
 *
 * const { surveyResponses, columns } = surveyResponsesFromRows([
 *   { 'Response ID': 1, 'NPS score': '10', 'Satisfaction rating': 'Happy' },
 *   { 'Response ID': 2, 'NPS score': '3', 'Satisfaction rating': '' },
 * ], { values: { csat: { Happy: 5, Neutral: 3, Sad: 1 } } });
 * columns.csat; // 'Satisfaction rating'
 * nps(surveyResponses).value; // 0
 * csat(surveyResponses).value; // 1
 * csat(surveyResponses).excluded; // { 'other-kind': 2, unanswered: 1 }
 *
 * surveyResponsesFromRows([{ score: 'Meh' }]).unknownWords; // { score: { Meh: 1 } }
 * ```
 */
export function surveyResponsesFromRows(
  rows: Iterable<object>,
  options: SurveyResponsesFromRowsOptions = {},
): SurveyResponsesFromRows {
  const settings = readRowOptions(options, ['columns', 'values', 'decimal']);
  const { decimal = '.', columns = {} } = options;
  ensure(decimal === '.' || decimal === ',', 'invalid-option', 'decimal', decimal, "Give '.' or ','.");
  const { kind: kindWords, ...scoreWords } = readValues(options.values);
  const { kind } = wordReaders({ kind: KIND_RULE }, { kind: kindWords });
  const readerOf = (field: (typeof SCORES)[number]): ScoreReader => {
    const own = scoreWords[field] === undefined ? 'score' : field;
    return new ScoreReader(scoreWords[own], `values.${own}`, decimal);
  };
  const scores = {
    score: readerOf('score'),
    csat: readerOf('csat'),
    nps: readerOf('nps'),
    ces: readerOf('ces'),
    quality: readerOf('quality'),
  };
  const cells = new RowCells<ResponseField>();
  const reader = new CellReader(settings, cells);
  const times = timeReaders(['at'], options);
  const surveyResponses: SurveyResponse[] = [];

  function add(field: (typeof SCORES)[number], asked: SurveyKind | undefined, common: SurveyResponse): void {
    const value = cells.values[field];
    const score = value === undefined ? null : scores[field].read(value);
    const path = (): string => cells.pathOf(field);
    if (score === undefined) {
      const { reason, remedy } = scores[field].faultOf(field, value);
      settings.excluded.refuse(reason, () => ({ path: path(), value, remedy }));
    } else if (score === 'not-surveyed') settings.excluded.leaveOut('not-surveyed', path);
    else surveyResponses.push({ ...common, score, ...(asked && { kind: asked }) });
  }

  const found = readRows(
    rows,
    cells,
    { fields: RESPONSE_COLUMNS, required: [SCORES], columns, settings },
    () => {
      const surveys = SURVEYS.filter((survey) => cells.found.columns.has(survey));
      const asked = reader.word('kind', kind);
      if (asked !== undefined && !SURVEYS.includes(asked)) return; // not known, as was counted
      const common = commonOf();
      for (const survey of surveys) add(survey, survey, common);
      // A guessed column of scores beside those of surveys is one of something else.
      if (cells.found.columns.has('score') && (surveys.length === 0 || columns.score))
        add('score', asked, common);
    },
  );
  times.at.check();

  function commonOf(): SurveyResponse {
    const common: Record<string, unknown> = {};
    const set = (name: string, value: unknown): void => {
      if (value !== undefined) common[name] = value;
    };
    set('id', reader.id('id'));
    set('at', reader.spareTime('at', times.at));
    for (const field of ['customerId', 'conversationId', 'agentId'] as const) set(field, reader.id(field));
    for (const dimension of DIMENSIONS) set(dimension, reader.label(dimension));
    return common;
  }

  const reading = rowReading(settings, found, { ...scores, kind });
  const isWide = SURVEYS.some((survey) => reading.columns[survey] !== undefined);
  if (!isWide || columns.score) return { surveyResponses, ...reading };
  const { score: _, ...read } = reading.columns;
  return { surveyResponses, ...reading, columns: read };
}

function readValues(values: unknown = {}): ResponseValues {
  checkNames(values, [...SCORES, 'kind'], 'values');
  return values;
}

const SURVEYS: readonly SurveyKind[] = ['csat', 'nps', 'ces', 'quality'];
const SCORES = ['score', 'csat', 'nps', 'ces', 'quality'] as const;

const KIND_WORDS: ReadonlyMap<string, SurveyKind> = /* @__PURE__ */ new Map<string, SurveyKind>([
  ['csat', 'csat'],
  ['customersatisfaction', 'csat'],
  ['satisfaction', 'csat'],
  ['nps', 'nps'],
  ['netpromoterscore', 'nps'],
  ['netpromoter', 'nps'],
  ['ces', 'ces'],
  ['customereffortscore', 'ces'],
  ['customereffort', 'ces'],
  ['effort', 'ces'],
  ['quality', 'quality'],
  ['qa', 'quality'],
]);

const KIND_RULE: WordRule<SurveyKind> = { allowed: SURVEYS, meaningOf: (word) => KIND_WORDS.get(word) };

const RESPONSE_COLUMNS: FieldNames<ResponseField> = {
  nps: [
    ...[
      'nps',
      'nps_score',
      'nps_rating',
      'net_promoter_score',
      'likelihood_to_recommend',
      'ltr',
      'recommend',
    ],
    ...['likely_to_recommend', 'how_likely_are_you_to_recommend_us_to_a_friend_or_colleague'],
    'how_likely_is_it_that_you_would_recommend_us_to_a_friend_or_colleague',
  ],
  csat: [
    ...['csat', 'csat_score', 'csat_rating', 'satisfaction', 'satisfaction_rating', 'satisfaction_score'],
    ...['customer_satisfaction', 'customer_satisfaction_rating', 'customer_satisfaction_score'],
    ...['conversation_rating', 'ticket_satisfaction_score'],
  ],
  ces: ['ces', 'ces_score', 'customer_effort_score', 'effort_score', 'customer_effort'],
  quality: ['quality', 'quality_score', 'qa_score', 'iqs'],
  score: [
    'score',
    'rating',
    'survey_score',
    'rating_score',
    'rating_value',
    'answer',
    'response',
    'value',
    'stars',
  ],
  kind: ['kind', 'survey_type', 'survey_kind', 'question_type'],
  id: ['id', 'response_id', 'survey_response_id', 'respondent_id', 'answer_id', 'rating_id', 'token'],
  at: [
    ...[
      'at',
      'answered_at',
      'responded_at',
      'response_at',
      'submitted_at',
      'submit_date_(utc)',
      'submit_date',
    ],
    ...['recorded_date', 'end_date', 'completed_at', 'rated_at', 'response_date', 'created_at'],
    ...['timestamp', 'date', 'time', 'created'],
  ],
  customerId: ['customer_id', 'person_id', 'contact_id', 'requester_id', 'user_id', 'email', 'customer'],
  conversationId: ['conversation_id', 'ticket_id', 'case_id', 'ticket', 'conversation', 'chat_id'],
  agentId: ['agent_id', 'assignee_id', 'agent', 'assignee', 'agent_name', 'teammate', 'rated_agent'],
  channel: CONVERSATION_COLUMNS.channel,
  group: CONVERSATION_COLUMNS.group,
  inbox: CONVERSATION_COLUMNS.inbox,
  team: CONVERSATION_COLUMNS.team,
  priority: CONVERSATION_COLUMNS.priority,
};
