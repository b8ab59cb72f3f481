import { ensure } from '../errors.ts';
import { nearestName } from '../nearestName.ts';
import { DAY_MS, dayNumber, daysInMonth } from './calendarDate.ts';
import { type PatternPart, type TimeParts, TOKENS } from './patternTokens.ts';
import { weekdayIndex } from './weekday.ts';

/** A way to write times, compiled. */
export interface TimePattern {
  /**
   * What a text names: an instant where it has an offset, else what the clock shows as if it were UTC, in
   * milliseconds; `NaN` where it does not fit or no such date exists.
   */
  read(text: string): number;
  /** Whether it says nothing of an offset: a time zone must be known. */
  readonly isLocal: boolean;
  /** Whether it says nothing of the time of day. */
  readonly isDateOnly: boolean;
  /** The same with day and month exchanged, where both are numbers and stand before the year. */
  readonly swapped: string | undefined;
}

/** A token, a quoted text, or anything else as it stands. */
const PIECES = /([A-Za-z])\1*|'(?:[^']|'')*'?|[^A-Za-z']+/g;

/**
 * Compiles a way to write times from the tokens of date-fns (Unicode): `dd/MM/yyyy HH:mm`, `M/d/yyyy h:mm a`,
 * `EEE MMM dd HH:mm:ss xx yyyy`, `dd.MM.yyyy HH:mm:ss 'Uhr'`.
 *
 * A number may be written with or without a leading zero, unless another follows at once. A space stands for any
 * spaces. Names are English, short or full, in any letter case. Two digits of a year mean 1969 to 2068. A weekday
 * must be that of the date.
 *
 * @throws KpiError `invalid-option` for a token that is not known, one that comes twice, and a pattern without year,
 *   month or day, with `hh` and no `a`, or minutes and no hours
 */
export function timePattern(pattern: string, path: string = 'timeFormat'): TimePattern {
  const pieces = pattern.match(PIECES) ?? [];
  const parts = pieces.map((piece, i) =>
    // Where another number stands at once beside it, only the full number of digits tells where it ends.
    partOf(piece, isNumber(pieces[i - 1]) || isNumber(pieces[i + 1]), pattern, path),
  );
  const names = parts.flatMap(({ field }) => field ?? []);
  checkFields(names, pattern, path);
  const steps = parts.map(({ step }) => step);
  const has12Hours = names.includes('hour12');
  const time: TimeParts = {
    text: '',
    at: 0,
    year: 0,
    month: 0,
    day: 0,
    hour: 0,
    minute: 0,
    second: 0,
    ms: 0,
    half: 0,
    weekday: -1,
    offset: 0,
  };

  function read(text: string): number {
    time.text = text;
    time.at = 0;
    for (const step of steps) if (!step(time)) return Number.NaN;
    if (time.at !== text.length && !isNote(text, time.at)) return Number.NaN;
    const { year, month, day, hour, weekday } = time;
    if (day > 28 && day > daysInMonth(year, month)) return Number.NaN;
    const date = dayNumber(year, month, day);
    if (weekday >= 0 && weekday !== weekdayIndex(date)) return Number.NaN;
    const hours = has12Hours ? (hour % 12) + time.half : hour;
    return (
      date * DAY_MS + hours * 3_600_000 + time.minute * 60_000 + time.second * 1000 + time.ms - time.offset
    );
  }

  // What follows an offset in brackets says the zone once more: `+0100 (CET)`.
  function isNote(text: string, at: number): boolean {
    if (names.at(-1) !== 'offset') return false;
    const note = text.slice(at).trim();
    return (note.startsWith('(') && note.endsWith(')')) || (note.startsWith('[') && note.endsWith(']'));
  }

  return {
    read,
    isLocal: !names.includes('offset'),
    isDateOnly: !names.includes('hour') && !has12Hours,
    swapped: swappedOf(pieces),
  };
}

function partOf(piece: string, isTight: boolean, pattern: string, path: string): PatternPart {
  if (piece.startsWith("'")) {
    ensure(
      piece === "''" || (piece.length > 1 && piece.endsWith("'")),
      'invalid-option',
      path,
      pattern,
      "A quoted text does not end: give a second '.",
    );
    return literal(piece === "''" ? "'" : piece.slice(1, -1).replaceAll("''", "'"));
  }
  if (!/[A-Za-z]/.test(piece)) {
    ensure(
      !piece.includes('%'),
      'invalid-option',
      path,
      pattern,
      'Give tokens such as dd/MM/yyyy HH:mm in place of those with %.',
    );
    return literal(piece);
  }
  const token = TOKENS.get(piece);
  ensure(token !== undefined, 'invalid-option', path, pattern, unknownToken(piece));
  return token(isTight);
}

function isNumber(piece: string | undefined): boolean {
  return piece !== undefined && /^(?!MMM)[yMdHhmsS]/.test(piece);
}

function unknownToken(piece: string): string {
  const known = [...TOKENS.keys()];
  const meant = MISTAKEN.get(piece) ?? (piece.length === 1 ? undefined : nearestName(piece, known));
  return `There is no token '${piece}'.${meant === undefined ? '' : ` Did you mean ${meant}?`} Known: ${known.join(', ')}; other letters go in quotes, such as 'T'.`;
}

/** Tokens of other libraries. */
const MISTAKEN: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['YYYY', 'yyyy'],
  ['YY', 'yy'],
  ['DD', 'dd'],
  ['D', 'd'],
  ['A', 'a'],
  ['ddd', 'EEE'],
  ['dddd', 'EEEE'],
  ['Z', 'xxx'],
  ['ZZ', 'xx'],
  ['T', "'T'"],
  ['tt', 'a'],
  ['f', 'S'],
  ['fff', 'SSS'],
]);

/** Text that must stand there; a space stands for one or more spaces of any kind. */
function literal(expected: string): PatternPart {
  const codes = [...expected.replaceAll(/\s+/g, ' ')].map((letter) => letter.charCodeAt(0));
  return {
    step(time) {
      const { text } = time;
      let at = time.at;
      for (const code of codes) {
        if (code === 32) {
          if (!isSpace(text.charCodeAt(at))) return false;
          while (isSpace(text.charCodeAt(at))) at++;
        } else if (text.charCodeAt(at) === code) at++;
        else return false;
      }
      time.at = at;
      return true;
    },
  };
}

/** Space, tab, line ends, and the spaces that do not break, wide and narrow. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f;
}

function checkFields(fields: readonly string[], pattern: string, path: string): void {
  const check = (holds: boolean, remedy: string) => ensure(holds, 'invalid-option', path, pattern, remedy);
  const twice = fields.find((field, i) => fields.indexOf(field) !== i);
  check(twice === undefined, `It says the ${twice} twice.`);
  const has = (field: string): boolean => fields.includes(field);
  check(has('year'), 'It has no year: add yyyy.');
  check(
    has('month'),
    has('minute') ? 'It has no month: MM is the month, mm are minutes.' : 'It has no month: add MM.',
  );
  check(has('day'), 'It has no day: add dd.');
  check(
    has('hour12') === has('half of the day'),
    'Give hh together with a, for AM and PM, or HH for 24 hours.',
  );
  check(!(has('hour12') && has('hour')), 'Give HH, or hh with a, not both.');
  check(!has('minute') || has('hour') || has('hour12'), 'It has minutes but no hours: add HH.');
  check(!has('second') || has('minute'), 'It has seconds but no minutes: add mm.');
  check(!has('fraction of a second') || has('second'), 'It has fractions but no seconds: add ss.');
}

function swappedOf(pieces: readonly string[]): string | undefined {
  const day = pieces.findIndex((piece) => piece === 'd' || piece === 'dd');
  const month = pieces.findIndex((piece) => piece === 'M' || piece === 'MM');
  const year = pieces.findIndex((piece) => piece.startsWith('y'));
  if (day < 0 || month < 0 || year < day || year < month) return undefined;
  return pieces.map((piece, i) => (i === day ? pieces[month] : i === month ? pieces[day] : piece)).join('');
}
