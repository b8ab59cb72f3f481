import { FILE_KINDS, type FileKind } from './fileKinds.ts';
import type { ColumnMapping, WordMapping } from './parseMappings.ts';
import type { Table } from './readTable.ts';

/** The files that were named, by kind. */
export type Tables = { readonly [kind in FileKind]?: Table };

/**
 * The option `columns` for one of several files: a column that was named for no file in particular is meant for those
 * that have it; one that no file has is left to the library, which says what may be meant.
 */
export function columnsFor(
  kind: FileKind,
  mappings: readonly ColumnMapping[],
  tables: Tables,
): Record<string, string | null> {
  const has = (table: Table | undefined, column: string): boolean => table?.columns.includes(column) === true;
  const meant = mappings.filter(({ kind: only, column }) => {
    if (only !== undefined || column === null) return (only ?? kind) === kind;
    return has(tables[kind], column) || !Object.values(tables).some((table) => has(table, column));
  });
  return Object.fromEntries(meant.map(({ field, column }) => [field, column]));
}

/**
 * The option `values` for one of several files: words of a field are meant for the files that have such a field; those
 * of a field that no file has are left to the library, which says what may be meant.
 */
export function wordsFor(
  kind: FileKind,
  mappings: readonly WordMapping[],
  tables: Tables,
): Record<string, object> {
  const knows = (name: FileKind, field: string): boolean => FILE_KINDS[name].some((known) => known === field);
  const kinds = Object.keys(tables) as FileKind[];
  const meant = mappings.filter(({ kind: only, field }) => {
    if (only !== undefined) return only === kind;
    return knows(kind, field) || !kinds.some((name) => knows(name, field));
  });
  const fields = new Map<string, [string, WordMapping['meaning']][]>();
  for (const { field, word, meaning } of meant)
    fields.set(field, [...(fields.get(field) ?? []), [word, meaning]]);
  return Object.fromEntries([...fields].map(([field, words]) => [field, Object.fromEntries(words)]));
}
