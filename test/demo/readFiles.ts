import type { Conversation, Message, SurveyResponse } from 'support-kpi';
import { conversationsFromMessages } from 'support-kpi/rows';
import type { FileKind } from './fileKinds.ts';
import { responses } from './interimResponses.ts';
import type { Tables } from './mappingsFor.ts';
import type { Arguments } from './parseArguments.ts';
import { type RecordFile, type RowReader, readRecords } from './readRecords.ts';
import { readTable } from './readTable.ts';
import { UsageError } from './usageError.ts';

/** The files that were named, as records. */
export interface Files {
  /** The messages, tickets or events. */
  readonly conversations: RecordFile<Conversation> | undefined;
  readonly responses: RecordFile<SurveyResponse> | undefined;
}

/**
 * Reads the files that were named.
 *
 * @throws FileError where one cannot be used
 */
export function readFiles({ files, reading }: Pick<Arguments, 'files' | 'reading'>): Files {
  if (files.tickets !== undefined || files.events !== undefined)
    throw new UsageError('--tickets and --events cannot be read yet.');
  const named = Object.entries(files).filter(([, file]) => file !== undefined);
  const tables: Tables = Object.fromEntries(
    named.map(([kind, file = '']) => [kind, readTable(file, reading)]),
  );
  const read = <T>(kind: FileKind, reader: RowReader<T>): RecordFile<T> | undefined => {
    const table = tables[kind];
    return table && readRecords(kind, table, reader, reading, tables);
  };
  return {
    conversations: withoutBroken(read('messages', messages)),
    responses: read('responses', responses),
  };
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
