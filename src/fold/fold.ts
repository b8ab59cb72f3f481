/**
 * A summary that can be computed in pieces. Prepare (`add`), combine (`merge`) and present (`result`) stand
 * apart, so that a stream, a stored rollup or a database can take over any of them.
 *
 * The laws, held by one suite for every fold:
 * - a fresh `empty()` is the identity of `merge`
 * - `merge` is associative and commutative in what it presents
 * - any split of the input, folded apart and merged, presents as one pass
 * - a state survives JSON
 * - `merge` and `result` leave their arguments unchanged; only `add` may reuse the state it is given
 */
export interface Fold<State, Result> {
  /** The fold's name, by which other engines know it. */
  readonly name: string;
  /** A fresh state of no input. */
  empty(): State;
  /** The state with one more value, and for a ratio the base that the value is a part of. */
  add(state: State, value: number, base: number): State;
  /** The state of both inputs together. */
  merge(a: State, b: State): State;
  /** What the state says. */
  result(state: State): Result;
}
