import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
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
  expect(lines[1]?.['definition']).toMatch(/^slaCompliance@1 \{.*"firstReply":7200000/);
});

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
