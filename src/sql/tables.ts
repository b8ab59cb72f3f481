import { ensure } from '../errors.ts';
import { checkNames } from '../nearestName.ts';

/**
 * The tables that a statement reads, by what they hold; each may be a view. `seq` is the place among the records of
 * one conversation, or of all responses, as they would stand in an array. Times are whole epoch milliseconds, ids are
 * texts. A column may hold NULL where the record's field may be missing, or `''` where it is text; both then mean what a
 * missing field means.
 *
 * | table | columns |
 * |---|---|
 * | `conversations` | `id, created_at, direction, spam, deleted, test, merged_into`; `created_at` only with `asOf`, `team` only for who is in charge |
 * | `messages` | `conversation_id, seq, id, at, sender, visibility, automatic, kind, duplicate_of`; `agent`, who wrote it, only for who replied |
 * | `statuses` | `conversation_id, seq, at, status` |
 * | `assignments` | `conversation_id, seq, at, to_agent, to_team`; only for who is in charge |
 * | `surveyResponses` | `seq, id, at, score, kind`; `agent` only where it is split by |
 * | `openTime` | `k, c, s0, e0, s1, e1, …`, all BIGINT, `k` the primary key: the rows of `SqlQuery.openTime` |
 * | `periods` | `i, start_at, end_at`, all BIGINT: the rows of `SqlReportQuery.periods` |
 *
 * `spam`, `deleted`, `test` and `automatic` are BOOLEAN, `score` is DOUBLE, `at`, `created_at` and `seq` are BIGINT; the
 * rest is text. What is split by is a column of `conversations` or `surveyResponses` by the same name.
 */
export interface SqlTables {
  /** Default `'conversations'`. */
  readonly conversations?: string | undefined;
  /** Default `'messages'`. */
  readonly messages?: string | undefined;
  /** Default `'statuses'`. */
  readonly statuses?: string | undefined;
  /** Default `'assignments'`. */
  readonly assignments?: string | undefined;
  /** Default `'survey_responses'`. */
  readonly surveyResponses?: string | undefined;
  /** Default `'open_time'`. */
  readonly openTime?: string | undefined;
  /** Default `'periods'`. */
  readonly periods?: string | undefined;
}

/** The names of all tables. */
export type TableNames = { readonly [Name in keyof SqlTables]-?: string };

const DEFAULTS: TableNames = {
  conversations: 'conversations',
  messages: 'messages',
  statuses: 'statuses',
  assignments: 'assignments',
  surveyResponses: 'survey_responses',
  openTime: 'open_time',
  periods: 'periods',
};

/** A plain name of a column. */
export const PLAIN_NAME: RegExp = /^(?!kpi_)[a-z_][a-z0-9_]{0,62}$/i;

/** One plain name, or several with dots between them; `kpi_` begins the names that the statement itself gives. */
export const PLAIN: RegExp = /^(?!kpi_)[a-z_][a-z0-9_]{0,62}(\.[a-z_][a-z0-9_]{0,62}){0,2}$/i;

/**
 * Fills in the default names.
 *
 * @throws KpiError `unknown-option` for a table that does not exist
 * @throws KpiError `invalid-option` for a name that is not plain, and for what is no object
 */
export function readTables(given: SqlTables = {}): TableNames {
  checkNames(given, Object.keys(DEFAULTS), 'tables');
  const read = (table: keyof SqlTables): string => {
    const { [table]: name = DEFAULTS[table] } = given;
    const isPlain = typeof name === 'string' && PLAIN.test(name);
    const remedy =
      'Give a plain name (letters, digits, _, no kpi_ at the start), with schema and dot where needed.';
    ensure(isPlain, 'invalid-option', `tables.${table}`, name, remedy);
    return name;
  };
  return {
    conversations: read('conversations'),
    messages: read('messages'),
    statuses: read('statuses'),
    assignments: read('assignments'),
    surveyResponses: read('surveyResponses'),
    openTime: read('openTime'),
    periods: read('periods'),
  };
}
