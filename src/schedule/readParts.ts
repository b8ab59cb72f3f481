import { ensure } from '../errors.ts';

/**
 * The parts of an object, all of which have a name that is known.
 *
 * @param path - where it was found; empty for the whole definition
 * @param more - what else to say where it has another part
 * @throws KpiError `invalid-schedule` where it is no object
 * @throws KpiError `unknown-option` where it has another part
 */
export function readParts(
  value: unknown,
  path: string,
  known: readonly string[],
  more: string = '',
): Record<string, unknown> {
  const parts = readRecord(value, path || 'schedule');
  for (const name of Object.keys(parts)) {
    const at = path ? `${path}.${name}` : name;
    ensure(known.includes(name), 'unknown-option', at, parts[name], `Known are ${known.join(', ')}.${more}`);
  }
  return parts;
}

/**
 * An object with any names.
 *
 * @throws KpiError `invalid-schedule` where it is none
 */
export function readRecord(value: unknown, path: string): Record<string, unknown> {
  // So that no Map and no Date passes for one without names.
  const isPlain = Object.prototype.toString.call(value) === '[object Object]';
  ensure(isPlain, 'invalid-schedule', path, value, 'Expected an object.');
  return Object.fromEntries(Object.entries(Object(value)));
}

/**
 * A list; nothing at all is an empty one.
 *
 * @throws KpiError `invalid-schedule` where it is none
 */
export function readList(value: unknown, path: string): readonly unknown[] {
  const list = value ?? [];
  ensure(Array.isArray(list), 'invalid-schedule', path, value, 'Expected a list.');
  return [...list]; // which fills the holes of sparse ones
}
