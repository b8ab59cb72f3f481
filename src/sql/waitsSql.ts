import { ensure } from '../errors.ts';
import { BOT_REPLY, CUSTOMER, OUTREACH, REPLY, SOLVED } from '../facts/reading/messageRole.ts';
import type { WaitUnit } from '../facts/reading/waitPairing.ts';
import type { WaitRules } from '../facts/waits.ts';
import { eventTables } from './eventTables.ts';
import { labelColumn, type SqlAsked, type SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';
import { usableTime } from './usableTime.ts';

/**
 * The fact `waits` in SQL. Which wait an event belongs to is the number of ends before it: replies, and where they
 * end waits, solves. What has the same number is one wait, if a customer's message is among it.
 *
 * @param unit - whether a row is a wait, or a customer's message with the wait that it is part of
 * @throws KpiError `not-in-sql` for rules that are followed in JavaScript only
 */
export function waitsSql(
  rules: WaitRules,
  unit: WaitUnit,
  { labels, fields }: SqlAsked,
  statement: Statement,
): SqlFact {
  const {
    clockStart,
    manualReopenStartsClock,
    clampSkew,
    episodeStart,
    closeOnSolve,
    includeAgentInitiated,
  } = rules;
  ensure(
    clampSkew === 0,
    'not-in-sql',
    'clampSkew',
    clampSkew,
    'Use 0: which message a reply was meant for is found in JavaScript only.',
  );
  ensure(
    // Messages have times of their own, wherever the clock of a conversation starts.
    clockStart === 'firstCustomerMessage' || unit === 'message',
    'not-in-sql',
    'clockStart',
    clockStart,
    "Use 'firstCustomerMessage'.",
  );
  ensure(
    !manualReopenStartsClock,
    'not-in-sql',
    'manualReopenStartsClock',
    manualReopenStartsClock,
    'Use false.',
  );
  const hasRepliers = labels.has('replier');
  const hasInCharge = labels.has('inCharge');
  const needs = { statuses: true, times: true, directions: true, writers: hasRepliers, team: hasInCharge };
  const { tables, excluded, now, withFields } = eventTables(rules, needs, fields, statement);
  const asOf = rules.asOf.instant;
  const roles = [CUSTOMER, REPLY, BOT_REPLY, OUTREACH, ...(closeOnSolve ? [SOLVED] : [])];
  const isReply = `role IN (${REPLY}, ${BOT_REPLY})`;
  const isEnd = `role IN (${REPLY}, ${BOT_REPLY}, ${SOLVED})`;
  const isOurs = `role IN (${REPLY}, ${BOT_REPLY}, ${OUTREACH})`;
  const ending = `CASE WHEN ${isReply} THEN ${REPLY} WHEN role = ${SOLVED} THEN ${SOLVED} ELSE 0 END`;
  const begins = `role IN (${REPLY}, ${OUTREACH})`;
  const excludesFaulty = rules.invalidEvents === 'exclude-conversation';
  const q = statement.dialect.quote;
  const replier = hasRepliers ? `, max(CASE WHEN ${isReply} THEN agent END)` : '';
  return {
    tables: [
      ...tables,
      {
        name: 'kpi_faulty',
        query: `
    SELECT DISTINCT conversation_id FROM kpi_events WHERE fault IS NOT NULL`,
      },
      {
        name: 'kpi_turns',
        query: `
    SELECT counted.conversation_id, outbound, at_ms, role,${hasRepliers ? ' agent,' : ''}
      count(CASE WHEN ${isEnd} THEN 1 END) OVER earlier AS wait,
      count(CASE WHEN ${isOurs} THEN 1 END) OVER earlier AS replies,
      count(CASE WHEN ${begins} THEN 1 END) OVER earlier AS begun
    FROM kpi_counted AS counted
    LEFT JOIN kpi_faulty AS faulty ON faulty.conversation_id = counted.conversation_id
    WHERE NOT is_repeated AND fault IS NULL AND role IN (${roles.join(', ')})${excludesFaulty ? ' AND faulty.conversation_id IS NULL' : ''}
    WINDOW earlier AS (PARTITION BY counted.conversation_id ORDER BY at_ms, role, seq
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`,
      },
      {
        name: 'kpi_episodes',
        query: `
    SELECT conversation_id, outbound, wait,
      ${episodeStart === 'first' ? 'min' : 'max'}(CASE WHEN role = ${CUSTOMER} THEN at_ms END) AS start_at,
      max(CASE WHEN ${isEnd} THEN at_ms END) AS end_at,
      max(${ending}) AS ending,
      min(CASE WHEN role = ${CUSTOMER} THEN replies END) AS replies,
      min(CASE WHEN role = ${CUSTOMER} THEN begun END) AS begun,
      count(CASE WHEN role = ${CUSTOMER} THEN 1 END) AS messages${replier && `${replier} AS replier`}
    FROM kpi_turns
    GROUP BY conversation_id, outbound, wait
    HAVING count(CASE WHEN role = ${CUSTOMER} THEN 1 END) > 0`,
      },
      ...(unit === 'wait'
        ? [
            {
              name: 'kpi_placed',
              query: `
    SELECT *,
      row_number() OVER (PARTITION BY conversation_id ORDER BY wait) - 1 AS place,
      outbound OR min(begun) OVER (PARTITION BY conversation_id) > 0 AS is_agent_initiated,
      coalesce(min(CASE WHEN ending = ${REPLY} THEN wait END) OVER (PARTITION BY conversation_id),
        max(wait) OVER (PARTITION BY conversation_id)) AS first_reply_wait
    FROM kpi_episodes`,
            },
            {
              name: 'kpi_rows',
              query: `
    SELECT *, wait = first_reply_wait${includeAgentInitiated ? '' : ' AND NOT is_agent_initiated'} AS is_first
    FROM kpi_placed`,
            },
          ]
        : [
            {
              // By windows, not by a join with the waits: planners that know no sizes join row by row.
              name: 'kpi_told',
              query: `
    SELECT conversation_id, wait, role, at_ms,
      max(CASE WHEN ${isEnd} THEN at_ms END) OVER same AS end_at,
      max(${ending}) OVER same AS ending${replier && `${replier} OVER same AS replier`},
      min(CASE WHEN role = ${CUSTOMER} THEN replies END) OVER same AS replies,
      outbound OR min(CASE WHEN role = ${CUSTOMER} THEN begun END) OVER (PARTITION BY conversation_id) > 0
        AS is_agent_initiated
    FROM kpi_turns
    WINDOW same AS (PARTITION BY conversation_id, wait)`,
            },
            {
              name: 'kpi_rows',
              query: `
    SELECT conversation_id, at_ms AS start_at, end_at, ending,${hasRepliers ? ' replier,' : ''} replies, is_agent_initiated, 1 AS messages, FALSE AS is_first,
      dense_rank() OVER (PARTITION BY conversation_id ORDER BY wait) - 1 AS place
    FROM kpi_told
    WHERE role = ${CUSTOMER}`,
            },
          ]),
      ...(hasInCharge
        ? [
            {
              name: 'kpi_in_charge',
              query: `
    SELECT owner.id, coalesce(nullif(to_agent, ''), nullif(to_team, ''), owner_team) AS person
    FROM kpi_conversations AS owner
    LEFT JOIN (
      SELECT conversation_id, to_agent, to_team,
        row_number() OVER (PARTITION BY conversation_id ORDER BY ${q('at')} DESC, seq DESC) AS place
      FROM ${statement.table('assignments')}
      WHERE ${usableTime(q('at'))}${Number.isFinite(asOf) ? ` AND ${q('at')} <= ${statement.number(asOf)}` : ''}
    ) AS given ON given.conversation_id = owner.id AND given.place = 1
    WHERE owner.reason IS NULL`,
            },
          ]
        : []),
      {
        name: 'kpi_waits',
        query: withFields(
          `
    SELECT conversation_id, start_at AS ${q('startAt')}, end_at AS ${q('endAt')},
      ending = ${REPLY} AS ${q('replied')}, ending = ${SOLVED} AS ${q('closed')}, ending = 0 AS ${q('open')},
      is_first AS ${q('first')}, place AS ${q('index')}, messages AS ${q('messages')},
      replies AS ${q('earlierReplies')}, is_agent_initiated AS ${q('agentInitiated')}${
        hasRepliers ? `, replier AS ${q(labelColumn('replier'))}` : ''
      }${hasInCharge ? `, person AS ${q(labelColumn('inCharge'))}` : ''}
    FROM kpi_rows${hasInCharge ? ' JOIN kpi_in_charge AS charge ON charge.id = kpi_rows.conversation_id' : ''}`,
        ),
      },
      {
        name: 'kpi_silent',
        query: `
    SELECT conversation.is_later OR late.conversation_id IS NOT NULL AS is_late
    FROM kpi_conversations AS conversation
    LEFT JOIN kpi_faulty AS faulty ON faulty.conversation_id = conversation.id
    LEFT JOIN (SELECT DISTINCT conversation_id FROM kpi_episodes) AS episode ON episode.conversation_id = conversation.id
    LEFT JOIN (SELECT DISTINCT conversation_id FROM kpi_events WHERE is_late AND fault IS NULL) AS late
      ON late.conversation_id = conversation.id
    WHERE conversation.reason IS NULL AND episode.conversation_id IS NULL${excludesFaulty ? ' AND faulty.conversation_id IS NULL' : ''}`,
      },
    ],
    rows: 'kpi_waits',
    columns: {
      startAt: 'number',
      endAt: 'nullable',
      replied: 'flag',
      closed: 'flag',
      open: 'flag',
      first: 'flag',
      index: 'number',
      messages: 'number',
      earlierReplies: 'number',
      agentInitiated: 'flag',
    },
    now,
    excluded: [
      ...excluded,
      ...(excludesFaulty
        ? [{ table: 'kpi_faulty', reasons: { 'conversation-with-invalid-event': 'TRUE' } }]
        : []),
      { table: 'kpi_silent', reasons: { 'after-as-of': 'is_late', 'no-customer-message': 'NOT is_late' } },
    ],
  };
}
