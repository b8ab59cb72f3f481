import type { ResponseRules } from '../facts/responses.ts';
import { SURVEY_KINDS } from '../records/surveyResponse.ts';
import { MIN_INSTANT } from '../time/instant.ts';
import { refuseThrowing } from './refuseThrowing.ts';
import { listed } from './roleCase.ts';
import { fieldColumn, labelColumn, type SqlAsked, type SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';
import { usableTime } from './usableTime.ts';

/**
 * The fact of survey responses in SQL.
 *
 * @param kind - the kind of survey
 * @throws KpiError `not-in-sql` where a bad score is to be an error
 */
export function responsesSql(
  { scale, fractional, onInvalid }: ResponseRules,
  kind: string,
  { labels, fields }: SqlAsked,
  statement: Statement,
): SqlFact {
  refuseThrowing(onInvalid);
  const q = statement.dialect.quote;
  const [lowest = 0, highest = 0] = scale.split('-').map(Number);
  const own = [
    ...fields.map((field) => [q(field), q(fieldColumn(field))] as const),
    ...(labels.has('agent') ? [[q('agent'), q(labelColumn('agent'))] as const] : []),
  ];
  const given = own.map(([column, name]) => `, nullif(CAST(${column} AS VARCHAR), '') AS ${name}`).join('');
  const carried = own.map(([, name]) => `, ${name}`).join('');
  return {
    tables: [
      {
        name: 'kpi_asked',
        query: `
    SELECT seq, id, CASE WHEN ${usableTime(q('at'))} THEN ${q('at')} END AS at_ms, score${given},
      CASE WHEN kind <> '' AND kind NOT IN (${listed(SURVEY_KINDS)}) THEN 'invalid-kind'
      WHEN kind <> '' AND kind <> ${statement.text(kind)} THEN 'other-kind'
      WHEN score IS NULL OR score = ${statement.dialect.double("'NaN'")} THEN 'unanswered'
      WHEN score < ${statement.number(lowest, 'scale')} OR score > ${statement.number(highest, 'scale')} THEN 'off-scale'
      ${fractional ? '' : "WHEN score <> floor(score) THEN 'fractional' "}ELSE 'valid' END AS verdict
    FROM ${statement.table('surveyResponses')}`,
      },
      {
        name: 'kpi_answers',
        query: `
    SELECT score, at_ms${carried}, CASE WHEN verdict = 'valid' AND id <> '' AND row_number() OVER (PARTITION BY id, verdict
      ORDER BY coalesce(at_ms, ${MIN_INSTANT - 1}) DESC, seq DESC) > 1
      THEN 'duplicate' ELSE verdict END AS verdict
    FROM kpi_asked`,
      },
      {
        name: 'kpi_responses',
        query: `
    SELECT score AS ${q('score')}, at_ms AS ${q('at')}${carried} FROM kpi_answers WHERE verdict = 'valid'`,
      },
    ],
    rows: 'kpi_responses',
    columns: { score: 'number', at: 'nullable' },
    excluded: [
      {
        table: 'kpi_answers',
        reasons: Object.fromEntries(REASONS.map((reason) => [reason, `verdict = '${reason}'`])),
      },
    ],
  };
}

const REASONS = ['invalid-kind', 'other-kind', 'duplicate', 'unanswered', 'off-scale', 'fractional'] as const;
