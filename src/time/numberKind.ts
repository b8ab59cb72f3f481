import { looksLikeExcelSerial } from './excelSerial.ts';

/** What digits may stand for in place of a time. */
export type NumberKind = 'compact' | 'excel' | 'finer' | 'seconds' | 'milliseconds';

/** The largest number that is nearly always seconds. In milliseconds it would be March 1973. */
export const LARGEST_SECONDS = 1e11;

/** Digits of a date, with or without a time: `20260302`, `202603020900`, `20260302T090000Z`. */
const COMPACT =
  /^(?:19|2[01])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[T ]?(?:[01]\d|2[0-4])(?:[0-5]\d(?:[0-5]\d(?:[.,]?\d+)?)?)?(?:Z|[+-]\d\d:?(?:\d\d)?)?)?$/i;

const DIGITS = /^[+-]?\d+(?:[.,]\d*)?$/;

/** What a number, or a text of digits, looks like; `undefined` for other texts and numbers of no known kind. */
export function numberKind(input: number | string): NumberKind | undefined {
  const text = String(input).trim();
  if (COMPACT.test(text)) return 'compact';
  if (typeof input === 'string' && !DIGITS.test(text)) return undefined;
  const number = Number(text.replace(',', '.'));
  if (looksLikeExcelSerial(number)) return 'excel';
  if (number >= 1e14 && number < Number.POSITIVE_INFINITY) return 'finer';
  if (Math.abs(number) < LARGEST_SECONDS) return 'seconds';
  return Number.isFinite(number) ? 'milliseconds' : undefined;
}
