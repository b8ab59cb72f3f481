import { ensure } from '../errors.ts';
import { BOT_REPLY, CUSTOMER, OUTREACH, REPLY } from '../facts/messageRole.ts';
import { SOLVED } from '../facts/timeline.ts';
import type { WaitUnit } from '../facts/waitPairing.ts';
import type { WaitRules } from '../facts/waits.ts';
import { eventTables } from './eventTables.ts';
import { OpenTime } from './openTime.ts';
import type { SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';

/**
 * The fact `waits` in SQL. Which wait an event belongs to is the number of ends before it: replies, and where they
 * end waits, solves. What has the same number is one wait, if a customer's message is among it.
 *
 * @param unit - whether a row is a wait, or a customer's message with the wait that it is part of
 * @throws KpiError `not-in-sql` for rules that are followed in JavaScript only
 */
export function waitsSql(rules: WaitRules, unit: WaitUnit, statement: Statement): SqlFact {
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
  const { tables, excluded } = eventTables(
    rules,
    { statuses: true, times: true, directions: true },
    statement,
  );
  const { dialect } = statement;
  const asOf = rules.asOf();
  const now = Number.isFinite(asOf)
    ? statement.number(asOf)
    : '(SELECT max(at_ms) FROM kpi_events WHERE fault IS NULL)';
  const roles = [CUSTOMER, REPLY, BOT_REPLY, OUTREACH, ...(closeOnSolve ? [SOLVED] : [])];
  const isReply = `role IN (${REPLY}, ${BOT_REPLY})`;
  const isEnd = `role IN (${REPLY}, ${BOT_REPLY}, ${SOLVED})`;
  const isOurs = `role IN (${REPLY}, ${BOT_REPLY}, ${OUTREACH})`;
  const ending = `CASE WHEN ${isReply} THEN ${REPLY} WHEN role = ${SOLVED} THEN ${SOLVED} ELSE 0 END`;
  const begins = `role IN (${REPLY}, ${OUTREACH})`;
  const excludesFaulty = rules.invalidEvents === 'exclude-conversation';
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
    SELECT counted.conversation_id, outbound, at_ms, role,
      count(CASE WHEN ${isEnd} THEN 1 END) OVER earlier AS wait,
      count(CASE WHEN ${isOurs} THEN 1 END) OVER earlier AS replies,
      count(CASE WHEN ${begins} THEN 1 END) OVER earlier AS begun
    FROM kpi_counted AS counted
    LEFT JOIN kpi_faulty AS faulty ON faulty.conversation_id = counted.conversation_id
    WHERE NOT is_repeated AND role IN (${roles.join(', ')})${excludesFaulty ? ' AND faulty.conversation_id IS NULL' : ''}
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
      count(CASE WHEN role = ${CUSTOMER} THEN 1 END) AS messages
    FROM kpi_turns
    GROUP BY conversation_id, outbound, wait
    HAVING count(CASE WHEN role = ${CUSTOMER} THEN 1 END) > 0`,
      },
      ...(unit === 'wait'
        ? [
            {
              name: 'kpi_placed',
              query: `
    SELECT *, coalesce(end_at, ${now}) AS until_at,
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
      coalesce(max(CASE WHEN ${isEnd} THEN at_ms END) OVER same, ${now}) AS until_at,
      max(${ending}) OVER same AS ending,
      min(CASE WHEN role = ${CUSTOMER} THEN replies END) OVER same AS replies,
      outbound OR min(CASE WHEN role = ${CUSTOMER} THEN begun END) OVER (PARTITION BY conversation_id) > 0
        AS is_agent_initiated
    FROM kpi_turns
    WINDOW same AS (PARTITION BY conversation_id, wait)`,
            },
            {
              name: 'kpi_rows',
              query: `
    SELECT at_ms AS start_at, until_at, ending, replies, is_agent_initiated, 1 AS messages, FALSE AS is_first,
      dense_rank() OVER (PARTITION BY conversation_id ORDER BY wait) - 1 AS place
    FROM kpi_told
    WHERE role = ${CUSTOMER}`,
            },
          ]),
      {
        name: 'kpi_waits',
        query: `
    SELECT start_at AS ${q('startAt')}, until_at AS ${q('endAt')}, until_at - start_at AS ${q('calendarMs')},${
      openTime
        ? `
      (${openTime.upTo('until_at', 'til')})
        - (${openTime.upTo('start_at', 'since')}) AS ${q('businessMs')},
      (${openTime.upTo('until_at', 'til')}) = (${openTime.upTo('start_at', 'since')}) AND ending = ${REPLY}
        AND until_at > start_at AND NOT (${openTime.isOpen('until_at', 'til')}) AS ${q('offHours')},`
        : ''
    }
      ending = ${REPLY} AS ${q('replied')}, ending = ${SOLVED} AS ${q('closed')}, ending = 0 AS ${q('open')},
      is_first AS ${q('first')},
      place AS ${q('index')}, messages AS ${q('messages')}, replies AS ${q('earlierReplies')},
      is_agent_initiated AS ${q('agentInitiated')}
    FROM kpi_rows${
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
      endAt: 'number',
      calendarMs: 'number',
      ...(openTime && { businessMs: 'number', offHours: 'flag' }),
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
      ...(excludesFaulty
        ? [{ table: 'kpi_faulty', reasons: { 'conversation-with-invalid-event': 'TRUE' } }]
        : []),
      { table: 'kpi_silent', reasons: { 'after-as-of': 'is_late', 'no-customer-message': 'NOT is_late' } },
    ],
    ...(openTime && {
      missing: `${q('businessMs')} IS NULL`,
      openTime: (from, to) => openTime.rows(from, to),
    }),
  };
}
