/**
 * Does a field hold nothing? `undefined`, `null`, `''` and `NaN` are what databases, files and their readers put where
 * there is no value: each is as if the field were not there.
 */
export function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '' || Number.isNaN(value);
}
