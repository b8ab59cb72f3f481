import type { Fold } from '../fold/fold.ts';

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

  /** The states of a group in a period, as they are. */
  get(group: number, start: number): Cell {
    return this.#cells.get(group)?.get(start) ?? this.empty();
  }

  /** The starts of all periods in which anything is. */
  starts(): number[] {
    return [...this.#cells.values()].flatMap((periods) => [...periods.keys()]);
  }

  /** The states of all groups and periods together. Merged by halves, so that long states are copied few times. */
  total(): Cell {
    let cells = [...this.#cells.values()].flatMap((periods) => [...periods.values()]);
    while (cells.length > 1) {
      const halves: Cell[] = [];
      for (let i = 0; i < cells.length; i += 2) halves.push(this.#merge(cells[i], cells[i + 1]));
      cells = halves;
    }
    return cells[0] ?? this.empty();
  }

  #merge(a: Cell = this.empty(), b: Cell = this.empty()): Cell {
    return this.#folds.map((fold, i) => fold.merge(a[i], b[i]));
  }
}
