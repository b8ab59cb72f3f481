import { KpiError } from '../errors.ts';

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
    if (!known.includes(name)) {
      throw new KpiError(
        'unknown-option',
        path ? `${path}.${name}` : name,
        parts[name],
        `Known are ${known.join(', ')}. ${more}`,
      );
    }
  }
  return parts;
}

/**
 * An object with any names; what is null is left out.
 *
 * @throws KpiError `invalid-schedule` where it is none
 */
export function readRecord(value: unknown, path: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(
      Object.entries(value).filter(([, part]) => part !== undefined && part !== null),
    );
  throw new KpiError('invalid-schedule', path, value, 'Expected an object.');
}

/**
 * A list; nothing at all is an empty one.
 *
 * @throws KpiError `invalid-schedule` where it is none
 */
export function readList(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined) return [];
  throw new KpiError('invalid-schedule', path, value, 'Expected a list.');
}
