import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { formatDuration } from '../../src/report/formatDuration.ts';
import { report } from '../../src/report/report.ts';
import { toCsv } from '../../src/report/toCsv.ts';
import { toText } from '../../src/report/toText.ts';

const conversations: Conversation[] = [
  {
    id: '1',
    group: 'a "quoted", group',
    messages: [
      { at: '2026-03-02T09:00:00Z', from: 'customer' },
      { at: '2026-03-02T10:30:00Z', from: 'agent' },
    ],
  },
  { id: '2', messages: [{ at: '2026-03-02T10:00:00Z', from: 'customer' }] },
];
const monthly = report()
  .by('group')
  .per('month')
  .measure({ firstReplyTime, within2h: slaCompliance.with({ firstReply: '2h' }), nps })
  .run({ conversations, surveyResponses: [{ score: 9 }] });

test('the table says of how many, what waits, and what has no value', () => {
  expect(toText(monthly).split('\n')).toEqual(
    [
      'group              period   firstReplyTime (median)    within2h                         nps',
      'a "quoted", group  2026-03  1 h 30 min (n 1)           100.0% (1 of 1)                  – (n 0)',
      '(none)             2026-03  – (n 0, 1 open)            – (0 of 0, 1 not yet due)        – (n 0)',
      'total                       1 h 30 min (n 1, 1 open)   100.0% (1 of 1, 1 not yet due)   – (n 0)',
      'nps: 1 without a usable time, not in here',
      '',
    ].map((line) =>
      expect.stringMatching(
        new RegExp(`^${line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/ {2,}/g, ' {2,}')}$`),
      ),
    ),
  );
});

const ESC = '\u001B';

describe('names in a table', () => {
  const shown = (group: string, name = 'nps'): string =>
    toText(
      report()
        .by('group')
        .measure({ [name]: nps })
        .run({ surveyResponses: [{ score: 9, group }] }),
    );

  test.each([
    [`${ESC}[31mred${ESC}[0m`, '\\u{1b}[31mred\\u{1b}[0m'],
    ['a\nshop   100.0 (n 1)', 'a\\u{a}shop   100.0 (n 1)'],
    ['a\r\nb', 'a\\u{d}\\u{a}b'],
    ['tab\there', 'tab\\u{9}here'],
    ['\u0000', '\\u{0}'],
    ['\u007F', '\\u{7f}'],
    ['\u009B31m', '\\u{9b}31m'],
    ['a\u0085b', 'a\\u{85}b'],
    ['a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
    ['\u202Egnp.exe', '\\u{202e}gnp.exe'],
    ['\u2066a\u2069\u200F\u061C', '\\u{2066}a\\u{2069}\\u{200f}\\u{61c}'],
    ['half \uD83D', 'half \\u{d83d}'],
    ['日本 naïve 👩‍🚀', '日本 naïve 👩‍🚀'],
  ])('%j is shown as %j', (name, seen) => {
    expect(shown(name).split('\n')[1]).toMatch(seen);
    expect(shown(name).split('\n')[1]?.startsWith(`${seen}  `)).toBe(true);
    expect(shown(name).split('\n')).toHaveLength(4);
    expect(shown('a', name).split('\n')[0]).toBe(`group  ${seen}`);
  });

  test('of measures cannot forge a line below the table either', () => {
    const undated = report()
      .per('day')
      .measure({ 'a\nb': nps })
      .run({ surveyResponses: [{ score: 9 }] });
    expect(toText(undated)).toContain('\na\\u{a}b: 1 without a usable time, not in here\n');
  });

  test('of up to 60 characters are whole, longer ones end in …', () => {
    expect(shown('x'.repeat(60))).toContain(`\n${'x'.repeat(60)}  `);
    expect(shown('x'.repeat(61))).toContain(`\n${'x'.repeat(59)}…  `);
    expect(shown('👍'.repeat(60))).toContain(`\n${'👍'.repeat(60)}  `);
    expect(shown(`x${'👍'.repeat(1_000_000)}`)).toContain(`\nx${'👍'.repeat(58)}…  `);
  });

  test('never let anything but one line a row, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.string({ unit: 'binary', minLength: 1 }),
        (group, name) => {
          fc.pre(
            !['group', 'channel', 'inbox', 'team', 'priority', 'agent', 'period', 'start', 'end'].includes(
              name,
            ),
          );
          const text = shown(group, name);
          expect(text.split('\n')).toHaveLength(4);
          expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/u);
        },
      ),
    );
  });

  test('of wide and of joined characters keep the columns in line', () => {
    const surveyResponses = ['日本', 'abcd', 'e\u0301tat', '👍x', 'Ｗ한'].map((group) => ({
      score: 9,
      group,
    }));
    const lines = toText(report().by('group').measure({ nps }).run({ surveyResponses })).split('\n');
    expect(lines.slice(1, 6)).toEqual([
      'abcd   100.0 (n 1)',
      'e\u0301tat   100.0 (n 1)',
      '日本   100.0 (n 1)',
      '👍x    100.0 (n 1)',
      'Ｗ한   100.0 (n 1)',
    ]);
  });
});

describe('rows without anything', () => {
  const messages = [
    { at: '2026-01-05T09:00:00Z', from: 'customer' as const },
    { at: '2026-03-05T09:00:00Z', from: 'customer' as const },
  ];
  const sparse = report()
    .by('channel')
    .per('month')
    .measure({ receivedMessages, firstReplyTime, nps })
    .run({
      conversations: [
        { id: '1', channel: 'chat', messages: messages.slice(0, 1) },
        { id: '2', channel: 'email', messages: messages.slice(1) },
      ],
      surveyResponses: [{ score: 99, channel: 'email', at: '2026-02-01T00:00:00Z' }],
    });

  test('are not shown, and a line says how many they are', () => {
    const lines = toText(sparse).split('\n');
    expect(lines.map((line) => line.slice(0, 14))).toEqual([
      'channel  perio',
      'chat     2026-',
      'email    2026-',
      'total         ',
      '4 of 6 rows ha',
      '',
    ]);
    expect(lines[4]).toBe('4 of 6 rows have nothing, not shown');
  });

  test('are shown where they are asked for', () => {
    const lines = toText(sparse, { empty: 'show' }).split('\n');
    expect(lines).toHaveLength(1 + 6 + 1 + 1);
    expect(lines.join('\n')).not.toContain('not shown');
  });

  test('are there in the data, whatever is shown', () => {
    expect(sparse.rows).toHaveLength(6);
  });

  test.each([
    ['value', { value: -1 }],
    ['n', { value: null, n: 1 }],
    ['numerator', { value: null, n: 0, numerator: 150 }],
    ['denominator', { value: 0, n: 0, numerator: 0, denominator: 2 }],
    ['open', { value: null, n: 0, open: 1 }],
    ['notYetDue', { value: null, n: 0, notYetDue: 1 }],
    ['excluded', { value: null, n: 0, excluded: { 'off-hours': 1 } }],
  ])('are none where there is any %s', (_, result) => {
    const given = {
      by: ['group'] as const,
      per: null,
      measures: [{ name: 'x', unit: 'share', family: 'rate' as const }],
      undated: {},
      rows: [
        { group: 'a', x: result },
        { group: 'b', x: { value: null, n: 0, excluded: {} } },
      ],
      total: { x: result },
    };
    expect(toText(given)).toMatch(/^group.*\na .*\ntotal.*\n1 of 2 rows have nothing, not shown\n$/);
    const csv = toCsv(given, { empty: 'hide' }).trimEnd().split('\r\n');
    expect(csv.map((line) => line.split(',')[0])).toEqual(['group', 'a']);
  });
});

test('a table is refused for what is no report, and for options that do not exist', () => {
  const untyped: { toText(report: unknown, options?: unknown): string } = Object({ toText });
  for (const given of [
    null,
    undefined,
    'x',
    1n,
    [],
    {},
    { ...monthly, total: null },
    { ...monthly, undated: 1 },
  ]) {
    expect(() => untyped.toText(given)).toThrow(expect.objectContaining({ code: 'invalid-option' }));
  }
  expect(() => untyped.toText({ ...monthly, rows: [null] })).toThrow(refused('report.rows'));
  expect(() => untyped.toText({ ...monthly, total: null })).toThrow(refused('report.total'));
  expect(() => untyped.toText({ ...monthly, undated: 1 })).toThrow(refused('report.undated'));
  expect(() => untyped.toText(monthly, { emtpy: 'show' })).toThrow('Did you mean empty?');
  expect(() => untyped.toText(monthly, { empty: true })).toThrow(refused('empty'));
  expect(() => untyped.toText(monthly, null)).toThrow(refused('options'));
});

const refused = (path: string): unknown => expect.objectContaining({ path });

describe('a duration for reading', () => {
  test.each([
    [0, '0 s'],
    [499, '0 s'],
    [500, '1 s'],
    [45_000, '45 s'],
    [59_499, '59 s'],
    [59_500, '1 min'],
    [90_000, '1 min 30 s'],
    [605_000, '10 min 5 s'],
    [3_571_000, '59 min 31 s'],
    [3_599_499, '59 min 59 s'],
    [3_599_500, '1 h'],
    [5_400_000, '1 h 30 min'],
    [84_660_000, '23 h 31 min'],
    [86_369_999, '23 h 59 min'],
    [86_370_000, '1 d'],
    [86_371_000, '1 d'],
    [88_199_999, '1 d'],
    [90_000_000, '1 d 1 h'],
    [187_200_000, '2 d 4 h'],
    [172_799_999, '2 d'],
  ])('%i ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test('has no days in business hours', () => {
    expect(formatDuration(90_000_000, { days: false })).toBe('25 h');
    expect(formatDuration(86_399_999, { days: false })).toBe('24 h');
    expect(formatDuration(187_230_000, { days: false })).toBe('52 h 1 min');
  });

  test('of what is not completed is a dash', () => {
    expect(formatDuration(null)).toBe('–');
  });

  test.each<[unknown, unknown, string, string]>([
    [-1, {}, 'invalid-duration', 'ms'],
    [Number.NaN, {}, 'invalid-duration', 'ms'],
    [Number.POSITIVE_INFINITY, {}, 'invalid-duration', 'ms'],
    [undefined, {}, 'invalid-duration', 'ms'],
    ['60000', {}, 'invalid-duration', 'ms'],
    [1n, {}, 'invalid-duration', 'ms'],
    [1, { days: 'no' }, 'invalid-option', 'days'],
    [1, { day: false }, 'unknown-option', 'day'],
    [1, true, 'invalid-option', 'options'],
    [1, null, 'invalid-option', 'options'],
  ])('%s with %j is refused', (ms, options, code, path) => {
    expect(() => Reflect.apply(formatDuration, undefined, [ms, options])).toThrow(
      expect.objectContaining({ code, path }),
    );
  });

  test('reads back to the duration, off by at most half of the smaller of its two units', () => {
    const sizes = new Map([
      ['d', 86_400_000],
      ['h', 3_600_000],
      ['min', 60_000],
      ['s', 1000],
    ]);
    const names = [...sizes.keys()];
    const near = fc
      .tuple(
        fc.constantFrom(...sizes.values()),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: -40_000, max: 999 }),
      )
      .map(([size, times, beside]) => Math.max(0, size * times + beside));
    fc.assert(
      fc.property(fc.oneof(fc.nat(1e11), near), fc.boolean(), (ms, days) => {
        const parts = formatDuration(ms, { days }).split(' ');
        const units = parts.filter((_, i) => i % 2 === 1);
        const read = units.reduce((sum, unit, i) => sum + Number(parts[2 * i]) * (sizes.get(unit) ?? NaN), 0);
        // Of a duration as long as a unit and shorter than the next, the unit below is the smaller of the two.
        const largest = names.findIndex((name) => ms >= (sizes.get(name) ?? 0) && (days || name !== 'd'));
        const smaller = sizes.get(names[largest === -1 ? 3 : Math.min(largest + 1, 3)] ?? '') ?? 0;
        expect(Math.abs(read - ms)).toBeLessThanOrEqual(smaller / 2);
        expect(read % smaller).toBe(0);
        expect(units.length).toBeLessThanOrEqual(2);
        expect(units).toEqual(names.filter((name) => units.includes(name)));
        if (!days) expect(units).not.toContain('d');
      }),
    );
  });
});
