import { ensure } from '../errors.ts';
import type { Band } from '../fold/countBands.ts';
import type { Expression } from '../fold/expression.ts';
import { compileCondition, compileValue } from './compileExpression.ts';
import type { SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';

/** One row of what a database answers, by the names of its columns, as its driver gives it. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Reads one column of the answer. */
export type ReadNumber = (row: SqlRow) => number | null;

/** The aggregates that a statement asks for, each with a name of its own: one pass over each table. */
export class Aggregates {
  readonly statement: Statement;
  readonly #fact: Pick<SqlFact, 'rows' | 'columns'>;
  readonly #lists: Map<string, string[]> = new Map();
  #asked = 0;

  /** @param fact - the rows that are aggregated if no other table is named */
  constructor(statement: Statement, fact: Pick<SqlFact, 'rows' | 'columns'>) {
    this.statement = statement;
    this.#fact = fact;
  }

  /** Asks for any aggregate. */
  select(sql: string, path: readonly string[], table?: string): ReadNumber {
    const name = this.#name(sql, path, table);
    return (row) => readNumber(row, name);
  }

  /** Asks for the number of rows of a condition in SQL. */
  countRows(condition: string, path: readonly string[], table?: string): ReadNumber {
    return this.select(`count(CASE WHEN ${condition} THEN 1 END)`, path, table);
  }

  /** Asks for the number of rows of a condition. */
  count(where: Expression, path: readonly string[]): ReadNumber {
    return this.countRows(this.#condition(where), path);
  }

  /** Asks for the number of values in a band. */
  countBand(of: string, [from, upTo]: Band, path: readonly string[]): ReadNumber {
    return this.count(['and', ['>=', of, from], ['<', of, upTo]], path);
  }

  /** Asks for a sum; nothing gives 0. */
  sum(of: Expression, where: Expression, path: readonly string[]): (row: SqlRow) => number {
    const read = this.select(`sum(${this.values(of, where)})`, path);
    return (row) => read(row) ?? 0;
  }

  /** Asks for all values. */
  list(of: Expression, where: Expression, path: readonly string[]): (row: SqlRow) => number[] {
    const name = this.#name(this.statement.dialect.list(this.values(of, where)), path);
    return (row) => {
      const text = row[name];
      if (text === null) return [];
      ensure(typeof text === 'string', 'invalid-option', `rows[0].${name}`, text, EXPECTED);
      const values = text.split(',').map((value) => (value.trim() === '' ? Number.NaN : Number(value)));
      ensure(values.every(Number.isFinite), 'invalid-option', `rows[0].${name}`, text, EXPECTED);
      return values;
    };
  }

  /** The values of the rows of a condition, NULL for the others. */
  values(of: Expression, where: Expression): string {
    const value = compileValue(of, this.#fact.columns, this.statement);
    return where === 1 ? value : `CASE WHEN ${this.#condition(where)} THEN ${value} END`;
  }

  /** The query of all that was asked for, which answers one row. */
  query(): string {
    const selects = [...this.#lists].map(
      ([table, list]) => `(SELECT\n    ${list.join(',\n    ')}\n  FROM ${table}) AS ${table}_folded`,
    );
    return `SELECT * FROM\n  ${selects.join('\n  CROSS JOIN ')}`;
  }

  #condition(where: Expression): string {
    return compileCondition(where, this.#fact.columns, this.statement);
  }

  /** A name of what letters of the path every database allows, made unique by a number. */
  #name(sql: string, path: readonly string[], table: string = this.#fact.rows): string {
    const name = `a${this.#asked++}_${path.join('_').replace(/[^A-Za-z0-9]+/g, '_')}`.slice(0, 60);
    const list = this.#lists.get(table) ?? [];
    this.#lists.set(table, list);
    list.push(`${sql} AS ${this.statement.dialect.quote(name)}`);
    return name;
  }
}

const EXPECTED = 'Give the one row that this statement answers, as an object by column.';

/** A number, whatever the driver makes of it; `null` for NULL. */
function readNumber(row: SqlRow, name: string): number | null {
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
