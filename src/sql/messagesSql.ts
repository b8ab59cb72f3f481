import type { MessageRules } from '../facts/messages.ts';
import { BOT_REPLY, CUSTOMER, OUTREACH, REPLY } from '../facts/reading/messageRole.ts';
import { eventTables } from './eventTables.ts';
import { labelColumn, type SqlAsked, type SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';

/**
 * The fact `messages` in SQL.
 *
 * @throws KpiError `not-in-sql` for rules that are followed in JavaScript only
 */
export function messagesSql(rules: MessageRules, asked: SqlAsked, statement: Statement): SqlFact {
  const hasWriters = asked.labels.has('sender');
  const needs = { statuses: false, times: false, directions: false, writers: hasWriters, team: false };
  const { tables, excluded, now, withFields } = eventTables(rules, needs, asked.fields, statement);
  const q = statement.dialect.quote;
  const sender = hasWriters
    ? `,
      CASE WHEN role <> ${CUSTOMER} THEN agent END AS ${q(labelColumn('sender'))}`
    : '';
  return {
    tables: [
      ...tables,
      {
        name: 'kpi_said',
        query: withFields(
          `
    SELECT conversation_id, CASE WHEN is_timed THEN at_ms END AS ${q('at')}, role = ${CUSTOMER} AS ${q('received')},
      role IN (${REPLY}, ${BOT_REPLY}) AS ${q('reply')}, role = ${OUTREACH} AS ${q('outreach')}${sender}
    FROM kpi_counted
    WHERE NOT is_repeated AND fault IS NULL AND role IN (${CUSTOMER}, ${REPLY}, ${BOT_REPLY}, ${OUTREACH})`,
        ),
      },
    ],
    rows: 'kpi_said',
    columns: { at: 'nullable', received: 'flag', reply: 'flag', outreach: 'flag' },
    excluded,
    now,
  };
}
