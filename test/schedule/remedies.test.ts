import { describe, expect, it } from 'vitest';
import { addOpenDays } from '../../src/schedule/addOpenDays.ts';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsedColumn } from '../../src/schedule/elapsedColumn.ts';
import { explain } from '../../src/schedule/explain.ts';
import { gridRows } from '../../src/schedule/gridRows.ts';
import { openSegments } from '../../src/schedule/openSegments.ts';
import { readSchedule } from '../../src/schedule/readSchedule.ts';
import { sequence } from '../../src/schedule/sequence.ts';
import { union } from '../../src/schedule/union.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';

const office = defineSchedule({ timeZone: 'UTC', weekly: { mon: ['09:00-17:00'] } });
const EARLY = '2026-03-30T00:00:00Z';
const LATE = '2026-03-31T00:00:00Z';

describe('what a definition gets wrong, it is told how to mend', () => {
  it.each<[string, object, string]>([
    ['a part that does not exist', { holiday: [] }, 'Known: timeZone, weekly, changes, holidays, overrides'],
    ['a week that is no object', { weekly: 5 }, "Give an object such as { mon: ['09:00-17:00']"],
    [
      'hours that are no list',
      { weekly: { mon: '09:00-17:00' } },
      "Give a list such as ['09:00-12:30', '13:30-18:00'].",
    ],
    ['a day that does not exist', { weekly: { monday: [] } }, 'mon, tue, wed, thu, fri, sat, sun.'],
    [
      'hours that cannot be read',
      { weekly: { mon: ['9-5'] } },
      "Give two times of day from 00:00 to 24:00, two digits each, with a hyphen between: '09:00-17:30'",
    ],
    ['hours of no length', { weekly: { mon: ['09:00-09:00'] } }, "write '00:00-24:00' for a whole day"],
    [
      'hours that overlap',
      { weekly: { mon: ['09:00-12:00', '11:00-13:00'] } },
      'This overlaps 09:00-12:00: give intervals that lie apart',
    ],
    [
      'too many hours',
      { weekly: { mon: Array(101).fill('09:00-10:00') } },
      'Give at most 100 intervals a day.',
    ],
    [
      'an override of no date',
      { overrides: { '12-25': [] } },
      "Give a date that exists as year, month and day: '2026-12-25'.",
    ],
    ['a change of no date', { changes: [{ from: '09-01', weekly: {} }] }, 'Give a date that exists'],
    [
      'two changes on a date',
      { changes: [1, 2].map(() => ({ from: '2026-09-01', weekly: {} })) },
      'Two changes begin on this date',
    ],
    ['a holiday that does not exist', { holidays: ['02-30'] }, "The same date of every year is '12-25'."],
    [
      'a holiday without a text for a name',
      { holidays: [{ date: '12-25', name: 5 }] },
      'Give the name as a text',
    ],
    [
      'a holiday by date and by rule',
      { holidays: [{ date: '12-25', month: 12, weekday: 'fri', nth: 4 }] },
      'A holiday is a date or a rule',
    ],
    [
      'a thirteenth month',
      { holidays: [{ month: 13, weekday: 'fri', nth: 1 }] },
      'Give the month as a number from 1',
    ],
    [
      'a weekday that does not exist',
      { holidays: [{ month: 1, weekday: 'day', nth: 1 }] },
      'Give the weekday as one of mon, tue, wed',
    ],
    ['a sixth Friday', { holidays: [{ month: 1, weekday: 'fri', nth: 6 }] }, '1 for the first to 5'],
  ])('%s', (_name, parts, remedy) => {
    const definition = JSON.parse(JSON.stringify({ timeZone: 'UTC', weekly: {}, ...parts }));
    expect(() => defineSchedule(definition)).toThrow(remedy);
  });
});

describe('what a definition gets wrong, it is told where', () => {
  it.each([
    ['weekly'],
    ['changes'],
    ['holidays'],
    ['overrides'],
    ['breaks'],
  ])('%s of another kind', (part) => {
    const definition = JSON.parse(`{"timeZone":"UTC","weekly":{},"${part}":5}`);
    expect(() => defineSchedule(definition)).toThrow(
      expect.objectContaining({ code: 'invalid-schedule', path: part }),
    );
  });

  it('a part that does not exist, with those that do and nothing else', () => {
    const definition = JSON.parse('{"timeZone":"UTC","weekly":{},"holiday":[]}');
    expect(() => defineSchedule(definition)).toThrow(
      expect.objectContaining({
        path: 'holiday',
        remedy:
          "There is no 'holiday' here. Did you mean holidays? Known: timeZone, weekly, changes, holidays, overrides, breaks.",
      }),
    );
  });
});

describe('what is put together or asked in the wrong way is told how to mend', () => {
  it.each<[string, () => unknown, string]>([
    ['a union of nothing', () => union(), 'Give at least one schedule.'],
    ['a sequence of nothing', () => sequence([]), 'Give a list of at least one stage'],
    ['a stage that is none', () => sequence(JSON.parse('[5]')), 'Give an object such as { from: '],
    [
      'a stage that comes too early',
      () => sequence([LATE, EARLY].map((from) => ({ from, schedule: office }))),
      'takes over at an instant after that of the stage before',
    ],
    ['pauses that are no list', () => withPauses(office, JSON.parse('{}')), 'Give a list such as [{ from: '],
    ['a pause that is none', () => withPauses(office, JSON.parse('[5]')), 'Give an object such as { from: '],
    [
      'a pause that ends too early',
      () => withPauses(office, [{ from: LATE, to: EARLY }]),
      'A pause must not end before it begins',
    ],
    ['a difference of nothing', () => readSchedule({ difference: [] }), 'Give at least one schedule.'],
    ['no schedule', () => union(JSON.parse('{}')), 'Give a schedule: what defineSchedule makes'],
    ['a part of a day', () => addOpenDays(office, EARLY, 1.5), 'Give a whole number of days.'],
    ['days of a union', () => addOpenDays(union(office), EARLY, 1), 'Give a schedule of defineSchedule'],
    [
      'a bound that is neither of the two',
      () => addOpenTime(office, EARLY, '1h', { boundary: JSON.parse('"last"') }),
      "Give 'nearest' or 'farthest'",
    ],
    ['segments backwards', () => openSegments(office, LATE, EARLY), 'not before `from`'],
    ['an explanation backwards', () => explain(office, LATE, EARLY), 'not before `from`'],
    [
      'columns of two lengths',
      () => elapsedColumn(office, [1, 2, 3], [1]),
      'Give as many ends as starts: 3.',
    ],
  ])('%s', (_name, run, remedy) => {
    expect(run).toThrow(remedy);
  });

  it('schedules that are nested too deep', () => {
    const nested = (depth: number): string =>
      `${'{"union":['.repeat(depth)}${JSON.stringify(office)}${']}'.repeat(depth)}`;
    expect(() => readSchedule(JSON.parse(nested(31)))).not.toThrow();
    expect(() => readSchedule(JSON.parse(nested(32)))).toThrow('Put at most 32 schedules within each other.');
  });

  it.each<[string, (from: string, to: string) => unknown]>([
    ['rows', (from, to) => gridRows(office, from, to)],
    ['segments', (from, to) => openSegments(office, from, to)],
    ['an explanation', (from, to) => explain(office, from, to)],
  ])('%s between instants that cannot be read, which of the two it is', (_name, run) => {
    expect(() => run('soon', EARLY)).toThrow(expect.objectContaining({ code: 'invalid-time', path: 'from' }));
    expect(() => run(EARLY, 'soon')).toThrow(expect.objectContaining({ code: 'invalid-time', path: 'to' }));
  });
});
