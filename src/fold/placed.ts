/** Which rows count, and in which cell each stands. */
export class Placed {
  /** 1 for each row that counts; without it all do. */
  readonly chosen: Uint8Array | undefined;
  /** The cell of each row, below 0 for one that stands in none; without it all stand in cell 0. */
  readonly cell: Int32Array | undefined;
  readonly #rows: number;
  readonly #cells: number;
  #counts: Float64Array | undefined;

  constructor(rows: number, cells: number, chosen?: Uint8Array, cell?: Int32Array) {
    this.#rows = rows;
    this.#cells = cells;
    this.chosen = chosen;
    this.cell = cell;
  }

  /** How many rows stand in each cell, counted once. */
  get counts(): Float64Array {
    this.#counts ??= countRows(this.#rows, this.#cells, this, undefined);
    return this.#counts;
  }
}

/** How many rows of a condition stand in each cell. */
export function countRows(
  rows: number,
  cells: number,
  { chosen, cell }: Pick<Placed, 'chosen' | 'cell'>,
  holds: Uint8Array | undefined,
): Float64Array {
  const counts = new Float64Array(cells);
  for (let row = 0; row < rows; row++) {
    if ((chosen && chosen[row] === 0) || (holds && holds[row] === 0)) continue;
    const at = cell ? (cell[row] ?? -1) : 0;
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
