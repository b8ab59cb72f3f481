import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { FactTableRows } from '../../src/sql/loadFacts.ts';
import type { OpenTimeRow } from '../../src/sql/openTime.ts';
import type { SqlQuery } from '../../src/sql/sqlQuery.ts';
import type { PeriodRow } from '../../src/sql/toSqlReport.ts';
import type { ConversationRow, EventRow, ResponseRow } from './rowsArbitrary.ts';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
// Small tables are done sooner by one thread.
await connection.run('SET threads = 1');

const CONVERSATIONS =
  'id VARCHAR, created_at BIGINT, direction VARCHAR, channel VARCHAR, team VARCHAR, spam BOOLEAN, deleted BOOLEAN, test BOOLEAN, merged_into VARCHAR';
const MESSAGES =
  'conversation_id VARCHAR, seq BIGINT, id VARCHAR, "at" BIGINT, sender VARCHAR, agent VARCHAR, visibility VARCHAR, automatic BOOLEAN, kind VARCHAR, duplicate_of VARCHAR';
const STATUSES = 'conversation_id VARCHAR, seq BIGINT, "at" BIGINT, status VARCHAR';
const ASSIGNMENTS = 'conversation_id VARCHAR, seq BIGINT, "at" BIGINT, to_agent VARCHAR, to_team VARCHAR';
const RESPONSES =
  'seq BIGINT, id VARCHAR, "at" BIGINT, score DOUBLE, kind VARCHAR, channel VARCHAR, agent VARCHAR';

/** Replaces a table of the one database in memory. */
export async function fill(
  name: string,
  columns: string,
  rows: readonly (readonly (string | number | boolean | null | undefined)[])[],
): Promise<void> {
  await connection.run(`CREATE OR REPLACE TABLE ${name} (${columns})`);
  const appender = await connection.createAppender(name);
  for (const row of rows) {
    row.forEach((value, column) => {
      const type = appender.columnType(column).toString();
      if (value === null || value === undefined) appender.appendNull();
      else if (type === 'DOUBLE') appender.appendDouble(Number(value));
      // A number that is none stands in columns of numbers alone, and nothing in those of texts alone.
      else if (Number.isNaN(value) || (value === '' && type !== 'VARCHAR')) appender.appendNull();
      else if (type === 'BOOLEAN') appender.appendBoolean(Boolean(value));
      else if (type === 'BIGINT') appender.appendBigInt(BigInt(value));
      else appender.appendVarchar(String(value));
    });
    appender.endRow();
  }
  appender.closeSync();
}

/** Fills the tables of conversations. */
export async function fillConversations(rows: readonly ConversationRow[]): Promise<void> {
  const events = <Row extends EventRow>(
    of: (row: ConversationRow) => readonly Row[],
  ): (readonly [ConversationRow, number, Row])[] =>
    rows.flatMap((row) => of(row).map((event, seq) => [row, seq, event] as const));
  await fill(
    'conversations',
    CONVERSATIONS,
    rows.map((row) => [
      row.id,
      row.createdAt,
      row.direction,
      row.channel,
      row.team,
      row.spam,
      row.deleted,
      row.test,
      row.mergedInto,
    ]),
  );
  await fill(
    'messages',
    MESSAGES,
    events((row) => row.messages).map(([{ id }, seq, message]) => [
      id,
      seq,
      message.id,
      message.at,
      message.from,
      message.agentId,
      message.visibility,
      message.automatic,
      message.kind,
      message.duplicateOf,
    ]),
  );
  await fill(
    'statuses',
    STATUSES,
    events((row) => row.statuses).map(([{ id }, seq, { at, to }]) => [id, seq, at, to]),
  );
  await fill(
    'assignments',
    ASSIGNMENTS,
    events((row) => row.assignments ?? []).map(([{ id }, seq, { at, toAgent, toTeam }]) => [
      id,
      seq,
      at,
      toAgent,
      toTeam,
    ]),
  );
}

/** Fills the table of survey responses. */
export async function fillResponses(rows: readonly ResponseRow[]): Promise<void> {
  await fill(
    'survey_responses',
    RESPONSES,
    rows.map(({ id, at, score, kind, channel, agentId }, seq) => [
      seq,
      id,
      at,
      score,
      kind,
      channel,
      agentId,
    ]),
  );
}

/** Fills the table of open time. */
export async function fillOpenTime(rows: readonly OpenTimeRow[]): Promise<void> {
  const names = Object.keys(rows[0] ?? { k: 0 });
  await fill(
    'open_time',
    names.map((name) => `${name} BIGINT`).join(', '),
    rows.map((row) => Object.values(row)),
  );
}

/** Fills the table of periods. */
export async function fillPeriods(rows: readonly PeriodRow[]): Promise<void> {
  const columns = 'i BIGINT, start_at BIGINT, end_at BIGINT';
  await fill(
    'periods',
    columns,
    rows.map(({ i, start_at, end_at }) => [i, start_at, end_at]),
  );
}

/** Creates and fills the tables of facts. */
export async function load(facts: readonly FactTableRows[]): Promise<void> {
  for (const { table, create, columns, rows } of facts) {
    await connection.run(`DROP TABLE IF EXISTS ${table}`);
    await connection.run(create);
    const appender = await connection.createAppender(table);
    for (const row of rows()) {
      row.forEach((value, i) => {
        if (value === null) appender.appendNull();
        else if (columns[i]?.type === 'DOUBLE PRECISION') appender.appendDouble(Number(value));
        else if (columns[i]?.type === 'BOOLEAN') appender.appendBoolean(value === true);
        else appender.appendVarchar(String(value));
      });
      appender.endRow();
    }
    appender.closeSync();
  }
}

/** Rows as the driver gives them. */
export async function ask(
  text: string,
  params: readonly (string | number)[] = [],
): Promise<Record<string, DuckDBValue>[]> {
  return (await connection.runAndReadAll(text, [...params])).getRowObjects();
}

/** Runs a statement. */
export async function run<Result>(query: SqlQuery<Result>): Promise<Result> {
  return query.result(await ask(query.text, query.params));
}
