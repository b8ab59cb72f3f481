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
    [59_600, '1 min'],
    [90_000, '1 min 30 s'],
    [3_599_600, '1 h'],
    [5_400_000, '1 h 30 min'],
    [86_399_000, '1 d'],
    [90_000_000, '1 d 1 h'],
  ])('%i ms is %s', (ms, text) => {
    expect(formatDuration(ms, true)).toBe(text);
  });

  test('has no days in business hours', () => {
    expect(formatDuration(90_000_000, false)).toBe('25 h');
  });

  test('is off by at most half of the unit it is rounded to', () => {
    const size = { d: 86_400_000, h: 3_600_000, min: 60_000, s: 1000 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), fc.boolean(), (ms, days) => {
        const parts = formatDuration(ms, days).split(' ');
        let read = 0;
        for (let i = 0; i < parts.length; i += 2) {
          const unit = parts[i + 1];
          expect(unit === 'd' || unit === 'h' || unit === 'min' || unit === 's').toBe(true);
          if (unit === 'd' || unit === 'h' || unit === 'min' || unit === 's')
            read += Number(parts[i]) * size[unit];
        }
        const half = ms >= (days ? 86_400_000 : 1e12) ? 1_800_000 : ms >= 3_600_000 ? 30_000 : 500;
        expect(Math.abs(read - ms)).toBeLessThanOrEqual(half);
      }),
    );
  });
});
