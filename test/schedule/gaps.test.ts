import { describe, expect, it } from 'vitest';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { explain } from '../../src/schedule/explain.ts';
import { whyClosed } from '../../src/schedule/whyClosed.ts';

describe('gaps are cut where the reason changes', () => {
  it('where one holiday follows another of a different name, and not where it has the same', () => {
    const office = defineSchedule({
      timeZone: 'UTC',
      weekly: { thu: ['09:00-17:00'], fri: ['09:00-17:00'], sat: ['09:00-17:00'] },
      holidays: [
        { date: '2026-12-24', name: 'Christmas' },
        { date: '2026-12-25', name: 'Christmas' },
        { date: '2026-12-26', name: 'Boxing Day' },
      ],
    });
    const [eve, boxing, sunday] = [24, 26, 27].map((day) => Date.UTC(2026, 11, day));
    expect(explain(office, '2026-12-24T00:00Z', '2026-12-27T00:00Z').gaps).toEqual([
      { startAt: eve, endAt: boxing, reason: 'holiday', name: 'Christmas' },
      { startAt: boxing, endAt: sunday, reason: 'holiday', name: 'Boxing Day' },
    ]);
  });

  it('where the hours begin or end within a break', () => {
    const office = defineSchedule({
      timeZone: 'UTC',
      weekly: { mon: ['09:00-17:00'] },
      breaks: { '2026-03-30': ['08:00-10:00', '16:00-18:00'] },
    });
    const at = (hour: number): number => Date.UTC(2026, 2, 30, hour);
    expect(explain(office, '2026-03-30T07:00Z', '2026-03-30T20:00Z').gaps).toEqual([
      { startAt: at(7), endAt: at(9), reason: 'closed' },
      { startAt: at(9), endAt: at(10), reason: 'break' },
      { startAt: at(16), endAt: at(17), reason: 'break' },
      { startAt: at(17), endAt: at(20), reason: 'closed' },
    ]);
  });
});

it('a reason without a name has no name at all', () => {
  const office = defineSchedule({ timeZone: 'UTC', weekly: {}, holidays: ['2026-12-25'] });
  expect(whyClosed(office, '2026-12-25T12:00Z')).toStrictEqual({ reason: 'holiday' });
  expect(whyClosed(office, '2026-12-26T12:00Z')).toStrictEqual({ reason: 'closed' });
});
