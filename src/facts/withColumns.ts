import { ensure } from '../errors.ts';
import type { Derive } from '../fold/rows.ts';
import { checkNames } from '../nearestName.ts';
import type { RecordKinds, RecordName } from '../records/records.ts';
import type { ColumnKind, Fact, FactReader, FactTable, Lists } from './fact.ts';
import { ALLOWED, type OwnValue, ownValue } from './ownValue.ts';
import { ownFunction } from './reading/answersOf.ts';

/** A column of your own. */
export interface OwnColumn<Column extends string, Record> {
  /** What it holds. */
  readonly kind: ColumnKind;
  /**
   * Its value for a row; nothing where it is not known. A method, so that a function may ask for more of a record than the
   * type promises.
   *
   * @param record - the record that the row was read from
   * @param columnOf - the value of another column of the row; NaN where it is not known
   */
  of(record: Record, columnOf: (column: Column) => number): OwnValue;
}

/** Columns of your own by name. */
export type OwnColumns<Own extends string, Column extends string, Record> = {
  readonly [Name in Own]: OwnColumn<Column, Record>;
};

/**
 * A fact with further columns, each made by a function from the record of a row: whether its customer is a VIP, how many
 * words it has, whether it was on a weekend.
 *
 * The columns count among those of the fact: in expressions, for the compiler, in lists, in loaded facts. A statement that
 * reads records refuses them by name. They are computed when they are asked for, once for all measures of a report.
 *
 * @param fact - the fact
 * @param columns - the columns by name
 * @throws KpiError `invalid-option` for a column that the fact has, or that has no function; when it is computed, for a
 *   function that throws, or gives what is no such value
 * @example
 * ```ts
 * import { conversationOptions, count, messages, withColumns } from 'support-kpi/define';
 *
 * const fromVips = count({
 *   id: 'fromVips@1',
 *   unit: 'messages',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: conversationOptions,
 *   measure: (rules) => ({
 *     of: withColumns(messages(rules), {
 *       vip: { kind: 'flag', of: (conversation) => conversation.priority === 'vip' },
 *     }),
 *     when: { at: 'at' },
 *     where: ['and', 'received', 'vip'],
 *   }),
 * });
 * const at = '2026-03-02T09:00:00Z';
 * fromVips([
 *   { id: 1, priority: 'vip', messages: [{ at, from: 'customer' }] },
 *   { id: 2, priority: 'low', messages: [{ at, from: 'customer' }] },
 * ]).value; // 1
 * ```
 */
export function withColumns<
  Column extends string,
  Label extends string,
  Needs extends RecordName,
  const Own extends string,
>(
  fact: Fact<Column, Label, Needs>,
  columns: OwnColumns<Own, Column, RecordKinds[Needs]>,
): Fact<Column | Own, Label, Needs> {
  const isFact =
    typeof fact?.begin === 'function' && typeof fact.columns === 'object' && fact.columns !== null;
  ensure(isFact, 'invalid-option', 'fact', fact, 'Give a fact, such as waits(settings).');
  const isObject = typeof columns === 'object' && columns !== null && !Array.isArray(columns);
  const remedy = "Give columns by name, such as { vip: { kind: 'flag', of: (record) => … } }.";
  ensure(isObject, 'invalid-option', 'columns', columns, remedy);
  const own = new Map<string, OwnRead>();
  for (const [name, column] of Object.entries<OwnColumn<Column, RecordKinds[Needs]>>(columns)) {
    own.set(name, readColumn(name, column, fact.columns));
  }
  const kinds = Object.fromEntries([...own].map(([name, { kind }]) => [name, kind]));
  const functions = Object.fromEntries([...own].map(([name, { of }]) => [name, of]));
  const theirs = Object.keys(fact.columns);
  return {
    ...fact,
    // The names are those of the types.
    columns: { ...fact.columns, ...kinds } as Readonly<Record<Column | Own, ColumnKind>>,
    rules: { ...fact.rules, own: functions },
    begin(asked) {
      const isAsked = [...own.keys()].some((name) => asked.columns.has(name));
      // A function may look at any of the others.
      const reader = fact.begin(isAsked ? { ...asked, columns: new Set(theirs) } : asked);
      return withTable(reader, (table, lists) => ({
        ...table,
        derived: { ...table.derived, ...derivedFrom(own, table, lists.get(fact.needs[0] ?? '')) },
      }));
    },
  };
}

/** The same reader; what it gives is changed. */
function withTable<Reader extends FactReader>(
  reader: Reader,
  change: (table: FactTable, lists: Lists) => FactTable,
): Reader {
  const tableOf = reader.table.bind(reader);
  return Object.assign(reader, { table: (lists: Lists) => change(tableOf(lists), lists) });
}

/** A column of one's own, checked. */
interface OwnRead {
  readonly kind: ColumnKind;
  readonly of: (record: never, columnOf: (column: never) => number) => unknown;
}

const KINDS: readonly unknown[] = ['instant', 'duration', 'flag', 'number'] satisfies ColumnKind[];

function readColumn(name: string, given: unknown, known: object): OwnRead {
  const path = `columns.${name}`;
  ensure(!Object.hasOwn(known, name), 'invalid-option', path, name, 'The fact has a column of this name.');
  checkNames(given, ['kind', 'of'], path);
  const { kind, of }: { readonly kind?: unknown; readonly of?: unknown } = given;
  ensure(isKind(kind), 'invalid-option', `${path}.kind`, kind, `Give one of ${KINDS.join(', ')}.`);
  ensure(isFunction(of), 'invalid-option', `${path}.of`, of, 'Give a function of a record.');
  return { kind, of: ownFunction(of, `${path}.of`) };
}

function isKind(kind: unknown): kind is ColumnKind {
  return KINDS.includes(kind);
}

function isFunction(value: unknown): value is OwnRead['of'] {
  return typeof value === 'function';
}

/** The columns, each computed when it is first asked for. */
function derivedFrom(
  own: ReadonlyMap<string, OwnRead>,
  { record }: FactTable,
  records: unknown,
): Record<string, Derive> {
  return Object.fromEntries(
    [...own].map(([name, { kind, of }]) => [
      name,
      (rows) =>
        Float64Array.from({ length: rows.length }, (_, row) => {
          const columnOf = (column: string): number => rows.values(column)[row] ?? Number.NaN;
          const given: unknown = Reflect.apply(of, undefined, [Object(records)[record[row] ?? 0], columnOf]);
          const value = ownValue(given, kind);
          const remedy = `Give ${ALLOWED[kind]}, or nothing.`;
          ensure(value !== undefined, 'invalid-option', `columns.${name}`, given, remedy);
          return value;
        }),
    ]),
  );
}
