import { ensure } from '../errors.ts';

/**
 * What differs from one database to the next. All else is written in a form that every one of them understands.
 *
 * Implement it for a database of your own; values that reach `quote` have been checked to be plain names.
 */
export interface Dialect {
  /** The name of a table or a column, in quotes. */
  quote(name: string): string;
  /** The place of a bound value, by its number from 1: `$1`. One that only knows `?` will not do. */
  placeholder(position: number): string;
  /** A value as a whole number of 64 bits. */
  integer(sql: string): string;
  /** A value as a floating-point number of 64 bits. */
  double(sql: string): string;
  /** The whole part of a quotient of two whole numbers; the first is 0 or more. */
  divide(dividend: string, divisor: number): string;
  /** All values but the missing ones as one text, with commas between them; missing where there is none. */
  list(sql: string): string;
  /** The quantile of type 7 of all values but the missing ones. */
  quantile(sql: string, p: number): string;
}

const PARTS = ['quote', 'placeholder', 'integer', 'double', 'divide', 'list', 'quantile'] as const;

/**
 * Holds that a dialect has all its parts.
 *
 * @throws KpiError `invalid-option` where one is missing
 */
export function checkDialect(dialect: Dialect): void {
  for (const part of PARTS) {
    const remedy = 'Give a dialect, such as duckdb.';
    ensure(
      typeof dialect?.[part] === 'function',
      'invalid-option',
      `dialect.${part}`,
      dialect?.[part],
      remedy,
    );
  }
}
