import { isAbsent } from './isAbsent.ts';

/**
 * True or false, as databases give it too: 1 or 0. Without a value it is false. Another number compiles, since a literal
 * record has no narrower type than `number`; it is refused when the record is read.
 */
export type Flag = boolean | number | null | undefined;

/** What a flag says; `undefined` where it says neither true nor false. */
export function readFlag(value: unknown): boolean | undefined {
  if (value === true || value === 1 || value === 1n) return true;
  if (value === false || value === 0 || value === 0n || isAbsent(value)) return false;
  return undefined;
}

/** What is allowed, as a sentence. */
export const FLAG_REMEDY = 'Give true or false, or 1 or 0.';

/** What is wrong with any other value, to follow its name. */
export const NO_FLAG = 'is neither true nor false';
