import { expect, test } from 'vitest';
import { readTime } from './readTime.ts';

test('text with an offset names an instant, digits do not', () => {
  expect(readTime('2026-03-29T03:00:00+02:00')).toBe(Date.UTC(2026, 2, 29, 1));
  expect(() => readTime(String(Date.UTC(2026, 2, 29, 1)))).toThrow('number written as text');
  expect(readTime('1950-01-01T00:00:00Z')).toBe(Date.UTC(1950, 0, 1));
});

test('a time without an offset is refused', () => {
  expect(() => readTime('2026-03-29 03:00')).toThrow('no offset');
});
