import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { report } from '../../src/report/report.ts';
import { type CsvOptions, toCsv } from '../../src/report/toCsv.ts';

const monthly = report()
  .by('group')
  .per('month')
  .measure({ firstReplyTime, within2h: slaCompliance.with({ firstReply: '2h' }), nps })
  .run({
    conversations: [
      {
        id: '1',
        group: 'a "quoted", group',
        messages: [
          { at: '2026-03-02T09:00:00Z', from: 'customer' },
          { at: '2026-03-02T10:30:00Z', from: 'agent' },
        ],
      },
      { id: '2', messages: [{ at: '2026-03-02T10:00:00Z', from: 'customer' }] },
    ],
    surveyResponses: [{ score: 9 }],
  });

/** A report whose group and measure have these names. */
const named = (group: string, name = 'nps', score = 9): Parameters<typeof toCsv>[0] =>
  report()
    .by('group')
    .measure({ [name]: nps })
    .run({ surveyResponses: [{ score, group }] });
const cellsOf = (text: string, delimiter = ','): string[][] => parse(text, { delimiter });

test('the file has one line a row and measure, and reads back as it was', () => {
  const lines: Record<string, string>[] = parse(toCsv(monthly), { columns: true });
  expect(lines).toHaveLength(monthly.rows.length * 3);
  expect(lines[0]).toMatchObject({
    group: 'a "quoted", group',
    period: '2026-03',
    start: '2026-03-01T00:00:00.000Z',
    end: '2026-04-01T00:00:00.000Z',
    measure: 'firstReplyTime',
    value: '5400000',
    unit: 'milliseconds',
    n: '1',
    open: '0',
    reason: '',
  });
  expect(lines[3]).toMatchObject({ group: '', value: '', reason: 'nothing-completed', open: '1' });
  expect(lines[1]?.['definition']).toMatch(/^slaCompliance@2 \{.*"firstReply":7200000/);
});

test('a file for Excel has a byte order mark and semicolons: Ärger stays Ärger', () => {
  const csv = toCsv(named('Ärger; sehr'), { bom: true, separator: ';' });
  expect([...new TextEncoder().encode(csv)].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.slice(1).split('\r\n')[1]).toMatch(/^"Ärger; sehr";nps;100;points;1;/);
  const lines: Record<string, string>[] = parse(csv, { bom: true, delimiter: ';', columns: true });
  expect(lines).toEqual([expect.objectContaining({ group: 'Ärger; sehr', measure: 'nps', value: '100' })]);
  expect(toCsv(named('Ärger'), { bom: false })).toBe(toCsv(named('Ärger')));
});

test.each([
  [',', 'a,b', '"a,b",'],
  [',', 'a;b', 'a;b,'],
  [',', 'a\tb', 'a\tb,'],
  [';', 'a;b', '"a;b";'],
  [';', 'a,b', 'a,b;'],
  ['\t', 'a\tb', '"a\tb"\t'],
  ['\t', 'a,b', 'a,b\t'],
  [',', 'a"b', '"a""b",'],
  [',', 'a\rb', '"a\rb",'],
  [',', 'a\nb', '"a\nb",'],
] as const)('with %j between cells, %j is written as %j', (separator, group, cell) => {
  const csv = toCsv(named(group), { separator });
  expect(csv.slice(csv.indexOf('\r\n') + 2).startsWith(cell)).toBe(true);
});

const separators = fc.constantFrom<CsvOptions['separator']>(',', ';', '\t', undefined);
const name = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', '=', '-', "'", ' ', 'a'),
      minLength: 1,
    }),
  )
  .filter((text) => !RESERVED.includes(text) && !/\p{Cs}/u.test(text));
const RESERVED = ['group', 'channel', 'inbox', 'team', 'priority', 'agent', 'period', 'start', 'end'];

test('any names come back from another reader of CSV, with every separator, with or without a mark', () => {
  fc.assert(
    fc.property(name, name, separators, fc.boolean(), (group, measure, separator, bom) => {
      const csv = toCsv(named(group, measure), { separator, bom, formulas: 'keep' });
      expect(csv.startsWith('\uFEFF')).toBe(bom);
      const [head, line] = cellsOf(bom ? csv.slice(1) : csv, separator);
      expect(line?.slice(0, 4)).toEqual([group, measure, '100', 'points']);
      expect(line).toHaveLength(head?.length ?? 0);
    }),
    { numRuns: 1000 },
  );
});

test('guarded, no cell of text is one that a spreadsheet computes, and at most an apostrophe is added', () => {
  fc.assert(
    fc.property(name, name, separators, (group, measure, separator) => {
      const [, line = []] = cellsOf(toCsv(named(group, measure, 0), { separator }), separator);
      [group, measure].forEach((text, i) => {
        expect([text, `'${text}`]).toContain(line[i]);
        expect(line[i]).not.toMatch(/^[\t\r\n\0]|^\s*[=+\-@＝＋－＠]/);
      });
      expect(line[2]).toBe('-100');
    }),
    { numRuns: 1000 },
  );
});

describe('a text that a spreadsheet would compute', () => {
  test.each([
    "=cmd|' /C calc'!A0",
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\u0000=1',
    '\tx',
    '\rx',
    ' =1',
    '\u00A0=1',
    '\uFEFF=1',
    '\u200B=1',
    '＝1',
    '＋1',
    '－1',
    '＠A',
  ])('gets an apostrophe before it: %j', (text) => {
    const [, line] = cellsOf(toCsv(named(text, text)));
    expect(line?.slice(0, 2)).toEqual([`'${text}`, `'${text}`]);
    const [, kept] = cellsOf(toCsv(named(text, text), { formulas: 'keep' }));
    expect(kept?.slice(0, 2)).toEqual([text, text]);
  });

  test.each([
    'a=1',
    '1-2',
    'a@b.com',
    "'=1",
    'é',
    ' a',
    '(=1)',
    '_',
    '–',
  ])('is not %j, which stays', (text) => {
    expect(cellsOf(toCsv(named(text)))[1]?.[0]).toBe(text);
  });

  test('is guarded wherever it stands: in periods, reasons, what is left out and definitions', () => {
    const row = {
      period: '=p',
      start: 0,
      end: 'x',
      x: { value: -5, n: 1, reason: '=r', excluded: { '=e': 1 }, definition: '=d', mean: Number.NaN },
    };
    const per = { unit: 'day', timeZone: 'UTC' } as const;
    const lines: Record<string, string>[] = parse(
      toCsv({ by: [], per, measures: [{ name: 'x', unit: 'share', family: 'rate' }], rows: [row] }),
      { columns: true },
    );
    expect(lines[0]).toMatchObject({
      period: "'=p",
      start: '1970-01-01T00:00:00.000Z',
      end: '',
      value: '-5',
      mean: '',
      reason: "'=r",
      excluded: "'=e: 1",
      definition: "'=d",
    });
  });
});

test('a file is refused for what is no report, and for options that do not exist', () => {
  const untyped: { toCsv(report: unknown, options?: unknown): string } = Object({ toCsv });
  const refused = (path: string): unknown => expect.objectContaining({ code: 'invalid-option', path });
  for (const given of [null, undefined, 'x', 1n, Symbol('x')]) {
    expect(() => untyped.toCsv(given)).toThrow(refused('report'));
  }
  const good = named('a');
  const hole = new Array<unknown>(1);
  for (const by of [undefined, 'group', [1], hole]) {
    expect(() => untyped.toCsv({ ...good, by })).toThrow(refused('report.by'));
  }
  for (const measures of [undefined, {}, [null], ['nps'], [{ name: 'nps' }], [{ unit: 'share' }], hole]) {
    expect(() => untyped.toCsv({ ...good, measures })).toThrow(refused('report.measures'));
  }
  for (const rows of [undefined, {}, [1], [null], hole]) {
    expect(() => untyped.toCsv({ ...good, rows })).toThrow(refused('report.rows'));
  }
  for (const per of [undefined, 'month', 1]) {
    expect(() => untyped.toCsv({ ...good, per })).toThrow(refused('report.per'));
  }
  expect(() => untyped.toCsv(good, { seperator: ';' })).toThrow('Did you mean separator?');
  expect(() => untyped.toCsv(good, { separator: '|' })).toThrow(refused('separator'));
  expect(() => untyped.toCsv(good, { bom: 1 })).toThrow(refused('bom'));
  expect(() => untyped.toCsv(good, { formulas: false })).toThrow(refused('formulas'));
  expect(() => untyped.toCsv(good, { empty: 'no' })).toThrow(refused('empty'));
  expect(() => untyped.toCsv(good, null)).toThrow(refused('options'));
});
