import { expect } from 'vitest';

/** Expects a KpiError at a path, and nothing else, from wrong input. */
export function expectRefusal(run: () => unknown, path: string, code = 'invalid-schedule'): void {
  expect(run).toThrow(expect.objectContaining({ name: 'KpiError', code, path }));
}

/** Values that are no object, no list, no number and no text where one of them is expected. */
export const OTHER_THINGS: readonly unknown[] = [
  undefined,
  null,
  true,
  Number.NaN,
  -1,
  1.5,
  Number.POSITIVE_INFINITY,
  10n,
  '540',
  '',
  [],
  {},
  Symbol('x'),
  () => 1,
];
