import type { Expression } from './expression.ts';

/** How many rows? Nothing gives 0. */
export interface CountSpec {
  /** Which rows count; 1 for all. */
  readonly count: Expression;
}

/** How much in all? Nothing gives 0. */
export interface SumSpec {
  /** What a row adds. */
  readonly sum: Expression;
  /** Which rows count; 1 for all. */
  readonly where: Expression;
  /** No sum can be below it; a stored one that is was tampered with. */
  readonly least: number;
}

/** All values in ascending order. Nothing gives an empty array. */
export interface SampleSpec {
  /** The value of a row. */
  readonly sample: Expression;
  /** Which rows count; 1 for all. */
  readonly where: Expression;
  /** No value can be below it; a stored one that is was tampered with. */
  readonly least: number;
}

/** How many rows of each value? Nothing gives no value. */
export interface EachSpec {
  /** The column or label whose values are counted. */
  readonly each: string;
  /** Which rows count; 1 for all. */
  readonly where: Expression;
}

/** What is folded from the rows of a fact, as plain data: JavaScript and SQL read the same definition. */
export type FoldSpec = CountSpec | SumSpec | SampleSpec | EachSpec;
