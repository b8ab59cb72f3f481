import type { Conversation, Cost, CustomerPeriod, GivenDuration, Message, SurveyResponse } from 'support-kpi';
import {
  conversationsFromEvents,
  conversationsFromMessages,
  conversationsFromTickets,
  costsFromRows,
  customersFromRows,
  surveyResponsesFromRows,
} from 'support-kpi/rows';
import { nearestName } from '../../src/nearestName.ts';
import { FileError } from './fileError.ts';
import type { FileKind } from './fileKinds.ts';
import type { Tables } from './mappingsFor.ts';
import type { Arguments } from './parseArguments.ts';
import { type RecordFile, type RowReader, readRecords } from './readRecords.ts';
import { readTable } from './readTable.ts';

/** The files that were named, as records. */
export interface Files {
  /** The messages, tickets or events. */
  readonly conversations: RecordFile<Conversation> | undefined;
  readonly responses: RecordFile<SurveyResponse> | undefined;
  readonly costs: RecordFile<Cost> | undefined;
  readonly customers: RecordFile<CustomerPeriod> | undefined;
  /** Durations that the tickets' system has measured. */
  readonly durations: readonly GivenDuration[];
}

/**
 * Reads the files that were named.
 *
 * @throws FileError where one cannot be used
 */
export function readFiles({
  files,
  reading,
  durations,
  currency,
  period,
}: Pick<Arguments, 'files' | 'reading' | 'durations' | 'currency' | 'period'>): Files {
  const named = Object.entries(files).filter(([, file]) => file !== undefined);
  const tables: Tables = Object.fromEntries(
    named.map(([kind, file = '']) => [kind, readTable(file, reading)]),
  );
  const read = <T>(kind: FileKind, reader: RowReader<T>): RecordFile<T> | undefined => {
    const table = tables[kind];
    return table && readRecords(kind, table, reader, reading, tables);
  };
  const conversations =
    withoutBroken(read('messages', messages) ?? read('events', events)) ?? read('tickets', tickets);
  return {
    conversations,
    responses: read('responses', responses),
    costs: read('costs', (rows, options) => costs(rows, { ...options, ...(currency && { currency }) })),
    customers: read('customers', (rows, options) =>
      customers(rows, { ...options, ...(period && { period }) }),
    ),
    durations: conversations && durations ? givenDurations(conversations, durations.column) : [],
  };
}

/** The durations of tickets, with what a report may group them by. */
function givenDurations(
  { table, records, reading }: RecordFile<Conversation>,
  column: string,
): GivenDuration[] {
  if (!table.columns.includes(column)) {
    const nearest = nearestName(column, table.columns);
    const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    throw new FileError(
      table.file,
      undefined,
      `There is no column ${column}.${meant} The columns: ${table.columns.join(', ')}.`,
    );
  }
  const id = reading.columns['conversationId'] ?? '';
  const byId = new Map(records.map((record) => [record.id, record]));
  return table.rows.map((row) => {
    const { createdAt, channel, group, inbox, team, priority } = byId.get(String(row[id])) ?? {};
    const agentId = row[reading.columns['agentId'] ?? ''];
    return {
      duration: String(row[column] ?? ''),
      at: createdAt ?? undefined,
      agentId: typeof agentId === 'string' ? agentId : undefined,
      ...{ channel, group, inbox, team, priority },
    };
  });
}

/** A message that no metric can use. */
const UNREADABLE: Message = { at: Number.NaN, from: 'customer' };

/**
 * A row that has too few or too many fields may have ended a wait: as the reader of rows does with rows that it cannot
 * read, its conversation gets a message that the metrics refuse.
 */
function withoutBroken(file: RecordFile<Conversation> | undefined): RecordFile<Conversation> | undefined {
  if (file === undefined || file.table.uneven.length === 0) return file;
  const id = file.reading.columns['conversationId'];
  const broken = new Set(file.table.uneven.map(({ cells }) => id !== undefined && cells[id]));
  return {
    ...file,
    records: file.records.map((record) =>
      broken.has(record.id) ? { ...record, messages: [...(record.messages ?? []), UNREADABLE] } : record,
    ),
  };
}

const messages: RowReader<Conversation> = (rows, options) => {
  const { conversations: records, ...reading } = conversationsFromMessages(rows, options);
  return { records, reading };
};

const tickets: RowReader<Conversation> = (rows, options) => {
  const { conversations: records, ...reading } = conversationsFromTickets(rows, options);
  return { records, reading };
};

/** What activities mean is an option of its own. */
const events: RowReader<Conversation> = (
  rows,
  options: { readonly values?: { readonly activity?: object } },
) => {
  const { activity: activities, ...values } = options.values ?? {};
  const given: object = { ...options, values, ...(activities && { activities }) };
  const { conversations: records, ...reading } = conversationsFromEvents(rows, given);
  return { records, reading };
};

const responses: RowReader<SurveyResponse> = (rows, options) => {
  const { surveyResponses: records, ...reading } = surveyResponsesFromRows(rows, options);
  return { records, reading };
};

const costs: RowReader<Cost> = (rows, options) => {
  const { costs: records, ...reading } = costsFromRows(rows, options);
  return { records, reading };
};

const customers: RowReader<CustomerPeriod> = (rows, options) => {
  const { customers: records, ...reading } = customersFromRows(rows, options);
  return { records, reading };
};
