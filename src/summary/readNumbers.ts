import { ensure } from '../errors.ts';

/**
 * Reads a list of numbers off a state that was stored; it may have been changed since.
 *
 * @param least - no number may be below it
 * @throws KpiError `invalid-option` when it is anything but a list of such finite numbers
 */
export function readNumbers(
  stored: unknown,
  path: string,
  least: number = Number.NEGATIVE_INFINITY,
): number[] {
  return readList(stored, path).map((number, i) => {
    const isOne = typeof number === 'number' && number >= least && Math.abs(number) < 2 ** 1023;
    const from = least > Number.NEGATIVE_INFINITY ? ` from ${least} up` : '';
    ensure(isOne, 'invalid-option', `${path}[${i}]`, number, `Give a finite number${from}. ${CHANGED}`);
    return number;
  });
}

/**
 * Reads a list off a state that was stored.
 *
 * @param length - how many entries there must be; by default any number
 * @throws KpiError `invalid-option` when it is no list, or of another length
 */
export function readList(stored: unknown, path: string, length?: number): unknown[] {
  const isList = Array.isArray(stored) && (length === undefined || stored.length === length);
  const size = length === undefined ? '' : ` of ${length}`;
  ensure(isList, 'invalid-option', path, stored, `Give a list${size}. ${CHANGED}`);
  return Array.from(stored);
}

/**
 * Reads a number of things off a state that was stored.
 *
 * @throws KpiError `invalid-option` when it is no whole number from 0 up
 */
export function readCount(stored: unknown, path: string): number {
  const isCount = typeof stored === 'number' && Number.isSafeInteger(stored) && stored >= 0;
  ensure(isCount, 'invalid-option', path, stored, `Give a whole number from 0 up. ${CHANGED}`);
  return stored;
}

/**
 * Reads numbers of things by name off a state that was stored.
 *
 * @param names - the names that must be there and no others; by default any
 * @throws KpiError `invalid-option` when it is no object of whole numbers from 0 up, a name is missing or not known
 */
export function readCounts(stored: unknown, path: string, names?: readonly string[]): Record<string, number> {
  const isObject = typeof stored === 'object' && stored !== null && !Array.isArray(stored);
  ensure(isObject, 'invalid-option', path, stored, `Give an object of counts by name. ${CHANGED}`);
  const counts = new Map<string, unknown>(Object.entries(stored));
  for (const name of counts.keys()) {
    const isKnown = names?.includes(name) ?? true;
    ensure(isKnown, 'invalid-option', `${path}.${name}`, counts.get(name), `Known are ${names}. ${CHANGED}`);
  }
  return Object.fromEntries(
    (names ?? [...counts.keys()]).map((name) => [name, readCount(counts.get(name), `${path}.${name}`)]),
  );
}

const CHANGED = 'A summary must be as it was made.';
