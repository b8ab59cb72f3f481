import { format, parse } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timePattern } from '../../src/time/timePattern.ts';

/** Milliseconds that the clock of this process shows, as if they were UTC. */
const shownOf = (date: Date): number =>
  Date.UTC(
    date.getFullYear(),
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
    date.getMilliseconds(),
  );

describe('a pattern of date-fns tokens', () => {
  test.each([
    ['dd/MM/yyyy HH:mm', '02/03/2026 09:05', '2026-03-02T09:05:00Z'],
    ['dd/MM/yyyy HH:mm', '2/3/2026 9:05', '2026-03-02T09:05:00Z'],
    ['M/d/yyyy h:mm a', '3/2/2026 9:05 AM', '2026-03-02T09:05:00Z'],
    ['M/d/yyyy h:mm a', '12/31/2026 12:05 am', '2026-12-31T00:05:00Z'],
    ['M/d/yyyy h:mm a', '12/31/2026 12:05 p.m.', '2026-12-31T12:05:00Z'],
    ['M/d/yyyy h:mm a', '3/2/2026  11:59\u202fPM', '2026-03-02T23:59:00Z'],
    ['EEE MMM dd HH:mm:ss xx yyyy', 'Mon Mar 02 09:00:00 +0100 2026', '2026-03-02T08:00:00Z'],
    ["dd.MM.yyyy HH:mm:ss 'MEZ'", '02.03.2026 09:00:00 MEZ', '2026-03-02T09:00:00Z'],
    ['dd.MM.yyyy HH:mm:ss z', '02.03.2026 09:00:00 MEZ', '2026-03-02T08:00:00Z'],
    ['dd.MM.yyyy HH:mm:ss z', '02.07.2026 09:00:00 MESZ', '2026-07-02T07:00:00Z'],
    ['MMM d, yyyy, h:mm:ss a', 'Sep 7, 2026, 1:02:03 PM', '2026-09-07T13:02:03Z'],
    ['MMMM d yyyy HH:mm', 'september 7 2026 01:02', '2026-09-07T01:02:00Z'],
    ['EEEE, d MMMM yyyy HH:mm', 'Monday, 2 March 2026 09:00', '2026-03-02T09:00:00Z'],
    ['dd/MM/yy HH:mm', '02/03/26 09:00', '2026-03-02T09:00:00Z'],
    ['dd/MM/yy', '02/03/69', '1969-03-02T00:00:00Z'],
    ['dd/MM/yy', '02/03/68', '2068-03-02T00:00:00Z'],
    ['yyyyMMddHHmm', '202603020900', '2026-03-02T09:00:00Z'],
    ['yyyyMMddHHmmssSSS', '20260302090001250', '2026-03-02T09:00:01.250Z'],
    ["yyyyMMdd'T'HHmmssX", '20260302T090001Z', '2026-03-02T09:00:01Z'],
    ['yyyy-MM-dd HH:mm:ss.SSS', '2026-03-02 09:00:01.250', '2026-03-02T09:00:01.250Z'],
    ['yyyy-MM-dd HH:mm:ss.SSSSSS', '2026-03-02 09:00:01.123999', '2026-03-02T09:00:01.123Z'],
    ['yyyy-MM-dd HH:mm:ss.S', '2026-03-02 09:00:01.5', '2026-03-02T09:00:01.500Z'],
    ['yyyy-MM-dd HH:mm xxx', '2026-03-02 09:00 -09:30', '2026-03-02T18:30:00Z'],
    ['yyyy-MM-dd HH:mm x', '2026-03-02 09:00 +01', '2026-03-02T08:00:00Z'],
    ['yyyy-MM-dd HH:mmXXX', '2026-03-02 09:00Z', '2026-03-02T09:00:00Z'],
    [
      'EEE MMM dd yyyy HH:mm:ss z',
      'Mon Mar 02 2026 09:00:00 GMT+0100 (Central European Standard Time)',
      '2026-03-02T08:00:00Z',
    ],
    ["d 'o''clock' MM yyyy H''", "2 o'clock 03 2026 7'", '2026-03-02T07:00:00Z'],
    ['yyyy/MM/dd', '2024/02/29', '2024-02-29T00:00:00Z'],
  ])('%s reads %s', (pattern, text, utc) => {
    expect(timePattern(pattern).read(text)).toBe(Date.parse(utc));
  });

  test.each([
    ['dd/MM/yyyy', '30/02/2026'],
    ['dd/MM/yyyy', '29/02/2026'],
    ['dd/MM/yyyy', '31/04/2026'],
    ['dd/MM/yyyy', '00/04/2026'],
    ['dd/MM/yyyy', '01/00/2026'],
    ['dd/MM/yyyy', '01/13/2026'],
    ['dd/MM/yyyy', '32/01/2026'],
    ['dd/MM/yyyy', '01/01/26'],
    ['dd/MM/yyyy', '01/01/20260'],
    ['dd/MM/yy', '01/01/2026'],
    ['dd/MM/yyyy', '01.01.2026'],
    ['dd/MM/yyyy', '01/01/2026 '],
    ['dd/MM/yyyy', '1 /01/2026'],
    ['dd/MM/yyyy', ''],
    ['dd/MM/yyyy', '/01/2026'],
    ['dd/MM/yyyy HH:mm', '01/01/2026 24:00'],
    ['dd/MM/yyyy HH:mm', '01/01/2026 09:60'],
    ['dd/MM/yyyy HH:mm', '01/01/2026'],
    ['dd/MM/yyyy HH:mm', '01/01/202609:00'],
    ['dd/MM/yyyy HH:mm:ss', '01/01/2026 09:00:60'],
    ['dd/MM/yyyy HH:mm:ss.SSS', '01/01/2026 09:00:00.'],
    ['dd/MM/yyyy HH:mm:ss.SSS', '01/01/2026 09:00:00.0123456789'],
    ['dd/MM/yyyy hh:mm a', '01/01/2026 13:00 PM'],
    ['dd/MM/yyyy hh:mm a', '01/01/2026 00:30 AM'],
    ['dd/MM/yyyy hh:mm a', '01/01/2026 09:30'],
    ['dd/MM/yyyy hh:mm a', '01/01/2026 09:30 XM'],
    ['dd/MM/yyyy hh:mm a', '01/01/2026 09:30 AN'],
    ['yyyyMMdd', '2026312'],
    ['yyyyMMdd', '202603021'],
    ['yyyyMMddHHmmssSS', '202603020900001'],
    ['d MMM yyyy', '2 Mat 2026'],
    ['d MMM yyyy', '2 Marc 2026'],
    ['d MMM yyyy', '2 03 2026'],
    ['EEE d MMM yyyy', 'Tue 2 Mar 2026'],
    ['EEE d MMM yyyy', 'Mo 2 Mar 2026'],
    ['yyyy-MM-dd HH:mm x', '2026-03-02 09:00 +24'],
    ['yyyy-MM-dd HH:mm x', '2026-03-02 09:00 +01:'],
    ['yyyy-MM-dd HH:mm x', '2026-03-02 09:00 +0160'],
    ['yyyy-MM-dd HH:mm x', '2026-03-02 09:00 01'],
    ['yyyy-MM-dd HH:mm x', '2026-03-02 09:00 +1'],
    ['yyyy-MM-dd HH:mm z', '2026-03-02 09:00 BST'],
    ['yyyy-MM-dd HH:mm z', '2026-03-02 09:00 EST-0500'],
    ['yyyy-MM-dd HH:mm', '2026-03-02 09:00 (CET)'],
    ['yyyy-MM-dd HH:mm z', '2026-03-02 09:00 CET (CET'],
  ])('%s does not read %s', (pattern, text) => {
    expect(timePattern(pattern).read(text)).toBeNaN();
  });

  test.each([
    ['dd/MM/yyyy HH:mm:ss.SSS', 1],
    ['M/d/yyyy h:mm:ss a', 1000],
    ['yyyyMMddHHmmss', 1000],
    ['EEEE, d MMMM yyyy H:mm', 60_000],
    ['EEE MMM dd yyyy HH:mm', 60_000],
    ["dd.MM.yy 'um' HH 'Uhr' mm", 60_000],
    ['yyyy-MM-dd', 86_400_000],
  ])('%s reads what date-fns writes, and as date-fns reads it', (pattern, step) => {
    const { read } = timePattern(pattern);
    const local = fc.integer({ min: 0, max: Math.floor(Date.UTC(2059, 0, 1) / step) }).map((n) => n * step);
    fc.assert(
      fc.property(local, (ms) => {
        const utc = new Date(ms);
        const date = new Date(
          utc.getUTCFullYear(),
          utc.getUTCMonth(),
          utc.getUTCDate(),
          utc.getUTCHours(),
          utc.getUTCMinutes(),
          utc.getUTCSeconds(),
          utc.getUTCMilliseconds(),
        );
        fc.pre(date.getFullYear() >= 1970);
        const text = format(date, pattern);
        expect(read(text)).toBe(shownOf(date));
        expect(read(text)).toBe(shownOf(parse(text, pattern, new Date(2010, 0, 1))));
      }),
    );
  });

  test.each([
    'xx yyyy-MM-dd HH:mm',
    'yyyy-MM-dd HH:mm xxx',
    'yyyy-MM-dd HH:mm:ssX',
    'yyyy-MM-dd HH:mmXX',
  ])('%s reads offsets as date-fns does', (pattern) => {
    const { read } = timePattern(pattern);
    const number = (max: number) => fc.nat(max).map((n) => String(n).padStart(2, '0'));
    const offset = fc
      .tuple(fc.constantFrom('+', '-'), number(23), number(59))
      .map(([sign, hours, minutes]) => `${sign}${hours}${/xxx|XXX/.test(pattern) ? ':' : ''}${minutes}`);
    fc.assert(
      fc.property(offset, number(23), (zone, hour) => {
        // A single X takes two digits, and minutes where there are some.
        const text = pattern
          .replace(/'|x+|X+/g, zone)
          .replace('yyyy-MM-dd HH:mm', `2026-03-02 ${hour}:30`)
          .replace('ss', '15');
        expect(read(text)).toBe(parse(text, pattern, new Date(0)).getTime());
      }),
    );
  });

  test('reads a text that is nearly right only where date-fns reads the same', () => {
    const pattern = 'dd/MM/yyyy HH:mm';
    const { read } = timePattern(pattern);
    const piece = fc.constantFrom('0', '1', '3', '9', '/', ':', ' ', '.', '-', 'a', '');
    fc.assert(
      fc.property(fc.nat(15), fc.nat(2), piece, piece, (at, cut, one, two) => {
        const text = '28/12/2026 23:59';
        const broken = text.slice(0, at) + one + two + text.slice(at + cut);
        const ms = read(broken);
        // Years before 100 are beyond Date.UTC.
        if (ms >= Date.UTC(1900, 0, 1))
          expect(ms).toBe(shownOf(parse(broken.replaceAll(/\s+/g, ' '), pattern, new Date(0))));
      }),
      { numRuns: 3000 },
    );
  });

  test('knows what it leaves open', () => {
    expect(timePattern('dd/MM/yyyy HH:mm')).toMatchObject({
      isLocal: true,
      isDateOnly: false,
      swapped: 'MM/dd/yyyy HH:mm',
    });
    expect(timePattern('M/d/yy h:mm a')).toMatchObject({
      isLocal: true,
      isDateOnly: false,
      swapped: 'd/M/yy h:mm a',
    });
    expect(timePattern('d MMM yyyy')).toMatchObject({ isLocal: true, isDateOnly: true, swapped: undefined });
    expect(timePattern('yyyy-MM-dd HH:mmxxx')).toMatchObject({ isLocal: false, swapped: undefined });
    expect(timePattern('d.M HH:mm yyyy').swapped).toBe('M.d HH:mm yyyy');
  });

  test.each([
    ['DD/MM/YYYY HH:mm', /There is no token 'DD'\. Did you mean dd\? Known: yyyy, yy, /],
    ['dd/MM/YYYY', /no token 'YYYY'\. Did you mean yyyy\?/],
    ['dd/MM/yyyy hh:mm A', /no token 'A'\. Did you mean a\?/],
    ['dd/MM/yyyyTHH:mm', /no token 'T'\. Did you mean 'T'\?/],
    ['dd/MM/yyyy Q', /no token 'Q'\. Known/],
    ['%d/%m/%Y', /in place of those with %/],
    ['dd/mm/yyyy', /no month: MM is the month, mm are minutes/],
    ['dd/yyyy', /no month: add MM/],
    ['dd/MM', /no year: add yyyy/],
    ['MM/yyyy', /no day: add dd/],
    ['', /no year/],
    ['dd/MM/yyyy hh:mm', /hh together with a/],
    ['dd/MM/yyyy HH:mm a', /hh together with a/],
    ['dd/MM/yyyy HH:mm hh a', /not both/],
    ['dd/MM/yyyy mm', /minutes but no hours/],
    ['dd/MM/yyyy HH:ss', /seconds but no minutes/],
    ['dd/MM/yyyy HH:mm.SSS', /fractions but no seconds/],
    ['dd/MM/yyyy HH:mm mm', /says the minute twice/],
    ["dd/MM/yyyy 'at", /does not end/],
  ])('%s is refused', (pattern, remedy) => {
    expect(() => timePattern(pattern)).toThrow(
      expect.objectContaining({
        code: 'invalid-option',
        path: 'timeFormat',
        value: pattern,
        remedy: expect.stringMatching(remedy),
      }),
    );
  });
});
