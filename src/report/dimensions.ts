import { ensure, KpiError } from '../errors.ts';
import type { Lists } from '../facts/fact.ts';
import { answersOf } from '../facts/reading/answersOf.ts';
import { unknownName } from '../nearestName.ts';
import type { RecordKinds, RecordName } from '../records/records.ts';
import type { Dimension } from './grouping.ts';

/** A record as a function of a report sees it: fields that only your records have may be asked for too. */
export type RecordWithAnyFields = RecordKinds[RecordName] & { readonly [field: string]: unknown };

/** What a record is put into a group by; several values put it into several groups. */
export type GroupOf = {
  /** Gives the value, or a list of values; nothing for a record without one. */
  of(record: RecordWithAnyFields): unknown;
}['of'];

/** A field of the records, or functions by the names that their values shall have. */
export type By =
  | string
  | {
      /** What its values are read by. */
      readonly [name: string]: GroupOf;
    };

/** The names under which the rows of a report have what they are split by. */
export type NamesOf<B> = B extends string ? B : B extends object ? Extract<keyof B, string> : never;

/** Whom a row is put down to is read off its fact, not off a field. */
export const AGENT = 'agent';

/** Names that a row of a report has for something else. */
const TAKEN: readonly string[] = ['period', 'start', 'end'];

/**
 * Reads what a report is split by.
 *
 * @throws KpiError `invalid-option` for what is neither a name nor an object of functions
 */
export function readDimensions(given: readonly unknown[]): Dimension[] {
  const path = 'by';
  return given.flatMap((each): Dimension | Dimension[] => {
    if (typeof each === 'string') {
      checkName(each, path);
      return { name: each, isField: each !== AGENT, read: each === AGENT ? undefined : fieldOf(each) };
    }
    const isObject = typeof each === 'object' && each !== null && !Array.isArray(each);
    const remedy = 'Give the name of a field, or an object of functions such as { region: (record) => … }.';
    ensure(isObject && Object.keys(each).length > 0, 'invalid-option', path, each, remedy);
    return Object.entries(each).map(([name, read]: [string, unknown]) => {
      checkName(name, path);
      ensure(name !== AGENT, 'invalid-option', `${path}.${name}`, read, 'Another column has this name.');
      ensure(isGroupOf(read), 'invalid-option', `${path}.${name}`, read, 'Give a function of a record.');
      return { name, isField: false, read: answersOf(read, `${path}.${name}`) };
    });
  });
}

/**
 * Adds what a report is split by; a field that is named twice counts once.
 *
 * @throws KpiError `invalid-option` for a function under a name that is taken
 */
export function joinDimensions(all: readonly Dimension[], added: readonly Dimension[]): Dimension[] {
  const joined = [...all];
  for (const dimension of added) {
    const { name, isField, read } = dimension;
    const known = joined.find((other) => other.name === name);
    if (known === undefined) joined.push(dimension);
    else {
      const isSame = known.isField === isField && (isField || read === known.read);
      ensure(isSame, 'invalid-option', `by.${name}`, name, 'Something else is split by under this name.');
    }
  }
  return joined;
}

function checkName(name: string, path: string): void {
  ensure(name !== '', 'invalid-option', path, name, 'Give the name of a field.');
  ensure(!TAKEN.includes(name), 'invalid-option', path, name, 'Another column has this name.');
}

/**
 * A field of a record that is its own: what every object has is no field of a record, and a field that cannot be read
 * holds nothing.
 */
export function fieldOf(name: string): (record: unknown) => unknown {
  return (record) => {
    try {
      return typeof record === 'object' && record !== null && Object.hasOwn(record, name)
        ? Reflect.get(record, name)
        : undefined;
    } catch {
      return undefined;
    }
  };
}

function isGroupOf(value: unknown): value is (record: unknown) => unknown {
  return typeof value === 'function';
}

/** Fields that records are known to have, whether one of these does or not. */
const KNOWN: readonly string[] = ['channel', 'group', 'inbox', 'team', 'priority', 'tags'];

/**
 * Holds that each of these fields is one that some record has.
 *
 * @throws KpiError `invalid-option` for one that no record has; the remedy names the one that may be meant
 */
export function checkFields(names: readonly string[], lists: Lists, path: string): void {
  const [missing] = missingFields(names, lists);
  if (missing === undefined) return;
  const found = new Set<string>(KNOWN);
  for (const records of lists.values()) {
    if (!Array.isArray(records)) continue;
    for (const record of records.slice(0, FEW))
      for (const name of Object.keys(Object(record))) found.add(name);
  }
  const remedy = `No record has this field. ${unknownName(missing, [...found, AGENT])}`;
  throw new KpiError('invalid-option', path, missing, remedy);
}

/** The fields that no record has, though there are records; those that records are known to have aside. */
export function missingFields(names: readonly string[], lists: Lists): readonly string[] {
  let missing = names.filter((name) => !KNOWN.includes(name));
  let isEmpty = true;
  for (const records of lists.values()) {
    if (!Array.isArray(records)) continue;
    for (let i = 0; i < records.length && missing.length > 0; i++) {
      const record: unknown = records[i];
      if (typeof record !== 'object' || record === null) continue;
      isEmpty = false;
      missing = missing.filter((name) => !Object.hasOwn(record, name));
    }
  }
  return isEmpty ? [] : missing;
}

/** So many records of each kind tell which fields there are. */
const FEW = 100;
