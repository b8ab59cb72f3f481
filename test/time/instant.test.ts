import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { KpiError } from '../../src/errors.ts';
import { MAX_INSTANT, MIN_INSTANT, readInstant, toInstant } from '../../src/time/instant.ts';

const anyInstant = fc.integer({ min: MIN_INSTANT, max: MAX_INSTANT - 1 });

function messageOf(input: unknown, path?: string): string {
  try {
    toInstant(input, path);
  } catch (error) {
    if (error instanceof KpiError && error.code === 'invalid-time') return error.message;
  }
  throw new Error('expected a KpiError invalid-time');
}

describe('the ISO texts that are accepted', () => {
  it.each([
    ['2026-03-29T10:00:00Z', '2026-03-29T10:00:00Z'],
    ['2026-03-29t10:00:00z', '2026-03-29T10:00:00Z'],
    ['2026-03-29 10:00:00Z', '2026-03-29T10:00:00Z'],
    ['2026-03-29T10:00Z', '2026-03-29T10:00:00Z'],
    ['2026-03-29T10:00:00+02:00', '2026-03-29T08:00:00Z'],
    ['2026-03-29T10:00:00+0200', '2026-03-29T08:00:00Z'],
    ['2026-03-29T10:00:00+02', '2026-03-29T08:00:00Z'],
    ['2026-03-29 10:00+02', '2026-03-29T08:00:00Z'],
    ['2026-03-29T10:00:00-09:30', '2026-03-29T19:30:00Z'],
    ['2026-03-29T10:00:00+23:59', '2026-03-28T10:01:00Z'],
    ['2026-03-29T10:00:00-00:00', '2026-03-29T10:00:00Z'],
    ['2026-03-29T10:00:00.5Z', '2026-03-29T10:00:00.500Z'],
    ['2026-03-29T10:00:00,25Z', '2026-03-29T10:00:00.250Z'],
    ['2026-03-29T10:00:00.123999999Z', '2026-03-29T10:00:00.123Z'],
    ['2026-03-29T23:59:59.999Z', '2026-03-29T23:59:59.999Z'],
    ['2026-03-29T24:00:00Z', '2026-03-30T00:00:00Z'],
    ['2026-03-29T10:00:00+02:00[Europe/Rome]', '2026-03-29T08:00:00Z'],
    ['2026-03-29T10:00:00+02[Europe/Rome][u-ca=iso8601]', '2026-03-29T08:00:00Z'],
    ['2026-03-29T10:00:00Z[UTC]', '2026-03-29T10:00:00Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00Z'],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00Z'],
    ['2199-12-31T23:59:59.999Z', '2199-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, utc) => {
    expect(readInstant(text)).toBe(Date.parse(utc));
  });
});

describe('the texts that are refused', () => {
  it.each([
    ['2026-02-29T10:00:00Z'],
    ['2026-02-30T10:00:00Z'],
    ['2100-02-29T00:00:00Z'],
    ['2026-04-31T10:00:00Z'],
    ['2026-06-31T10:00:00Z'],
    ['2026-09-31T10:00:00Z'],
    ['2026-11-31T10:00:00Z'],
    ['2026-01-32T10:00:00Z'],
    ['2026-13-01T10:00:00Z'],
    ['2026-00-01T10:00:00Z'],
    ['2026-01-00T10:00:00Z'],
    ['2026-01-01T24:00:01Z'],
    ['2026-01-01T24:00:00.001Z'],
    ['2026-01-01T24:01Z'],
    ['2026-01-01T25:00:00Z'],
    ['2026-01-01T10:60:00Z'],
    ['2026-01-01T10:00:60Z'],
    ['2026-01-01T10:00:00'],
    ['2026-01-01T10:00'],
    ['2026-01-01'],
    ['2026-01-01Z'],
    ['2026-01-01T10Z'],
    ['2026-01-01T10:0Z'],
    ['2026-01-01T10:00:0Z'],
    ['2026-01-01T10:00:00.Z'],
    ['2026-01-01T10:00:00.1234567890Z'],
    ['2026-01-01T10:00:00+'],
    ['2026-01-01T10:00:00+2'],
    ['2026-01-01T10:00:00+02:'],
    ['2026-01-01T10:00:00+02:0'],
    ['2026-01-01T10:00:00+02:60'],
    ['2026-01-01T10:00:00+24:00'],
    ['2026-01-01T10:00:00+02:00:00'],
    ['2026-01-01T10:00:00Zz'],
    ['2026-01-01T10:00:00Z '],
    [' 2026-01-01T10:00:00Z'],
    ['2026-01-01T10:00:00Z[UTC'],
    ['2026-01-01T10:00:00ZUTC]'],
    ['2026-01-01T10:00:00Z[]'],
    ['2026-01-01T10:00:00+02:00[]'],
    ['2026-01-01T10.00:00Z'],
    ['2026/01/01T10:00:00Z'],
    ['2026-01/01T10:00:00Z'],
    ['2026-01-01_10:00:00Z'],
    ['20260101T100000Z'],
    ['26-01-01T10:00:00Z'],
    ['+002026-01-01T10:00:00Z'],
    ['2O26-01-01T10:00:00Z'],
    ['２０26-01-01T10:00:00Z'],
    ['2026-01-01T1/:00:00Z'],
    ['2026-01-01T1::00:00Z'],
    ['2026-01-01T/1:00:00Z'],
    ['2026-01-01T:1:00:00Z'],
    ['2026-01-01T10:00:00.12:Z'],
    ['2026-01-01T10:00:00./2Z'],
    [''],
    ['Z'],
    ['now'],
    ['0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59Z'],
    ['1899-12-31T23:59:59.999Z'],
    ['2200-01-01T00:00:00Z'],
    ['1900-01-01T00:00:00+00:01'],
  ])('%s names no instant', (text) => {
    expect(readInstant(text)).toBeNaN();
    expect(messageOf(text)).toMatch(/^at: /);
  });

  it('reads what Date.prototype.toISOString writes, for any instant', () => {
    fc.assert(fc.property(anyInstant, (ms) => readInstant(new Date(ms).toISOString()) === ms));
  });

  it('agrees with Temporal on any instant, offset and number of digits', () => {
    const offset = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
    fc.assert(
      fc.property(
        anyInstant,
        offset,
        fc.integer({ min: 0, max: 9 }),
        (ms, minutes, fractionalSecondDigits) => {
          const sign = minutes < 0 ? '-' : '+';
          const size = Math.abs(minutes);
          const timeZone = `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
          const text = Temporal.Instant.fromEpochMilliseconds(ms).toString({
            timeZone,
            fractionalSecondDigits: fractionalSecondDigits as 0,
          });
          const expected = Temporal.Instant.from(text).epochMilliseconds;
          expect(readInstant(text)).toBe(expected < MIN_INSTANT ? Number.NaN : expected);
        },
      ),
    );
  });

  it('accepts a text that is nearly ISO only where Temporal accepts it too', () => {
    const pieces = fc.constantFrom(
      '2026',
      '-',
      '02',
      '30',
      '29',
      'T',
      ' ',
      ':',
      '23',
      '59',
      '60',
      '.',
      '5',
      'Z',
      '+',
      '1',
    );
    const broken = fc
      .tuple(fc.nat(30), fc.nat(2), fc.oneof(pieces, fc.string({ maxLength: 2 })))
      .map(([at, cut, piece]) => {
        const text = '2026-02-28T23:59:59.123+02:00';
        return text.slice(0, at) + piece + text.slice(at + cut);
      });
    fc.assert(
      fc.property(broken, (text) => {
        const instant = readInstant(text);
        if (!Number.isNaN(instant)) expect(Temporal.Instant.from(text).epochMilliseconds).toBe(instant);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the other forms of time', () => {
  it('takes whole epoch milliseconds as they are', () => {
    expect(readInstant(1_767_225_600_000)).toBe(1_767_225_600_000);
    expect(readInstant(1e11)).toBe(1e11);
    expect(readInstant(-1e11)).toBe(-1e11);
    expect(readInstant(MIN_INSTANT)).toBe(MIN_INSTANT);
    expect(readInstant(MAX_INSTANT - 1)).toBe(MAX_INSTANT - 1);
  });

  it('cuts fractions of a millisecond off, also before 1970', () => {
    expect(readInstant(1_767_225_600_000.9)).toBe(1_767_225_600_000);
    expect(readInstant(-1e12 + 0.5)).toBe(-1e12);
    expect(readInstant({ epochMilliseconds: 1.5 })).toBe(1);
  });

  it.each([
    [99_999_999_999],
    [-99_999_999_999],
    [0],
    [1],
    [MIN_INSTANT - 1],
    [MAX_INSTANT],
    [Number.NaN],
    [Infinity],
    [-Infinity],
  ])('refuses the number %s', (number) => {
    expect(readInstant(number)).toBeNaN();
  });

  it('takes a Date and a Temporal value, also in early 1970', () => {
    expect(readInstant(new Date(5))).toBe(5);
    expect(readInstant(new Date(-0))).toBe(0);
    expect(readInstant(Temporal.Instant.fromEpochMilliseconds(1e12))).toBe(1e12);
    expect(readInstant(Temporal.ZonedDateTime.from('2026-03-29T10:00+02:00[Europe/Rome]'))).toBe(
      Date.UTC(2026, 2, 29, 8),
    );
  });

  it('never throws, whatever it is given', () => {
    const trap = new Proxy(
      {},
      {
        has() {
          throw new Error('no');
        },
        get() {
          throw new Error('no');
        },
      },
    );
    const throwing = {
      get epochMilliseconds(): number {
        throw new Error('no');
      },
    };
    for (const value of [
      trap,
      throwing,
      null,
      undefined,
      {},
      [],
      1n,
      Symbol('s'),
      true,
      () => 0,
      { epochMilliseconds: '5' },
      { getTime: () => 5 },
      { [Symbol.toStringTag]: 'Date' },
    ]) {
      expect(readInstant(value)).toBeNaN();
    }
    fc.assert(fc.property(fc.anything(), (value) => typeof readInstant(value) === 'number'));
  });
});

describe('what the errors teach', () => {
  it.each<[unknown, RegExp]>([
    ['2026-03-29T10:00:00', /add Z or an offset such as \+01:00/],
    ['2026-03-29', /This is a date: add a time and an offset/],
    ['1767225600000', /looks like milliseconds, a number written as text: pass Number\(value\)\. Got/],
    ['-5', /looks like seconds, a number written as text/],
    ['2026-02-30T10:00:00Z', /existing time in ISO 8601/],
    ['9999-12-31T00:00:00Z', /from 1900 to 2199/],
    ['1772442000', /looks like seconds, a number written as text: pass Number\(value\) \* 1000\./],
    ['1772442000000.5', /looks like milliseconds/],
    ['99999999999', /looks like seconds/],
    ['100000000000', /looks like milliseconds/],
    ['1772442000000000', /looks finer than milliseconds/],
    ['202603020900', /looks like a compact date: write it as 2026-03-02T09:00:00Z/],
    ['20260302', /looks like a compact date/],
    ['20260302T0900', /looks like a compact date/],
    ['20260302T090000Z', /looks like a compact date/],
    ['20260302090000.123', /looks like a compact date/],
    ['20261302', /looks like seconds/],
    [20_260_302, /looks like a compact date/],
    [20_260_302_090_000, /looks like a compact date/],
    ['46083', /looks like an Excel serial date \(2026-03-02T00:00:00 of some time zone\)/],
    ['46083.375', /looks like an Excel serial date \(2026-03-02T09:00:00 .*timeFormat 'excel'/],
    ['46083,375', /looks like an Excel serial date \(2026-03-02T09:00:00 /],
    [46_083, /looks like an Excel serial date \(2026-03-02T00:00:00 .*timeFormat 'excel'/],
    [46_083.375, /looks like an Excel serial date \(2026-03-02T09:00:00 /],
    [20_000, /looks like an Excel serial date \(1954-10-03/],
    [80_000, /looks like an Excel serial date \(2119-01-11/],
    [19_999.9, /looks like seconds/],
    [80_000.1, /looks like seconds/],
    ['-46083', /looks like seconds/],
    [1n, /BigInt: pass Number/],
    [1_767_225_600, /looks like seconds: multiply by 1000/],
    [-5, /looks like seconds/],
    [1_767_225_600_000_000, /looks finer than milliseconds: divide microseconds by 1000/],
    [1e14, /looks finer/],
    [MAX_INSTANT, /from 1900 to 2199/],
    [-1e15, /from 1900 to 2199/],
    [Number.NaN, /finite epoch milliseconds/],
    [Number.POSITIVE_INFINITY, /finite epoch milliseconds/],
    [new Date(Number.NaN), /This Date is invalid/],
    [new Date('9999-12-31'), /from 1900 to 2199/],
    [null, /Expected ISO 8601 text with an offset/],
    [{}, /Expected ISO 8601 text with an offset/],
  ])('%s', (input, pattern) => {
    expect(messageOf(input)).toMatch(pattern);
  });

  it('names the place and keeps the value', () => {
    expect(messageOf('x', 'messages[3].at')).toMatch(/^messages\[3\]\.at: /);
    expect(() => toInstant('x', 'a')).toThrow(
      expect.objectContaining({ path: 'a', value: 'x', code: 'invalid-time' }),
    );
    expect(() => toInstant('x')).toThrow(expect.objectContaining({ path: 'at' }));
  });
});
