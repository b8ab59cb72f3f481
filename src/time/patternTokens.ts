import { MONTH_NAMES, type NameReader, WEEKDAY_NAMES } from './englishNames.ts';
import { readOffset } from './offsetText.ts';

/** What has been read of a text so far. Reused from text to text. */
export interface TimeParts {
  text: string;
  /** The place of the next letter. */
  at: number;
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
  /** 12 in the second half of the day, else 0. */
  half: number;
  /** 0 for Monday, −1 where none is said. */
  weekday: number;
  /** In milliseconds. */
  offset: number;
}

/** Reads one part of a text; false where it does not stand there. */
export type Step = (time: TimeParts) => boolean;

/** One part of a pattern. */
export interface PatternPart {
  readonly step: Step;
  /** What it says, where it says something. */
  readonly field?: string;
}

/** A token: how it reads, whether or not another number follows at once. */
export type Token = (isTight: boolean) => PatternPart;

type NumberField = 'month' | 'day' | 'hour' | 'minute' | 'second';

/** One or two digits, two where another number follows at once. */
function twoDigitToken(key: NumberField, least: number, most: number, field: string = key): Token {
  return (isTight) => ({
    field,
    step(time) {
      const first = time.text.charCodeAt(time.at) - 48;
      if (!(first >= 0 && first <= 9)) return false;
      const second = time.text.charCodeAt(time.at + 1) - 48;
      const hasTwo = second >= 0 && second <= 9;
      if (isTight && !hasTwo) return false;
      const number = hasTwo ? first * 10 + second : first;
      time[key] = number;
      time.at += hasTwo ? 2 : 1;
      return number >= least && number <= most;
    },
  });
}

/** A year of so many digits. */
function yearToken(digits: 2 | 4): Token {
  return () => ({
    field: 'year',
    step(time) {
      let year = 0;
      for (let i = 0; i < digits; i++) {
        const digit = time.text.charCodeAt(time.at + i) - 48;
        if (!(digit >= 0 && digit <= 9)) return false;
        year = year * 10 + digit;
      }
      time.at += digits;
      // As POSIX reads two digits.
      time.year = digits === 4 ? year : year + (year < 69 ? 2000 : 1900);
      return true;
    },
  });
}

function nameToken(names: NameReader, field: 'month' | 'weekday'): Token {
  return () => ({
    field,
    step(time) {
      const index = names.indexAt(time.text, time.at);
      if (index < 0) return false;
      time.at += names.lengthAt(time.text, time.at, index);
      time[field] = field === 'month' ? index + 1 : index;
      return true;
    },
  });
}

/** The digits after the point of a second; those beyond the millisecond are cut off. */
function fractionToken(digits: number): Token {
  return (isTight) => ({
    field: 'fraction of a second',
    step(time) {
      const most = isTight ? digits : 9;
      let ms = 0;
      let read = 0;
      for (; read < most; read++) {
        const digit = time.text.charCodeAt(time.at + read) - 48;
        if (!(digit >= 0 && digit <= 9)) break;
        if (read < 3) ms = ms * 10 + digit;
      }
      for (let missing = read; missing < 3; missing++) ms *= 10;
      time.ms = ms;
      time.at += read;
      return isTight ? read === digits : read > 0;
    },
  });
}

/** AM or PM, in any letter case, with or without points. */
const halfToken: Token = () => ({
  field: 'half of the day',
  step(time) {
    const half = time.text.charCodeAt(time.at) | 32;
    if (half !== 97 && half !== 112) return false; // a, p
    let at = time.at + 1;
    const hasPoints = time.text.charCodeAt(at) === 46;
    if (hasPoints) at++;
    if ((time.text.charCodeAt(at) | 32) !== 109) return false; // m
    at++;
    if (hasPoints && time.text.charCodeAt(at) === 46) at++;
    time.half = half === 112 ? 12 : 0;
    time.at = at;
    return true;
  },
});

const offsetToken: Token = () => ({
  field: 'offset',
  step(time) {
    const end = readOffset(time.text, time.at, time);
    time.at = end;
    return end > 0;
  },
});

/** The tokens of date-fns that are read, and `z` for a zone's word. */
export const TOKENS: ReadonlyMap<string, Token> = /* @__PURE__ */ (() =>
  new Map<string, Token>([
    ['yyyy', yearToken(4)],
    ['yy', yearToken(2)],
    ['MMMM', nameToken(MONTH_NAMES, 'month')],
    ['MMM', nameToken(MONTH_NAMES, 'month')],
    ['MM', twoDigitToken('month', 1, 12)],
    ['M', twoDigitToken('month', 1, 12)],
    ['dd', twoDigitToken('day', 1, 31)],
    ['d', twoDigitToken('day', 1, 31)],
    ['EEEE', nameToken(WEEKDAY_NAMES, 'weekday')],
    ['EEE', nameToken(WEEKDAY_NAMES, 'weekday')],
    ['HH', twoDigitToken('hour', 0, 23)],
    ['H', twoDigitToken('hour', 0, 23)],
    ['hh', twoDigitToken('hour', 1, 12, 'hour12')],
    ['h', twoDigitToken('hour', 1, 12, 'hour12')],
    ['mm', twoDigitToken('minute', 0, 59)],
    ['m', twoDigitToken('minute', 0, 59)],
    ['ss', twoDigitToken('second', 0, 59)],
    ['s', twoDigitToken('second', 0, 59)],
    ...Array.from({ length: 9 }, (_, i): [string, Token] => ['S'.repeat(i + 1), fractionToken(i + 1)]),
    ['a', halfToken],
    ['aa', halfToken],
    ['aaa', halfToken],
    ...['x', 'xx', 'xxx', 'X', 'XX', 'XXX', 'z'].map((name): [string, Token] => [name, offsetToken]),
  ]))();
