import type { ResponseRules } from '../facts/responses.ts';
import { SURVEY_KINDS } from '../records/surveyResponse.ts';
import { MIN_INSTANT } from '../time/instant.ts';
import { refuseThrowing } from './refuseThrowing.ts';
import type { SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';
import { usableTime } from './usableTime.ts';

/** Words of this library, not of a user. */
const KINDS = SURVEY_KINDS.map((kind) => `'${kind}'`).join(', ');

/**
 * The fact of survey responses in SQL.
 *
 * @param asked - the kind of survey
 * @throws KpiError `not-in-sql` where a bad score is to be an error
 */
export function responsesSql(rules: ResponseRules, asked: string, statement: Statement): SqlFact {
  const { scale, fractional, onInvalid } = rules;
  refuseThrowing(onInvalid);
  const at = statement.dialect.quote('at');
  const [lowest = 0, highest = 0] = scale.split('-').map(Number);
  return {
    tables: [
      {
        name: 'kpi_asked',
        query: `
    SELECT seq, id, ${at} AS at_ms, score, CASE WHEN kind <> '' AND kind NOT IN (${KINDS}) THEN 'invalid-kind'
      WHEN kind <> '' AND kind <> ${statement.text(asked)} THEN 'other-kind'
      WHEN score IS NULL OR score = ${statement.dialect.double("'NaN'")} THEN 'unanswered'
      WHEN score < ${statement.number(lowest, 'scale')} OR score > ${statement.number(highest, 'scale')} THEN 'off-scale'
      ${fractional ? '' : "WHEN score <> floor(score) THEN 'fractional' "}ELSE 'valid' END AS verdict
    FROM ${statement.table('surveyResponses')}`,
      },
      {
        name: 'kpi_answers',
        query: `
    SELECT score, CASE WHEN verdict = 'valid' AND id <> '' AND row_number() OVER (PARTITION BY id, verdict
      ORDER BY CASE WHEN ${usableTime('at_ms')} THEN at_ms ELSE ${MIN_INSTANT - 1} END DESC, seq DESC) > 1
      THEN 'duplicate' ELSE verdict END AS verdict
    FROM kpi_asked`,
      },
      {
        name: 'kpi_responses',
        query: `
    SELECT CASE WHEN verdict = 'valid' THEN score END AS score FROM kpi_answers`,
      },
    ],
    rows: 'kpi_responses',
    columns: { score: 'nullable' },
    excluded: [
      {
        table: 'kpi_answers',
        reasons: {
          'invalid-kind': "verdict = 'invalid-kind'",
          'other-kind': "verdict = 'other-kind'",
          duplicate: "verdict = 'duplicate'",
          unanswered: "verdict = 'unanswered'",
          'off-scale': "verdict = 'off-scale'",
          fractional: "verdict = 'fractional'",
        },
      },
    ],
  };
}
