import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { elapsed, type Schedule } from '../../src/index.ts';
import type { AllRecords } from './otherRecords.ts';
import { LAST_DAY } from './otherRecords.ts';
import { FIRST_YEAR } from './plainConversations.ts';

const HOUR_MS = 3_600_000;

type Value = string | number | boolean | null | undefined;

/** A DuckDB in memory with two threads that holds the records as tables, times as numbers, and the open hours. */
export async function duckdbTables(records: AllRecords, schedule: Schedule): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET threads = 2');
  const load = async (name: string, columns: string, rows: Iterable<readonly Value[]>): Promise<void> => {
    await connection.run(`CREATE TABLE ${name} (${columns})`);
    const types = columns.split(', ').map((column) => column.split(' ')[1]);
    const appender = await connection.createAppender(name);
    for (const row of rows) {
      row.forEach((value, i) => {
        if (value === null || value === undefined) appender.appendNull();
        else if (types[i] === 'BOOLEAN') appender.appendBoolean(Boolean(value));
        else if (types[i] === 'BIGINT') appender.appendBigInt(BigInt(value));
        else appender.appendVarchar(String(value));
      });
      appender.endRow();
    }
    appender.closeSync();
  };
  await load(
    'messages',
    'conversation BIGINT, channel VARCHAR, instant BIGINT, received BOOLEAN',
    messageRows(records),
  );
  await load(
    'surveys',
    'channel VARCHAR, instant BIGINT, kind VARCHAR, score BIGINT',
    records.surveyResponses.map(({ channel, at, kind, score }) => [
      channel,
      Number(at),
      kind,
      score || score === 0 ? score : null,
    ]),
  );
  await load(
    'costs',
    'channel VARCHAR, instant BIGINT, amount BIGINT',
    records.costs.map(({ channel, at, amount }) => [channel, Number(at), amount]),
  );
  await load(
    'customers',
    'channel VARCHAR, instant BIGINT, at_start BOOLEAN, at_end BOOLEAN',
    records.customers.map(({ channel, at, activeAtStart, activeAtEnd }) => [
      channel,
      Number(at),
      Boolean(activeAtStart),
      Boolean(activeAtEnd),
    ]),
  );
  await load('hours', 'k BIGINT, c BIGINT, open BIGINT', hourRows(schedule));
  return connection;
}

function* messageRows({ conversations }: AllRecords): Iterable<readonly Value[]> {
  for (const [i, { channel, messages = [] }] of conversations.entries()) {
    for (const { at, from } of messages) yield [i, channel, Number(at), from === 'customer'];
  }
}

/** Every hour with the open time before it; in this schedule an hour is open or it is not. */
function* hourRows(schedule: Schedule): Iterable<readonly Value[]> {
  let before = 0;
  for (let start = FIRST_YEAR; start < LAST_DAY; start += HOUR_MS) {
    const open = elapsed(schedule, start, start + HOUR_MS);
    yield [start / HOUR_MS, before, open / HOUR_MS];
    before += open;
  }
}
