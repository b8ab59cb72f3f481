import type { FactTable } from '../facts/fact.ts';
import { compile, type Expression } from '../fold/expression.ts';
import type { Dimension } from '../records/dimensions.ts';
import { readInstant } from '../time/instant.ts';
import { cellText } from './cellText.ts';

/** What any record may say of where it belongs. */
export type PlacedRecord = { readonly [field in Dimension | 'agentId' | 'at']?: unknown };

/** Says of each row of a fact where it belongs. */
export interface Placement {
  /** The values that the row is split by. */
  valuesOf(row: number): readonly (string | null)[];
  /** The instant under which it is filed; NaN where its record has no usable time. */
  instantOf(row: number): number;
}

/** Places the rows of a fact: by their columns where these say it, else by the record that each was read from. */
export function placement(
  { columns, record, agent }: FactTable,
  records: readonly PlacedRecord[],
  by: readonly Dimension[],
  at: Expression,
): Placement {
  const recordOf = (row: number): PlacedRecord => Object(records[record?.[row] ?? row]);
  const readers = by.map((dimension) => {
    if (dimension !== 'agent') return (row: number) => recordOf(row)[dimension];
    return agent ? (row: number) => agent[row] : (row: number) => recordOf(row).agentId;
  });
  return {
    valuesOf: (row) => readers.map((read) => nameOf(read(row))),
    instantOf:
      at === 'at' && columns['at'] === undefined
        ? (row) => readInstant(recordOf(row).at)
        : compile(at, columns),
  };
}

/** The name of a group; what has no name (`''`, NaN, `null`, a list) falls under `null`. */
function nameOf(value: unknown): string | null {
  return cellText(value) || null;
}
