import type { Columns } from './expression.ts';

/**
 * A summary of rows that can be computed in pieces. Prepare (`over`), combine (`merge`) and present (`result`)
 * stand apart, so that a stream, a stored rollup or a database can take over any of them.
 *
 * The laws, held by one suite for every fold:
 * - a fresh `empty()` is the identity of `merge`
 * - `merge` is associative and commutative in what it presents
 * - any split of the rows, folded apart and merged, presents as one pass
 * - a state survives JSON, and is read as it was
 * - `merge` and `result` leave their arguments unchanged; only adding a row may reuse the state it is given
 */
export interface Fold<State, Result> {
  /** A fresh state of no rows. */
  empty(): State;
  /** Prepares for rows in these columns, once. */
  over(columns: Columns): Adder<State>;
  /** The folds that this one consists of, each of which can go through all rows by itself. */
  readonly parts?: readonly Fold<unknown, unknown>[];
  /** The state of both sets of rows together. */
  merge(a: State, b: State): State;
  /**
   * A state that was stored, checked: a fresh copy of it.
   *
   * @param path - where it was found: `summary.states[0]`
   * @throws KpiError `invalid-option` when it is no state of this fold
   */
  read(stored: unknown, path: string): State;
  /** What the state says. */
  result(state: State): Result;
}

/** Adds rows to states. */
export interface Adder<State> {
  /** The state with one more row; it may be the state that was given, changed. */
  add(state: State, row: number): State;
}
