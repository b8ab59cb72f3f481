import { excelLocal, looksLikeExcelSerial } from './excelSerial.ts';

/** The largest number that is nearly always seconds. In milliseconds it would be March 1973. */
export const LARGEST_SECONDS = 1e11;

/** Digits of a date, with or without a time: `20260302`, `202603020900`, `20260302T090000Z`. */
const COMPACT =
  /^(?:19|2[01])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[T ]?(?:[01]\d|2[0-4])(?:[0-5]\d(?:[0-5]\d(?:[.,]?\d+)?)?)?(?:Z|[+-]\d\d:?(?:\d\d)?)?)?$/i;

const DIGITS = /^[+-]?\d+(?:[.,]\d*)?$/;

/**
 * What a number, or a text of digits, looks like in place of a time, and what to do, as a sentence; `undefined` for
 * any other text and for numbers of no known kind.
 */
export function numberRemedy(input: number | string): string | undefined {
  const text = String(input).trim();
  if (COMPACT.test(text)) {
    return "This looks like a compact date: write it as 2026-03-02T09:00:00Z, or read rows with a timeFormat such as 'yyyyMMddHHmm'.";
  }
  if (typeof input === 'string' && !DIGITS.test(text)) return undefined;
  const number = Number(text.replace(',', '.'));
  if (looksLikeExcelSerial(number)) {
    const shown = new Date(excelLocal(number)).toISOString().slice(0, 19);
    return `This looks like an Excel serial date (${shown} of some time zone): read rows with timeFormat 'excel', or write it out as 2026-03-02T09:00:00Z.`;
  }
  if (number >= 1e14 && number < Number.POSITIVE_INFINITY) {
    return 'This looks finer than milliseconds: divide microseconds by 1000, nanoseconds by 1e6.';
  }
  const isSeconds = Math.abs(number) < LARGEST_SECONDS;
  if (typeof input === 'number') {
    return isSeconds ? 'This looks like seconds: multiply by 1000.' : undefined;
  }
  return isSeconds
    ? 'This looks like seconds, a number written as text: pass Number(value) * 1000.'
    : 'This looks like milliseconds, a number written as text: pass Number(value).';
}
