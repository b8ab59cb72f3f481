import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { doors, root } from './doors.ts';
import { installPacked } from './packed.ts';
import { runNode } from './run.ts';

test('the package holds the built files, its licence, its texts and nothing else', async () => {
  const { paths } = await installPacked(onTestFinished);
  expect([...new Set(paths.map((path) => path.split('/')[0]))].sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist',
    'package.json',
  ]);
  expect(paths).toContain('dist/support-kpi.global.js');
});

test('every door of the package is known to these tests', () => {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const names = Object.keys(exports).map((path) => path.replace('.', 'support-kpi'));
  expect(names).toEqual([...Object.keys(doors), 'support-kpi/package.json']);
});

test('every door gives the same names to import and to require', async () => {
  const { folder } = await installPacked(onTestFinished);
  for (const door of Object.keys(doors)) {
    const imported = await runNode(
      ['--input-type=module', '-e', `${list(`await import('${door}')`)}`],
      folder,
    );
    const required = await runNode(['--input-type=commonjs', '-e', list(`require('${door}')`)], folder);
    expect(imported.code, imported.output).toBe(0);
    expect(required).toEqual(imported);
    if (door === 'support-kpi') expect(JSON.parse(imported.output)).toContain('nps');
  }
});

const list = (door: string): string => `console.log(JSON.stringify(Object.keys(${door}).sort()))`;

test.each([
  ['an ES module', 'esm', 'consumer.mjs'],
  ['a CommonJS module', 'cjs', 'consumer.cjs'],
] as const)('an everyday program gets its figures from the installed package as %s', async (_, format, file) => {
  const { folder, installed } = await installPacked(onTestFinished);
  const source = readFileSync(new URL('test/package/consumers/everyday.ts', root), 'utf8');
  writeFileSync(join(folder, file), transformSync(source, { loader: 'ts', format }).code);
  expect(await runNode([file], folder)).toEqual({ code: 0, output: '' });

  rmSync(join(installed, 'dist', format === 'esm' ? 'index.js' : 'index.cjs'));
  expect((await runNode([file], folder)).output).toContain('Cannot find module');
});
