import { type Columns, compile, type Expression } from './expression.ts';
import type { Fold } from './fold.ts';

/** One figure folded from the rows of a fact: which fold, of which value, over which rows. */
export interface Part<State, Result> {
  readonly fold: Fold<State, Result>;
  /** The value taken from a row; by default 1. */
  readonly of?: Expression;
  /** For a ratio, the base that the value is a part of; by default 1. */
  readonly base?: Expression;
  /** Which rows count; by default all. */
  readonly where?: Expression;
}

/** Parts by name. */
export type Parts = Readonly<Record<string, Part<unknown, unknown>>>;

/** The state of each part, by the part's name: plain JSON data. */
export type States = Readonly<Record<string, unknown>>;

/** The result of each part, by the part's name. */
export type Results<P extends Parts> = {
  readonly [K in keyof P]: P[K] extends Part<infer _State, infer Result> ? Result : never;
};

/** Takes rows by number and holds the states of all parts. */
export interface Collector {
  add(row: number): void;
  states(): States;
}

/**
 * Prepares several parts to be folded from the same rows in one pass: the expressions are compiled once for
 * these columns, then every group of rows gets a collector of its own.
 */
export function collectors(parts: Parts, columns: Columns): () => Collector {
  const readers = Object.entries(parts).map(([name, { fold, of = 1, base = 1, where = 1 }]) => ({
    name,
    fold,
    of: compile(of, columns),
    base: compile(base, columns),
    where: compile(where, columns),
  }));
  return () => {
    const slots = readers.map((reader) => ({ ...reader, state: reader.fold.empty() }));
    return {
      add(row) {
        for (const slot of slots) {
          if (slot.where(row)) slot.state = slot.fold.add(slot.state, slot.of(row), slot.base(row));
        }
      },
      states: () => Object.fromEntries(slots.map(({ name, state }) => [name, state])),
    };
  };
}

/** What the states say, part by part. */
export function resultsOf<P extends Parts>(parts: P, states: States): Results<P> {
  const results = Object.entries(parts).map(([name, { fold }]) => [name, fold.result(states[name])]);
  // Each result comes from the fold of the same name, which `fromEntries` cannot tell.
  return Object.fromEntries(results) as Results<P>;
}

/** The states of both sets of rows together. */
export function mergeStates(parts: Parts, a: States, b: States): States {
  return Object.fromEntries(
    Object.entries(parts).map(([name, { fold }]) => [name, fold.merge(a[name], b[name])]),
  );
}
