import { DAY_MS } from './calendarDate.ts';

/** The serial of 1970-01-01 where day 1 is 1900-01-01 and 1900 is taken for a leap year, as spreadsheets have it. */
const EPOCH_SERIAL = 25_569;

/**
 * What the clock shows at an Excel serial date, as if it were UTC: whole milliseconds, rounded, because a serial
 * keeps a second only to about a microsecond. Days before March 1900, where spreadsheets disagree, are not meant.
 */
export function excelLocal(serial: number): number {
  return Math.round((serial - EPOCH_SERIAL) * DAY_MS) + 0; // + 0 turns −0 into 0
}

/** The serial of a day where day 0 is 1904-01-01, as old spreadsheets of the Macintosh have it, is this much less. */
export const SERIALS_OF_1904 = 1462;

/** Whether a number is likely an Excel serial: its date is one of 1954 to 2119. */
export function looksLikeExcelSerial(number: number): boolean {
  return number >= 20_000 && number <= 80_000;
}
