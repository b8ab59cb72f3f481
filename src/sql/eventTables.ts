import { ensure } from '../errors.ts';
import type { MessageRules } from '../facts/messages.ts';
import { REOPENED, SOLVED } from '../facts/reading/messageRole.ts';
import { DIRECTIONS, STATUSES } from '../records/conversation.ts';
import { refuseThrowing } from './refuseThrowing.ts';
import { listed, messageFaultCase, roleCase } from './roleCase.ts';
import { fieldColumn, type SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';
import { usableTime } from './usableTime.ts';

/** What a fact needs of the events; what it does not need leaves nothing out. */
export interface EventNeeds {
  /** Changes of status. */
  readonly statuses: boolean;
  /** The times of messages. */
  readonly times: boolean;
  /** Who began each conversation. */
  readonly directions: boolean;
  /** Who wrote each message. */
  readonly writers: boolean;
  /** The team of each conversation. */
  readonly team: boolean;
}

/** The tables of events. */
export interface EventTables extends Pick<SqlFact, 'tables' | 'excluded' | 'now'> {
  /** A query of rows with a `conversation_id`, and beside each the fields of its conversation that were asked for. */
  withFields(query: string): string;
}

/**
 * The events of conversations, as facts read them.
 *
 * - `kpi_conversations (id, outbound, is_later, reason)`: conversations, with the reason why one is left out, and
 *   whether it is created later than now
 * - `kpi_events (conversation_id, outbound, seq, id, at_ms, is_timed, is_copy, role, fault, is_late)`: messages and
 *   changes of status of those that stay and have begun, with what is wrong with one
 * - `kpi_orphans`: those that belong to no conversation
 * - `kpi_counted (…, is_repeated)`: the events that count for something and have happened; one whose time is no use has
 *   its fault all the same
 *
 * @throws KpiError `not-in-sql` for rules that only JavaScript can follow
 */
export function eventTables(
  rules: MessageRules,
  needs: EventNeeds,
  fields: readonly string[],
  statement: Statement,
): EventTables {
  const { needsReply, onInvalid } = rules;
  ensure(needsReply === undefined, 'not-in-sql', 'needsReply', needsReply, 'Leave it out.');
  refuseThrowing(onInvalid);
  const asOf = rules.asOf.instant;
  const hasNow = Number.isFinite(asOf);
  const isLate = hasNow ? `is_timed AND at_ms > ${statement.number(asOf)}` : 'FALSE';
  // Without an instant that counts as now the column is not asked for.
  const isLater = hasNow
    ? `CASE WHEN ${usableTime('created_at')} AND created_at > ${statement.number(asOf)} THEN TRUE ELSE FALSE END`
    : 'FALSE';
  const q = statement.dialect.quote;
  const at = q('at');
  const conversations = statement.table('conversations');
  const messages = statement.table('messages');
  const statuses = statement.table('statuses');
  const faults = needs.times || hasNow ? "WHEN is_message AND NOT is_timed THEN 'invalid-message-time'" : '';
  const own = [
    ...fields.map((field) => [q(field), q(fieldColumn(field))] as const),
    ...(needs.team ? [['team', 'owner_team'] as const] : []),
  ];
  const text = (column: string): string => `nullif(CAST(${column} AS VARCHAR), '')`;
  const given = own.map(([column, name]) => `, ${text(column)} AS ${name}`).join('');
  const carried = own.map(([, name]) => `, ${name}`).join('');
  const misdirected = `coalesce(direction NOT IN ('', ${listed(DIRECTIONS)}), FALSE)`;
  return {
    tables: [
      {
        name: 'kpi_judged',
        query: `
    SELECT id, CASE WHEN direction = 'outbound' THEN TRUE ELSE FALSE END AS outbound, ${isLater} AS is_later,
      ${needs.directions ? misdirected : 'FALSE'} AS is_misdirected${given},
      CASE WHEN spam THEN 'spam' WHEN deleted THEN 'deleted' WHEN test THEN 'test'
        WHEN merged_into <> '' THEN 'merged'
        WHEN id IS NULL OR id = '' THEN 'missing-id' END AS reason
    FROM ${conversations}`,
      },
      {
        name: 'kpi_conversations',
        query: `
    SELECT id, outbound, is_later${carried}, CASE
      WHEN reason IS NULL AND row_number() OVER (PARTITION BY id, reason ORDER BY outbound) > 1
      THEN 'duplicate-conversation' WHEN reason IS NULL AND is_misdirected THEN 'invalid-direction'
      ELSE reason END AS reason
    FROM kpi_judged`,
      },
      {
        name: 'kpi_messages',
        query: `
    SELECT conversation_id, seq, id, ${at} AS at_ms, coalesce(duplicate_of, '') <> '' AS is_copy, sender,
      ${needs.writers ? `${text(q('agent'))} AS agent,` : ''}
      coalesce(automatic, FALSE) AS automatic, coalesce(nullif(kind, ''), 'text') AS kind,
      coalesce(nullif(visibility, ''), CASE WHEN kind = 'note' THEN 'internal' ELSE 'public' END) AS visibility
    FROM ${messages}`,
      },
      {
        name: 'kpi_given',
        query: `
    SELECT conversation_id, seq, id, at_ms, is_copy, TRUE AS is_message, ${needs.writers ? 'agent, ' : ''}(${usableTime('at_ms')}) IS TRUE AS is_timed,
      ${roleCase(rules)} AS role,
      CASE ${messageFaultCase()} END AS word_fault
    FROM kpi_messages${
      needs.statuses
        ? `
    UNION ALL
    SELECT conversation_id, seq, NULL, ${at}, FALSE, FALSE, ${needs.writers ? 'NULL, ' : ''}(${usableTime(at)}) IS TRUE,
      CASE WHEN status IN ('solved', 'closed') THEN ${SOLVED} ELSE ${REOPENED} END,
      CASE WHEN (status IN (${listed(STATUSES)})) IS NOT TRUE THEN 'invalid-status' END
    FROM ${statuses}`
        : ''
    }`,
      },
      {
        name: 'kpi_events',
        query: `
    SELECT given.*, conversation.outbound,
      CASE ${faults}
        WHEN word_fault IS NOT NULL THEN word_fault
        WHEN NOT is_message AND NOT is_timed THEN 'invalid-status-time' END AS fault,
      ${isLate} AS is_late
    FROM kpi_given AS given
    JOIN kpi_conversations AS conversation
      ON conversation.id = given.conversation_id AND conversation.reason IS NULL AND NOT conversation.is_later`,
      },
      {
        name: 'kpi_orphans',
        query: `
    SELECT given.conversation_id FROM kpi_given AS given
    LEFT JOIN (SELECT DISTINCT id FROM kpi_conversations) AS conversation ON conversation.id = given.conversation_id
    WHERE conversation.id IS NULL`,
      },
      {
        name: 'kpi_counted',
        query: `
    SELECT *, is_copy OR (id <> ''
      AND row_number() OVER (PARTITION BY conversation_id, id, is_copy ORDER BY is_timed DESC, seq) > 1) IS TRUE AS is_repeated
    FROM kpi_events
    WHERE word_fault IS NULL AND NOT is_late AND role > 0`,
      },
    ],
    excluded: [
      {
        table: 'kpi_conversations',
        reasons: whereColumn('reason', [
          ...CONVERSATION_REASONS,
          ...(needs.directions ? ['invalid-direction'] : []),
        ]),
      },
      {
        table: 'kpi_events',
        reasons: whereColumn('fault', [...MESSAGE_FAULTS, ...(needs.statuses ? STATUS_FAULTS : [])]),
      },
      { table: 'kpi_counted', reasons: { 'duplicate-message': 'is_repeated AND fault IS NULL' } },
      { table: 'kpi_orphans', reasons: { 'event-without-conversation': 'TRUE' } },
    ],
    // What happened in a conversation that one fact cannot use has happened all the same.
    now: hasNow
      ? statement.number(asOf)
      : `(SELECT max(at_ms) FROM kpi_given AS given JOIN kpi_conversations AS conversation
      ON conversation.id = given.conversation_id AND coalesce(conversation.reason, 'invalid-direction') = 'invalid-direction'
    WHERE word_fault IS NULL AND is_timed)`,
    withFields(query) {
      if (fields.length === 0) return query;
      const columns = fields.map((field) => `, owner.${q(fieldColumn(field))}`).join('');
      return `
    SELECT told.*${columns} FROM (${query}) AS told
    JOIN kpi_conversations AS owner ON owner.id = told.conversation_id AND owner.reason IS NULL`;
    },
  };
}

const CONVERSATION_REASONS = ['spam', 'deleted', 'test', 'merged', 'missing-id', 'duplicate-conversation'];
const MESSAGE_FAULTS = ['invalid-message-time', 'invalid-from', 'invalid-kind', 'invalid-visibility'];
const STATUS_FAULTS = ['invalid-status', 'invalid-status-time'];

function whereColumn(column: string, reasons: readonly string[]): Record<string, string> {
  return Object.fromEntries(reasons.map((reason) => [reason, `${column} = '${reason}'`]));
}
