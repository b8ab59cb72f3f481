import { ensure } from '../errors.ts';
import { checkNames } from '../nearestName.ts';
import { isAbsent } from '../records/isAbsent.ts';
import type { RecordKinds, RecordName } from '../records/records.ts';
import type { Asked, ColumnKind, Fact, FactTable } from './fact.ts';
import { ALLOWED, type OwnValue, ownValue } from './ownValue.ts';
import { type OwnFunction, ownFunction } from './reading/answersOf.ts';
import { IntList } from './reading/intList.ts';
import { listSource, type RecordReader } from './reading/listSource.ts';
import { NumberList } from './reading/numberList.ts';
import { Moment } from './reading/roles.ts';
import { type OnInvalid, startTally, type Tally } from './reading/tally.ts';
import { Words } from './reading/words.ts';

/** A row of a fact of your own: a value for each column, a word for each label; what is left out is not known. */
export type FactRow<Columns extends string, Label extends string> = {
  readonly [Name in Columns]?: OwnValue;
} & { readonly [Name in Label]?: string | number | null | undefined };

/** The definition of a fact. */
export interface FactDefinition<Columns extends string, Label extends string, Needs extends RecordName> {
  /** Its name. */
  readonly name: string;
  /** The records that it is read from. */
  readonly needs: Needs;
  /** Its columns, with what each holds. */
  readonly columns: Readonly<Record<Columns, ColumnKind>>;
  /** What a row may be put down to. Default: nothing. */
  readonly labels?: readonly Label[] | undefined;
  /** The rules by which it is read, as plain data: facts of one name by the same rules are the same. Default: none. */
  readonly rules?: object | undefined;
  /**
   * Where a row depends on other records of the same customer: whose record it is. All of one must then be kept together, and
   * a summary of a part of them is refused. Nothing for a record that stands alone.
   */
  keyOf?(record: RecordKinds[Needs]): string | number | null | undefined;
  /**
   * The rows of a record; none where it has none, or a reason for which it is left out, and counted. A method, so that a
   * function may ask for more of a record than the type promises.
   *
   * @param record - the record
   * @param together - the records with the same key, in their order; the record alone where there is no key
   */
  rows(
    record: RecordKinds[Needs],
    together: readonly RecordKinds[Needs][],
  ): readonly FactRow<NoInfer<Columns>, NoInfer<Label>>[] | string;
}

/**
 * A fact of your own: what happened, read off records by a function, one row each.
 *
 * A record that is no object, and one with a value that a column cannot hold, is left out and counted, as `invalid-record` and
 * `invalid-` with the column's name; with `onInvalid: 'throw'` among the rules the first is an error. The latest instant of all
 * rows counts as now, or `asOf` of the rules.
 *
 * @param definition - its name, records, columns and rows
 * @throws KpiError `invalid-option`, `unknown-option` for a definition that cannot be used; when it is read, for a function that
 *   throws, or gives neither rows nor a reason
 * @example
 * ```ts
 * import { defineFact, table } from 'support-kpi/define';
 *
 * const tags = defineFact({
 *   name: 'tags',
 *   needs: 'conversations',
 *   columns: { at: 'instant' },
 *   labels: ['tag'],
 *   rows: ({ tags, createdAt }) => (tags ? [...tags].map((tag) => ({ at: createdAt, tag })) : 'no-tags'),
 * });
 * const topTags = table({
 *   id: 'topTags@1',
 *   unit: 'tags',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: () => ({}),
 *   measure: () => ({ of: tags, when: { at: 'at' }, each: 'tag' }),
 * });
 * const result = topTags([{ id: 1, tags: ['refund', 'late'] }, { id: 2, tags: ['late'] }, { id: 3 }]);
 * result.entries.map(({ value, n }) => [value, n]); // [['late', 2], ['refund', 1]]
 * result.excluded; // { 'no-tags': 1 }
 * ```
 */
export function defineFact<
  const Columns extends string,
  Needs extends RecordName,
  const Label extends string = never,
>(definition: FactDefinition<Columns, Label, Needs>): Fact<Columns, Label, Needs> {
  checkNames(definition, ['name', 'needs', 'columns', 'labels', 'rules', 'keyOf', 'rows']);
  const { name, needs, columns, labels = [], rules = {} } = definition;
  ensure(typeof name === 'string' && name !== '', 'invalid-option', 'name', name, 'Give a name.');
  ensure(
    typeof needs === 'string',
    'invalid-option',
    'needs',
    needs,
    "Give a kind, such as 'conversations'.",
  );
  const isObject = typeof columns === 'object' && columns !== null && !Array.isArray(columns);
  const remedy = "Give what each column holds, such as { at: 'instant' }.";
  ensure(isObject, 'invalid-option', 'columns', columns, remedy);
  const given: unknown = labels;
  const isList = Array.isArray(given) && given.every((label) => typeof label === 'string');
  ensure(isList, 'invalid-option', 'labels', labels, 'Give a list of names.');
  ensure(typeof rules === 'object' && rules !== null, 'invalid-option', 'rules', rules, 'Give an object.');
  const { rows, keyOf } = definition;
  ensure(isFunction(rows), 'invalid-option', 'rows', rows, 'Give a function from a record to rows.');
  const isKey = keyOf === undefined || isFunction(keyOf);
  ensure(isKey, 'invalid-option', 'keyOf', keyOf, 'Give a function from a record to a key.');
  const read: OwnFact = {
    needs,
    columns: Object.entries<ColumnKind>(columns),
    rows: ownFunction(rows, 'rows'),
    keyOf: keyOf === undefined ? undefined : ownFunction(keyOf, 'keyOf'),
    onInvalid: Reflect.get(rules, 'onInvalid') === 'throw' ? 'throw' : 'exclude',
    now: momentOf(rules),
  };
  return {
    name,
    needs: [needs],
    alone: keyOf === undefined ? 'record' : 'customer',
    columns,
    labels,
    rules: { ...rules, rows: read.rows, ...(read.keyOf && { keyOf: read.keyOf }) },
    source: listSource(needs),
    begin: (asked) => new OwnReader(read, asked),
  };
}

/** A fact of one's own, checked. */
interface OwnFact {
  readonly needs: string;
  readonly columns: readonly (readonly [name: string, kind: ColumnKind])[];
  readonly rows: OwnFunction<unknown[], unknown>;
  readonly keyOf: OwnFunction<unknown[], unknown> | undefined;
  readonly onInvalid: OnInvalid;
  /** The instant that counts as now; not finite where the rows say it. */
  readonly now: number;
}

function isFunction(value: unknown): value is (...input: unknown[]) => unknown {
  return typeof value === 'function';
}

function momentOf(rules: object): number {
  const asOf: unknown = Reflect.get(rules, 'asOf');
  return asOf instanceof Moment ? asOf.instant : Number.POSITIVE_INFINITY;
}

class OwnReader implements RecordReader {
  readonly throws: boolean;
  readonly #fact: OwnFact;
  readonly #asked: Asked;
  readonly #tally: Tally;
  readonly #heard: { readonly record: object; readonly index: number; readonly key: string | undefined }[] =
    [];
  readonly #together: Map<string, object[]> = new Map();

  constructor(fact: OwnFact, asked: Asked) {
    this.#fact = fact;
    this.#asked = asked;
    this.throws = fact.onInvalid === 'throw';
    this.#tally = startTally(fact.onInvalid, asked.places);
  }

  hear(record: unknown, index: number): void {
    if (typeof record !== 'object' || record === null) {
      this.#refuse('invalid-record', index, record, 'is no record', 'Give an object.');
      return;
    }
    const given = this.#fact.keyOf?.(record);
    const key = isAbsent(given) ? undefined : String(given);
    this.#heard.push({ record, index, key });
    if (key === undefined) return;
    const own = this.#together.get(key);
    if (own) own.push(record);
    else this.#together.set(key, [record]);
  }

  table(): FactTable {
    const { columns, needs, keyOf } = this.#fact;
    const values = new Map(columns.map(([name]) => [name, new NumberList()]));
    const words = new Map(
      [...this.#asked.labels].map((name) => [name, { codes: new IntList(), words: new Words() }]),
    );
    const from = new IntList();
    let latest = Number.NEGATIVE_INFINITY;
    for (const { record, index, key } of this.#heard) {
      const together = key === undefined ? [record] : this.#together.get(key);
      const given = this.#fact.rows(record, together);
      if (typeof given === 'string') {
        this.#tally.leaveOut(given, () => `${needs}[${index}]`);
        continue;
      }
      const remedy = 'Give a list of rows, or a reason for which the record is left out.';
      ensure(Array.isArray(given), 'invalid-option', 'rows', given, remedy);
      for (const row of this.#readRows(given, index)) {
        from.push(index);
        for (const [i, [name, kind]] of columns.entries()) {
          const value = row.values[i] ?? Number.NaN;
          values.get(name)?.push(value);
          if (kind === 'instant' && value > latest) latest = value;
        }
        for (const [name, list] of words) list.codes.push(list.words.numberOf(Reflect.get(row.given, name)));
      }
    }
    const now = Number.isFinite(this.#fact.now) ? this.#fact.now : latest;
    const { excluded, excludedAt } = this.#tally;
    return {
      record: from.values(),
      columns: Object.fromEntries([...values].map(([name, list]) => [name, list.values()])),
      labels: Object.fromEntries(
        [...words].map(([name, list]) => [name, { codes: list.codes.values(), names: list.words.names }]),
      ),
      ...(Number.isFinite(now) && { now }),
      ...(keyOf && { keys: [...this.#together.keys()] }),
      excluded,
      excludedAt,
    };
  }

  /** The rows of a record; none, and counted, where a value of one cannot be used. */
  #readRows(
    given: readonly unknown[],
    index: number,
  ): { readonly given: object; readonly values: number[] }[] {
    const rows: { readonly given: object; readonly values: number[] }[] = [];
    for (const row of given) {
      const isRow = typeof row === 'object' && row !== null;
      ensure(isRow, 'invalid-option', 'rows', row, 'Give each row as an object of its columns.');
      const values: number[] = [];
      for (const [name, kind] of this.#fact.columns) {
        const own: unknown = Reflect.get(row, name);
        const value = ownValue(own, kind);
        if (value === undefined) {
          this.#refuse(`invalid-${name}`, index, own, `is no ${kind}`, `Give ${ALLOWED[kind]}, or nothing.`);
          return [];
        }
        values.push(value);
      }
      rows.push({ given: row, values });
    }
    return rows;
  }

  #refuse(reason: string, index: number, value: unknown, problem: string, remedy: string): void {
    this.#tally.refuse(reason, () => ({ path: `${this.#fact.needs}[${index}]`, value, problem, remedy }));
  }
}
