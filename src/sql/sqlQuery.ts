import type { Metric } from '../define/metric.ts';
import type { RecordName } from '../records/records.ts';
import type { TimeInput } from '../time/instant.ts';
import type { SqlRow } from './answer.ts';
import type { Dialect } from './dialect.ts';
import type { LoadedFact } from './loadedFact.ts';
import type { OpenTimeRow } from './openTime.ts';
import type { SqlTables } from './tables.ts';

/** A metric whose definition can be turned into SQL, with its options fixed by `with`. */
export type SqlMetric<Content> = Pick<Metric<never, never, Content, RecordName>, 'plan'>;

/** What a statement is written for. */
export interface SqlOptions {
  /** The database. */
  readonly dialect: Dialect;
  /** The names of the tables, where they are not the usual ones. */
  readonly tables?: SqlTables | undefined;
  /** What `loadFacts` tells of tables that it has given; they are then read in place of tables of records. */
  readonly loaded?: readonly LoadedFact[] | undefined;
}

/** A statement for a database, and what to make of its answer. */
export interface SqlQuery<Result> {
  /** One SELECT that answers one row. */
  readonly text: string;
  /** The values to bind, in the order of their places. */
  readonly params: readonly (string | number)[];
  /**
   * Makes the result of the answer.
   *
   * @param rows - the rows as the driver gives them, each an object by column: here one
   * @throws KpiError `invalid-option` for rows that are not the answer to this statement, or when an instant was found
   *   beyond the table `openTime`
   */
  result(rows: readonly SqlRow[]): Result;
  /**
   * The rows of the compiled schedule, to be loaded into the table `openTime` before the statement runs; none without
   * a schedule. The database does no time zones: load them all at once, and anew when the schedule or the library's
   * time zones change.
   *
   * @param from - no instant in the tables is earlier
   * @param to - neither an instant in the tables nor `asOf` is later
   * @throws KpiError `invalid-time` where one names no instant
   * @throws KpiError `not-in-sql` for a day with more open stretches than the statement adds up
   */
  openTime(from: TimeInput, to: TimeInput): OpenTimeRow[];
}
