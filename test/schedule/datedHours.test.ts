import { expect, it } from 'vitest';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';

it.each([
  ['null', 8],
  ['[]', 0],
])('an override that JSON gives as %s leaves %d hours of the day', (override, hours) => {
  const office = defineSchedule(
    JSON.parse(
      `{"timeZone":"UTC","weekly":{"mon":["09:00-17:00"]},"overrides":{"2026-03-30":${override}},"breaks":{"2026-03-30":null}}`,
    ),
  );
  expect(elapsed(office, '2026-03-30T00:00Z', '2026-03-31T00:00Z')).toBe(hours * 3_600_000);
  expect('breaks' in office.definition).toBe(false);
});
