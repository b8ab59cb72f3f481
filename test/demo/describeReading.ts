import type { RecordFile } from './readRecords.ts';

/** What was guessed of a file, so that whoever knows better can say so. */
export function describeReading({ table, reading }: RecordFile<unknown>): string {
  const columns = Object.entries(reading.columns).map(([field, column]) => `${field} from ${column}`);
  const used = new Set(Object.values(reading.columns));
  const unused = table.columns.filter((name) => !used.has(name));
  const sentences = [
    ...table.notes,
    `Columns: ${columns.join(', ')}.`,
    ...Object.entries(reading.ambiguous).map(
      ([field, names]) =>
        `For ${field} there are ${(names ?? []).join(' and ')}: the first was taken (--columns ${field}=…).`,
    ),
    ...Object.entries(reading.words).flatMap(([field, words]) => wordsOf(field, words)),
    unused.length > 0 && `Not read: ${unused.join(', ')}.`,
  ];
  return sentences.filter(Boolean).join(' ');
}

/** What words were taken for, where they do not say so themselves. */
function wordsOf(field: string, words: Readonly<Record<string, unknown>>): string[] {
  const told = Object.entries(words).filter(([word, meaning]) => word.toLowerCase() !== String(meaning));
  if (told.length === 0) return [];
  const few = told.slice(0, MOST_WORDS).map(([word, meaning]) => `${word} = ${meaning}`);
  return [`Words of ${field}: ${few.join(', ')}${told.length > MOST_WORDS ? ', …' : ''}.`];
}

const MOST_WORDS = 12;
