import type { RecordKinds, RecordName } from '../records/records.ts';
import type { Places } from './tally.ts';

/**
 * Flat rows read off the records once. The disputed rules (who counts as an agent, when the clock starts,
 * what stops it) are applied here and nowhere else; everything above sees columns.
 *
 * A fact is named and its options are plain data: an SQL engine that derives the same columns by the same name
 * can take its place.
 */
export interface Fact<Name extends RecordName = RecordName> {
  /** The fact's name; by default that of the records. */
  readonly name?: string;
  /** The records that it is read from. */
  readonly needs: Name;
  /** The names of the totals that may stand in place of the records. */
  readonly totals?: readonly string[];
  /** The rules in force. */
  readonly options: object;
  /** Reads the rows off the records. */
  read(records: readonly RecordKinds[Name][]): FactTable;
}

/** The rows of a fact, as columns. */
export interface FactTable {
  /** For each row the number of the record that it was read from; by default each record gave one row. */
  readonly record?: ArrayLike<number>;
  /** One array a column, each as long as there are rows. A row that counts for nothing holds NaN. */
  readonly columns: Readonly<Record<string, ArrayLike<number>>>;
  /** For each row the agent that it is put down to, where there is one. */
  readonly agent?: ArrayLike<string | null>;
  /** The instant that counted as now, in epoch milliseconds, where the rows depend on it. */
  readonly asOf?: number;
  /** The currency of all amounts, `null` where it is not named; not there where there are no amounts. */
  readonly currency?: string | null;
  /** The records that gave no row because they cannot be used, counted by reason. */
  readonly excluded: Counts;
  /** Where the first few of these stand, by reason. */
  readonly excludedAt?: Places;
}

/** How many were left out, by reason. */
export type Counts = Readonly<Record<string, number>>;
