import { plainName } from './plainName.ts';

/** For each field the well-known names of its column, the likeliest first. */
export type FieldNames<Field extends string> = { readonly [F in Field]: readonly string[] };

/** Which column a field is read from: its name, `null` for none, left out to have it guessed. */
export type ColumnNames<Field extends string> = { readonly [F in Field]?: string | null | undefined };

/** Which column each field of a table is read from. */
export interface FoundColumns<Field extends string> {
  /** The column of each field that has one. */
  readonly columns: ReadonlyMap<Field, string>;
  /** The columns between which the guess of a field chose; the first was taken. */
  readonly ambiguous: ReadonlyMap<Field, readonly string[]>;
  /** The columns that no field is read from. */
  readonly others: readonly string[];
}

/**
 * Finds the column of each field. A name that is given is taken as it is. Else the well-known names are looked for in
 * their order, in any writing; where several are there, that is told, unless the first is the field's own name. No
 * column is guessed for two fields.
 */
export function findColumns<Field extends string>(
  names: readonly string[],
  fields: FieldNames<Field>,
  given: ColumnNames<Field>,
): FoundColumns<Field> {
  const columns = new Map<Field, string>();
  const ambiguous = new Map<Field, readonly string[]>();
  const present = new Set(names);
  const taken = new Set<string>();
  for (const field in fields) {
    const name = given[field];
    if (typeof name !== 'string' || !present.has(name)) continue;
    columns.set(field, name);
    taken.add(name);
  }
  const byPlainName = new Map<string, string[]>();
  for (const name of names) {
    const same = byPlainName.get(plainName(name));
    if (same) same.push(name);
    else byPlainName.set(plainName(name), [name]);
  }
  for (const field in fields) {
    if (given[field] !== undefined) continue;
    const found = new Set(
      fields[field]
        .flatMap((name) => [name, ...(byPlainName.get(plainName(name)) ?? [])])
        .filter((name) => present.has(name) && !taken.has(name)),
    );
    const [first] = found;
    if (first === undefined) continue;
    columns.set(field, first);
    taken.add(first);
    if (found.size > 1 && first !== field) ambiguous.set(field, [...found]);
  }
  return { columns, ambiguous, others: names.filter((name) => !taken.has(name)) };
}
