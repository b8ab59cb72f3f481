import { ensure } from '../errors.ts';
import { dateText, daysInMonth, padded, readDate } from '../time/calendarDate.ts';
import { WEEKDAYS, type Weekday, weekdayIndex } from '../time/weekday.ts';
import { commonIntervals } from './commonIntervals.ts';
import type { LocalDay } from './localDay.ts';
import type { LocalInterval } from './localInterval.ts';
import { DATE_REMEDY } from './readDay.ts';
import { intervalTexts, readIntervals } from './readIntervals.ts';
import { readList, readParts } from './readParts.ts';
import type { Holiday } from './scheduleDefinition.ts';

/** Holidays by date and by rule. */
export interface HolidayCalendar {
  /** The holidays, each once and in a fixed order. */
  readonly definition: readonly Holiday[];
  /** What the holidays on a day leave of its hours. */
  apply(usual: LocalDay, dayNumber: number): LocalDay;
}

interface ReadHoliday {
  /** A day number, a date without year, or a place in a month or in each: `12-25`, `05mon1`, `mon-1`. */
  readonly key: number | string;
  readonly definition: Holiday;
  readonly name: string | undefined;
  readonly within: readonly LocalInterval[];
}

/**
 * Reads holidays. Several on one day all apply.
 *
 * @throws KpiError `invalid-schedule` where one cannot be read
 * @throws KpiError `unknown-option` where one has a part that does not exist
 */
export function readHolidays(value: unknown): HolidayCalendar {
  const holidays = new Map<string, ReadHoliday>();
  readList(value, 'holidays', "['2026-12-25', { date: '12-25', name: 'Christmas Day' }]").forEach(
    (one, i) => {
      const holiday = readHoliday(one, `holidays[${i}]`);
      holidays.set(JSON.stringify(holiday.definition), holiday);
    },
  );
  const sorted = [...holidays].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, holiday]) => holiday);
  const byKey = new Map<number | string, ReadHoliday[]>();
  let recurring = false;
  for (const holiday of sorted) {
    const { key } = holiday;
    const same = byKey.get(key);
    if (same) same.push(holiday);
    else byKey.set(key, [holiday]);
    recurring ||= typeof key === 'string';
  }
  return {
    definition: Object.freeze(sorted.map(({ definition }) => definition)),
    apply(usual, dayNumber) {
      const keys = recurring ? [dayNumber, ...recurringKeys(dayNumber)] : [dayNumber];
      const found = keys.flatMap((key) => byKey.get(key) ?? []);
      if (found.length === 0) return usual;
      const name = found.flatMap((holiday) => holiday.name ?? []).join(', ');
      return {
        intervals: found.reduce((left, { within }) => commonIntervals(left, within), usual.intervals),
        reason: 'holiday',
        ...(name && { name }),
      };
    },
  };
}

/** Under which keys of rules a day may be found. */
function recurringKeys(dayNumber: number): string[] {
  const date = dateText(dayNumber);
  const day = Number(date.slice(8));
  const left = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))) - day;
  const weekday = WEEKDAYS[weekdayIndex(dayNumber)];
  const places = [Math.ceil(day / 7), -1 - Math.floor(left / 7)].map((nth) => `${weekday}${nth}`);
  return [date.slice(5), ...places.map((place) => date.slice(5, 7) + place), ...places];
}

const PARTS = ['date', 'month', 'weekday', 'nth', 'name', 'within'];

function readHoliday(value: unknown, path: string): ReadHoliday {
  const parts = readParts(
    typeof value === 'string' ? { date: value } : value,
    path,
    PARTS,
    "{ date: '12-25', name: 'Christmas Day' }",
  );
  const [date, month, weekday, nth, name] = ['date', 'month', 'weekday', 'nth', 'name'].map(
    (part) => parts[part] ?? undefined,
  );
  ensure(
    isText(name),
    'invalid-schedule',
    `${path}.name`,
    name,
    "Give the name as a text, such as 'Christmas Day', or leave it out.",
  );
  const within = readIntervals(parts['within'], `${path}.within`);
  const details = {
    ...(name !== undefined && { name }),
    ...(within.length > 0 && { within: intervalTexts(within) }),
  };
  if (month === undefined && weekday === undefined && nth === undefined) {
    const text = typeof date === 'string' ? date : '';
    const yearly = text.length === 5;
    // In a leap year, so that 29 February exists.
    const day = readDate(yearly ? `2000-${text}` : text);
    const at = typeof value === 'string' ? path : `${path}.date`;
    ensure(
      !Number.isNaN(day),
      'invalid-schedule',
      at,
      date,
      `${DATE_REMEDY} The same date of every year is '12-25'.`,
    );
    const definition =
      name === undefined && within.length === 0 ? text : Object.freeze({ date: text, ...details });
    return { key: yearly ? text : day, definition, name, within };
  }
  ensure(
    date === undefined,
    'invalid-schedule',
    `${path}.date`,
    date,
    'A holiday is a date or a rule: leave out either date, or month, weekday and nth.',
  );
  ensure(
    month === undefined || isFrom(1, month, 12),
    'invalid-schedule',
    `${path}.month`,
    month,
    'Give the month as a number from 1 for January to 12, or leave it out for every month.',
  );
  ensure(
    isWeekday(weekday),
    'invalid-schedule',
    `${path}.weekday`,
    weekday,
    `Give the weekday as one of ${WEEKDAYS.join(', ')}.`,
  );
  ensure(
    isFrom(1, nth, 5) || isFrom(-5, nth, -1),
    'invalid-schedule',
    `${path}.nth`,
    nth,
    'Give a whole number: 1 for the first to 5, or -1 for the last to -5.',
  );
  const definition = Object.freeze({ ...(month !== undefined && { month }), weekday, nth, ...details });
  return { key: `${month === undefined ? '' : padded(month)}${weekday}${nth}`, definition, name, within };
}

function isWeekday(value: unknown): value is Weekday {
  return WEEKDAYS.some((day) => day === value);
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isFrom(first: number, value: unknown, last: number): value is number {
  return Number.isInteger(value) && first <= Number(value) && Number(value) <= last;
}
