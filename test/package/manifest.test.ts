import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { expect, onTestFinished, test } from 'vitest';
import { root } from './doors.ts';
import { installPacked, repack } from './packed.ts';
import { run } from './run.ts';

const lint = async (pkgDir: string): Promise<string[]> =>
  (await publint({ pkgDir, pack: false, strict: true })).messages.map(({ code }) => code);

test('publint finds nothing to say about the packed package', async () => {
  const { installed } = await installPacked(onTestFinished);
  expect(await lint(installed)).toEqual([]);
});

test('publint speaks up when the types do not come first', async () => {
  const { installed } = await installPacked(onTestFinished);
  const path = join(installed, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const { types, default: code } = manifest.exports['.'].import;
  manifest.exports['.'].import = { default: code, types };
  writeFileSync(path, JSON.stringify(manifest));
  expect(await lint(installed)).toContain('EXPORTS_TYPES_SHOULD_BE_FIRST');
});

const attw = (tarball: string): ReturnType<typeof run> =>
  run(
    fileURLToPath(new URL('node_modules/.bin/attw', root)),
    [tarball, '--exclude-entrypoints', 'dist/support-kpi.global.js', '--no-color', '--no-emoji'],
    fileURLToPath(root),
  );

test('the types describe what is loaded, for import, require, bundlers and the resolution of old', async () => {
  const { code, output } = await attw((await installPacked(onTestFinished)).tarball);
  expect(code, output).toBe(0);
});

test('types that are missing for require are found', async () => {
  const consumer = await installPacked(onTestFinished);
  rmSync(join(consumer.installed, 'dist/index.d.cts'));
  const { code, output } = await attw(await repack(consumer));
  expect(code, output).toBe(1);
  expect(output).toContain('No types');
});
