import type { FlatResult } from './flatResult.ts';

/** Whether a result has nothing at all: no value but 0, nothing counted, open, not yet due or left out. */
export function isEmptyResult(flat: FlatResult): boolean {
  const { value, n, numerator, denominator, open, notYetDue, excluded } = flat;
  return !value && !n && !numerator && !denominator && !open && !notYetDue && excluded === '';
}
