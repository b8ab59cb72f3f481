import { ensure } from '../errors.ts';
import { CUSTOMER, OUTREACH, REPLY } from '../facts/messageRole.ts';
import { SOLVED } from '../facts/timeline.ts';
import type { WaitRules } from '../facts/waits.ts';
import { eventTables } from './eventTables.ts';
import { OpenTime } from './openTime.ts';
import type { SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';

/**
 * The fact `waits` in SQL. Which wait an event belongs to is the number of ends before it: replies, and where they
 * end waits, solves. What has the same number is one wait, if a customer's message is among it.
 *
 * @throws KpiError `not-in-sql` for rules that are followed in JavaScript only
 */
export function waitsSql(rules: WaitRules, statement: Statement): SqlFact {
  const { clockStart, manualReopenStartsClock, episodeStart, closeOnSolve, includeAgentInitiated } = rules;
  ensure(
    clockStart === 'firstCustomerMessage',
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
  const { tables, excluded } = eventTables(rules, statement);
  const { dialect } = statement;
  const asOf = rules.asOf();
  const now = Number.isFinite(asOf)
    ? statement.number(asOf)
    : '(SELECT max(at_ms) FROM kpi_events WHERE fault IS NULL)';
  const roles = [CUSTOMER, REPLY, OUTREACH, ...(closeOnSolve ? [SOLVED] : [])];
  const { schedule } = rules;
  ensure(typeof schedule !== 'function', 'not-in-sql', 'schedule', schedule, 'Give one schedule for all.');
  const openTime = schedule && new OpenTime(schedule);
  const q = dialect.quote;
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
    SELECT conversation_id, outbound, at_ms, role,
      count(CASE WHEN role IN (${REPLY}, ${SOLVED}) THEN 1 END) OVER earlier AS wait,
      count(CASE WHEN role IN (${REPLY}, ${OUTREACH}) THEN 1 END) OVER earlier AS replies
    FROM kpi_counted
    WHERE NOT is_repeated AND role IN (${roles.join(', ')})
      AND conversation_id NOT IN (SELECT conversation_id FROM kpi_faulty)
    WINDOW earlier AS (PARTITION BY conversation_id ORDER BY at_ms, role, seq
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`,
      },
      {
        name: 'kpi_episodes',
        query: `
    SELECT conversation_id, outbound, wait,
      ${episodeStart === 'first' ? 'min' : 'max'}(CASE WHEN role = ${CUSTOMER} THEN at_ms END) AS start_at,
      max(CASE WHEN role IN (${REPLY}, ${SOLVED}) THEN at_ms END) AS end_at,
      max(CASE WHEN role IN (${REPLY}, ${SOLVED}) THEN role ELSE 0 END) AS ending,
      min(CASE WHEN role = ${CUSTOMER} THEN replies END) AS replies,
      count(CASE WHEN role = ${CUSTOMER} THEN 1 END) AS messages
    FROM kpi_turns
    GROUP BY conversation_id, outbound, wait
    HAVING count(CASE WHEN role = ${CUSTOMER} THEN 1 END) > 0`,
      },
      {
        name: 'kpi_placed',
        query: `
    SELECT *, coalesce(end_at, ${now}) AS until_at,
      row_number() OVER (PARTITION BY conversation_id ORDER BY wait) - 1 AS place,
      outbound OR min(replies) OVER (PARTITION BY conversation_id) > 0 AS is_agent_initiated,
      coalesce(min(CASE WHEN ending = ${REPLY} THEN wait END) OVER (PARTITION BY conversation_id),
        max(wait) OVER (PARTITION BY conversation_id)) AS first_reply_wait
    FROM kpi_episodes`,
      },
      {
        name: 'kpi_waits',
        query: `
    SELECT start_at AS ${q('startAt')}, until_at AS ${q('endAt')}, until_at - start_at AS ${q('calendarMs')},${
      openTime
        ? `
      (${openTime.upTo('until_at', 'til')})
        - (${openTime.upTo('start_at', 'since')}) AS ${q('businessMs')},`
        : ''
    }
      ending = ${REPLY} AS ${q('replied')}, ending = ${SOLVED} AS ${q('closed')}, ending = 0 AS ${q('open')},
      wait = first_reply_wait${includeAgentInitiated ? '' : ' AND NOT is_agent_initiated'} AS ${q('first')},
      place AS ${q('index')}, messages AS ${q('messages')}, replies AS ${q('earlierReplies')},
      is_agent_initiated AS ${q('agentInitiated')}
    FROM kpi_placed${
      openTime
        ? `
    LEFT JOIN ${statement.table('openTime')} AS since ON since.k = ${openTime.key('start_at', dialect)}
    LEFT JOIN ${statement.table('openTime')} AS til ON til.k = ${openTime.key('until_at', dialect)}`
        : ''
    }`,
      },
      {
        name: 'kpi_silent',
        query: `
    SELECT id IN (SELECT conversation_id FROM kpi_events WHERE is_late) AS is_late
    FROM kpi_conversations
    WHERE reason IS NULL AND id NOT IN (SELECT conversation_id FROM kpi_faulty)
      AND id NOT IN (SELECT conversation_id FROM kpi_episodes)`,
      },
    ],
    rows: 'kpi_waits',
    columns: {
      startAt: 'number',
      endAt: 'number',
      calendarMs: 'number',
      ...(openTime && { businessMs: 'number' }),
      replied: 'flag',
      closed: 'flag',
      open: 'flag',
      first: 'flag',
      index: 'number',
      messages: 'number',
      earlierReplies: 'number',
      agentInitiated: 'flag',
    },
    excluded: [
      ...excluded,
      { table: 'kpi_faulty', reasons: { 'conversation-with-invalid-event': 'TRUE' } },
      { table: 'kpi_silent', reasons: { 'after-as-of': 'is_late', 'no-customer-message': 'NOT is_late' } },
    ],
    ...(openTime && {
      missing: `${q('businessMs')} IS NULL`,
      openTime: (from, to) => openTime.rows(from, to),
    }),
  };
}
