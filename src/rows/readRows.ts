import { ensure, KpiError } from '../errors.ts';
import { checkNames, nearestName } from '../nearestName.ts';
import { type ColumnNames, type FieldNames, type FoundColumns, findColumns } from './findColumns.ts';
import type { RowSettings } from './rowOptions.ts';

/** What a reader of rows looks for, and how. */
export interface RowsPlan<Field extends string> {
  /** The fields, and the well-known names of their columns. */
  readonly fields: FieldNames<Field>;
  /** The fields without which nothing can be read; of a list, one is enough. */
  readonly required: readonly (readonly Field[])[];
  /** The option `columns`. */
  readonly columns: ColumnNames<Field> | undefined;
  /** The options that all readers share. */
  readonly settings: RowSettings;
}

/** One row, as its fields. Reused from row to row: what is to stay must be copied out. */
export class RowCells<Field extends string> {
  /** Its place among the rows, from 0. */
  index = -1;
  /** The row itself. */
  row: Readonly<Record<string, unknown>> = {};
  /** The value of each field; `undefined` where there is no column or the value stands for nothing. */
  readonly values: Partial<Record<Field, unknown>> = {};
  /** Which column each field is read from. */
  found: FoundColumns<Field> = { columns: new Map(), ambiguous: new Map(), others: [] };

  /** Where the value of a field stands: `rows[17].created_at`. */
  pathOf(field: Field): string {
    return `rows[${this.index}].${this.found.columns.get(field) ?? field}`;
  }
}

/** Which columns were read. */
export interface ReadColumns<Field extends string> {
  /** The column that each field was read from. */
  readonly columns: { readonly [F in Field]?: string };
  /** The columns among which the guess of a field chose the first. */
  readonly ambiguous: { readonly [F in Field]?: readonly string[] };
}

/**
 * Goes through rows once and puts the fields of each into `cells`. Columns are found once for all rows of the same keys.
 *
 * @throws KpiError `invalid-option` when the rows cannot be gone through, a column that is named is in no row, or a
 *   required one is not found
 */
export function readRows<Field extends string>(
  rows: unknown,
  cells: RowCells<Field>,
  plan: RowsPlan<Field>,
  visit: () => void,
): ReadColumns<Field> {
  const { fields } = plan;
  const { isNothing, excluded, throws } = plan.settings;
  const given = plan.columns === undefined ? {} : plan.columns;
  checkColumns(given, fields);
  ensure(
    isIterable(rows),
    'invalid-option',
    'rows',
    rows,
    'Give an array or another iterable of objects, one a row.',
  );
  const shapes = new Map<string, Shape<Field>>();
  const seen = new Set<string>();
  const columns = new Map<Field, string>();
  const ambiguous = new Map<Field, readonly string[]>();
  let shape: Shape<Field> | undefined;
  for (const row of rows) {
    cells.index++;
    if (!isRow(row)) {
      excluded.refuse('invalid-row', () => ({
        path: `rows[${cells.index}]`,
        value: row,
        remedy: 'A row is an object whose keys are the names of the columns.',
      }));
      continue;
    }
    cells.row = row;
    if (shape === undefined || !hasKeys(row, shape.keys)) {
      shape = shapeOf(row, shapes, fields, given);
      cells.found = shape;
      for (const field in fields) cells.values[field] = undefined;
      if (shape.isNew) {
        shape.isNew = false;
        for (const name of shape.keys) if (seen.size < MOST_NAMES) seen.add(name);
        for (const [field, name] of shape.columns) if (!columns.has(field)) columns.set(field, name);
        for (const [field, names] of shape.ambiguous) if (!ambiguous.has(field)) ambiguous.set(field, names);
        if (throws) checkFound(plan, columns, seen);
      }
    }
    for (const [field, name] of shape.slots) {
      const value = row[name];
      cells.values[field] = isNothing(value) ? undefined : value;
    }
    visit();
  }
  if (shape !== undefined) checkFound(plan, columns, seen);
  // Fields are names of this library, never those of rows: no key can be hostile.
  return {
    columns: Object.fromEntries(columns) as ReadColumns<Field>['columns'],
    ambiguous: Object.fromEntries(ambiguous) as ReadColumns<Field>['ambiguous'],
  };
}

/** The columns of rows that have the same keys. */
interface Shape<Field extends string> extends FoundColumns<Field> {
  readonly keys: readonly string[];
  readonly slots: readonly (readonly [field: Field, name: string])[];
  isNew: boolean;
}

/** So many kinds of rows are remembered. */
const MOST_SHAPES = 1000;
/** So many names of columns are remembered, for errors. */
const MOST_NAMES = 10_000;

function shapeOf<Field extends string>(
  row: object,
  shapes: Map<string, Shape<Field>>,
  fields: FieldNames<Field>,
  given: ColumnNames<Field>,
): Shape<Field> {
  const keys = enumerableKeys(row);
  const id = JSON.stringify(keys);
  const known = shapes.get(id);
  if (known) return known;
  const found = findColumns(
    keys.filter((key) => Object.hasOwn(row, key)),
    fields,
    given,
  );
  const shape = { ...found, keys, slots: [...found.columns], isNew: true };
  if (shapes.size < MOST_SHAPES) shapes.set(id, shape);
  return shape;
}

function enumerableKeys(row: object): string[] {
  const keys: string[] = [];
  for (const key in row) keys.push(key);
  return keys;
}

function hasKeys(row: object, keys: readonly string[]): boolean {
  let i = 0;
  for (const key in row) if (keys[i++] !== key) return false;
  return i === keys.length;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  const iterator: unknown = Object(value)[Symbol.iterator];
  return typeof value === 'object' && typeof iterator === 'function';
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkColumns(given: object, fields: object): void {
  const known = Object.keys(fields);
  checkNames(given, known, 'columns');
  for (const [field, name] of Object.entries(given)) {
    ensure(
      name === undefined || name === null || typeof name === 'string',
      'invalid-option',
      `columns.${field}`,
      name,
      'Give the name of a column, or null for none.',
    );
  }
}

/** Holds that the columns that are named, and those that must be there, were found. */
function checkFound<Field extends string>(
  { columns: given = {}, fields, required }: RowsPlan<Field>,
  columns: ReadonlyMap<Field, string>,
  seen: ReadonlySet<string>,
): void {
  const names = [...seen];
  const listed = names.length === 0 ? 'none' : names.slice(0, 50).join(', ');
  for (const field in fields) {
    const name = given[field];
    if (typeof name !== 'string' || columns.has(field)) continue;
    const nearest = nearestName(name, names);
    const meant = nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
    throw new KpiError(
      'invalid-option',
      `columns.${field}`,
      name,
      `No row has this column.${meant} The columns: ${listed}.`,
    );
  }
  for (const [field, ...others] of required) {
    if (field === undefined || columns.has(field) || others.some((other) => columns.has(other))) continue;
    throw new KpiError(
      'invalid-option',
      `columns.${field}`,
      undefined,
      `No column was found for ${field}, such as ${fields[field].slice(0, 3).join(', ')}. The columns: ${listed}. Name it: { columns: { ${field}: '…' } }.`,
    );
  }
}
