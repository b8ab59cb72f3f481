import { type FileKind, isFileKind } from './fileKinds.ts';
import { UsageError } from './usageError.ts';

/** What a field of a file is read from. */
export interface ColumnMapping {
  /** The only file that it is meant for. */
  readonly kind: FileKind | undefined;
  readonly field: string;
  /** The column; `null` for none. */
  readonly column: string | null;
}

/** What a word of a field means. */
export interface WordMapping {
  /** The only file that it is meant for. */
  readonly kind: FileKind | undefined;
  readonly field: string;
  readonly word: string;
  readonly meaning: string | number | boolean | null;
}

/**
 * Columns from `at=created_at,from=author_role`; `messages.at=created_at` is meant for the messages alone, `group=` says
 * that there is none. Names may hold commas and equals signs.
 *
 * @throws UsageError where it is not written like that
 */
export function parseColumns(texts: readonly string[]): ColumnMapping[] {
  // A comma separates only where a field and an equals sign follow.
  return texts
    .flatMap((text) => text.split(/,(?=[^,=]*=)/))
    .map((part) => {
      const at = part.indexOf('=');
      const column = part.slice(at + 1).trim();
      if (at < 1)
        throw new UsageError(
          `--columns: Write field=column, such as at=created_at. Got ${part || 'nothing'}.`,
        );
      return { ...fieldOf(part.slice(0, at)), column: column === '' ? null : column };
    });
}

/**
 * Words from `from: end-user=customer, admin=agent`; several fields are separated by semicolons. Words may hold commas
 * and equals signs.
 *
 * @throws UsageError where it is not written like that
 */
export function parseWords(texts: readonly string[]): WordMapping[] {
  return texts
    .flatMap((text) => text.split(/;(?=[^;:=]*:)/))
    .flatMap((part) => {
      const [, name, list = ''] = /^([^:=]+):(.*)$/s.exec(part) ?? [];
      // The last equals sign before a comma or the end is the one that is meant.
      const pairs = [...list.matchAll(/(.+?)=([^=,]*)(?:,|$)/gs)];
      const length = pairs.reduce((sum, [pair]) => sum + pair.length, 0);
      if (name === undefined || pairs.length === 0 || length < list.trimEnd().length) {
        throw new UsageError(
          `--map: Write field: word=meaning, such as "from: end-user=customer, admin=agent". Got ${part || 'nothing'}.`,
        );
      }
      const field = fieldOf(name);
      return pairs.map(([, word = '', meaning = '']) => ({
        ...field,
        word: word.trim(),
        meaning: meaningOf(meaning.trim()),
      }));
    });
}

function fieldOf(text: string): { kind: FileKind | undefined; field: string } {
  const name = text.trim();
  const [kind, ...rest] = name.split('.');
  return isFileKind(kind) && rest.length > 0
    ? { kind, field: rest.join('.') }
    : { kind: undefined, field: name };
}

/** Scores are numbers, flags are true or false, and nothing is a meaning too. */
function meaningOf(text: string): string | number | boolean | null {
  if (text === '' || text === 'nothing') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
