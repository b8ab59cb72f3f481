import { readFileSync } from 'node:fs';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { FileError } from './fileError.ts';

/** One row of a file. */
export interface Row {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Its fields by column, without the blanks around them. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A row that has too few or too many fields. */
export interface UnevenRow {
  readonly line: number;
  readonly fields: readonly string[];
  /** How many fields there are and should be, as a sentence. */
  readonly trouble: string;
}

/** What a CSV file holds. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** The rows that have too few or too many fields. */
  readonly uneven: readonly UnevenRow[];
}

/**
 * Reads a CSV file: UTF-8, columns separated by comma, semicolon or tab, the first line names them.
 *
 * @throws FileError where there is no such file, it is empty or no UTF-8, its quotes are broken, it has no names of
 *   columns or the same name twice
 */
export function readTable(file: string): Table {
  const text = readText(file);
  const [header, ...records] = parseRecords(file, text);
  if (header === undefined || text.trim() === '') throw new FileError(file, undefined, 'The file is empty.');
  const columns = header.fields.map((name) => name.trim());
  columns.forEach((name, i) => {
    if (name === '') throw new FileError(file, header.line, `Column ${i + 1} has no name.`);
    if (columns.indexOf(name) < i)
      throw new FileError(file, header.line, `The column ${name} is there twice.`);
  });
  const rows: Row[] = [];
  const uneven: UnevenRow[] = [];
  for (const { line, fields } of records) {
    if (fields.length === columns.length) {
      rows.push({
        line,
        fields: Object.fromEntries(columns.map((name, i) => [name, fields[i]?.trim() ?? ''])),
      });
      // In a file of one column an empty line is an empty field; else it is only an empty line.
    } else if (fields.length > 1 || fields[0]?.trim() !== '') {
      const trouble = `This row has ${fields.length} fields, the header ${columns.length}.`;
      uneven.push({ line, fields, trouble });
    }
  }
  return { file, columns, rows, uneven };
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new FileError(
      file,
      undefined,
      isMissing ? 'There is no such file.' : 'This cannot be read as a file.',
    );
  }
  try {
    // The parser counts a quoted CR LF as two lines; one kind of line break makes it count right.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch {
    throw new FileError(file, undefined, 'The file is not in UTF-8: save it as CSV UTF-8.');
  }
}

interface NumberedRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

function parseRecords(file: string, text: string, most = Number.POSITIVE_INFINITY): NumberedRecord[] {
  try {
    const parsed: unknown = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      record_delimiter: '\n',
      ...(most < Number.POSITIVE_INFINITY && { to: most }),
    });
    // With `info` the parser gives each record together with the line on which it ends.
    return (parsed as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
      line: info.lines - (record.join('').split('\n').length - 1),
      fields: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileError(file, ...quotingTrouble(error, text));
  }
}

/** Where the quoting is broken: the parser finds a quote without end only at the end of the file. */
function quotingTrouble(error: CsvError, text: string): [line: number, trouble: string] {
  const { code, lines, records } = error as CsvError & { lines: number; records: number };
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    const before = records > 0 ? parseRecords('', text, records).at(-1) : undefined;
    const line = before ? before.line + before.fields.join('').split('\n').length : 1;
    return [line, 'A quote is opened in this row and never closed.'];
  }
  return [
    lines,
    'A quote stands where none may be: put the whole field in quotes, and double the quotes in it.',
  ];
}

/** The separator that the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (mark: string): number => first.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
