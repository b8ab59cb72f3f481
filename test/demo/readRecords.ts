import { KpiError } from 'support-kpi';
import type { RowReading } from 'support-kpi/rows';
import { asFlags } from './asFlags.ts';
import { FileError } from './fileError.ts';
import type { FileKind } from './fileKinds.ts';
import { columnsFor, type Tables, wordsFor } from './mappingsFor.ts';
import type { ReadingArguments } from './parseArguments.ts';
import type { Table } from './readTable.ts';

/** A reader of rows. The options come from the command line: the library checks them. */
export type RowReader<T> = (rows: Table['rows'], options: object) => ReadRows<T>;

/** What a reader of rows gives. */
export interface ReadRows<T> {
  readonly records: readonly T[];
  readonly reading: RowReading<string>;
}

/** A file of records, and how it was read. */
export interface RecordFile<T> extends ReadRows<T> {
  readonly table: Table;
  /** What is wrong with the first row of each reason, and what to do. */
  readonly remedies: ReadonlyMap<string, string>;
}

/**
 * Reads the records of a table.
 *
 * @throws FileError where the columns are not found, no row can be read or, where `strict`, any row cannot
 */
export function readRecords<T>(
  kind: FileKind,
  table: Table,
  read: RowReader<T>,
  given: ReadingArguments,
  tables: Tables,
): RecordFile<T> {
  const { timeZone, timeFormat, strict } = given;
  const options = {
    columns: columnsFor(kind, given.columns, tables),
    // Costs have no words.
    ...(given.words.length > 0 && { values: wordsFor(kind, given.words, tables) }),
    ...(timeZone !== undefined && { timeZone }),
    ...(timeFormat !== undefined && { timeFormat }),
  };
  const [uneven] = table.uneven;
  if (strict && uneven !== undefined) throw new FileError(table.file, uneven.line, UNEVEN);
  const troubleOf = (rows: Table['rows']): KpiError | undefined => {
    try {
      read(rows, { ...options, onInvalid: 'throw' });
      return undefined;
    } catch (error) {
      if (error instanceof KpiError) return error;
      throw error;
    }
  };
  try {
    const found = read(table.rows, { ...options, onInvalid: strict ? 'throw' : 'exclude' });
    // A file of which nothing can be read is no report of zeros.
    const unread = Object.values(found.reading.excluded).reduce((sum, count) => sum + count, 0);
    const trouble = unread >= table.rows.length ? troubleOf(table.rows) : undefined;
    if (trouble) throw trouble;
    return { ...found, table, remedies: remediesOf(found.reading, table, troubleOf) };
  } catch (error) {
    if (error instanceof KpiError) throw new FileError(table.file, ...placed(error, table));
    throw error;
  }
}

/** What is said of rows that have too few or too many fields. */
export const UNEVEN = 'This row has not as many fields as the first line has names.';

/** The place of a cell: `rows[17].created_at`. */
const PLACE = /^rows\[(\d+)\]\.?(.*)$/s;

/** The line of a cell in its file, and its column. */
export function placeOf(
  path: string,
  table: Table,
): { line: number | undefined; row: number; column: string } {
  const [, row = '', column = ''] = PLACE.exec(path) ?? [];
  return { line: table.lines[Number(row || -1)], row: Number(row || -1), column };
}

function placed(error: KpiError, table: Table): [line: number | undefined, trouble: string] {
  const { line, column } = placeOf(error.path, table);
  const trouble = line === undefined ? error.message : error.message.replace(error.path, column || 'row');
  return [line, asFlags(trouble.replace(/ Got undefined\.$/, ''))];
}

/** The library says of one row what it only counts of many. */
function remediesOf(
  { excludedAt, ignoredAt }: RowReading<string>,
  table: Table,
  troubleOf: (rows: Table['rows']) => KpiError | undefined,
): ReadonlyMap<string, string> {
  const remedies = new Map<string, string>();
  for (const [reason, [path = '']] of [...Object.entries(excludedAt), ...Object.entries(ignoredAt)]) {
    const row = table.rows[placeOf(path, table).row];
    const error = row && troubleOf([row]);
    if (error)
      remedies.set(
        reason,
        placed(error, { ...table, lines: [table.lines[placeOf(path, table).row] ?? 0] })[1],
      );
  }
  return remedies;
}
