import { KpiError } from '../errors.ts';
import { unknownName } from '../nearestName.ts';

/**
 * Holds that a value is one of the words that are known.
 *
 * @throws KpiError `invalid-option` where it is not; the remedy names the one that may be meant
 */
export function checkOneOf<T extends string>(path: string, value: T, known: readonly T[]): void {
  if (known.includes(value)) return;
  // What is no text is named by its kind.
  const name = typeof value === 'string' ? value : typeof value;
  throw new KpiError('invalid-option', path, value, unknownName(name, known));
}
