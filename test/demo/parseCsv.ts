import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { FileError } from './fileError.ts';

/** What separates the fields of a row. */
export interface Separator {
  readonly mark: string;
  /** In words. */
  readonly name: string;
}

/** A row of a file, and the line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The separators that are looked for, the commonest first. */
export const SEPARATORS: readonly Separator[] = [
  { mark: ',', name: 'comma' },
  { mark: ';', name: 'semicolon' },
  { mark: '\t', name: 'tab' },
  { mark: '|', name: 'pipe' },
];

/** The line `sep=;` that Excel reads and writes, if the text begins with one. */
export function separatorLine(text: string): { separator: Separator; rest: string } | undefined {
  const [line = '', mark] = /^"?sep=([^"\n])"?\n/i.exec(text) ?? [];
  if (mark === undefined) return undefined;
  const name = SEPARATORS.find((known) => known.mark === mark)?.name ?? mark;
  return { separator: { mark, name }, rest: text.slice(line.length) };
}

/**
 * The separator by which the first rows have the most columns in common. What stands in quotes separates nothing.
 */
export function detectSeparator(text: string): Separator {
  // Where a quote is out of place for every separator, the next best guess leads to the error that says so.
  return bestSeparator(text, false) ?? bestSeparator(text, true) ?? { mark: ',', name: 'comma' };
}

function bestSeparator(text: string, relaxed: boolean): Separator | undefined {
  let best: Separator | undefined;
  let most = 0;
  for (const separator of SEPARATORS) {
    const rows = sampleOf(text, separator.mark, relaxed);
    const count = rows[0]?.length ?? 0;
    const alike = rows.filter((fields) => fields.length === count).length / rows.length;
    // Rows that fit count more than columns.
    const score = count > 1 ? count * alike ** 4 : 0;
    if (score > most) {
      best = separator;
      most = score;
    }
  }
  return best;
}

const SAMPLE_ROWS = 100;

function sampleOf(text: string, delimiter: string, relaxed: boolean): readonly (readonly string[])[] {
  try {
    const rows: unknown = parse(text, {
      delimiter,
      to: SAMPLE_ROWS,
      relax_column_count: true,
      relax_quotes: relaxed,
      skip_empty_lines: true,
    });
    // Without `columns` the parser gives an array of texts for each row.
    return rows as readonly (readonly string[])[];
  } catch {
    return [];
  }
}

/**
 * The rows of a CSV text, without the blanks around their fields.
 *
 * @param text - with `\n` as its only line break
 * @throws FileError where the quotes are broken
 */
export function parseCsv(file: string, text: string, delimiter: string): CsvRecord[] {
  const { rows, broken } = parseRows(text, delimiter);
  let line = 1;
  const records = rows.map((fields) => {
    const record = { line, fields: fields.map((field) => field.trim()) };
    line += fields.reduce((sum, field) => sum + breaksIn(field), 1);
    return record;
  });
  if (broken) throw new FileError(file, line, broken);
  return records;
}

interface ParsedRows {
  /** The rows up to the first that is broken. */
  readonly rows: readonly (readonly string[])[];
  /** What is wrong with the next row. */
  readonly broken?: string;
}

function parseRows(text: string, delimiter: string, to?: number): ParsedRows {
  try {
    const rows: unknown = parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      ...(to !== undefined && { to }),
    });
    // Without `columns` the parser gives an array of texts for each row.
    return { rows: rows as readonly (readonly string[])[] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const records = Number(Object(error)['records']);
    const before = records > 0 ? parseRows(text, delimiter, records).rows : [];
    return { rows: before, broken: BROKEN[error.code] ?? BAD_QUOTE };
  }
}

const BAD_QUOTE =
  'A quote stands where none may be: put the whole field in quotes, and double the quotes in it.';
const BROKEN: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote is opened in this row and never closed.',
};

function breaksIn(field: string): number {
  let count = 0;
  for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count++;
  return count;
}
