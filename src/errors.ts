/**
 * What went wrong, as a fixed word that a program can test.
 *
 * - `invalid-option`: an option or argument has a value that cannot be used
 * - `unknown-option`: an option has a name that does not exist
 * - `invalid-time`: a time cannot be read as one instant
 * - `invalid-duration`: a duration cannot be read
 * - `invalid-schedule`: business hours that contradict themselves or cannot be read
 * - `invalid-record`: a record cannot be used (only where `onInvalid` is `'throw'`)
 * - `different-definitions`: states or results of different definitions were to be combined
 * - `different-moments`: summaries of two instants were to be merged, where what is open lasts until now
 * - `cut-records`: summaries were to be merged that share a customer (or another key), all records of whom must be in one
 * - `mixed-currencies`: amounts of two currencies were to be added up
 * - `source-failed`: a source of records threw, or gave none
 * - `not-in-sql`: a definition holds something that only JavaScript can run
 */
export type KpiErrorCode =
  | 'invalid-option'
  | 'unknown-option'
  | 'invalid-time'
  | 'invalid-duration'
  | 'invalid-schedule'
  | 'invalid-record'
  | 'different-definitions'
  | 'different-moments'
  | 'cut-records'
  | 'mixed-currencies'
  | 'source-failed'
  | 'not-in-sql';

/**
 * The only error that this library throws on purpose. Test its `code`, not its class: two copies of a
 * package have two classes.
 *
 * @example
 * ```ts
 * import { type KpiError, nps } from 'support-kpi';
 *
 * try {
 *   nps([10, 9], { confidence: 95 });
 * } catch (error) {
 *   const { code, path, value } = error as KpiError;
 *   code; // 'invalid-option'
 *   path; // 'confidence'
 *   value; // 95
 * }
 * ```
 */
export class KpiError extends Error {
  /** Always `'KpiError'`. */
  declare readonly name: 'KpiError';
  /** What went wrong, as a fixed word. */
  declare readonly code: KpiErrorCode;
  /** Where: `conversations[17].messages[3].at`, `weekly.mon[0]`, `confidence`. */
  declare readonly path: string;
  /** The value that was found there. */
  declare readonly value: unknown;
  /** What is expected and what to do, as a sentence. */
  declare readonly remedy: string;

  /**
   * @param code - what went wrong
   * @param path - where
   * @param value - the value found there
   * @param remedy - what is expected and what to do, as a sentence
   * @param problem - what the value is or lacks, to follow its name: `is no sender`
   */
  constructor(code: KpiErrorCode, path: string, value: unknown, remedy: string, problem?: string) {
    const text = quoted(value);
    const [place, what, todo] = [path, problem, remedy].map(plain);
    super(problem ? `${place}: ${text} ${what}. ${todo}` : `${place}: ${todo} Got ${text}.`);
    Object.assign(this, { name: 'KpiError', code, path, value, remedy });
  }
}

/** Longer texts are cut in messages; the error's `value` holds them whole. */
const LONGEST_QUOTE = 200;

/** A value in words. Putting an object into words may throw, and `value` holds it; texts in quotes: '2' is not 2. */
function quoted(value: unknown): string {
  if (typeof value === 'string') {
    return value.length > LONGEST_QUOTE ? `'${value.slice(0, LONGEST_QUOTE)}…'` : `'${value}'`;
  }
  if (Array.isArray(value)) return 'array';
  return typeof value === 'object' && value !== null
    ? 'object'
    : typeof value === 'function'
      ? 'function'
      : String(value);
}

/** A text as it is; what plain JavaScript may give in its place, in words. */
function plain(text: unknown): string {
  return typeof text === 'string' ? text : quoted(text);
}

/**
 * Holds that something is so.
 *
 * @throws KpiError with the rest of the arguments, when it is not
 */
export function ensure(
  holds: boolean,
  code: KpiErrorCode,
  path: string,
  value: unknown,
  remedy: string,
): asserts holds {
  if (!holds) throw new KpiError(code, path, value, remedy);
}
