import { ensure } from '../errors.ts';
import type { Dialect } from './dialect.ts';
import type { TableNames } from './tables.ts';

/** A statement that is being written: its dialect, and the values bound so far. */
export class Statement {
  readonly dialect: Dialect;
  /** The values bound so far, in the order of their places. */
  readonly params: (string | number)[] = [];
  readonly #tables: TableNames;

  constructor(dialect: Dialect, tables: TableNames) {
    this.dialect = dialect;
    this.#tables = tables;
  }

  /** A table of the user, in quotes. */
  table(name: keyof TableNames): string {
    return this.quoted(this.#tables[name]);
  }

  /** A name that may have a schema, in quotes part by part. */
  quoted(name: string): string {
    return name
      .split('.')
      .map((part) => this.dialect.quote(part))
      .join('.');
  }

  /** The place of a text. */
  text(value: string): string {
    return this.#place(value);
  }

  /**
   * A number: small whole ones stand in the text, all others are bound, and wide enough for what is added to them.
   *
   * @throws KpiError `not-in-sql` for what is no number, as a definition made by hand may hold
   */
  number(value: number, path: string = 'fold'): string {
    checkNumber(value, path);
    if (Number.isSafeInteger(value) && Math.abs(value) < 1e8) return `${value}`;
    const place = this.#place(value);
    return Number.isSafeInteger(value) ? this.dialect.integer(place) : this.dialect.double(place);
  }

  /** The same value has one place, however often it is named. */
  #place(value: string | number): string {
    const known = this.params.indexOf(value);
    return this.dialect.placeholder(known < 0 ? this.params.push(value) : known + 1);
  }
}

/**
 * Holds that it is a number.
 *
 * @throws KpiError `not-in-sql` for what is none
 */
export function checkNumber(value: unknown, path: string): asserts value is number {
  const isNumber = typeof value === 'number' && !Number.isNaN(value);
  ensure(isNumber, 'not-in-sql', path, value, 'Give a number.');
}
