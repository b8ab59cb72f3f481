import type { DuckDBConnection } from '@duckdb/node-api';
import type { Figures } from './figures.ts';
import { figuresOfRows } from './peerFigures.ts';

/** The same report by DuckDB over loaded tables: the waits once, then a statement for each way to file. */
export function reportByDuckdb(connection: DuckDBConnection): () => Promise<Figures> {
  return async () => {
    await connection.run(WAITS);
    const rows: object[] = [];
    for (const statement of STATEMENTS) {
      rows.push(...(await connection.runAndReadAll(statement)).getRowObjectsJson());
    }
    return figuresOfRows(rows);
  };
}

/** Where the turn changes: from the customer to us a wait begins, back again it ends. Durations by both clocks. */
const WAITS = `
  CREATE OR REPLACE TEMP TABLE waits AS
  WITH turns AS (
    SELECT conversation, channel, instant, received FROM messages
    QUALIFY received IS DISTINCT FROM lag(received) OVER (PARTITION BY conversation ORDER BY instant)
  ),
  paired AS (
    SELECT channel, received, instant AS start_at, lead(instant) OVER turn AS replied_at, row_number() OVER turn = 1 AS first
    FROM turns WINDOW turn AS (PARTITION BY conversation ORDER BY instant)
  ),
  placed AS (
    SELECT *, coalesce(replied_at, (SELECT max(instant) FROM messages)) AS end_at FROM paired WHERE received
  )
  SELECT channel, first, replied_at IS NOT NULL AS replied,
    date_trunc('month', epoch_ms(start_at)) AS started,
    date_trunc('month', epoch_ms(coalesce(replied_at, start_at))) AS filed,
    end_at - start_at AS calendar,
    (e.c + e.open * (end_at - e.k * 3600000)) - (s.c + s.open * (start_at - s.k * 3600000)) AS business
  FROM placed JOIN hours s ON s.k = start_at // 3600000 JOIN hours e ON e.k = end_at // 3600000`;

const MONTH = "strftime(any_value(date_trunc('month', epoch_ms(instant))), '%Y-%m') AS month";
const BY_MONTH = "GROUP BY channel, date_trunc('month', epoch_ms(instant))";

const STATEMENTS = [
  `SELECT channel, ${MONTH}, count(*) FILTER (received) AS "receivedMessages.value",
     count(*) FILTER (NOT received) AS "sentReplies.value" FROM messages ${BY_MONTH}`,
  `SELECT channel, strftime(filed, '%Y-%m') AS month, ${durations('replyTime', 'true')} FROM waits GROUP BY channel, filed`,
  `SELECT channel, strftime(filed, '%Y-%m') AS month, ${durations('firstReplyTime', 'first')} FROM waits WHERE first GROUP BY channel, filed`,
  `SELECT channel, strftime(started, '%Y-%m') AS month, ${share('responseRate', 'replied', 'true')},
     ${share('slaCompliance', 'replied AND business <= 14400000', 'replied OR business > 14400000', 'first')}
   FROM waits GROUP BY channel, started`,
  `SELECT channel, ${MONTH}, count(score) FILTER (kind = 'nps') AS "nps.n",
     100 * sum((score >= 9)::INT - (score <= 6)::INT) FILTER (kind = 'nps') AS "nps.points",
     ${share('csat', 'score >= 4', 'score IS NOT NULL', "kind = 'csat'")} FROM surveys ${BY_MONTH}`,
  `WITH opened AS (SELECT any_value(channel) AS channel, min(instant) AS instant FROM messages GROUP BY conversation),
   tickets AS (SELECT channel, ${MONTH}, count(*) AS n FROM opened ${BY_MONTH}),
   paid AS (SELECT channel, ${MONTH}, sum(amount) AS amount FROM costs ${BY_MONTH})
   SELECT channel, month, amount AS "costPerTicket.numerator", n AS "costPerTicket.denominator"
   FROM tickets FULL JOIN paid USING (channel, month)`,
  `SELECT channel, ${MONTH}, ${share('customerChurnRate', 'at_start AND NOT at_end', 'at_start')},
     count(*) FILTER (at_start) - count(*) FILTER (at_end) AS "netCustomerLossRate.numerator",
     count(*) FILTER (at_start) AS "netCustomerLossRate.denominator"
   FROM customers ${BY_MONTH}`,
];

function durations(measure: string, where: string): string {
  const clocks = ['calendar', 'business'].flatMap((clock) =>
    [
      ['n', 'count(*)'],
      ['mean', `avg(${clock})`],
      ['median', `quantile_cont(${clock}, 0.5)`],
      ['p90', `quantile_cont(${clock}, 0.9)`],
      ['min', `min(${clock})`],
      ['max', `max(${clock})`],
    ].map(([name, sql]) => `${sql} FILTER (replied AND ${where}) AS "${measure}.${clock}.${name}"`),
  );
  return [`count(*) FILTER (NOT replied AND ${where}) AS "${measure}.open"`, ...clocks].join(', ');
}

function share(measure: string, part: string, whole: string, where: string = 'true'): string {
  const numerator = `count(*) FILTER (${where} AND (${part}))`;
  const denominator = `count(*) FILTER (${where} AND (${whole}))`;
  return `${numerator} AS "${measure}.numerator", ${denominator} AS "${measure}.denominator"`;
}
