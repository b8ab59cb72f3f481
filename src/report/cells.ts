import type { Fold } from '../fold/fold.ts';
import { mergeAll } from '../fold/mergeAll.ts';

/** The states of several folds, one for each. */
export type Cell = unknown[];

/** The states of several folds in every group and period. */
export class Cells {
  readonly #folds: readonly Fold<unknown, unknown>[];
  readonly #cells = new Map<number, Map<number, Cell>>();

  constructor(folds: readonly Fold<unknown, unknown>[]) {
    this.#folds = folds;
  }

  /** The states of a group in a period, to be added to. */
  at(group: number, start: number): Cell {
    let periods = this.#cells.get(group);
    if (periods === undefined) {
      periods = new Map();
      this.#cells.set(group, periods);
    }
    let cell = periods.get(start);
    if (cell === undefined) {
      cell = this.empty();
      periods.set(start, cell);
    }
    return cell;
  }

  /** The states of no rows. */
  empty(): Cell {
    return this.#folds.map((fold) => fold.empty());
  }

  /** The states of a group in a period, as they are; `undefined` where nothing is. */
  get(group: number, start: number): Cell | undefined {
    return this.#cells.get(group)?.get(start);
  }

  /** The starts of all periods in which anything is. */
  starts(): number[] {
    return [...this.#cells.values()].flatMap((periods) => [...periods.keys()]);
  }

  /** The states of all groups and periods together. */
  total(): Cell {
    const cells = [...this.#cells.values()].flatMap((periods) => [...periods.values()]);
    return this.#folds.map((fold, i) =>
      mergeAll(
        fold,
        cells.map((cell) => cell[i]),
      ),
    );
  }
}
