import { ensure } from '../errors.ts';
import { checkNames } from '../nearestName.ts';

/**
 * The parts of an object, all of which have a name that is known.
 *
 * @param path - where it was found; empty for the whole definition
 * @param example - what to give instead where it is no object
 * @throws KpiError `invalid-schedule` where it is no object
 * @throws KpiError `unknown-option` where it has another part; the remedy names the one that may be meant
 */
export function readParts(
  value: unknown,
  path: string,
  known: readonly string[],
  example: string,
): Record<string, unknown> {
  const parts = readRecord(value, path || 'schedule', example);
  checkNames(parts, known, path);
  return parts;
}

/**
 * An object with any names.
 *
 * @param example - what to give instead where it is none
 * @throws KpiError `invalid-schedule` where it is none
 */
export function readRecord(value: unknown, path: string, example: string): Record<string, unknown> {
  // So that no Map and no Date passes for one without names.
  const isPlain = Object.prototype.toString.call(value) === '[object Object]';
  ensure(isPlain, 'invalid-schedule', path, value, `Give an object such as ${example}.`);
  return Object.fromEntries(Object.entries(Object(value)));
}

/**
 * A list; nothing at all is an empty one.
 *
 * @param example - what to give instead where it is none
 * @throws KpiError `invalid-schedule` where it is none
 */
export function readList(value: unknown, path: string, example: string): readonly unknown[] {
  const list = value ?? [];
  ensure(Array.isArray(list), 'invalid-schedule', path, value, `Give a list such as ${example}.`);
  return [...list]; // which fills the holes of sparse ones
}
