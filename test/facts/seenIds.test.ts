import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SeenIds } from '../../src/facts/seenIds.ts';

function repeated(ids: readonly (string | number)[]): boolean[] {
  const seen = new SeenIds(ids.length, (number) => ids[number]);
  return ids.map((id, i) => seen.isRepeated(id, i));
}

describe('ids seen before', () => {
  test('are what a Set says', () => {
    const id = fc.oneof(
      fc.string({ maxLength: 2 }),
      fc.integer({ min: -3, max: 9 }),
      fc.constantFrom('__proto__', '1'),
    );
    fc.assert(
      fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
        expect(repeated(ids)).toEqual(ids.map((one, i) => ids.indexOf(one) < i));
      }),
    );
  });

  test('are found among ids that were made to collide, in a moment', () => {
    // 'Aa' and 'BB' have the same sum, and so have all texts made of them.
    const colliding = Array.from({ length: 2 ** 15 }, (_, i) =>
      Array.from({ length: 15 }, (_unused, bit) => ((i >> bit) & 1 ? 'Aa' : 'BB')).join(''),
    );
    const started = performance.now();
    expect(repeated([...colliding, ...colliding])).toEqual([
      ...colliding.map(() => false),
      ...colliding.map(() => true),
    ]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('may be none', () => {
    expect(repeated([])).toEqual([]);
    expect(repeated(['a'])).toEqual([false]);
  });
});
