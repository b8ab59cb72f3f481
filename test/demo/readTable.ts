import { readFileSync } from 'node:fs';
import { decodeText } from './decodeText.ts';
import { FileError } from './fileError.ts';
import { detectSeparator, parseCsv, type Separator, separatorLine } from './parseCsv.ts';
import { parseJsonRows } from './parseJsonRows.ts';

/** A row that has too few or too many fields. */
export interface UnevenRow {
  readonly line: number;
  /** What it holds if only its end is wrong. */
  readonly cells: Readonly<Record<string, unknown>>;
}

/** What a file holds, as `support-kpi/rows` takes it. */
export interface Table {
  /** The file as the user named it. */
  readonly file: string;
  readonly columns: readonly string[];
  /** The rows, by column; numbers and the like stay texts. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Where each row begins: its line in a CSV file, its number in JSON, from 1. */
  readonly lines: readonly number[];
  /** The rows that were left out, because they have too few or too many fields. */
  readonly uneven: readonly UnevenRow[];
  /** What was guessed and what was ignored on the way, in words. */
  readonly notes: readonly string[];
}

/** How a file is to be read, where it does not say so itself. */
export interface TableOptions {
  /** A name that `TextDecoder` knows; by default what the bytes show, else UTF-8. */
  readonly encoding?: string | undefined;
  /** What separates the fields; by default what the first rows agree on. */
  readonly separator?: Separator | undefined;
}

/**
 * Reads a file of rows: CSV (UTF-8 or UTF-16; comma, semicolon, tab or pipe; the first line names the columns), or JSON
 * (an array of objects, or an object that holds one; or an object a line).
 *
 * @throws FileError where there is no such file, it is empty or no text, its quotes are broken, or it has no rows
 */
export function readTable(file: string, { encoding: given, separator }: TableOptions = {}): Table {
  const { text, encoding } = told(file, () => decodeText(bytesOf(file), given));
  const read = `${file} is read as ${encoding}`;
  if (text.trim() === '') throw new FileError(file, undefined, 'The file is empty.');
  const table = /^\s*[[{]/.test(text) ? jsonTable(file, text) : csvTable(file, text, separator);
  const [how, ...notes] = table.notes;
  if (table.rows.length + table.uneven.length === 0)
    throw new FileError(file, undefined, 'The file has a header but no rows.');
  return { ...table, notes: [`${read}, ${how}.`, ...notes] };
}

function jsonTable(file: string, text: string): Table {
  const rows = told(file, () => parseJsonRows(text));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { file, columns, rows, lines: rows.map((_, i) => i + 1), uneven: [], notes: ['JSON'] };
}

function csvTable(file: string, raw: string, given: Separator | undefined): Table {
  // One kind of line break, so that lines are counted right; some programs write the mark twice.
  const text = raw.replaceAll(/\r\n?/g, '\n').replace(/^\uFEFF+/, '');
  const own = separatorLine(text);
  const separator = given ?? own?.separator ?? detectSeparator(own?.rest ?? text);
  const records = parseCsv(file, text, separator.mark);
  if (own) records.shift();
  while (records[0] && isEmpty(records[0].fields)) records.shift();
  while (isEmpty(records.at(-1)?.fields ?? ['x'])) records.pop();
  const [header, ...body] = records;
  if (header === undefined) throw new FileError(file, undefined, 'The file is empty.');
  const { names, notes } = namesOf(header.fields);
  const rows: Record<string, unknown>[] = [];
  const lines: number[] = [];
  const uneven: UnevenRow[] = [];
  for (const { line, fields } of body) {
    if (fits(fields, names.length)) {
      rows.push(rowOf(names, fields));
      lines.push(line);
      // In a file of one column an empty line is an empty field; else it is only an empty line.
    } else if (fields.length > 1 || fields[0] !== '') uneven.push({ line, cells: rowOf(names, fields) });
  }
  const columns = names.filter((name) => name !== undefined);
  const how = given ? 'as told' : own ? 'as its first line says' : 'guessed';
  const split = columns.length > 1 ? `separated by ${separator.name} (${how})` : 'one column';
  return { file, columns, rows, lines, uneven, notes: [split, ...notes] };
}

function isEmpty(fields: readonly string[]): boolean {
  return fields.every((field) => field === '');
}

/** Whether a row has the fields of the header; a surplus of empty ones harms nobody. */
function fits(fields: readonly string[], count: number): boolean {
  return fields.length >= count && isEmpty(fields.slice(count));
}

function rowOf(names: readonly (string | undefined)[], fields: readonly string[]): Record<string, unknown> {
  const cells: [string, unknown][] = [];
  names.forEach((name, i) => {
    if (name !== undefined) cells.push([name, fields[i]]);
  });
  return Object.fromEntries(cells);
}

/** The names of columns; those without a name are ignored, as the index that pandas writes. */
function namesOf(header: readonly string[]): { names: (string | undefined)[]; notes: string[] } {
  const names: (string | undefined)[] = [];
  const notes: string[] = [];
  header.forEach((given, i) => {
    if (given === '') {
      names.push(undefined);
      notes.push(`Column ${i + 1} has no name and is ignored.`);
      return;
    }
    let name = given;
    for (let n = 2; names.includes(name); n++) name = `${given} (${n})`;
    if (name !== given)
      notes.push(`The column ${given} is there more than once; column ${i + 1} is called ${name}.`);
    names.push(name);
  });
  return { names, notes };
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new FileError(
      file,
      undefined,
      isMissing ? 'There is no such file.' : 'This cannot be read as a file.',
    );
  }
}

/** Says of which file something is true. */
function told<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof FileError || !(error instanceof Error)) throw error;
    throw new FileError(file, undefined, error.message);
  }
}
