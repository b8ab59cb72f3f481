import { ensure } from '../errors.ts';
import { type OnInvalid, startTally, type Tally } from '../facts/reading/tally.ts';
import { checkNames } from '../nearestName.ts';
import { type IsNothing, nothingRule } from './nothing.ts';
import { type TimeOptions, type TimeReader, timeReader } from './timeReader.ts';

/** Options of every reader of flat rows. */
export interface RowOptions extends TimeOptions {
  /**
   * The texts that stand for nothing, in place of the usual ones: `''`, `NaN`, `NULL`, `null`, `None`, `N/A`, `NA`, `-`.
   * `''`, `undefined`, `null` and the number `NaN` always do.
   */
  readonly nothing?: readonly string[] | undefined;
  /** What happens with rows that cannot be read: counted by reason, or an error at the first. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
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
 * A reader of times for each of these fields. The order of day and month is a matter of the column.
 *
 * @throws KpiError `invalid-option` where the options say nothing that can be used
 */
export function timeReaders<Field extends string>(
  fields: readonly Field[],
  options: TimeOptions,
): { readonly [F in Field]: TimeReader } {
  const readers = fields.map((field) => [field, timeReader(options)]);
  return Object.fromEntries(readers) as { readonly [F in Field]: TimeReader }; // one for each field
}

/**
 * Reads the options that all readers of rows share.
 *
 * @throws KpiError `unknown-option` for a name that is none of `names`
 * @throws KpiError `invalid-option` for a value that cannot be used
 */
export function readRowOptions(options: unknown, names: readonly string[]): RowSettings {
  checkNames(options, [...names, 'nothing', 'onInvalid', 'timeZone', 'timeFormat']);
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
