import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the command of `npm run demo`, in a process of its own. */
function demo(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const [, ...command] = manifest.scripts.demo.split(' ');
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['node_modules/tsx/dist/cli.mjs', ...command, ...args],
      { cwd: root },
      (_, output, errors) => resolve({ code: child.exitCode ?? -1, output, errors }),
    );
  });
}

test('the demo shows the sample, says that it is synthetic, and fits a screen', async () => {
  const { code, output, errors } = await demo();
  expect([code, errors]).toEqual([0, '']);
  expect(output).toMatch(/^Data +synthetic: made by test\/demo\/generateSample\.ts/);
  expect(output).toMatch(/^technical +2026-03 /m);
  // Counted over the same file by a second program, in another language.
  expect(output).toMatch(/^total +1048 +800 +51 min 34 s \(n 332, 43 open\) /m);
  expect(output).toMatch(/^ {2}first reply, calendar +4 h 54 min +14 h 16 min /m);
  expect(output).toContain('Cost per ticket');
  expect(output.split('\n').filter((line) => line.length > 120)).toEqual([]);
  expect(output).not.toMatch(/NaN|undefined|\[object/);
});

test('the demo says in one line what it cannot do, and ends with another code than 0', async () => {
  expect(await demo('--messages', 'nowhere.csv')).toEqual({
    code: 1,
    output: '',
    errors: 'nowhere.csv: There is no such file.\n',
  });
});

test('nothing is built for the demo: it runs the sources under the name of the package', () => {
  expect(Object.keys(manifest.scripts)).not.toContain('predemo');
  expect(readFileSync(new URL('computeReport.ts', import.meta.url), 'utf8')).toContain("from 'support-kpi'");
});
