import type { Fold } from './fold.ts';
import { readList } from './readNumbers.ts';

/** Folds by name. */
export type Folds = Readonly<Record<string, Fold<unknown, unknown>>>;

/** The results of folds by name. */
export type Results<Parts extends Folds> = {
  readonly [Name in keyof Parts]: Parts[Name] extends Fold<infer _State, infer Result> ? Result : never;
};

/** Several folds of the same rows in one pass. The state holds theirs, in the order of their names. */
export function combine<Parts extends Folds>(parts: Parts): Fold<unknown[], Results<Parts>> {
  const names = Object.keys(parts);
  const folds = Object.values(parts);
  return {
    parts: folds,
    empty: () => folds.map((fold) => fold.empty()),
    over(columns) {
      const adders = folds.map((fold) => fold.over(columns));
      return {
        add(states, row) {
          for (let i = 0; i < adders.length; i++) states[i] = adders[i]?.add(states[i], row);
          return states;
        },
      };
    },
    merge: (a, b) => folds.map((fold, i) => fold.merge(a[i], b[i])),
    read: (stored, path) =>
      readList(stored, path, folds.length).map((state, i) => folds[i]?.read(state, `${path}[${i}]`)),
    // Each result is that of the fold of the same name, which `fromEntries` cannot tell.
    result: (states) =>
      Object.fromEntries(folds.map((fold, i) => [names[i], fold.result(states[i])])) as Results<Parts>,
  };
}
