import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedValues } from '../../src/live/sortedValues.ts';

test('values are those that were added and not taken out, in ascending order, whatever comes and goes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -3, max: 3 })), { maxLength: 60 }),
      (changes) => {
        const values = new SortedValues();
        let expected: number[] = [];
        for (const [isAdded, value] of changes) {
          if (isAdded) {
            values.add(value);
            expected.push(value);
          } else {
            values.remove(value);
            const place = expected.indexOf(value);
            expected = expected.filter((_, i) => i !== place);
          }
          expected.sort((a, b) => a - b);
          expect([...values.values()]).toEqual(expected);
          expect([values.length, values.first, values.last]).toEqual([
            expected.length,
            expected[0],
            expected.at(-1),
          ]);
        }
      },
    ),
  );
});

test('many are held in blocks', () => {
  const values = new SortedValues();
  // 7919 is a prime, so that each comes once, in no order.
  for (let i = 0; i < 7919; i++) values.add((i * 4801) % 7919);
  expect([...values.values()]).toEqual(Array.from({ length: 7919 }, (_, i) => i));
  for (let i = 0; i < 7919; i += 2) values.remove(i);
  expect([...values.values()]).toEqual(Array.from({ length: 3959 }, (_, i) => 2 * i + 1));
  for (let i = 1; i < 7919; i += 2) values.remove(i);
  expect([values.length, values.first, values.last]).toEqual([0, undefined, undefined]);
});
