import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { report } from '../../src/report/report.ts';
import { durationsFrom } from '../../src/rows/durationsFrom.ts';
import { splitList } from '../arbitraries/split.ts';
import { metricLaws } from '../laws/metricLaws.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The one duration that a text names, or why it is left out. */
function read(value: unknown, options: Parameters<typeof durationsFrom>[1] = {}): number | string | null {
  const { value: ms, excluded } = Reflect.apply(durationsFrom, undefined, [[value], options]);
  return ms ?? Object.keys(excluded)[0] ?? null;
}

test('the minutes that the API gives, null where nobody replied (zendesk/zendesk_api_client_php#362)', () => {
  expect(durationsFrom([30, 60, null, 90], { unit: 'minutes' })).toMatchObject({
    value: HOUR,
    mean: 60 * MINUTE,
    n: 3,
    open: 1,
    oldestOpen: null,
    clock: 'calendar',
    business: null,
    excluded: {},
  });
});

test('the remaining time against a goal of 4 h, negative when breached (JSM issue export)', () => {
  const result = durationsFrom(['0:40', '-1:10'], { format: 'h:mm', remainingOf: '4h' });
  expect(result.mean).toBe(15_300_000);
  expect(result.within).toEqual({ value: 0.5, numerator: 1, denominator: 2 });
});

test('first reply time in minutes of a Zendesk ticket CSV, empty while a ticket waits', () => {
  const column = 'First reply time in minutes within business hours';
  const rows: Record<string, string>[] = parse(
    `ID,Created at,${column}\n101,2026-03-02 09:00,30\n102,2026-03-02 17:10,\n103,2026-03-03 09:00,10\n`,
    { columns: true },
  );
  expect(durationsFrom(rows, { unit: 'minutes', column })).toMatchObject({
    value: 20 * MINUTE,
    n: 2,
    open: 1,
  });
});

test('two tickets, one with a task of 10 minutes and one without (glpi-project/glpi#6428)', () => {
  expect(durationsFrom(['10m', ''], { open: false })).toMatchObject({
    mean: 600_000,
    n: 1,
    open: 0,
    excluded: { missing: 1 },
    excludedAt: { missing: ['durations[1]'] },
  });
});

test('by group and month in a report', () => {
  const { rows, total } = report()
    .by('channel')
    .per('month')
    .measure({ reply: durationsFrom.with({ unit: 'minutes' }) })
    .run({
      durations: [
        { duration: 30, channel: 'chat', at: '2026-03-02T09:00:00Z' },
        { duration: '90', channel: 'chat', at: '2026-03-03T09:00:00Z' },
        { duration: null, channel: 'chat', at: '2026-03-03T09:00:00Z' },
        { duration: 5, channel: 'mail', at: '2026-04-03T09:00:00Z' },
        { duration: -5, channel: 'mail', at: '2026-04-03T09:00:00Z' },
      ],
    });
  expect(
    rows.map(({ channel, period, reply }) => [channel, period, reply.value, reply.n, reply.open]),
  ).toEqual([
    ['chat', '2026-03', HOUR, 2, 1],
    ['chat', '2026-04', null, 0, 0],
    ['mail', '2026-03', null, 0, 0],
    ['mail', '2026-04', 5 * MINUTE, 1, 0],
  ]);
  expect(total.reply).toMatchObject({ n: 3, open: 1, excluded: { 'negative-duration': 1 } });
});

describe('a value is read', () => {
  test.each<[unknown, Parameters<typeof durationsFrom>[1], number]>([
    [0, { unit: 'minutes' }, 0],
    [1.5, { unit: 'days' }, 36 * HOUR],
    ['0,5', { unit: 'hours' }, 30 * MINUTE],
    [' 30 ', { unit: 'minutes' }, 30 * MINUTE],
    [90n, { unit: 'seconds' }, 90_000],
    [250, { unit: 'milliseconds' }, 250],
    ['0:05', { format: 'h:mm' }, 5 * MINUTE],
    ['123:45', { format: 'h:mm' }, 123 * HOUR + 45 * MINUTE],
    ['1:02:03', { format: 'h:mm:ss' }, HOUR + 2 * MINUTE + 3000],
    ['1:30', { format: 'm:ss' }, 90_000],
    ['2h 30m', {}, 150 * MINUTE],
    ['PT2H', {}, 2 * HOUR],
    ['-2h 30m', { remainingOf: '4h' }, 390 * MINUTE],
    ['−0:30', { format: 'h:mm', remainingOf: 2 * HOUR }, 150 * MINUTE],
    ['4h', { remainingOf: '4h' }, 0],
  ])('%s with %j', (value, options, ms) => {
    expect(read(value, options)).toBe(ms);
  });

  test.each<[unknown, Parameters<typeof durationsFrom>[1], string]>([
    [30, {}, 'duration-without-unit'],
    ['30', { format: 'h:mm' }, 'duration-without-unit'],
    ['1:30', {}, 'duration-without-format'],
    ['1:30', { unit: 'minutes' }, 'duration-without-format'],
    ['1:30:00', { format: 'h:mm' }, 'unreadable-duration'],
    ['1:30', { format: 'h:mm:ss' }, 'unreadable-duration'],
    ['1:60', { format: 'h:mm' }, 'unreadable-duration'],
    ['1:5', { format: 'h:mm' }, 'unreadable-duration'],
    ['x:05', { format: 'h:mm' }, 'unreadable-duration'],
    [':05', { format: 'h:mm' }, 'unreadable-duration'],
    ['1,234', { unit: 'minutes' }, 'unreadable-duration'],
    ['soon', { unit: 'minutes' }, 'unreadable-duration'],
    ['P1M', {}, 'unreadable-duration'],
    [Number.POSITIVE_INFINITY, { unit: 'minutes' }, 'unreadable-duration'],
    [1e300, { unit: 'days' }, 'unreadable-duration'],
    [true, { unit: 'minutes' }, 'unreadable-duration'],
    [-1, { unit: 'minutes' }, 'negative-duration'],
    ['-1h', {}, 'negative-duration'],
    ['5h', { remainingOf: '4h' }, 'negative-duration'],
  ])('%s with %j is left out as %s', (value, options, reason) => {
    expect(read(value, options)).toBe(reason);
    const throwing = { ...options, onInvalid: 'throw' };
    expect(() => Reflect.apply(durationsFrom, undefined, [[value], throwing])).toThrow(
      expect.objectContaining({ code: 'invalid-record', path: 'durations[0]', value }),
    );
  });

  test.each([null, undefined, '', ' ', 'NULL', 'N/A', '-', Number.NaN])('%s is open', (value) => {
    expect(durationsFrom([value], { unit: 'minutes' })).toMatchObject({ n: 0, open: 1, excluded: {} });
    expect(durationsFrom([{ duration: value }], { unit: 'minutes', open: false })).toMatchObject({
      n: 0,
      open: 0,
      excluded: { missing: 1 },
      excludedAt: { missing: ['durations[0].duration'] },
    });
  });
});

test('a target counts those that took at most as long', () => {
  const options = { unit: 'minutes', target: '1h' } as const;
  expect(durationsFrom([59, 60, 61, null], options).within).toEqual({
    value: 2 / 3,
    numerator: 2,
    denominator: 3,
  });
  expect(durationsFrom([null], options).within).toEqual({ value: null, numerator: 0, denominator: 0 });
  expect(durationsFrom([59], { unit: 'minutes' }).within).toBeUndefined();
});

test.each<[object, string, string]>([
  [{ unit: 'minute' }, 'invalid-option', 'unit'],
  [{ format: 'hh:mm' }, 'invalid-option', 'format'],
  [{ open: 'no' }, 'invalid-option', 'open'],
  [{ remainingOf: '4 hours' }, 'invalid-duration', 'remainingOf'],
  [{ target: -1 }, 'invalid-duration', 'target'],
  [{ column: '' }, 'invalid-option', 'column'],
  [{ column: 'minutes' }, 'invalid-option', 'column'],
  [{ units: 'minutes' }, 'unknown-option', 'units'],
])('%j is refused', (options, code, path) => {
  expect(() => Reflect.apply(durationsFrom, undefined, [[{ duration: 1 }], options])).toThrow(
    expect.objectContaining({ code, path }),
  );
});

test('a record without the field is open, where others have it; a name of an object’s own is no field', () => {
  expect(durationsFrom([{ duration: 1 }, {}], { unit: 'minutes' })).toMatchObject({ n: 1, open: 1 });
  expect(() => durationsFrom([{}], { column: 'constructor' })).toThrow(
    expect.objectContaining({ path: 'column' }),
  );
});

test('h:mm reads back what was written, for any number of minutes', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.boolean(), (minutes, isNegative) => {
      const text = `${isNegative ? '-' : ''}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
      const left = isNegative ? -minutes : minutes;
      expect(read(text, { format: 'h:mm', remainingOf: 2_000_000 * MINUTE })).toBe(
        (2_000_000 - left) * MINUTE,
      );
    }),
  );
});

metricLaws(
  durationsFrom.with({ unit: 'minutes', target: '1h' }),
  durationsFrom.with({ unit: 'hours' }),
  splitList(
    fc.array(fc.oneof(fc.integer({ min: -5, max: 200 }), fc.constantFrom(null, '', '30', '2h', 'x', '1:30'))),
  ),
);
