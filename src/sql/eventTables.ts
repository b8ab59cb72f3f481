import { ensure } from '../errors.ts';
import type { MessageRules } from '../facts/messages.ts';
import { REOPENED, SOLVED } from '../facts/timeline.ts';
import { MAX_INSTANT, MIN_INSTANT } from '../time/instant.ts';
import { refuseThrowing } from './refuseThrowing.ts';
import { roleCase } from './roleCase.ts';
import type { SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';

/**
 * The events of conversations, as facts read them.
 *
 * - `kpi_conversations (id, outbound, reason)`: conversations, with the reason why one is left out
 * - `kpi_events (conversation_id, outbound, seq, id, at_ms, is_copy, role, fault, is_late)`: messages and changes
 *   of status of those that stay, with what is wrong with one
 * - `kpi_orphans`: those that belong to no conversation
 * - `kpi_counted (…, is_repeated)`: the events without fault that count for something and have happened
 *
 * @throws KpiError `not-in-sql` for rules that only JavaScript can follow
 */
export function eventTables(rules: MessageRules, statement: Statement): Pick<SqlFact, 'tables' | 'excluded'> {
  const { needsReply, onInvalid } = rules;
  ensure(needsReply === undefined, 'not-in-sql', 'needsReply', needsReply, 'Leave it out.');
  refuseThrowing(onInvalid);
  const asOf = rules.asOf();
  const isLate = Number.isFinite(asOf) ? `at_ms > ${statement.number(asOf)}` : 'FALSE';
  const at = statement.dialect.quote('at');
  const conversations = statement.table('conversations');
  const messages = statement.table('messages');
  const statuses = statement.table('statuses');
  return {
    tables: [
      {
        name: 'kpi_judged',
        query: `
    SELECT id, CASE WHEN direction = 'outbound' THEN TRUE ELSE FALSE END AS outbound,
      CASE WHEN spam THEN 'spam' WHEN deleted THEN 'deleted' WHEN test THEN 'test'
        WHEN merged_into IS NOT NULL THEN 'merged'
        WHEN id IS NULL OR id = '' THEN 'missing-id' END AS reason
    FROM ${conversations}`,
      },
      {
        name: 'kpi_conversations',
        query: `
    SELECT id, outbound, CASE
      WHEN reason IS NULL AND row_number() OVER (PARTITION BY id, reason ORDER BY outbound) > 1
      THEN 'duplicate-conversation' ELSE reason END AS reason
    FROM kpi_judged`,
      },
      {
        name: 'kpi_messages',
        query: `
    SELECT conversation_id, seq, id, ${at} AS at_ms, duplicate_of IS NOT NULL AS is_copy, sender,
      coalesce(automatic, FALSE) AS automatic, coalesce(kind, 'text') AS kind,
      coalesce(visibility, CASE WHEN kind = 'note' THEN 'internal' ELSE 'public' END) AS visibility
    FROM ${messages}`,
      },
      {
        name: 'kpi_given',
        query: `
    SELECT conversation_id, seq, id, at_ms, is_copy, TRUE AS is_message,
      ${roleCase(rules)} AS role
    FROM kpi_messages
    UNION ALL
    SELECT conversation_id, seq, NULL, ${at}, FALSE, FALSE,
      CASE WHEN status IN ('solved', 'closed') THEN ${SOLVED}
        WHEN status IN ('new', 'open', 'pending', 'hold') THEN ${REOPENED} END
    FROM ${statuses}`,
      },
      {
        name: 'kpi_events',
        query: `
    SELECT given.*, conversation.outbound,
      CASE WHEN is_message AND (${UNUSABLE_TIME}) THEN 'invalid-message-time'
        WHEN role IS NULL THEN CASE WHEN is_message THEN 'invalid-message' ELSE 'invalid-status' END
        WHEN ${UNUSABLE_TIME} THEN 'invalid-status-time' END AS fault,
      ${isLate} AS is_late
    FROM kpi_given AS given
    JOIN kpi_conversations AS conversation
      ON conversation.id = given.conversation_id AND conversation.reason IS NULL`,
      },
      {
        name: 'kpi_orphans',
        query: `
    SELECT conversation_id FROM kpi_given AS given WHERE NOT EXISTS
      (SELECT 1 FROM kpi_conversations AS conversation WHERE conversation.id = given.conversation_id)`,
      },
      {
        name: 'kpi_counted',
        query: `
    SELECT *, is_copy OR (id IS NOT NULL
      AND row_number() OVER (PARTITION BY conversation_id, id, is_copy ORDER BY seq) > 1) AS is_repeated
    FROM kpi_events
    WHERE fault IS NULL AND NOT is_late AND role > 0`,
      },
    ],
    excluded: [
      { table: 'kpi_conversations', reasons: whereColumn('reason', CONVERSATION_REASONS) },
      { table: 'kpi_events', reasons: whereColumn('fault', EVENT_FAULTS) },
      { table: 'kpi_counted', reasons: { 'duplicate-message': 'is_repeated' } },
      { table: 'kpi_orphans', reasons: { 'event-without-conversation': 'TRUE' } },
    ],
  };
}

/** No time, a time beyond those that are accepted, or seconds in place of milliseconds. */
const UNUSABLE_TIME: string = `at_ms IS NULL OR at_ms < ${MIN_INSTANT} OR at_ms >= ${MAX_INSTANT} OR (at_ms > -100000000000 AND at_ms < 100000000000)`;

const CONVERSATION_REASONS = ['spam', 'deleted', 'test', 'merged', 'missing-id', 'duplicate-conversation'];
const EVENT_FAULTS = ['invalid-message', 'invalid-message-time', 'invalid-status', 'invalid-status-time'];

function whereColumn(column: string, reasons: readonly string[]): Record<string, string> {
  return Object.fromEntries(reasons.map((reason) => [reason, `${column} = '${reason}'`]));
}
