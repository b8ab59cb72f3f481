import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, instantOfOpenTime, OpenTimeGrid, openTimeAt } from '../../src/schedule/openTimeGrid.ts';
import { MAX_INSTANT, MIN_INSTANT } from '../../src/time/instant.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const near = Date.UTC(2026, 2, 30);

/** Gaps and lengths in turn, from milliseconds to days, as stretches from `near` on. */
const stretches = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2 * DAY })), {
    maxLength: 200,
  })
  .map((steps) => {
    const bounds: number[] = [];
    for (const step of steps.slice(steps.length % 2)) bounds.push((bounds.at(-1) ?? near) + step);
    return bounds;
  });
const instant = fc.oneof(
  fc.integer({ min: near, max: near + 200_000 }),
  fc.integer({ min: near - DAY, max: near + 200 * DAY }),
);

function gridOf(bounds: readonly number[]): OpenTimeGrid {
  return new OpenTimeGrid((from, to) => {
    const touching: number[] = [];
    for (let i = 0; i < bounds.length; i += 2) {
      const [start = 0, end = 0] = bounds.slice(i, i + 2);
      if (start < to && end > from) touching.push(start, end);
    }
    return touching;
  });
}

function slowBounds(bounds: readonly number[], from: number, to: number): number[] {
  const cut: number[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const start = Math.max(bounds[i] ?? 0, from);
    const end = Math.min(bounds[i + 1] ?? 0, to);
    if (start < end) cut.push(start, end);
  }
  return cut;
}

const lengthOf = (bounds: readonly number[]): number =>
  bounds.reduce((sum, at, i) => sum + (i % 2 === 0 ? -at : at), 0);

describe('the compiled cells', () => {
  it('hold the stretches, however short and however many in a cell', () => {
    fc.assert(
      fc.property(stretches, instant, instant, (bounds, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const grid = gridOf(bounds);
        const inside = slowBounds(bounds, from, to);
        expect(boundsOf(grid.covering(from, to), from, to)).toEqual(inside);
        expect(grid.between(from, to)).toBe(lengthOf(inside));
        expect(grid.between(to, from)).toBe(0 - lengthOf(inside));
      }),
    );
  });

  it('find the first instant by which they were open for so long', () => {
    fc.assert(
      fc.property(stretches, instant, fc.integer({ min: 1, max: 3 * DAY }), (bounds, from, ms) => {
        const cells = gridOf(bounds).covering(from, from + 300 * DAY);
        const target = openTimeAt(cells, from) + ms;
        fc.pre(target <= openTimeAt(cells, cells.to));
        const due = instantOfOpenTime(cells, target);
        expect(openTimeAt(cells, due)).toBe(target);
        expect(openTimeAt(cells, due - 1)).toBe(target - 1);
      }),
    );
  });

  it('are few for a short question, and compiled a few times only while a range grows', () => {
    let asked = 0;
    let longest = 0;
    const grid = new OpenTimeGrid((from, to) => {
      asked += 1;
      longest = Math.max(longest, to - from);
      return [];
    });
    grid.covering(near, near + DAY);
    expect(longest).toBeLessThan(20 * DAY);
    for (let day = 0; day < 10_000; day++) grid.covering(near - day * DAY, near + day * DAY);
    expect(asked).toBeLessThan(40);
  });

  it('reach exactly to the last instant', () => {
    const grid = new OpenTimeGrid((from, to) => [from - DAY, to + DAY]);
    const cells = grid.covering(MAX_INSTANT - 1, MIN_INSTANT);
    expect(cells.to).toBe(MAX_INSTANT);
    expect(openTimeAt(cells, MAX_INSTANT) - openTimeAt(cells, MIN_INSTANT)).toBe(MAX_INSTANT - MIN_INSTANT);
    expect(grid.between(Number.NaN, near)).toBeNaN();
  });
});
