import type { FactTable } from '../facts/fact.ts';
import type { Expression } from '../fold/expression.ts';
import type { Fold } from '../fold/fold.ts';
import type { Dimension } from '../records/dimensions.ts';
import type { Period } from '../time/period.ts';
import type { Cells } from './cells.ts';
import type { Groups } from './groups.ts';
import { type PlacedRecord, placement } from './placement.ts';

/** How rows are split. */
export interface Split {
  readonly by: readonly Dimension[];
  readonly period: Period | undefined;
  readonly between: readonly [from: number, to: number] | undefined;
}

/**
 * Adds the rows of a fact to the cells where they belong.
 *
 * @param slot - which state of a cell is added to
 * @returns how many rows belong nowhere, because their record has no usable time
 */
export function fill(
  table: FactTable,
  records: readonly PlacedRecord[],
  at: Expression,
  { by, period, between }: Split,
  fold: Fold<unknown, unknown>,
  slot: number,
  groups: Groups,
  cells: Cells,
): number {
  const { valuesOf, instantOf } = placement(table, records, by, at);
  const adder = fold.over(table.columns);
  const rows = table.record?.length ?? records.length;
  const [from, to] = between ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  // Where every record gave a row, one that counts for nothing holds NaN: it belongs nowhere, with or without a time.
  const values = table.record ? [] : Object.values(table.columns);
  let undated = 0;
  for (let row = 0; row < rows; row++) {
    if (values.some((column) => Number.isNaN(column[row]))) continue;
    let start = 0;
    if (period || between) {
      const instant = instantOf(row);
      if (Number.isNaN(instant)) undated++;
      if (!(instant >= from && instant < to)) continue;
      if (period) start = period.startOf(instant);
    }
    const cell = cells.at(groups.numberOf(valuesOf(row)), start);
    cell[slot] = adder.add(cell[slot], row);
  }
  return undated;
}
