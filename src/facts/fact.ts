import type { Column } from '../fold/expression.ts';
import type { Derive, Label } from '../fold/rows.ts';
import type { RecordKinds, RecordName } from '../records/records.ts';
import type { Counts, Places } from './reading/tally.ts';

/** What a column holds: an instant in epoch milliseconds, a duration in milliseconds, 1 or 0, or another number. */
export type ColumnKind = 'instant' | 'duration' | 'flag' | 'number';

/**
 * What a shard or a stream must keep together for the rows to be the same as in one pass: each record by itself, all records
 * of a customer, or everything.
 */
export type Alone = 'record' | 'customer' | 'all';

/**
 * Flat rows read off the records once. The disputed rules (who counts as an agent, when the clock starts,
 * what stops it) are applied here and nowhere else; everything above sees columns.
 *
 * A fact is named, its columns are declared and its rules are plain data: what reads the same columns by the same name
 * (a statement, a loaded table) can take its place.
 */
export interface Fact<
  Column extends string = string,
  Label extends string = string,
  Needs extends RecordName = RecordName,
> {
  /** The fact's name. */
  readonly name: string;
  /** The records that it is read from; a row is put down to one of the first kind. */
  readonly needs: readonly Needs[];
  /** What must be kept together. */
  readonly alone: Alone;
  /** Its columns. What is unknown holds NaN. */
  readonly columns: Readonly<Record<Column, ColumnKind>>;
  /** What a row may be put down to; the first is what a split by agent takes unless another is asked for. */
  readonly labels: readonly Label[];
  /** Whether its amounts are in a currency: totals that stand in their place are in one without a name. */
  readonly hasCurrency?: boolean;
  /** The rules in force. Facts of one name by the same rules are the same. */
  readonly rules: object;
  /** Goes through the records, for all facts that are read from them. */
  readonly source: Source;
  /** Starts to read. */
  begin(asked: Asked): FactReader;
}

/** What is asked for of a fact; what is not, it need not find out. */
export interface Asked {
  /** The columns. */
  readonly columns: ReadonlySet<string>;
  /** The labels. */
  readonly labels: ReadonlySet<string>;
  /** How many records there are. */
  readonly expected: number;
  /** Of how many that are left out for one reason the place is remembered. */
  readonly places: number;
}

/** Takes in what a source tells of each record. */
export interface FactReader {
  /** Whether what cannot be used is an error. */
  readonly throws: boolean;
  /** The rows found; columns that are computed later may look at the records again. */
  table(lists: Lists): FactTable;
}

/** Goes through records once, for many readers. */
export interface Source {
  /** @returns what was left out for all of them */
  read(lists: Lists, readers: readonly FactReader[], asked: AskedOfSource): LeftOutRecords;
}

/** Remembers ids. */
export interface Seen {
  /** Whether this id has come before; from now on it has. */
  add(id: unknown, index: number): boolean;
}

/** What is asked for of a source. */
export interface AskedOfSource extends Pick<Asked, 'places'> {
  /** The ids of records that have come before, where these are a piece of more. */
  readonly seen?: Seen | undefined;
  /** Which records are read. */
  readonly kept: Kept;
}

/** Lists of records by kind, as they were handed over. */
export type Lists = ReadonlyMap<string, unknown>;

/** Which records of a kind are read; all of a kind that says nothing. */
export type Kept = ReadonlyMap<string, ArrayLike<number>>;

/** What was left out before any fact saw it. */
export interface LeftOutRecords {
  /** What was left out, counted by reason. */
  readonly excluded: Counts;
  /** Where the first few of each reason stand. */
  readonly excludedAt: Places;
}

/** The rows of a fact, as columns. */
export interface FactTable extends LeftOutRecords {
  /** For each row the number of the record that it was read from. */
  readonly record: ArrayLike<number>;
  /** One array a column that was asked for, each as long as there are rows; others may be there too. */
  readonly columns: Readonly<Record<string, Column>>;
  /** Columns that are computed when they are first asked for. */
  readonly derived?: Readonly<Record<string, Derive>>;
  /** The labels that were asked for. */
  readonly labels?: Readonly<Record<string, Label>>;
  /** The instant that counts as now, in epoch milliseconds, where there is one. */
  readonly now?: number;
  /** Whose records were read, where all records of one must be kept together; one key where all must be. */
  readonly keys?: readonly string[];
  /** The currency of all amounts, `null` where it is not named; not there where there are no amounts. */
  readonly currency?: string | null;
}

/** The records of a kind, as handed over. */
export type RecordList<Name extends RecordName> = readonly RecordKinds[Name][];
