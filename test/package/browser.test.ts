import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type * as library from '../../src/index.ts';
import { executablePath, inPage } from './browser.ts';
import { root } from './doors.ts';

declare const SupportKpi: typeof library;

const missing = executablePath === undefined;
if (missing) {
  console.warn('NO BROWSER TEST: install Chromium (apt-get install chromium), or name it in CHROMIUM.');
}

test('the browser is not missing where it must not be, in CI', () => {
  expect(missing && Boolean(process.env['CI'])).toBe(false);
});

describe.skipIf(missing)('in a browser', () => {
  const bundle = { path: fileURLToPath(new URL('dist/support-kpi.global.js', root)) };

  test('a script tag is enough to compute a score', async () => {
    const seen = await inPage(bundle, () => SupportKpi.nps([10, 9, 8, 6]).value);
    expect(seen).toEqual({ answer: 25, errors: [] });
  });

  test('business hours over a change of the clock are counted', async () => {
    // New York, Sunday 8 March 2026: 02:00 becomes 03:00, so that 00:00 to 06:00 lasts five hours.
    const seen = await inPage(bundle, () => {
      const nights = SupportKpi.defineSchedule({
        timeZone: 'America/New_York',
        weekly: { sun: ['00:00-06:00'] },
      });
      return SupportKpi.elapsed(nights, '2026-03-07T12:00:00-05:00', '2026-03-08T12:00:00-04:00');
    });
    expect(seen).toEqual({ answer: 5 * 3_600_000, errors: [] });
  });

  test('the page adds one name and changes none', async () => {
    const own = await inPage({ content: ';' }, () => Object.keys(globalThis));
    const seen = await inPage(bundle, () => Object.keys(globalThis));
    expect(seen.answer.filter((name) => !own.answer.includes(name))).toEqual(['SupportKpi']);
  });

  test('an error in the page is seen', async () => {
    const seen = await inPage({ content: 'console.error("told"); throw new Error("planted");' }, () => 1);
    expect(seen).toEqual({ answer: 1, errors: ['told', 'planted'] });
  });
});
