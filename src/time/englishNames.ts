/** Looks for one of some names at a place in a text. */
export interface NameReader {
  /** The number of the name that begins there, from 0, or −1. */
  indexAt(text: string, at: number): number;
  /** How many letters of the text the name of this number takes there. */
  lengthAt(text: string, at: number, index: number): number;
}

/**
 * Reads English names that their first three letters tell apart: short (`Mar`), full (`March`), in any letter case.
 * By character codes, because this runs for every time of every record.
 */
function nameReader(names: readonly string[]): NameReader {
  const numbers = new Map(names.map((name, index) => [letters(name, 0), index]));
  return {
    indexAt: (text, at) => numbers.get(letters(text, at)) ?? -1,
    lengthAt(text, at, index) {
      const name = names[index] ?? '';
      let length = 3;
      while (length < name.length && small(text, at + length) === name.charCodeAt(length)) length++;
      return length === name.length ? length : 3;
    },
  };
}

/** The names of months: `Jan`, `January` … */
export const MONTH_NAMES: NameReader = /* @__PURE__ */ nameReader([
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]);

/** The names of weekdays, Monday first: `Mon`, `Monday` … */
export const WEEKDAY_NAMES: NameReader = /* @__PURE__ */ nameReader([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);

function letters(text: string, at: number): number {
  return (small(text, at) * 256 + small(text, at + 1)) * 256 + small(text, at + 2);
}

/** The code of a small letter where one stands, in any case; 0 where something else stands. */
function small(text: string, at: number): number {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122 ? code : 0;
}
