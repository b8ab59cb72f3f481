import { expect, test } from 'vitest';
import { durationText } from './durationText.ts';

const cases: [number | null, boolean, string][] = [
  [null, true, '–'],
  [0, true, '0 s'],
  [59_499, true, '59 s'],
  [59_999, true, '1 min'],
  [605_000, true, '10 min 5 s'],
  [86_399_999, true, '1 d'],
  [187_200_000, true, '2 d 4 h'],
  [187_200_000, false, '52 h'],
];

test.each(cases)('%s ms, with days: %s, reads %s', (ms, days, text) => {
  expect(durationText(ms, days)).toBe(text);
});
