import type { Places } from '../facts/reading/tally.ts';
import type { ReadColumns } from './readRows.ts';
import type { RowSettings } from './rowOptions.ts';
import type { WordReader } from './wordReader.ts';

/** What a reader of rows says about its reading. */
export interface RowReading<Field extends string> {
  /** The column that each field was read from: named by you, or guessed. */
  readonly columns: Readonly<Partial<Record<Field, string>>>;
  /** Where several columns could be a field: those columns; the first was taken. Name the right one in `columns`. */
  readonly ambiguous: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** What the words of each field were taken for. */
  readonly words: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The words of each field whose meaning nobody says, and how often each was there. Give it in `values`. */
  readonly unknownWords: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The rows that no figure can use, counted by reason, each once. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Where the first few of each reason stand: `rows[17].created_at`; rows are counted from 0. */
  readonly excludedAt: Places;
  /** Cells that could not be read and are not needed: their rows count, as if they had nothing there. */
  readonly ignored: Readonly<Record<string, number>>;
  /** Where the first few of these cells stand. */
  readonly ignoredAt: Places;
}

/** What is to be said about a reading. */
export function rowReading<Field extends string>(
  { excluded, ignored }: RowSettings,
  found: ReadColumns<Field>,
  words: Readonly<Record<string, Pick<WordReader<unknown>, 'seen' | 'unknown'>>>,
): RowReading<Field> {
  const told = Object.entries(words);
  return {
    ...found,
    words: Object.fromEntries(
      told.map(([field, { seen }]) => [field, seen]).filter(([, seen]) => hasKeys(seen)),
    ),
    unknownWords: Object.fromEntries(
      told.map(([field, { unknown }]) => [field, unknown]).filter(([, unknown]) => hasKeys(unknown)),
    ),
    excluded: excluded.excluded,
    excludedAt: excluded.excludedAt,
    ignored: ignored.excluded,
    ignoredAt: ignored.excludedAt,
  };
}

function hasKeys(object: unknown): boolean {
  return Object.keys(Object(object)).length > 0;
}
