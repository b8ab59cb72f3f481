import { dateText, padded, readDate } from '../../time/calendarDate.ts';
import { DAY_MINUTES, type MinuteInterval } from './minuteInterval.ts';
import { OpeningHoursCursor } from './openingHoursCursor.ts';

/** A rule of OpenStreetMap's opening hours. */
export interface OpeningRule {
  /** For which days it holds. */
  readonly days: WeekdaySelector | DateSelector;
  /** The hours, in minutes of the day on which they begin; none where it says `off`. */
  readonly hours: readonly MinuteInterval[] | undefined;
  /** Whether a comma stands before it: it adds to the rules before it and replaces nothing. */
  readonly adds: boolean;
  /** Where it stands. */
  readonly cursor: OpeningHoursCursor;
  /** Its first token. */
  readonly index: number;
}

/** Weekdays, 0 for Monday, and public holidays, unless these are all weekdays. */
export interface WeekdaySelector {
  readonly kind: 'weekdays';
  readonly weekdays: readonly number[];
  readonly publicHolidays: boolean;
  /** Whether the rule names no days. */
  readonly isImplied: boolean;
}

/** Dates: `2026-12-25`, or `12-25` for every year. */
export interface DateSelector {
  readonly kind: 'dates';
  readonly dates: ReadonlySet<string>;
  readonly everyYear: boolean;
}

/** Dates in the order of the text. */
interface DateList {
  readonly dates: readonly string[];
  readonly everyYear: boolean;
}

const WEEKDAYS: readonly RegExp[] = [
  ...[/^mo(n(day)?)?$/, /^tu(e(sday)?)?$/, /^we(d(nesday)?)?$/, /^th(u(rsday)?)?$/],
  ...[/^fr(i(day)?)?$/, /^sa(t(urday)?)?$/, /^su(n(day)?)?$/],
];
const ALWAYS: WeekdaySelector = {
  kind: 'weekdays',
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  publicHolidays: false,
  isImplied: true,
};
const MONTHS: readonly string[] = [
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun'],
  ...['jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
];

/**
 * Reads the plain rules of OpenStreetMap's opening hours, in their order.
 *
 * @throws KpiError `invalid-schedule` where a part is not understood or not supported
 */
export function openingHoursRules(text: string): OpeningRule[] {
  // What is off stays off, whatever a comment says. In a comment, a semicolon separates nothing.
  const plain = text.replace(/\b(off|closed)\s*"[^"]*"/gi, '$1');
  const quote = plain.indexOf('"');
  if (quote >= 0)
    throw new OpeningHoursCursor(plain.slice(quote), 'text').refusal(
      'A comment makes hours unknown: leave it out if they always hold.',
    );
  const parts = plain.split(';');
  if (parts.length > 1 && parts.at(-1)?.trim() === '') parts.pop();
  const all = parts.flatMap((part, i) => {
    const cursor = new OpeningHoursCursor(part.trim(), `rules[${i}]`);
    const rules = [readRule(cursor, false)];
    while (cursor.take(',')) rules.push(readRule(cursor, true));
    if (cursor.ahead() !== '') throw cursor.refusal();
    return rules;
  });
  // The specification lets it replace the rules before it, its evaluator does not.
  const unclear = all.find(({ days }, i) => i > 0 && days.kind === 'weekdays' && days.isImplied);
  if (unclear) throw unclear.cursor.refusal('Behind other rules, a rule must name its days.', unclear.index);
  return all;
}

function readRule(cursor: OpeningHoursCursor, adds: boolean): OpeningRule {
  const { index } = cursor;
  if (cursor.take('24', '/', '7')) {
    if (cursor.ahead() === ',') throw cursor.refusal();
    return { days: ALWAYS, hours: [{ start: 0, end: DAY_MINUTES }], adds, cursor, index };
  }
  const days =
    isYear(cursor.ahead()) || MONTHS.includes(cursor.ahead()) ? readDateList(cursor) : readDays(cursor);
  const isOff = cursor.take('off') || cursor.take('closed');
  if (adds && (isOff || days.kind === 'dates' || days.publicHolidays))
    throw cursor.refusal(
      "Write ';' before what is off, dates and PH, and all of their hours behind it.",
      index,
    );
  return { days, hours: isOff ? undefined : readHours(cursor), adds, cursor, index };
}

function readDays(cursor: OpeningHoursCursor): WeekdaySelector {
  const weekdays = new Set<number>();
  let publicHolidays = false;
  if (!isDay(cursor.ahead())) return ALWAYS;
  do {
    if (cursor.take('ph')) publicHolidays = true;
    else {
      const first = readWeekday(cursor);
      const last = cursor.take('-') ? readWeekday(cursor) : first;
      for (let i = 0; i <= (last - first + 7) % 7; i++) weekdays.add((first + i) % 7);
    }
  } while (isDay(cursor.ahead(1)) && cursor.take(','));
  return {
    kind: 'weekdays',
    weekdays: [...weekdays],
    publicHolidays: publicHolidays && weekdays.size < 7,
    isImplied: false,
  };
}

function isDay(token: string): boolean {
  return token === 'ph' || weekdayOf(token) >= 0;
}

function weekdayOf(token: string): number {
  return WEEKDAYS.findIndex((names) => names.test(token));
}

function readWeekday(cursor: OpeningHoursCursor): number {
  const day = weekdayOf(cursor.ahead());
  if (day < 0) throw cursor.refusal();
  cursor.step();
  return day;
}

function readHours(cursor: OpeningHoursCursor): MinuteInterval[] {
  const hours: MinuteInterval[] = [];
  do {
    const { index } = cursor;
    const start = readTime(cursor);
    if (!cursor.take('-')) throw cursor.refusal('Expected hours such as 08:00-17:30 here.', index);
    const end = readTime(cursor);
    const length = end < start ? end + DAY_MINUTES - start : end - start;
    const isDayOrLess = length > 0 && (length < DAY_MINUTES || (start === 0 && end === DAY_MINUTES));
    if (start >= DAY_MINUTES || !isDayOrLess)
      throw cursor.refusal('Hours must begin before 24:00 and last less than a day, or 00:00-24:00.', index);
    hours.push({ start, end: start + length });
  } while (cursor.ahead(1).includes(':') && cursor.take(','));
  cursor.take('open');
  return hours;
}

/** `8:00` to `48:00` in minutes. */
function readTime(cursor: OpeningHoursCursor): number {
  const [hours, minutes = Number.NaN] = cursor.ahead().split(':').map(Number);
  const time = Number(hours) * 60 + minutes;
  if (!(minutes <= 59 && time <= 2 * DAY_MINUTES)) throw cursor.refusal();
  cursor.step();
  return time;
}

/** Dates and ranges, all with a year or all of every year: `Dec 25,Dec 26`, `Dec 25,26`. */
function readDateList(cursor: OpeningHoursCursor): DateSelector {
  const { index } = cursor;
  const first = readDates(cursor);
  const dates = [...first.dates];
  let month = first.dates.at(-1)?.slice(0, 2);
  while (cursor.ahead() === ',') {
    const next = cursor.ahead(1);
    if (first.everyYear && /^\d{1,2}$/.test(next)) {
      cursor.step();
      const date = `${month}-${padded(Number(cursor.step()))}`;
      if (Number.isNaN(readDate(`2000-${date}`)) || cursor.ahead() === '-')
        throw cursor.refusal('Expected dates that exist: write the month before each.', index);
      dates.push(date);
    } else if (isYear(next) || MONTHS.includes(next)) {
      cursor.step();
      const more = readDates(cursor);
      if (more.everyYear !== first.everyYear)
        throw cursor.refusal('Write the year before each of these dates, or before none.', index);
      dates.push(...more.dates);
      month = more.dates.at(-1)?.slice(0, 2);
    } else break;
  }
  return { kind: 'dates', everyYear: first.everyYear, dates: new Set(dates) };
}

/** A date or a range of dates, with a year or in every year. */
function readDates(cursor: OpeningHoursCursor): DateList {
  const { index } = cursor;
  const year = readYear(cursor);
  const month = readMonth(cursor);
  const from = readDayOfMonth(cursor, month);
  let to = from;
  let lastYear = year;
  if (cursor.take('-')) {
    lastYear = readYear(cursor) ?? year;
    to = readDayOfMonth(cursor, MONTHS.includes(cursor.ahead()) ? readMonth(cursor) : month);
  }
  // Every year: in a leap year, so that 29 February exists.
  const first = readDate(`${year ?? (to < from ? 1999 : 2000)}-${from}`);
  const last = readDate(`${lastYear ?? 2000}-${to}`);
  const days = last - first;
  if (!(days >= 0 && days < 366) || (year === undefined) !== (lastYear === undefined))
    throw cursor.refusal('Expected dates that exist, at most a year in order.', index);
  const dates = Array.from({ length: days + 1 }, (_, i) => dateText(first + i));
  return year === undefined
    ? { dates: dates.map((date) => date.slice(5)), everyYear: true }
    : { dates, everyYear: false };
}

function isYear(token: string): boolean {
  return /^\d{4}$/.test(token);
}

function readYear(cursor: OpeningHoursCursor): string | undefined {
  return isYear(cursor.ahead()) ? cursor.step() : undefined;
}

function readMonth(cursor: OpeningHoursCursor): number {
  if (!MONTHS.includes(cursor.ahead())) throw cursor.refusal();
  return MONTHS.indexOf(cursor.step()) + 1;
}

/** `12-25` */
function readDayOfMonth(cursor: OpeningHoursCursor, month: number): string {
  if (!/^\d{1,2}$/.test(cursor.ahead())) throw cursor.refusal('Whole months are not supported.');
  return `${padded(month)}-${padded(Number(cursor.step()))}`;
}
