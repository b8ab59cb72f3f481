import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { KpiError } from '../../src/errors.ts';
import { type TimeOptions, timeReader } from '../../src/rows/timeReader.ts';

/** The instants of a column. */
function readAll(values: readonly unknown[], options: TimeOptions): number[] {
  const reader = timeReader(options);
  const instants = values.map((value, row) => reader.read(value, row));
  for (const [row, instant] of instants.entries())
    if (Number.isNaN(instant)) reader.faultOf(values[row], row);
  reader.check();
  return instants;
}

const read = (value: unknown, options: TimeOptions): number => readAll([value], options)[0] ?? Number.NaN;

/** Why a value is not read. */
function faultOf(value: unknown, options: TimeOptions = {}) {
  const reader = timeReader(options);
  expect(reader.read(value, 0)).toBeNaN();
  return reader.faultOf(value, 0);
}

function errorOf(run: () => unknown): KpiError {
  try {
    run();
  } catch (error) {
    if (error instanceof KpiError) return error;
  }
  throw new Error('expected a KpiError');
}

const at = (text: string): number => Date.parse(text);

describe('times without an offset, known to be of a zone', () => {
  test('over the change of the clock in Rome: two hours on the clock are one (Razeeman/Android-SimpleTimeTracker#232)', () => {
    const [from = 0, to = 0] = readAll(['2026-03-29 01:30', '2026-03-29 03:30'], { timeZone: 'Europe/Rome' });
    expect(to - from).toBe(3_600_000);
  });

  test('that the clock skipped are as much later as it jumped, that it showed twice are the earlier', () => {
    const options = { timeZone: 'Europe/Rome' };
    expect(read('2026-03-29T02:30', options)).toBe(at('2026-03-29T03:30+02:00'));
    expect(read('2026-10-25T02:30', options)).toBe(at('2026-10-25T02:30+02:00'));
  });

  test('are those of Temporal in any zone, as ISO text and by a pattern', () => {
    const zones = [
      'Europe/Rome',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Asia/Kathmandu',
      'America/Caracas',
    ];
    for (const timeZone of zones) {
      const iso = timeReader({ timeZone });
      const pattern = timeReader({ timeZone, timeFormat: 'dd/MM/yyyy HH:mm:ss' });
      fc.assert(
        fc.property(
          fc.integer({ min: at('1990-01-01T00:00Z') / 1000, max: at('2040-01-01T00:00Z') / 1000 }),
          (seconds) => {
            const text = new Date(seconds * 1000).toISOString().slice(0, 19);
            const expected = Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone, {
              disambiguation: 'compatible',
            }).epochMilliseconds;
            const [year, month, rest = ''] = text.split('-');
            expect(iso.read(text, 0)).toBe(expected);
            expect(pattern.read(`${rest.slice(0, 2)}/${month}/${year} ${text.slice(11)}`, 0)).toBe(expected);
          },
        ),
      );
    }
  });

  test('keep their own offset where they have one', () => {
    for (const text of [
      '2026-03-02T09:00:00+05:00',
      '2026-03-02 09:00:00 +0500',
      '2026-03-02 09:00:00 GMT+0500',
    ]) {
      expect(read(text, { timeZone: 'Europe/Rome' })).toBe(at('2026-03-02T04:00Z'));
    }
    expect(read('2026-03-02 09:00:00.5 UTC', {})).toBe(at('2026-03-02T09:00:00.500Z'));
    expect(faultOf('2026-03-02 09:00:00  UTC').reason).toBe('unreadable-time');
  });

  test('say so without a zone', () => {
    expect(faultOf('2026-03-02 09:00')).toEqual({
      reason: 'time-without-zone',
      remedy: expect.stringContaining("give timeZone, such as 'Europe/Rome'"),
    });
  });
});

describe('times by a pattern', () => {
  test('day first (apache/superset#25113)', () => {
    const [from = 0, to = 0] = readAll(['02/03/2026 09:00', '02/03/2026 09:30'], {
      timeFormat: 'dd/MM/yyyy HH:mm',
      timeZone: 'UTC',
    });
    expect(from).toBe(at('2026-03-02T09:00Z'));
    expect(to - from).toBe(1_800_000);
  });

  test('with a zone word, quoted or read (elastic/kibana#79540)', () => {
    const values = ['02.03.2026 09:00:00 MEZ', '02.03.2026 09:30:00 MEZ'];
    const expected = [at('2026-03-02T08:00Z'), at('2026-03-02T08:30Z')];
    expect(readAll(values, { timeFormat: "dd.MM.yyyy HH:mm:ss 'MEZ'", timeZone: 'Europe/Berlin' })).toEqual(
      expected,
    );
    expect(readAll(values, { timeFormat: 'dd.MM.yyyy HH:mm:ss z' })).toEqual(expected);
  });

  test('of dates alone: the start of the local day', () => {
    const timeFormat = 'yyyy-MM-dd';
    expect(read('2026-03-02', { timeFormat, timeZone: 'UTC' })).toBe(at('2026-03-02T00:00Z'));
    expect(read('2026-03-02', { timeFormat, timeZone: 'Asia/Kolkata' })).toBe(at('2026-03-02T00:00+05:30'));
    // Midnight was skipped.
    expect(read('2018-11-04', { timeFormat, timeZone: 'America/Sao_Paulo' })).toBe(
      at('2018-11-04T01:00-02:00'),
    );
    expect(read('02/03/2026', { timeFormat: 'dd/MM/yyyy', timeZone: 'Europe/Rome' })).toBe(
      at('2026-03-02T00:00+01:00'),
    );
  });

  test('of digits that became a number', () => {
    const options = { timeFormat: 'yyyyMMddHHmm', timeZone: 'UTC' };
    for (const value of [202603020900, 202603020900n, '202603020900', ' 202603020900 ']) {
      expect(read(value, options)).toBe(at('2026-03-02T09:00Z'));
    }
  });

  test('tried in their order, with ISO 8601 and dates after them', () => {
    const options = { timeFormat: ['dd/MM/yyyy HH:mm', 'dd/MM/yyyy', 'excel'], timeZone: 'UTC' };
    const values = [
      '02/03/2026 09:00',
      '02/03/2026',
      46083.375,
      '2026-03-02T09:00:00Z',
      '2026-03-02 09:00',
      new Date(at('2026-03-02T09:00Z')),
    ];
    const nine = at('2026-03-02T09:00Z');
    expect(readAll(values, options)).toEqual([nine, at('2026-03-02T00:00Z'), nine, nine, nine, nine]);
  });

  test('need a zone, unless they have an offset', () => {
    for (const timeFormat of ['dd/MM/yyyy HH:mm', 'excel', 'excel-1904', 'yyyy-MM-dd']) {
      const error = errorOf(() => timeReader({ timeFormat }));
      expect(error).toMatchObject({ code: 'invalid-option', path: 'timeZone' });
      expect(error.remedy).toContain(`'${timeFormat}' say nothing of their time zone`);
    }
    expect(read('2/3/2026 09:00 +0100', { timeFormat: 'd/M/yyyy HH:mm xx' })).toBe(at('2026-03-02T08:00Z'));
  });

  test.each<[unknown, string, RegExp]>([
    ['dd/MM/YYYY', 'timeFormat', /Did you mean yyyy/],
    [['iso', 'DD/MM/yyyy'], 'timeFormat[1]', /Did you mean dd/],
    ['unix', 'timeFormat', /one of iso, rfc5322, seconds, milliseconds/],
    ['epoch', 'timeFormat', /one of iso/],
    ['', 'timeFormat', /Give a pattern/],
    [[], 'timeFormat', /Give a pattern/],
    [new Array(1), 'timeFormat[0]', /Give a pattern/],
    [null, 'timeFormat', /Give a pattern/],
    [7, 'timeFormat', /Give a pattern/],
    [['dd/MM/yyyy', 'MM/dd/yyyy'], 'timeFormat[1]', /order of day and month alone/],
  ])('%j is no format', (timeFormat, path, remedy) => {
    const error = errorOf(() => Reflect.apply(timeReader, undefined, [{ timeFormat, timeZone: 'UTC' }]));
    expect(error).toMatchObject({ code: 'invalid-option', path });
    expect(error.remedy).toMatch(remedy);
  });

  test('a zone that is none is refused', () => {
    expect(errorOf(() => timeReader({ timeZone: 'Rome' }))).toMatchObject({
      code: 'invalid-option',
      path: 'timeZone',
    });
  });
});

describe('dates of mails', () => {
  test.each([
    ['Mon, 02 Mar 2026 09:00:00 +0100', '2026-03-02T08:00:00Z'],
    ['Mon, 2 Mar 2026 09:00:00 +0100 (CET)', '2026-03-02T08:00:00Z'],
    ['2 Mar 2026 09:00 -0500', '2026-03-02T14:00:00Z'],
    ['Mon, 02 Mar 2026 09:00:00 GMT', '2026-03-02T09:00:00Z'],
    ['Mon, 02 Mar 2026 09:00:00 UT', '2026-03-02T09:00:00Z'],
    ['Mon, 02 Mar 2026 09:00:00 EST', '2026-03-02T14:00:00Z'],
    ['Mon, 02 Mar 2026 09:00:00 PDT', '2026-03-02T16:00:00Z'],
    ['Mon, 02 Mar 2026 09:00:00 -0000', '2026-03-02T09:00:00Z'],
    ['Mon, 02 Mar 26 09:00:00 Z', '2026-03-02T09:00:00Z'],
    ['Mon (a \\) (nested) day), 02 Mar 2026 (x) 09:00:00 +0000', '2026-03-02T09:00:00Z'],
    // The example of RFC 5322, appendix A.1.1
    ['Fri, 21 Nov 1997 09:55:06 -0600', '1997-11-21T15:55:06Z'],
  ])('%s', (text, utc) => {
    expect(read(text, { timeFormat: 'rfc5322' })).toBe(at(utc));
    expect(read(text, { timeFormat: 'rfc2822' })).toBe(at(utc));
  });

  test.each([
    ['Tue, 02 Mar 2026 09:00:00 +0100', 'unreadable-time'],
    ['Mon, 02 Mar 2026 09:00:00', 'unreadable-time'],
    ['Mon, 02 Mar 2026 09:00:00 BST', 'unknown-zone-word'],
    ['Mon, 02 Mar 2026 09:00:00 A', 'unknown-zone-word'],
    ['Mon, 31 Feb 2026 09:00:00 +0100', 'unreadable-time'],
  ])('%s is none', (text, reason) => {
    expect(faultOf(text, { timeFormat: 'rfc5322' }).reason).toBe(reason);
  });
});

describe('numbers', () => {
  test.each<[string, unknown, string]>([
    ['seconds', 1772442000, '2026-03-02T09:00:00Z'],
    ['seconds', '1772442000', '2026-03-02T09:00:00Z'],
    ['seconds', '1772442000.25', '2026-03-02T09:00:00.250Z'],
    ['seconds', 1772442000.123, '2026-03-02T09:00:00.123Z'],
    ['seconds', 1772442000n, '2026-03-02T09:00:00Z'],
    ['milliseconds', '1772442000000', '2026-03-02T09:00:00Z'],
    ['milliseconds', 1772442000000.9, '2026-03-02T09:00:00Z'],
    ['microseconds', '1772442000000999', '2026-03-02T09:00:00Z'],
    ['nanoseconds', '1772442000000000000', '2026-03-02T09:00:00Z'],
    ['nanoseconds', 1772442000001000000n, '2026-03-02T09:00:00.001Z'],
    ['excel', 46083.375, '2026-03-02T09:00:00Z'],
    ['excel', 46083.395833333336, '2026-03-02T09:30:00Z'],
    ['excel', '46083,375', '2026-03-02T09:00:00Z'],
    ['excel', 46083, '2026-03-02T00:00:00Z'],
    ['excel-1904', 46083.375 - 1462, '2026-03-02T09:00:00Z'],
  ])('%s: %s', (timeFormat, value, utc) => {
    expect(read(value, { timeFormat, timeZone: 'UTC' })).toBe(at(utc));
  });

  test('Excel serials of two rows are half an hour apart (dbgate/dbgate#168)', () => {
    const [from = 0, to = 0] = readAll([46083.375, 46083.395833333336], {
      timeFormat: 'excel',
      timeZone: 'UTC',
    });
    expect(to - from).toBe(1_800_000);
  });

  test('Excel serials are what the clock of the zone shows, to the millisecond', () => {
    const reader = timeReader({ timeFormat: 'excel', timeZone: 'Europe/Rome' });
    fc.assert(
      fc.property(fc.integer({ min: at('1955-01-01T00:00Z'), max: at('2100-01-01T00:00Z') }), (ms) => {
        const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDateTime();
        expect(reader.read(ms / 86_400_000 + 25_569, 0)).toBe(
          local.toZonedDateTime('Europe/Rome').epochMilliseconds,
        );
      }),
    );
  });

  test.each<[unknown, string | undefined, string, RegExp]>([
    ['202603020900', undefined, 'number-as-time', /compact date: give a timeFormat such as 'yyyyMMdd'/],
    ['1772442000', undefined, 'number-as-time', /timeFormat 'seconds'/],
    [1772442000, undefined, 'number-as-time', /timeFormat 'seconds'/],
    ['1772442000000', undefined, 'number-as-time', /timeFormat 'milliseconds'/],
    [1772442000000000, undefined, 'number-as-time', /'microseconds' or 'nanoseconds'/],
    [46083.375, undefined, 'number-as-time', /timeFormat 'excel' and a timeZone/],
    ['46083,375', 'dd/MM/yyyy', 'number-as-time', /timeFormat 'excel'/],
    ['1772442000000', 'seconds', 'number-as-time', /timeFormat 'milliseconds'/],
    [0, 'seconds', 'time-out-of-range', /1900 to 2199/],
    ['0', 'milliseconds', 'time-out-of-range', /1900 to 2199/],
    ['1e3', 'seconds', 'unreadable-time', /written as 'seconds'/],
    ['1,772,442', 'seconds', 'unreadable-time', /written as 'seconds'/],
    ['-', 'seconds', 'unreadable-time', /written as 'seconds'/],
    [Number.POSITIVE_INFINITY, 'seconds', 'unreadable-time', /written as 'seconds'/],
    [0, 'excel', 'time-out-of-range', /1900 to 2199/],
  ])('%s by %s is counted as %s', (value, timeFormat, reason, remedy) => {
    const fault = faultOf(value, { timeFormat, timeZone: 'UTC' });
    expect(fault.reason).toBe(reason);
    expect(fault.remedy).toMatch(remedy);
  });
});

describe('what cannot be read', () => {
  test.each<[unknown, string, RegExp]>([
    ['2026-03-02', 'date-without-time', /timeFormat 'yyyy-MM-dd' and a timeZone/],
    ['9999-12-31T00:00:00Z', 'time-out-of-range', /1900 to 2199/],
    ['0001-01-01 00:00:00', 'time-out-of-range', /1900 to 2199/],
    ['2026-02-30 09:00', 'unreadable-time', /ISO 8601/],
    ['2026-03-02 09:00 BST', 'unknown-zone-word', /'BST' is not known, or means several/],
    ['yesterday', 'unreadable-time', /give a timeFormat for other writings/],
    [true, 'unreadable-time', /ISO 8601/],
    [{}, 'unreadable-time', /ISO 8601/],
    [new Date(Number.NaN), 'unreadable-time', /Date is invalid/],
  ])('%s is counted as %s', (value, reason, remedy) => {
    const fault = faultOf(value);
    expect(fault.reason).toBe(reason);
    expect(fault.remedy).toMatch(remedy);
  });

  test('never throws while rows are read, whatever they hold', () => {
    const reader = timeReader({
      timeFormat: ['dd/MM/yyyy', 'excel', 'rfc5322', 'seconds'],
      timeZone: 'Europe/Rome',
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.double()), (value) => {
        const instant = reader.read(value, 0);
        if (Number.isNaN(instant)) expect(typeof reader.faultOf(value, 0).remedy).toBe('string');
        else expect(Number.isInteger(instant)).toBe(true);
      }),
    );
  });
});

describe('the order of day and month', () => {
  test('is never guessed: two rows are shown, and the formats to choose from', () => {
    const error = errorOf(() => readAll(['02/03/2026 09:00', '02/03/2026 09:30'], {}));
    expect(error).toMatchObject({ code: 'invalid-time', path: 'rows[0]', value: '02/03/2026 09:00' });
    expect(error.remedy).toBe(
      "Day and month are not told apart in rows[0] '02/03/2026 09:00' and rows[1] '02/03/2026 09:30': give timeFormat 'dd/MM/yyyy HH:mm' if the day comes first, 'MM/dd/yyyy HH:mm' if the month does.",
    );
  });

  test('of one row is not guessed either', () => {
    expect(errorOf(() => readAll(['2.3.26'], {})).remedy).toBe(
      "Day and month are not told apart in rows[0] '2.3.26': give timeFormat 'dd.MM.yy' if the day comes first, 'MM.dd.yy' if the month does.",
    );
  });

  test('is not taken from one row that fits one order alone, but told', () => {
    expect(
      errorOf(() => readAll(['02/03/2026 9:00 PM', '02/04/2026 9:00 PM', '25/03/2026 9:30 PM'], {})).remedy,
    ).toBe(
      "Day and month are not told apart in rows[2] '25/03/2026 9:30 PM' and rows[0] '02/03/2026 9:00 PM': give timeFormat 'dd/MM/yyyy h:mm a' if all rows are like the former.",
    );
    expect(
      errorOf(() => readAll(['02/03/2026 09:00:00.5 MEZ', '03/25/2026 09:00:00.5 MEZ'], {})).remedy,
    ).toContain("give timeFormat 'MM/dd/yyyy HH:mm:ss.SSS z' if all rows");
  });

  test('that is mixed is an error that shows a row of each', () => {
    const values = ['02/03/2026', '25/03/2026', '03/26/2026'];
    expect(errorOf(() => readAll(values, {})).remedy).toBe(
      "Day and month are mixed in rows[1] '25/03/2026' and rows[2] '03/26/2026': the rows of each order must be read by themselves, each with its timeFormat.",
    );
    const error = errorOf(() => readAll(values, { timeFormat: 'dd/MM/yyyy', timeZone: 'UTC' }));
    expect(error).toMatchObject({ code: 'invalid-time', path: 'rows[2]', value: '03/26/2026' });
    expect(error.remedy).toBe(
      "Day and month are mixed: rows[1] '25/03/2026' fits the format, but rows[2] '03/26/2026' fits 'MM/dd/yyyy' and not 'dd/MM/yyyy'. Read the rows of each order by themselves.",
    );
  });

  test('that is not the one given is told', () => {
    const options = { timeFormat: 'dd/MM/yyyy', timeZone: 'UTC' };
    expect(errorOf(() => readAll(['02/03/2026', '03/26/2026', '02/04/2026'], options)).remedy).toBe(
      "rows[1] '03/26/2026' fits 'MM/dd/yyyy' and not 'dd/MM/yyyy', rows[0] '02/03/2026' fits both: give timeFormat 'MM/dd/yyyy' if all rows are like that.",
    );
    expect(errorOf(() => readAll(['03/26/2026', '03/27/2026'], options)).remedy).toBe(
      "rows[0] '03/26/2026' fits 'MM/dd/yyyy' and not 'dd/MM/yyyy', nor does rows[1] '03/27/2026': give timeFormat 'MM/dd/yyyy' if all rows are like that.",
    );
    expect(errorOf(() => readAll(['03/26/2026'], options)).remedy).toBe(
      "rows[0] '03/26/2026' fits 'MM/dd/yyyy' and not 'dd/MM/yyyy': give timeFormat 'MM/dd/yyyy' if all rows are like that.",
    );
  });

  test('of all rows is as given: nothing is thrown, and what exists in no order is only counted', () => {
    const values = ['25/03/2026', '02/03/2026', '31/31/2026', '30/02/2026'];
    expect(readAll(values, { timeFormat: 'dd/MM/yyyy', timeZone: 'UTC' })).toEqual([
      at('2026-03-25T00:00Z'),
      at('2026-03-02T00:00Z'),
      Number.NaN,
      Number.NaN,
    ]);
    expect(readAll(['31/31/2026', '2026/03/02', '1/2/3'], {})).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
