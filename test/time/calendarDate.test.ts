import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  calendarDate,
  DAY_MS,
  dateText,
  dayNumber,
  leadingDate,
  readDate,
} from '../../src/time/calendarDate.ts';
import { WEEKDAYS, weekdayIndex } from '../../src/time/weekday.ts';

const anyDay = fc.integer({ min: -719_528, max: 2_932_896 }); // years 0 to 9999

describe('the calendar', () => {
  it('goes from day number to date and back for every day from 1890 to 2210', () => {
    for (let number = -29_220; number < 87_700; number++) {
      const { year, month, day } = calendarDate(number);
      const date = new Date(number * DAY_MS);
      if (date.getUTCFullYear() !== year || date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) {
        throw new Error(`day ${number} came out as ${year}-${month}-${day}`);
      }
      if (dayNumber(year, month, day) !== number) throw new Error(`day ${number} did not come back`);
    }
  });

  it('agrees with Temporal on dates and weekdays of years 0 to 9999', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: number });
        expect(calendarDate(number)).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(dayNumber(date.year, date.month, date.day)).toBe(number);
        expect(weekdayIndex(number)).toBe(date.dayOfWeek - 1);
        expect(dateText(number)).toBe(date.toString());
        expect(readDate(date.toString())).toBe(number);
      }),
    );
  });

  it('calls 1970-01-01 a Thursday', () => {
    expect(WEEKDAYS[weekdayIndex(0)]).toBe('thu');
    expect(WEEKDAYS[weekdayIndex(-4)]).toBe('sun');
    expect(WEEKDAYS[weekdayIndex(-3)]).toBe('mon');
  });

  it.each([
    ['2026-02-29'],
    ['2026-00-10'],
    ['2026-13-10'],
    ['2026-01-00'],
    ['2026-04-31'],
    ['2026-1-01'],
    ['2026-01-01 '],
    ['2026-01-01T'],
    ['2026.01-01'],
    ['2026-01.01'],
    [''],
  ])('refuses the date "%s"', (text) => {
    expect(readDate(text)).toBeNaN();
  });

  it('knows the leap years', () => {
    for (const [year, leap] of [
      [1900, false],
      [2000, true],
      [2024, true],
      [2026, false],
      [2100, false],
    ] as const) {
      expect(Number.isNaN(readDate(`${year}-02-29`))).toBe(!leap);
    }
  });

  it('reads the date that a longer text begins with', () => {
    expect(leadingDate('1970-01-02T10:00Z')).toBe(1);
  });
});
