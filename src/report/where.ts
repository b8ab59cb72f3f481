import { ensure } from '../errors.ts';
import type { Kept, Lists } from '../facts/fact.ts';
import { answersOf } from '../facts/reading/answersOf.ts';
import { wordOf } from '../facts/reading/words.ts';
import { fieldOf, type RecordWithAnyFields } from './dimensions.ts';

/** What a field must hold: one of these values. Of a field with several values one is enough. */
export type Allowed = string | number | boolean | null;

/** Which records count: by what their fields hold, all at once, or by a function. */
export type Where =
  | { readonly [field: string]: Allowed | readonly Allowed[] }
  | {
      /** Says whether a record counts. */
      of(record: RecordWithAnyFields): boolean;
    }['of'];

/** A condition of records, read. */
export interface Condition {
  /** The fields that it looks at. */
  readonly fields: readonly string[];
  /** What was given, as text. */
  readonly text: string;
  /** Whether it holds for a record. */
  holds(record: unknown): boolean;
}

/**
 * Reads which records count.
 *
 * @throws KpiError `invalid-option` for what is neither an object of values nor a function
 */
export function readWhere(given: unknown): Condition {
  if (isPredicate(given)) {
    const answer = answersOf(given, 'where');
    return { fields: [], text: String(given), holds: (record) => Boolean(answer(record)) };
  }
  // Neither a list nor a Map, a Date: these have no fields, and would keep everything.
  const isObject =
    typeof given === 'object' &&
    given !== null &&
    Object.prototype.toString.call(given) === '[object Object]';
  const remedy = "Give values by field, such as { channel: 'email' }, or a function of a record.";
  ensure(isObject, 'invalid-option', 'where', given, remedy);
  const tests = Object.entries(given).map(([field, allowed]) => testOf(field, allowed));
  return {
    fields: Object.keys(given),
    text: JSON.stringify(given),
    holds: (record) => tests.every((test) => test(record)),
  };
}

function testOf(field: string, given: unknown): (record: unknown) => boolean {
  const values: readonly unknown[] = Array.isArray(given) ? given : [given];
  for (const value of values) {
    const isValue =
      value === null || (['string', 'number', 'boolean'].includes(typeof value) && !Number.isNaN(value));
    ensure(isValue, 'invalid-option', `where.${field}`, value, 'Give a text, a number, true, false or null.');
  }
  const allowed = new Set(values.map(wordOf));
  const read = fieldOf(field);
  return (record) => {
    const value = read(record);
    if (!Array.isArray(value)) return allowed.has(wordOf(value));
    return value.length === 0 ? allowed.has(undefined) : value.some((each) => allowed.has(wordOf(each)));
  };
}

function isPredicate(value: unknown): value is (record: unknown) => unknown {
  return typeof value === 'function';
}

/** Which records of each kind count under all conditions. */
export function keptBy(conditions: readonly Condition[], lists: Lists): Kept {
  if (conditions.length === 0) return new Map();
  const kept = new Map<string, Uint8Array>();
  for (const [kind, records] of lists) {
    if (!Array.isArray(records)) continue;
    kept.set(
      kind,
      Uint8Array.from(
        { length: records.length },
        (_, i) => +conditions.every(({ holds }) => holds(records[i])),
      ),
    );
  }
  return kept;
}
