import { ensure } from '../../errors.ts';
import { zoneOffset } from '../../time/zoneOffset.ts';

/**
 * A list.
 *
 * @param remedy - what to do where it is none
 * @throws KpiError `invalid-schedule` where it is none
 */
export function readArray(value: unknown, path: string, remedy: string): readonly unknown[] {
  ensure(Array.isArray(value), 'invalid-schedule', path, value, remedy);
  return [...value]; // which fills the holes of sparse ones
}

/**
 * The name of something, as a part to spread: without one, and with an empty one, nothing.
 *
 * @throws KpiError `invalid-schedule` where it is no text
 */
export function readName(value: unknown, path: string): { readonly name?: string } {
  if (value === undefined || value === null || value === '') return {};
  ensure(
    typeof value === 'string',
    'invalid-schedule',
    path,
    value,
    'Give the name as a text, or leave it out.',
  );
  return { name: value };
}

/**
 * A flag; nothing at all is false.
 *
 * @throws KpiError `invalid-schedule` where it is neither true nor false
 */
export function readFlag(value: unknown, path: string): boolean {
  const isFlag = value === undefined || value === null || typeof value === 'boolean';
  ensure(isFlag, 'invalid-schedule', path, value, 'Give true or false, or leave it out.');
  return value === true;
}

/**
 * An IANA time zone.
 *
 * @param translated - makes a name of another kind one of IANA
 * @throws KpiError `invalid-schedule` where it is no text
 * @throws KpiError `invalid-option` where it is not known
 */
export function readTimeZone(
  value: unknown,
  path: string,
  translated: (name: string) => string = (name) => name,
): string {
  ensure(
    typeof value === 'string' && value !== '',
    'invalid-schedule',
    path,
    value,
    'Give the name of a time zone: pass the object that holds it, not the answer around it.',
  );
  const timeZone = translated(value);
  zoneOffset(timeZone, path);
  return timeZone;
}
