import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csat } from '../../src/metrics/satisfaction/csat.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { changeText } from '../../src/report/changeText.ts';
import { figureText } from '../../src/report/figureText.ts';
import { report } from '../../src/report/report.ts';
import { toCsv } from '../../src/report/toCsv.ts';
import { toText } from '../../src/report/toText.ts';

const HOUR = 3_600_000;
const waits = (hours: readonly number[]) =>
  hours.map((wait, i) => ({
    id: i,
    messages: [
      { at: '2026-03-02T00:00:00Z', from: 'customer' },
      { at: Date.UTC(2026, 2, 2) + wait * HOUR, from: 'agent' },
    ],
  }));
const headOf = (csv: string): string[] => csv.split('\r\n')[0]?.split(',') ?? [];
const recordsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

/** A report of one result. */
const one = (result: object, family: 'count' | 'rate' | 'quotient' | 'duration' | 'table', unit: string) => ({
  by: [],
  per: null,
  measures: [{ name: 'x', unit, family }],
  undated: {},
  rows: [{ x: result }],
  total: { x: result },
});

describe('durations', () => {
  test('say in the head of their column which figure they are, as many as there are', () => {
    const measures = {
      replyTime,
      slow: replyTime.with({ headline: 'p99.5' }),
      mean: replyTime.with({ headline: 'mean' }),
    };
    const text = toText(
      report()
        .measure(measures)
        .run({ conversations: waits([1, 2]) }),
    );
    expect(text.split('\n')[0]?.split(/ {2,}/)).toEqual([
      'replyTime (median)',
      'slow (p99.5)',
      'mean (mean)',
    ]);
    // Of 1 and 2 hours the 99.5% lie at 1 h 59 min 42 s.
    expect(text.split('\n')[1]?.split(/ {2,}/)).toEqual([
      '1 h 30 min (n 2)',
      '2 h (n 2)',
      '1 h 30 min (n 2)',
    ]);
  });

  test('have columns for the quantiles and bands that they are asked for, behind those of all', () => {
    const csv = toCsv(
      report({
        headline: 'p90',
        quantiles: [0.75, 0.29, 0.995, 0.9],
        bands: ['1500ms', '1h', '90m'],
        trim: 0.1,
      })
        .measure({ replyTime, receivedMessages })
        .run({ conversations: waits([0, 1, 1.25, 2, 8]) }),
    );
    const extra = [
      'trimmedMean',
      'p75',
      'p29',
      'p99.5',
      'band 0-1500ms',
      'band 1500ms-1h',
      'band 1h-90m',
      'band 90m-',
    ];
    expect(headOf(csv).slice(-1 - extra.length)).toEqual(['definition', ...extra]);
    const [wait, count] = recordsOf(csv);
    // Hours 0, 1, 1.25, 2 and 8: by type 7 the 75% lie at 2, the 90% at 2 + 0.6 × 6 = 5.6.
    expect(wait).toMatchObject({
      value: String(5.6 * HOUR),
      p90: String(5.6 * HOUR),
      p75: String(2 * HOUR),
      'band 0-1500ms': '1',
      'band 1500ms-1h': '0',
      'band 1h-90m': '2',
      'band 90m-': '2',
    });
    expect(count).toMatchObject({ value: '5', p75: '', 'band 90m-': '', trimmedMean: '' });
  });

  test('that are not asked for more have the columns of all alone', () => {
    const csv = toCsv(
      report()
        .measure({ replyTime })
        .run({ conversations: waits([1]) }),
    );
    expect(headOf(csv).at(-1)).toBe('definition');
  });
});

describe('changes', () => {
  const surveyResponses = [
    ...Array.from({ length: 80 }, (_, i) => ({ score: i < 48 ? 5 : 1, at: '2026-02-10T09:00:00Z' })),
    ...Array.from({ length: 70 }, (_, i) => ({ score: i < 56 ? 5 : 1, at: '2026-03-10T09:00:00Z' })),
  ];
  const compared = report().per('month').compare('previous').measure({ csat }).run({ surveyResponses });

  test('stand behind the figures in text, with a mark and what it means where they are more than chance', () => {
    expect(toText(compared).split('\n')).toEqual([
      'period   csat                change',
      '2026-02  60.0% (48 of 80)    –',
      '2026-03  80.0% (56 of 70)    +20.0 pp*',
      'total    69.3% (104 of 150)  –',
      '* more than chance: the interval of the change leaves out 0',
      '',
    ]);
  });

  test('have four columns in a file, and none where nothing is compared', () => {
    const csv = toCsv(compared);
    expect(headOf(csv).slice(-4)).toEqual(['change', 'changeLow', 'changeHigh', 'previous']);
    const [, march] = recordsOf(csv);
    expect(Number(march?.['change'])).toBeCloseTo(0.2, 12);
    // Newcombe 1998, table II.
    expect(Number(march?.['changeLow'])).toBeCloseTo(0.0524, 4);
    expect(Number(march?.['changeHigh'])).toBeCloseTo(0.3339, 4);
    expect(march?.['previous']).toBe('0.6');
    expect(headOf(toCsv(report().measure({ nps }).run({ surveyResponses: [] })))).not.toContain('change');
  });

  test('to nothing are no empty row: what was there before is gone', () => {
    const gone = { value: 0, n: 0, excluded: {}, change: { value: -5, previous: 5, relative: -1 } };
    const none = { value: 0, n: 0, excluded: {}, change: { value: 0, previous: 0, relative: null } };
    const given = {
      ...one(gone, 'count', 'messages'),
      by: ['group'],
      compare: 'previous' as const,
      rows: [
        { group: 'a', x: gone },
        { group: 'b', x: none },
      ],
    };
    expect(toText(given)).toContain('\na      0  −100%\ntotal');
    expect(toText(given)).toContain('1 of 2 rows have nothing');
    expect(recordsOf(toCsv(given, { empty: 'hide' })).map(({ group }) => group)).toEqual(['a']);
  });

  test.each<[change: object, unit: string, text: string]>([
    [{ value: 0.0312, relative: 0.05 }, 'share', '+3.1 pp'],
    [{ value: -0.0312, relative: -0.05 }, 'share', '−3.1 pp'],
    [{ value: 0.0001, relative: 0.01 }, 'share', '0.0 pp'],
    [{ value: -4.96, relative: null }, 'points', '−5.0'],
    [{ value: -12, relative: -0.12 }, 'messages', '−12%'],
    [{ value: 3, relative: 0.0312 }, 'messages', '+3.1%'],
    [{ value: 3, relative: 0.1 }, 'messages', '+10%'],
    [{ value: 30, relative: 25 }, 'messages', '+2500%'],
    [{ value: 3, relative: null }, 'messages', '+3'],
    [{ value: -HOUR, relative: null }, 'milliseconds', '−1 h'],
    [{ value: -HOUR, relative: -0.5 }, 'milliseconds', '−50%'],
    [{ value: 12.345, relative: null }, 'hours', '+12.35 hours'],
    [{ value: 0, relative: 0 }, 'messages', '0%'],
    [{ value: null, relative: null }, 'share', '–'],
    [{ value: 0.2, relative: 0.1, isSignal: true }, 'share', '+20.0 pp*'],
    [{ value: 0.2, relative: 0.1, isSignal: false }, 'share', '+20.0 pp'],
  ])('%j in %s read %s', (change, unit, text) => {
    expect(changeText({ change }, unit)).toBe(text);
  });
});

test.each([
  [12.5, 'hours', '12.5 hours'],
  [2 / 3, 'contacts an hour', '0.67 contacts an hour'],
  [12, 'conversations', '12 conversations'],
  [1, 'a\nb', '1 a\\u{a}b'],
  [12, 'messages', '12'],
  [0.714, 'share', '71.4%'],
  [-12.34, 'points', '-12.3'],
  [53.4, 'money', '53.40'],
  [5_400_000, 'milliseconds', '1 h 30 min'],
])('%s in %j reads %j', (value, unit, text) => {
  expect(figureText(value, unit, true)).toBe(text);
});

test('of how many is said by family: shares of what, quotients and scores of how many, counts of nothing', () => {
  const textOf = (...given: Parameters<typeof one>): string => toText(one(...given)).split('\n')[1] ?? '';
  const share = { value: 0.5, n: 4, numerator: 2, denominator: 4 };
  expect(textOf(share, 'rate', 'share')).toBe('50.0% (2 of 4)');
  expect(textOf({ ...share, notYetDue: 3 }, 'rate', 'share')).toBe('50.0% (2 of 4, 3 not yet due)');
  // The net of two shares is in points, whatever its measure is in.
  expect(textOf({ ...share, value: 40, unit: 'points' }, 'rate', 'share')).toBe('40.0 (n 4)');
  expect(textOf({ value: 12.5, n: 400, numerator: 5000, denominator: 400 }, 'quotient', 'money')).toBe(
    '12.50 (n 400)',
  );
  expect(textOf({ value: 7, n: 7 }, 'count', 'conversations')).toBe('7 conversations');
  expect(textOf({ value: null, n: 0, open: 2 }, 'duration', 'milliseconds')).toBe('– (n 0, 2 open)');
  expect(textOf({ value: 90_000_000, n: 1, clock: 'business' }, 'duration', 'milliseconds')).toBe(
    '25 h (n 1)',
  );
});

test('a table shows its most frequent values, and in a file all of them', () => {
  const entries = [
    { value: 'billing', n: 40, share: 0.4 },
    { value: 'a\nb', n: 30, share: 0.3 },
    { value: null, n: 20, share: 0.2 },
    { value: 7, n: 10, share: 0.1 },
  ];
  const topics = one({ value: 3, n: 100, entries, excluded: {} }, 'table', 'values');
  expect(toText(topics)).toBe('x\nbilling 40.0%, a\\u{a}b 30.0%, (none) 20.0%, 1 more (n 100)\n');
  expect(recordsOf(toCsv(topics)).map(({ entry, value, unit, n }) => [entry, value, unit, n])).toEqual([
    ['', '3', 'values', '100'],
    ['billing', '0.4', 'share', '40'],
    ['a\nb', '0.3', 'share', '30'],
    ['(none)', '0.2', 'share', '20'],
    ['7', '0.1', 'share', '10'],
  ]);
  const none = one({ value: 0, n: 0, entries: [], excluded: {} }, 'table', 'values');
  expect(toText(none)).toBe('x\n– (n 0)\n');
});

test('net scores have their counts in a file', () => {
  const csv = toCsv(
    report()
      .measure({ nps })
      .run({ surveyResponses: [10, 9, 8, 0].map((score) => ({ score })) }),
  );
  expect(recordsOf(csv)[0]).toMatchObject({ promoters: '2', passives: '1', detractors: '1' });
});

test('groups by functions and tags are columns like all others', () => {
  const { csv, text } = ((result) => ({ csv: toCsv(result), text: toText(result) }))(
    report()
      .by({ size: (record) => (Object(record).score > 8 ? 'large' : 'small') }, 'tags')
      .measure({ nps })
      .run({
        surveyResponses: [
          { score: 9, tags: ['a', 'b'] },
          { score: 1, tags: [] },
        ],
      }),
  );
  expect(csv.split('\r\n').map((line) => line.split(',').slice(0, 4).join())).toEqual([
    'size,tags,measure,value',
    'large,a,nps,100',
    'large,b,nps,100',
    'small,,nps,-100',
    '',
  ]);
  expect(text.split('\n').map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    'size tags nps',
    'large a 100.0 (n 1)',
    'large b 100.0 (n 1)',
    'small (none) -100.0 (n 1)',
    'total 0.0 (n 2)',
    '',
  ]);
});
