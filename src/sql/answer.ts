import { ensure } from '../errors.ts';
import type { Statement } from './statement.ts';

/** One row of what a database answers, by the names of its columns, as its driver gives it. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Reads one column of the answer. */
export type ReadNumber = (row: SqlRow) => number | null;

/**
 * What a statement asks for: values of the rows of measures, each in a column of its own whatever the measure, aggregates of
 * these values, and aggregates of other tables. Each aggregate has a name of its own.
 */
export class Answer {
  readonly statement: Statement;
  readonly #values: Value[] = [];
  readonly #selects: string[] = [];
  readonly #apart: Map<string, string[]> = new Map();
  #asked = 0;

  constructor(statement: Statement) {
    this.statement = statement;
  }

  /** Asks for a value of the rows of a measure, NULL where it is none; the name of its column. */
  value(measure: number, sql: string, isText = false): string {
    const known = this.#values.findIndex((value) => value.measure === measure && value.sql === sql);
    if (known >= 0) return `kpi_v${known}`;
    return `kpi_v${this.#values.push({ measure, sql, isText }) - 1}`;
  }

  /** Asks for an aggregate of values. */
  number(sql: string, path: readonly string[]): ReadNumber {
    const name = this.#name(sql, path, this.#selects);
    return (row) => readNumber(row, name);
  }

  /** Asks for how many rows of a measure fulfil a condition. */
  count(measure: number, condition: string, path: readonly string[]): (row: SqlRow) => number {
    const read = this.number(`count(${this.value(measure, `CASE WHEN ${condition} THEN 1 END`)})`, path);
    return (row) => read(row) ?? 0;
  }

  /** Asks for all values of a column. */
  list<Each>(
    value: string,
    path: readonly string[],
    readEach: (text: string) => Each | undefined,
  ): (row: SqlRow) => Each[] {
    const name = this.#name(this.statement.dialect.list(value), path, this.#selects);
    return (row) => {
      const list = row[name];
      if (list === null) return [];
      ensure(typeof list === 'string', 'invalid-option', `rows[0].${name}`, list, EXPECTED);
      return list.split(',').map((text) => {
        const each = readEach(text);
        ensure(each !== undefined, 'invalid-option', `rows[0].${name}`, list, EXPECTED);
        return each;
      });
    };
  }

  /** Asks for an aggregate of another table. */
  apart(table: string, sql: string, path: readonly string[]): ReadNumber {
    const list = this.#apart.get(table) ?? [];
    this.#apart.set(table, list);
    const name = this.#name(sql, path, list);
    return (row) => readNumber(row, name);
  }

  /** The values of a measure, and NULL for those of the others. */
  valuesOf(measure: number): string {
    const { dialect } = this.statement;
    const list = this.#values.map(({ measure: own, sql, isText }, i) => {
      const nothing = isText ? 'CAST(NULL AS VARCHAR)' : dialect.double('NULL');
      return `${own === measure ? sql : nothing} AS kpi_v${i}`;
    });
    return list.length > 0 ? list.join(',\n      ') : '1 AS kpi_v';
  }

  /** The aggregates of values. */
  selects(): string {
    return this.#selects.length > 0 ? this.#selects.join(',\n    ') : '1 AS kpi_nothing';
  }

  /** The aggregates of other tables, each one row. */
  others(): string[] {
    return [...this.#apart].map(
      ([table, list]) => `(SELECT\n    ${list.join(',\n    ')}\n  FROM ${table}) AS ${table}_counted`,
    );
  }

  /** A name of what letters of the path every database allows, made unique by a number. */
  #name(sql: string, path: readonly string[], list: string[]): string {
    const name = `a${this.#asked++}_${path.join('_').replace(/[^A-Za-z0-9]+/g, '_')}`.slice(0, 60);
    list.push(`${sql} AS ${this.statement.dialect.quote(name)}`);
    return name;
  }
}

interface Value {
  readonly measure: number;
  readonly sql: string;
  readonly isText: boolean;
}

/** How databases write what has no end. */
const ENDLESS: ReadonlyMap<string, number> = new Map([
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
]);

/** A number of a list; `undefined` where it is none. */
export function readListed(text: string): number | undefined {
  const endless = ENDLESS.get(text);
  if (endless !== undefined) return endless;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

const EXPECTED = 'Give the rows that this statement answers, each as an object by column.';

/** A number, whatever the driver makes of it; `null` for NULL. */
export function readNumber(row: SqlRow, name: string): number | null {
  const value = row[name];
  if (value === null) return null;
  const isText = typeof value === 'string' && value.trim() !== '';
  const number = typeof value === 'bigint' || isText ? Number(value) : value;
  ensure(
    typeof number === 'number' && Number.isFinite(number),
    'invalid-option',
    `rows[0].${name}`,
    value,
    EXPECTED,
  );
  return number;
}
