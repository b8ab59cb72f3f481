import { BOT_REPLY, CUSTOMER, OUTREACH, REPLY } from '../facts/messageRole.ts';
import type { MessageRules } from '../facts/messages.ts';
import { eventTables } from './eventTables.ts';
import type { SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';

/**
 * The fact `messages` in SQL.
 *
 * @throws KpiError `not-in-sql` for rules that are followed in JavaScript only
 */
export function messagesSql(rules: MessageRules, statement: Statement): SqlFact {
  const { tables, excluded } = eventTables(
    rules,
    { statuses: false, times: false, directions: false },
    statement,
  );
  const q = statement.dialect.quote;
  return {
    tables: [
      ...tables,
      {
        name: 'kpi_said',
        query: `
    SELECT at_ms AS ${q('at')}, role = ${CUSTOMER} AS ${q('received')}, role IN (${REPLY}, ${BOT_REPLY}) AS ${q('reply')},
      role = ${OUTREACH} AS ${q('outreach')}
    FROM kpi_counted
    WHERE NOT is_repeated AND role IN (${CUSTOMER}, ${REPLY}, ${BOT_REPLY}, ${OUTREACH})`,
      },
    ],
    rows: 'kpi_said',
    columns: { at: 'number', received: 'flag', reply: 'flag', outreach: 'flag' },
    excluded,
  };
}
