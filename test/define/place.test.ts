import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALL_TIME, type Frames, oneFrame } from '../../src/define/frames.ts';
import { type Placing, place } from '../../src/define/place.ts';
import type { When } from '../../src/define/plan.ts';
import { Rows } from '../../src/fold/rows.ts';

/** Stretches of time that follow each other, from each bound to the next. */
function framesOf(bounds: readonly number[]): Frames {
  const size = bounds.length - 1;
  return {
    size,
    indexOf: (instant) => {
      const found = bounds.findIndex(
        (start, i) => i < size && start <= instant && instant < Number(bounds[i + 1]),
      );
      return found;
    },
    isTimeless: false,
    bounds: Float64Array.from(bounds),
    nextStart: (instant) => bounds.find((bound) => bound > instant) ?? Number.POSITIVE_INFINITY,
  };
}

test('what lies ahead, and what lies within the last days, is placed by now', () => {
  const frames = framesOf([0, 10, 20]);
  const placed = (list: readonly Span[], when: When, now: number, chosen?: Uint8Array): boolean =>
    place(rowsOf(list), chosen, when, frames, now).heldNow;
  const state = { state: ['from', 'to'] } as const;
  const [past, begins, ends] = [
    { from: 1, to: 2 },
    { from: 9, to: Number.NaN },
    { from: 1, to: 9 },
  ];
  expect(placed([past], state, 5)).toBe(false);
  expect(placed([begins], state, 5)).toBe(true);
  expect(placed([ends], state, 5)).toBe(true);
  expect(placed([past, begins], state, 9)).toBe(false);
  const trailing = { at: 'from', trailing: 5 } as const;
  expect(placed([past], trailing, 5)).toBe(true);
  expect(placed([], trailing, 5)).toBe(false);
  expect(placed([past], trailing, 5, Uint8Array.of(0))).toBe(false);
  expect(placed([past, past], trailing, 5, Uint8Array.of(0, 1))).toBe(true);
  // What has not ended lasts until now.
  const span = { span: ['from', 'to'] } as const;
  expect(placed([begins], span, 15)).toBe(true);
  expect(placed([past, ends], span, 5)).toBe(false);
});

interface Span {
  readonly from: number;
  readonly to: number;
}

function rowsOf(list: readonly Span[]): Rows {
  return new Rows(
    list.length,
    new Map([
      ['from', list.map(({ from }) => from)],
      ['to', list.map(({ to }) => to)],
      ['number', list.map((_, row) => row)],
    ]),
  );
}

/** Rows with their frames, and how many have no time. */
function pairs({ rows, chosen, source, frame, undated }: Placing): { pairs: number[][]; undated: number } {
  const all = Array.from({ length: rows.length }, (_, row) => row)
    .filter((row) => chosen?.[row] !== 0)
    .map((row): [number, number] => [source ? Number(source[row]) : row, frame ? Number(frame[row]) : 0])
    .filter(([, at]) => at >= 0);
  return { pairs: all.sort(([a, x], [b, y]) => a - b || x - y), undated };
}

/** All rows that a condition puts into a frame. */
function slowly(
  list: readonly Span[],
  bounds: readonly number[],
  isIn: (span: Span, start: number, end: number) => boolean,
): { pairs: number[][]; undated: number } {
  return {
    pairs: list.flatMap((span, row) =>
      bounds.slice(1).flatMap((end, frame) => (isIn(span, bounds[frame] ?? 0, end) ? [[row, frame]] : [])),
    ),
    undated: list.filter(({ from }) => Number.isNaN(from)).length,
  };
}

const placed = (list: readonly Span[], when: When, frames: Frames, now: number): Placing =>
  place(rowsOf(list), undefined, when, frames, now);

// Few instants, so that ends meet bounds; some lie before the first and behind the last frame.
const instant = fc.integer({ min: -5, max: 25 });
const known = fc.oneof({ weight: 9, arbitrary: instant }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
const spans: fc.Arbitrary<readonly Span[]> = fc.array(
  fc
    .tuple(known, fc.oneof(fc.nat(12), fc.constant(Number.NaN)))
    .map(([from, length]) => ({ from, to: from + length })),
  { maxLength: 8 },
);
const bounds = fc
  .uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 6 })
  .map((list) => list.sort((a, b) => a - b));
const now = fc.integer({ min: -6, max: 30 });

describe('rows at an instant', () => {
  test('count in the frame that holds it', () => {
    fc.assert(
      fc.property(spans, bounds, now, (list, edges, asOf) => {
        const found = placed(list, { at: 'from' }, framesOf(edges), asOf);
        expect(pairs(found)).toEqual(
          slowly(list, edges, ({ from }, start, end) => start <= from && from < end),
        );
        expect(found.frames).toBe(edges.length - 1);
      }),
    );
  });

  test('count in all time, those without a time too', () => {
    const list = [
      { from: 5, to: 6 },
      { from: Number.NaN, to: 6 },
    ];
    const found = placed(list, { at: 'from' }, ALL_TIME, 0);
    expect(pairs(found)).toEqual({
      pairs: [
        [0, 0],
        [1, 0],
      ],
      undated: 0,
    });
  });

  test('count in one stretch of time from its first instant on, not at its end', () => {
    const list = [9, 10, 19, 20, Number.NaN].map((from) => ({ from, to: from }));
    expect(pairs(placed(list, { at: 'from' }, oneFrame(10, 20), 0))).toEqual({
      pairs: [
        [1, 0],
        [2, 0],
      ],
      undated: 1,
    });
  });

  test('are those that are chosen, by an expression too', () => {
    const list = [5, 6, 7].map((from) => ({ from, to: from }));
    const found = place(rowsOf(list), Uint8Array.of(1, 0, 1), { at: ['+', 'from', 10] }, oneFrame(10, 17), 0);
    expect(pairs(found).pairs).toEqual([[0, 0]]);
  });
});

describe('rows that last', () => {
  const when: When = { span: ['from', 'to'] };
  const endOf = ({ from, to }: Span, asOf: number): number => (Number.isNaN(to) ? Math.max(from, asOf) : to);

  test('count in every frame that they overlap, cut to it, with their share', () => {
    fc.assert(
      fc.property(spans, bounds, now, (list, edges, asOf) => {
        const found = placed(list, when, framesOf(edges), asOf);
        expect(pairs(found)).toEqual(
          slowly(list, edges, (span, start, end) => {
            const to = endOf(span, asOf);
            // What takes no time is where it is.
            if (to === span.from) return start <= to && to < end;
            return Math.max(start, span.from) < Math.min(end, to);
          }),
        );
        const { rows, frame = [] } = found;
        const source = Array.from(found.source ?? []);
        const [from = [], to = [], share = [], number = []] = ['from', 'to', 'share', 'number'].map((name) =>
          rows.values(name),
        );
        expect(rows).toHaveLength(source.length);
        for (let i = 0; i < source.length; i++) {
          const span = list[source[i] ?? 0] ?? { from: 0, to: 0 };
          const [start = 0, end = 0] = edges.slice(frame[i]);
          const until = endOf(span, asOf);
          expect(number[i]).toBe(source[i]);
          expect([from[i], to[i]]).toEqual([Math.max(start, span.from), Math.min(end, until)]);
          const whole = until - span.from;
          expect(share[i]).toBe(whole === 0 ? 1 : (Number(to[i]) - Number(from[i])) / whole);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('count once and whole in all time, those without a time too', () => {
    const list = [
      { from: 5, to: 9 },
      { from: 5, to: Number.NaN },
      { from: Number.NaN, to: 9 },
      { from: Number.NaN, to: Number.NaN },
      { from: 7, to: 7 },
    ];
    const { rows, source, undated } = placed(list, when, ALL_TIME, 6);
    expect([undated, [...(source ?? [])]]).toEqual([0, [0, 1, 2, 3, 4]]);
    expect(Array.from(rows.values('share'))).toEqual([1, 1, 1, 1, 1]);
    expect(Array.from(rows.values('to')).slice(0, 2)).toEqual([9, 6]);
  });

  test('have shares that add up to the part that lies in the frames', () => {
    // 4 of 10 before the first frame, 5 in the first, 1 in the second.
    const { rows } = placed([{ from: 6, to: 16 }], when, framesOf([10, 15, 20]), 0);
    expect(Array.from(rows.values('share'))).toEqual([0.5, 0.1]);
  });

  test('over more frames than there is room for are refused', () => {
    const endless: Frames = { ...framesOf([0, 1]), nextStart: (at) => at + 1, indexOf: () => 0 };
    expect(() => placed([{ from: 0, to: 1e9 }], when, endless, 0)).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'per' }),
    );
  }, 60_000);
});

describe('states', () => {
  const when: When = { state: ['from', 'to'] };

  test('count in every frame at whose end they last; one that has not ended is judged now', () => {
    fc.assert(
      fc.property(spans, bounds, now, (list, edges, asOf) => {
        expect(pairs(placed(list, when, framesOf(edges), asOf))).toEqual(
          slowly(list, edges, ({ from, to }, _, end) => {
            // The last instant of the frame, or now.
            const last = Math.min(end - 1, asOf);
            return from <= last && !(to <= last);
          }),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('in all time are those of now', () => {
    const list = [
      { from: 5, to: 9 },
      { from: 5, to: Number.NaN },
      { from: 8, to: Number.NaN },
      { from: 5, to: 8 },
      { from: 5, to: 7 },
    ];
    expect(pairs(placed(list, when, ALL_TIME, 7)).pairs).toEqual([
      [0, 0],
      [1, 0],
      [3, 0],
    ]);
  });

  test('need frames that follow each other', () => {
    const hours: Frames = { ...framesOf([0, 1]), bounds: undefined };
    for (const each of [when, { at: 'from', trailing: 5 }]) {
      expect(() => placed([{ from: 0, to: 1 }], each, hours, 0)).toThrow(
        expect.objectContaining({ code: 'invalid-option', path: 'per' }),
      );
    }
  });
});

describe('rows of the last days', () => {
  test('count in every frame whose last stretch holds them, up to now', () => {
    fc.assert(
      fc.property(spans, bounds, now, fc.integer({ min: 1, max: 12 }), (list, edges, asOf, trailing) => {
        expect(pairs(placed(list, { at: 'from', trailing }, framesOf(edges), asOf))).toEqual(
          slowly(list, edges, ({ from }, _, end) => {
            const last = Math.min(end - 1, asOf);
            return from <= last && from > last - trailing;
          }),
        );
      }),
      { numRuns: 300 },
    );
  });
});
