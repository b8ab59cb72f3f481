import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PeriodUnit, period } from '../../src/time/period.ts';
import { periodTable } from '../../src/time/periodTable.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The number of the last start up to an instant, one by one. */
function slowIndex(starts: readonly number[], from: number, to: number, instant: number): number {
  return instant >= from && instant < to ? starts.filter((start) => start <= instant).length - 1 : -1;
}

describe('the table of periods', () => {
  it('numbers every instant as the period that holds it, in each unit and zone', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Rome',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Pacific/Apia',
    );
    const lengths: readonly [PeriodUnit, number][] = [
      ['hour', 100 * DAY],
      ['day', 1500 * DAY],
      ['week', 5000 * DAY],
      ['month', 9000 * DAY],
      ['quarter', 9000 * DAY],
      ['year', 9000 * DAY],
    ];
    const instants = fc.array(fc.double({ min: -0.1, max: 1.1, noNaN: true }), { maxLength: 50 });
    fc.assert(
      fc.property(
        fc.constantFrom(...lengths),
        zones,
        fc.integer({ min: Date.UTC(1996, 0), max: Date.UTC(2012, 0) }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        instants,
        ([unit, most], zone, from, share, places) => {
          const to = from + Math.floor(share * most);
          const asked = period(unit, zone);
          const { starts, indexOf } = asked.table(from, to);
          expect([...starts]).toEqual(asked.starts(from, to));
          for (const place of places) {
            const at = from + Math.floor(place * (to - from));
            const index = indexOf(at);
            if (at < from || at >= to) expect(index).toBe(-1);
            else expect(starts[index]).toBe(asked.startOf(at));
          }
          starts.forEach((start, i) => {
            if (start < from) return;
            if (indexOf(start) !== i || indexOf(start - 1) !== (start === from ? -1 : i - 1))
              throw new Error(`${unit} ${zone} ${start} is ${indexOf(start)}, not ${i}`);
          });
          expect([indexOf(from - 1), indexOf(to)]).toEqual([-1, -1]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('numbers every minute of an hour that is cut after a minute', () => {
    // At 00:01 the clock of Newfoundland went back to 23:01: the hour of midnight lasts a minute, the next 59.
    const midnight = Date.parse('2010-11-07T00:00:00-02:30');
    const from = midnight - DAY;
    const { starts, indexOf } = period('hour', 'America/St_Johns').table(from, midnight + DAY);
    expect([24, 25, 26].map((i) => ((starts[i] ?? 0) - midnight) / MINUTE)).toEqual([0, 1, 60]);
    for (let minute = -60; minute < 120; minute++) {
      const expected = slowIndex([...starts], from, midnight + DAY, midnight + minute * MINUTE);
      expect(indexOf(midnight + minute * MINUTE)).toBe(expected);
    }
  });

  it('numbers instants right however unequal the periods are, and wherever it begins and ends', () => {
    const gaps = fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 1000 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: -50, max: 300 }),
        fc.integer({ min: 0, max: 3000 }),
        (sizes, from, to) => {
          const starts: number[] = [];
          for (const gap of sizes) starts.push((starts.at(-1) ?? 0) + gap);
          const { indexOf } = periodTable(new Float64Array(starts), to, from);
          for (let at = -60; at < 3100; at += at % 7 === 0 ? 11 : 1) {
            const expected = slowIndex(starts, from, to, at);
            if (indexOf(at) !== expected) throw new Error(`${at} is ${indexOf(at)}, not ${expected}`);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    [0, [-1, -1, -1, -1, -1]],
    [1, [-1, 0, 0, 0, -1]],
    [2, [-1, 0, 1, 1, -1]],
    [3, [-1, 0, 1, 2, -1]],
  ])('of %i periods numbers them', (count, numbers) => {
    const { indexOf, starts } = periodTable(new Float64Array([10, 20, 30].slice(0, count)), 40);
    expect(starts.length).toBe(count);
    expect([9, 19, 20, 39, 40].map(indexOf)).toEqual(numbers);
  });

  it.each([[1], [2], [4]])('of %i periods has no number for what is no instant', (count) => {
    const { indexOf } = periodTable(new Float64Array([0, 1, 2, 3].slice(0, count)), 4);
    const others = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    expect(others.map(indexOf)).toEqual([-1, -1, -1]);
  });

  it('is empty where the time is', () => {
    const { indexOf, starts } = period('day', 'UTC').table(DAY, DAY);
    expect([starts.length, indexOf(DAY), indexOf(DAY - 1)]).toEqual([0, -1, -1]);
  });
});
