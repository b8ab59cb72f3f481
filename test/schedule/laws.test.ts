import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { elapsedColumn } from '../../src/schedule/elapsedColumn.ts';
import { gridRows } from '../../src/schedule/gridRows.ts';
import { isOpen } from '../../src/schedule/isOpen.ts';
import { DAY_MS } from '../../src/time/calendarDate.ts';
import { definition, minute, openDefinition } from './scheduleArbitrary.ts';

const ms = fc.integer({ min: -3 * DAY_MS, max: 30 * DAY_MS });

describe('laws of business hours', () => {
  it('elapsed adds up over any middle instant, and turns its sign with its arguments', () => {
    fc.assert(
      fc.property(definition, minute, ms, ms, (hours, a, ab, bc) => {
        const schedule = defineSchedule(hours);
        const [b, c] = [a + ab, a + ab + bc];
        expect(elapsed(schedule, a, b) + elapsed(schedule, b, c)).toBe(elapsed(schedule, a, c));
        expect(elapsed(schedule, b, a) + elapsed(schedule, a, b)).toBe(0);
        expect(elapsed(schedule, a, a)).toBe(0);
        expect(Math.abs(elapsed(schedule, a, b))).toBeLessThanOrEqual(Math.abs(ab));
      }),
    );
  });

  it('elapsed over one millisecond is 1 where it is open and 0 where it is closed', () => {
    fc.assert(
      fc.property(definition, minute, ms, (hours, near, step) => {
        const schedule = defineSchedule(hours);
        expect(elapsed(schedule, near + step, near + step + 1)).toBe(isOpen(schedule, near + step) ? 1 : 0);
      }),
    );
  });

  it('addOpenTime is the first instant by which the time has elapsed', () => {
    fc.assert(
      fc.property(openDefinition, minute, fc.integer({ min: 1, max: 20 * DAY_MS }), (hours, at, duration) => {
        const schedule = defineSchedule(hours);
        const due = addOpenTime(schedule, at, duration) ?? Number.NaN;
        expect(elapsed(schedule, at, due)).toBe(duration);
        expect(elapsed(schedule, at, due - 1)).toBe(duration - 1);
        expect(isOpen(schedule, due - 1)).toBe(true);
      }),
    );
  });

  it('addOpenTime never falls when the start or the duration grows', () => {
    const duration = fc.integer({ min: 0, max: 5 * DAY_MS });
    fc.assert(
      fc.property(
        openDefinition,
        minute,
        fc.nat(3 * DAY_MS),
        duration,
        duration,
        (hours, at, later, d, more) => {
          const schedule = defineSchedule(hours);
          const due = addOpenTime(schedule, at, d) ?? Number.NaN;
          expect(addOpenTime(schedule, at + later, d)).toBeGreaterThanOrEqual(due);
          expect(addOpenTime(schedule, at, d + more)).toBeGreaterThanOrEqual(due);
          expect(addOpenTime(schedule, due, more)).toBeGreaterThanOrEqual(due);
        },
      ),
    );
  });

  it('addOpenTime in two steps is addOpenTime in one', () => {
    const duration = fc.integer({ min: 1, max: 5 * DAY_MS });
    fc.assert(
      fc.property(openDefinition, minute, duration, duration, (hours, at, first, second) => {
        const schedule = defineSchedule(hours);
        const middle = addOpenTime(schedule, at, first) ?? Number.NaN;
        expect(addOpenTime(schedule, middle, second)).toBe(addOpenTime(schedule, at, first + second));
      }),
    );
  });

  it('a schedule survives JSON: the same text, the same answers', () => {
    fc.assert(
      fc.property(definition, minute, ms, (hours, from, length) => {
        const schedule = defineSchedule(hours);
        const text = JSON.stringify(schedule);
        const again = defineSchedule(JSON.parse(text));
        expect(JSON.stringify(again)).toBe(text);
        expect(again).toEqual(schedule);
        expect(elapsed(again, from, from + length)).toBe(elapsed(schedule, from, from + length));
      }),
    );
  });

  it('the answers do not depend on what was asked before', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: -900 * DAY_MS, max: 900 * DAY_MS }), ms), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(definition, minute, steps, (hours, near, asked) => {
        const one = defineSchedule(hours);
        for (const [step, length] of asked) {
          const [from, to] = [near + step, near + step + length];
          expect(elapsed(one, from, to)).toBe(elapsed(defineSchedule(hours), from, to));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('a column gives what each pair alone gives', () => {
    fc.assert(
      fc.property(definition, minute, fc.array(fc.tuple(ms, ms), { maxLength: 10 }), (hours, near, pairs) => {
        const starts = pairs.map(([step]) => near + step);
        const ends = pairs.map(([step, length]) => near + step + length);
        const schedule = defineSchedule(hours);
        const spans = elapsedColumn(schedule, Float64Array.from(starts), ends);
        expect(Array.from(spans)).toEqual(starts.map((from, i) => elapsed(schedule, from, ends[i] ?? 0)));
      }),
      { numRuns: 50 },
    );
  });

  it('the rows for an engine give the same elapsed time by their own formula', () => {
    fc.assert(
      fc.property(definition, minute, fc.nat(20 * DAY_MS), (hours, from, length) => {
        const schedule = defineSchedule(hours);
        const to = from + length;
        const rows = new Map(gridRows(schedule, from, to).map((row) => [row.k, row]));
        const openAt = (t: number): number => {
          const row = rows.get(Math.floor(t / DAY_MS));
          if (row === undefined) throw new Error('a row is missing');
          return row.segments.reduce(
            (sum, [start, end]) => sum + Math.max(Math.min(t, end) - start, 0),
            row.c,
          );
        };
        expect(openAt(to) - openAt(from)).toBe(elapsed(schedule, from, to));
      }),
    );
  });
});
