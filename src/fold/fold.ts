import type { Placed } from './placed.ts';
import type { Rows } from './rows.ts';
import type { FoldSpec } from './spec.ts';

/**
 * A summary of rows that can be computed in pieces. Prepare (`gather`), combine (`merge`) and present (`result`)
 * stand apart, so that a stream, a stored summary or a database can take over any of them.
 *
 * The laws, held by one suite for every fold:
 * - a fresh `empty()` is the identity of `merge`
 * - `merge` is associative and commutative in what it presents
 * - any split of the rows, folded apart and merged, presents as one pass
 * - a state survives JSON, and is read as it was
 * - `merge` and `result` leave their arguments unchanged
 */
export interface Fold<State, Result> {
  /** What it folds, as data: other engines read it. */
  readonly spec: FoldSpec;
  /** A fresh state of no rows. */
  empty(): State;
  /**
   * The states of many cells in one pass.
   *
   * @param rows - the rows, with their columns
   * @param placed - which of them stand in which cell
   * @param cells - how many cells there are
   * @returns the state of a cell
   */
  gather(rows: Rows, placed: Placed, cells: number): (cell: number) => State;
  /** The state of both sets of rows together. */
  merge(a: State, b: State): State;
  /** What the state says. */
  result(state: State): Result;
}

/** Folds by name. */
export type Folds = Readonly<Record<string, AnyFold>>;

/** Any fold; what its state is, only it knows. */
export type AnyFold = Fold<unknown, unknown>;

/** What a state says, whatever it is. */
export interface Presents<Result> {
  /** What the state says. */
  result(state: never): Result;
}

/** The results of folds by name. */
export type Results<F extends Folds> = {
  readonly [Name in keyof F]: F[Name] extends Presents<infer Result> ? Result : never;
};
