import { ensure } from '../errors.ts';
import { type OnInvalid, type Places, startTally, type Tally } from '../facts/tally.ts';
import { checkNames } from '../nearestName.ts';
import { type IsNothing, nothingRule } from './nothing.ts';

/** Options of every reader of flat rows. */
export interface RowOptions {
  /**
   * The texts that stand for nothing, in place of the usual ones: `''`, `NaN`, `NULL`, `null`, `None`, `N/A`, `NA`, `-`.
   * `''`, `undefined`, `null` and the number `NaN` always do.
   */
  readonly nothing?: readonly string[] | undefined;
  /** What happens with rows that cannot be read: counted by reason, or an error at the first. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
}

/** What a reader of rows says about its reading. */
export interface RowReading<Field extends string> {
  /** The column that each field was read from: named by you, or guessed. */
  readonly columns: { readonly [F in Field]?: string };
  /** Where several columns could be a field: those columns; the first was taken. Name the right one in `columns`. */
  readonly ambiguous: { readonly [F in Field]?: readonly string[] };
  /** The rows that no figure can use, counted by reason, each once. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Where the first few of each reason stand: `rows[17].created_at`; rows are counted from 0. */
  readonly excludedAt: Places;
  /** Cells that could not be read and are not needed: their rows count, as if they had nothing there. */
  readonly ignored: Readonly<Record<string, number>>;
  /** Where the first few of these cells stand. */
  readonly ignoredAt: Places;
}

/** The options of every reader, read. */
export interface RowSettings {
  readonly isNothing: IsNothing;
  readonly throws: boolean;
  /** Rows that no figure can use. */
  readonly excluded: Tally;
  /** Cells that are not needed. */
  readonly ignored: Tally;
}

/**
 * Reads the options that all readers of rows share.
 *
 * @throws KpiError `unknown-option` for a name that is none of `names`
 * @throws KpiError `invalid-option` for a value that cannot be used
 */
export function readRowOptions(options: unknown, names: readonly string[]): RowSettings {
  checkNames(options, [...names, 'nothing', 'onInvalid']);
  const { nothing, onInvalid = 'exclude' }: RowOptions = options;
  ensure(
    onInvalid === 'exclude' || onInvalid === 'throw',
    'invalid-option',
    'onInvalid',
    onInvalid,
    "Give 'exclude' or 'throw'.",
  );
  return {
    isNothing: nothingRule(nothing),
    throws: onInvalid === 'throw',
    excluded: startTally(onInvalid),
    ignored: startTally(onInvalid),
  };
}
